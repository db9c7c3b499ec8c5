"""Which days are working days, how many lie between two, and the day so many of them after another.

The legal calendar of 2020 to 2026 with its swapped weekends, and what the office has laid down on top. In any
other year Monday to Friday but for the statutory days is an estimate: weekends are swapped by a notice that
comes out in November of the year before. Plain weekdays put a ninth to a sixth of all deadlines of five
working days on a wrong date, so whatever rests on an estimate says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from typing import Literal

from frontdesk.rules.legal_days import (
    FIRST_PUBLISHED_YEAR,
    LAST_PUBLISHED_YEAR,
    arranged_days,
    statutory_days,
)

DayKind = Literal["working", "make_up", "weekend", "holiday", "closed"]

_DAY = timedelta(1)
_SATURDAY = 5
# The earliest day of December that a notice for the next year has ever moved (2007, 2018).
_NEXT_NEW_YEAR_FROM = 29


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day that was counted to, and whether a day on the way is estimated."""

    day: date
    estimated: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of an office.

    Attributes:
        overrides: days laid down by the office, or brought in by a notice: whether they are worked.
        names: what such days are called: a code of `legal_days.HOLIDAYS`, or words.
        published: years besides 2020 to 2026 whose notice is wholly among the overrides; in these no other
            day is off but weekends, and none is estimated.
    """

    overrides: Mapping[date, bool] = field(default_factory=dict)
    names: Mapping[date, str] = field(default_factory=dict)
    published: frozenset[int] = frozenset()
    _counted: dict[int, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Of each year that was asked for: how many working days there are up to each of its days."""

    def is_working(self, day: date) -> bool:
        """Whether it is a working day: as the office laid down, else by law, else as estimated."""
        if (laid_down := self.overrides.get(day)) is not None:
            return laid_down
        if (arranged := arranged_days().get(day)) is not None:
            return arranged.works
        if day.weekday() >= _SATURDAY:
            return False
        return self._is_published(day.year) or day not in statutory_days(day.year)

    def is_estimated(self, day: date) -> bool:
        """Whether no notice has yet said what kind of day it is, nor has the office.

        One day laid down says nothing of its year's other days. The last three days of December are
        arranged by the notice for the year after, so they are estimated until that has come.
        """
        if day in self.overrides:
            return False
        if not self._is_published(day.year):
            return True
        return day.month == 12 and day.day >= _NEXT_NEW_YEAR_FROM and not self._is_published(day.year + 1)

    def name(self, day: date) -> str:
        """The holiday that a day off belongs to, or that a make-up day makes up for; empty if none."""
        if named := self.names.get(day):
            return named
        works = self.is_working(day)
        if (arranged := arranged_days().get(day)) is not None:
            return arranged.name if arranged.works == works else ""
        if works or self._is_published(day.year):
            return ""
        return statutory_days(day.year).get(day, "")

    def kind(self, day: date) -> DayKind:
        """What kind of day it is; `closed` is a weekday on which the office does not work, for no holiday."""
        weekend = day.weekday() >= _SATURDAY
        if self.is_working(day):
            return "make_up" if weekend else "working"
        if self.name(day):
            return "holiday"
        return "weekend" if weekend else "closed"

    def after(self, day: date, count: int) -> CountedDay:
        """The `count`th working day after a day, which is not counted itself; for 0 the day as it is.

        Raises:
            ValueError: a negative count.
            OverflowError: there are not so many before the year 10000.
        """
        if count < 0:
            raise ValueError(f"working days are counted forwards, not {count}")
        estimated = False
        while count:
            day += _DAY
            count -= self.is_working(day)
            estimated = estimated or self.is_estimated(day)
        return CountedDay(day, estimated)

    def between(self, first: date, last: date) -> int:
        """How many working days lie after `first`, up to `last` and with it.

        Negative where `last` is before `first`: as many as lie the other way round.
        """
        if last < first:
            return -self.between(last, first)
        whole = 0
        for year in range(first.year, last.year):
            whole += self._counts(year)[-1]
        return whole + self._so_far(last) - self._so_far(first)

    def _so_far(self, day: date) -> int:
        """How many working days its year has up to a day, and with it."""
        return self._counts(day.year)[day.toordinal() - date(day.year, 1, 1).toordinal()]

    def _counts(self, year: int) -> list[int]:
        if year not in self._counted:
            new_year, last = date(year, 1, 1), date(year, 12, 31)
            days = (new_year + timedelta(number) for number in range((last - new_year).days + 1))
            self._counted[year] = list(accumulate(map(self.is_working, days)))
        return self._counted[year]

    def _is_published(self, year: int) -> bool:
        return FIRST_PUBLISHED_YEAR <= year <= LAST_PUBLISHED_YEAR or year in self.published
