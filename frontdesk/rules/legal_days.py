"""What the law and the State Council's notices say of a day.

Sources: the yearly notices on the arrangement of holidays, 2020 to 2026 (`legal_days_table`); for other years
the statutory days alone, by 全国年节及纪念日放假办法 (11 days since 2014; 13 since 2025, with the eve of
Spring Festival and 2 May). Lunar festivals are known for 2019 to 2060; outside of that only the days with a
fixed date are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from frontdesk.rules.legal_days_table import DAYS, FESTIVALS

# Codes; `frontdesk.words` names them.
HOLIDAYS = (
    "new_year",
    "spring_festival",
    "qingming",
    "labour_day",
    "dragon_boat",
    "mid_autumn",
    "national_day",
)

FIRST_PUBLISHED_YEAR, LAST_PUBLISHED_YEAR = 2020, 2026
_THIRTEEN_DAYS_SINCE = 2025


@dataclass(frozen=True, slots=True)
class DayOff:
    """What was arranged for a day: it is off, or worked in place of another.

    Attributes:
        works: True for a day that makes up for one off.
        name: the holiday it belongs to, a code of `HOLIDAYS`, or in words one that is not among them.
    """

    works: bool
    name: str


@cache
def arranged_days() -> Mapping[date, DayOff]:
    """Every day of the published years that is off by a holiday, or worked in place of one."""
    days = {}
    for line in DAYS.splitlines():
        year, name, *entries = line.split()
        for entry in entries:
            first, _dots, last = entry.removeprefix("+").partition("..")
            day, end = (date.fromisoformat(f"{year}-{written}") for written in (first, last or first))
            while day <= end:
                days[day] = DayOff(entry.startswith("+"), name)
                day += timedelta(1)
    return MappingProxyType(days)


@cache
def _festivals() -> Mapping[int, tuple[date, ...]]:
    """Spring Festival, Qingming, Dragon Boat and Mid-Autumn of each year that they are known for."""
    lines = (line.split() for line in FESTIVALS.splitlines())
    return {
        int(year): tuple(date.fromisoformat(f"{year}-{written}") for written in days) for year, *days in lines
    }


@cache
def statutory_days(year: int) -> Mapping[date, str]:
    """The days that everybody has off by law in a year, without any swap, with the holiday's code."""
    days = {}
    many = year >= _THIRTEEN_DAYS_SINCE
    if year in _festivals():
        spring, qingming, dragon_boat, mid_autumn = _festivals()[year]
        for apart in range(-1 if many else 0, 3):
            days[spring + timedelta(apart)] = "spring_festival"
        days |= {qingming: "qingming", dragon_boat: "dragon_boat", mid_autumn: "mid_autumn"}
    days[date(year, 1, 1)] = "new_year"
    days |= {date(year, 5, day): "labour_day" for day in ((1, 2) if many else (1,))}
    # Last, for Mid-Autumn may be one of them and gives no day of its own then.
    days |= {date(year, 10, day): "national_day" for day in (1, 2, 3)}
    return MappingProxyType(days)
