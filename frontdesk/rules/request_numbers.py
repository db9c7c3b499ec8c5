"""Numbers of requests as people say them: `2021-0412`, or the part behind the year."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?:(\d{4})-)?(\d{1,6})")


def is_number(typed: str) -> bool:
    """Whether what was typed can be the number of a request, or a part of one."""
    digits = typed.replace("-", "")
    return digits.isascii() and digits.isdecimal()


def is_meant(number: str, typed: str) -> bool:
    """Whether a number is meant: it begins so, or its part behind the year is just that."""
    digits = typed.replace("-", "")
    return number.replace("-", "").startswith(digits) or number.endswith(f"-{digits}")


def meant_numbers(text: str, year: int) -> tuple[str, ...]:
    """The numbers that may be meant: `2021-0388` itself; `388` of this year or the last; else none."""
    found = _NUMBER.fullmatch("".join(text.split()))
    if found is None or not text.isascii():
        return ()
    years = (int(found[1]),) if found[1] else (year, year - 1)
    return tuple(f"{one}-{int(found[2]):04}" for one in years)
