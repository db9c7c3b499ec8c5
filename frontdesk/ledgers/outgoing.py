"""A ledger on its way out, whatever it is of: its headings and rows, and whom they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from frontdesk.words import in_language
from frontdesk.words.codes import LABELS

Value = str | int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to be written.

    Attributes:
        title: the sheet's name.
        headings: the first row.
        rows: made while they are written.
        residents: the ids of those whose data stand in the rows; whole once the rows have been made.
    """

    title: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Value]]
    residents: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included; None is open."""

    since: date | None = None
    until: date | None = None


def word_for(group: str, code: str | int) -> str:
    """What a code is called in Chinese; an unknown one stands for itself."""
    text = LABELS.get(group, {}).get(str(code))
    return str(code) if text is None else in_language("zh", group, text)
