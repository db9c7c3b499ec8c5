"""When veterans are visited: for 1 August (八一) and for Spring Festival (domain 3.4), pure.

The list for 1 August is due from 8 July, that for Spring Festival from thirty days before it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

ARMY_DAY, SPRING_FESTIVAL = "army_day", "spring_festival"
_SPRING_AHEAD = timedelta(30)
_STAYS = timedelta(15)
"""How long a list still stands after its day, for visits that are late."""


class Occasion(NamedTuple):
    """A list of visits: for which day, from when it is due, and until when a visit counts for it."""

    code: str
    day: date
    since: date
    until: date


def occasion(today: date, new_year: Callable[[int], date | None]) -> Occasion:
    """The occasion whose visits are due, or else the next one.

    Args:
        today: a day.
        new_year: the first day of the lunar year of a number; None beyond what is known.
    """
    found = []
    for year in (today.year, today.year + 1):
        found.append(_occasion(ARMY_DAY, date(year, 8, 1), date(year, 7, 8)))
        spring = new_year(year)
        if spring is not None:
            found.append(_occasion(SPRING_FESTIVAL, spring, spring - _SPRING_AHEAD))
    return min((one for one in found if one.until >= today), key=lambda one: one.day)


def _occasion(code: str, day: date, since: date) -> Occasion:
    return Occasion(code, day, since, day + _STAYS)
