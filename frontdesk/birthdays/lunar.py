"""Lunar birthdays, with their traps (domain 2.8).

腊月三十, and the thirtieth of any other month, is not there in most years: the last day of the month stands
for it. A leap month is there in few: the plain month stands for it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1901, 2099
_LONGEST = 30


class LunarDay(NamedTuple):
    """A month and a day of the lunar calendar; of a leap month the plain one."""

    month: int
    day: int


def lunar_day(on: date) -> LunarDay | None:
    """The lunar month and day of a date; None beyond what the tables know."""
    # borax is loaded where a lunar birthday is counted, not when the desk starts.
    from borax.calendars.lunardate import LunarDate

    if not FIRST_YEAR <= on.year <= LAST_YEAR:
        return None
    found = LunarDate.from_solar(on)
    return LunarDay(found.month, found.day)


def as_written(on: date) -> LunarDay:
    """The lunar day that stands in an ID as if it were a solar one, as many elders' do."""
    return LunarDay(on.month, min(on.day, _LONGEST))


def in_lunar_year(year: int, birthday: LunarDay) -> date | None:
    """When a birthday falls in a lunar year; None beyond what the tables know."""
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate

    for day in (birthday.day, birthday.day - 1):
        try:
            found = LunarDate(year, birthday.month, day).to_solar_date()
        except InvalidLunarDateError:
            continue
        return date(found.year, found.month, found.day)
    return None


def next_lunar_birthday(birthday: LunarDay, today: date) -> date | None:
    """The next one, today included; None beyond what the tables know."""
    # A lunar year begins up to seven weeks after the solar one of its number.
    days = (in_lunar_year(year, birthday) for year in (today.year - 1, today.year, today.year + 1))
    return next((day for day in days if day is not None and day >= today), None)
