"""What days told at the counter have in common, behind or ahead: numbers, weekdays, days of a month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from frontdesk.rules.address import spoken_number
from frontdesk.rules.written_dates import read_date

_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAY = re.compile(r"(next|last)?(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:day)?")
_ENGLISH = dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), _WEEKDAYS, strict=True))
_WITHOUT_YEAR = re.compile(r"\D*\d{1,2}\D+\d{1,2}\D*|\d{3,4}|[^年]*月[^年]*")
_YEARS, _MONTHS = 8, 13
"""In so many there is a 29th of February, and surely a 31st."""


def number(text: str) -> int | None:
    """`3`, `三`, `两`."""
    return int(text) if text.isdecimal() else spoken_number(text.replace("两", "二"))


def weekday_of(name: str, today: date) -> date:
    """The day of this week that is called so (`一` to `日`, or `天`)."""
    return today + timedelta(_WEEKDAYS.index("日" if name == "天" else name) - today.weekday())


def english_weekday(told: str) -> tuple[str, str] | None:
    """`lastwed` as `last` and `三`, `wednesday` as nothing and that; None where it is no weekday."""
    found = _ENGLISH_WEEKDAY.fullmatch(told)
    return (found[1] or "", _ENGLISH[found[2]]) if found else None


def written(text: str, told: str, today: date, way: int) -> date | None:
    """A date as `text` writes it; where `told` names no year, the nearest one `way` (1 ahead, -1 back)."""
    if not _WITHOUT_YEAR.fullmatch(told):
        read = read_date(text, year=today.year)
        return read.value if read and read.precision == "day" else None
    for years in range(_YEARS):
        read = read_date(text, year=today.year + way * years)
        if read and read.precision == "day" and _lies(read.value, today, way):
            return read.value
    return None


def of_month(day: int, today: date, way: int, *, beside: bool) -> date | None:
    """The nearest such day of a month that has one; of the month `beside` this one, if that was said."""
    for place, (year, month) in enumerate(_months(today, way)):
        if beside and place != 1:
            continue
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if _lies(found, today, way):
            return found
    return None


def _months(today: date, way: int) -> Iterable[tuple[int, int]]:
    first = today.year * 12 + today.month - 1
    return ((at // 12, at % 12 + 1) for at in range(first, first + way * _MONTHS, way))


def _lies(day: date, today: date, way: int) -> bool:
    return day >= today if way > 0 else day <= today
