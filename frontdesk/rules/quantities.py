"""How much was done, as it is said: `40户`, `12盏`, `3 trees`."""

from __future__ import annotations

import re
from typing import NamedTuple

from frontdesk.rules.address import spoken_number

MOST = 999_999
_QUANTITY = re.compile(r"(\d{1,6}|[零〇一二两三四五六七八九十百]{1,6})\s*([^\d\s][^\d]{0,19})?")


class Quantity(NamedTuple):
    """A number and what is counted by it, which may be unsaid."""

    number: int
    measure: str


def read_quantity(text: str) -> Quantity | None:
    """Reads how much was done: a number, and behind it what is counted; None where it is none."""
    found = _QUANTITY.fullmatch(text.replace(",", "").replace("\uff0c", "").strip())
    if found is None:
        return None
    number = int(found[1]) if found[1].isdecimal() else spoken_number(found[1].replace("两", "二"))
    return None if number is None or number > MOST else Quantity(number, (found[2] or "").strip())
