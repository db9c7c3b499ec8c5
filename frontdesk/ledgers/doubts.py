"""What is doubtful in a row, told so that nobody's number can be read in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.records import Reason

MASK = "***"
_LONG_NUMBER = re.compile(r"\d[\d\-./年月 ]{5,}[\dXx日]")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a row that somebody should look at: in which field, and why."""

    field: str
    reason: Reason


def hidden(text: str) -> str:
    """A text in which no number is whole that could be a phone's, a paper's or a birth date's."""
    return _LONG_NUMBER.sub(lambda found: f"{found[0][:3]}{MASK}", text)
