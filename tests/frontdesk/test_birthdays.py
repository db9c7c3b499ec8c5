"""Birthdays by both calendars, and the ages that open an entitlement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Duty, Refused
from db.tables import Resident
from frontdesk.birthdays.coming import entitlements, greetings
from frontdesk.birthdays.keeping import AS_WRITTEN, LUNAR, SOLAR, keep_birthday
from frontdesk.birthdays.lunar import LunarDay, as_written, in_lunar_year, lunar_day, next_lunar_birthday
from frontdesk.rules.entitlements import ENTITLING_AGES, birthday_in, turns
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.conftest import office  # noqa: F401


@pytest.mark.parametrize(
    ("year", "birthday", "on"),
    [
        (2021, LunarDay(7, 30), date(2021, 9, 6)),
        # The twelfth month has 29 days in 2024 and 30 in 2023.
        (2024, LunarDay(12, 30), date(2025, 1, 28)),
        (2023, LunarDay(12, 30), date(2024, 2, 9)),
        # Born in the leap sixth month of 2025: there is only the plain one in 2026.
        (2026, LunarDay(6, 15), date(2026, 7, 28)),
        (1850, LunarDay(1, 1), None),
    ],
)
def test_a_lunar_birthday_falls_on_a_day_of_each_year(year: int, birthday: LunarDay, on: date | None) -> None:
    assert in_lunar_year(year, birthday) == on


def test_of_a_leap_month_the_plain_one_is_kept() -> None:
    assert lunar_day(date(2025, 8, 8)) == LunarDay(6, 15)
    assert lunar_day(date(1850, 1, 1)) is None
    assert as_written(date(1940, 12, 31)) == LunarDay(12, 30)


@given(st.dates(date(1902, 1, 1), date(2098, 1, 1)), st.integers(1, 12), st.integers(1, 30))
def test_there_is_a_next_one_within_thirteen_months(today: date, month: int, day: int) -> None:
    on = next_lunar_birthday(LunarDay(month, day), today)
    assert on is not None
    assert 0 <= (on - today).days <= 385


@given(st.dates(date(1900, 1, 1), date(2020, 1, 1)), st.sampled_from(ENTITLING_AGES), st.integers(-40, 40))
def test_an_age_is_told_from_thirty_days_before_to_the_day(born: date, age: int, days: int) -> None:
    on = birthday_in(born.year + age, born)
    told = turns(born, on - timedelta(days))
    assert (told == (age, on)) == (0 <= days <= 30)


def test_who_turns_an_age_soon_is_listed(office: Duty) -> None:  # noqa: F811
    """王桂英, born on 1 January 1966, is sixty in 2026; her birth date is not shown."""
    before = replace(office, day=date(2025, 12, 2))
    assert [(one.name, one.age, one.on) for one in entitlements(before)] == [("王桂英", 60, date(2026, 1, 1))]
    assert entitlements(replace(office, day=date(2025, 12, 1))) == ()
    assert entitlements(replace(office, day=date(2026, 1, 2))) == ()


def test_a_birthday_is_kept_by_the_calendar_that_somebody_says(office: Duty) -> None:  # noqa: F811
    """张宁裕, born on 2 March 1946, which was the 29th of the first month."""
    spring = replace(office, day=date(2026, 2, 20))
    assert [(one.name, one.on, one.is_lunar) for one in greetings(spring)] == [
        ("张宁裕", date(2026, 3, 2), False)
    ]
    keep_birthday(spring, 1, LUNAR)
    assert [(one.on, one.is_lunar) for one in greetings(spring)] == [(date(2026, 3, 17), True)]
    keep_birthday(spring, 1, AS_WRITTEN)
    row = Resident.select(Resident.birthday_calendar, Resident.lunar_month, Resident.lunar_day)
    assert row.where(Resident.id == 1).tuples().get() == ("lunar", 3, 2)
    keep_birthday(spring, 1, SOLAR)
    undo_last(spring)
    assert row.where(Resident.id == 1).tuples().get() == ("lunar", 3, 2)
    with pytest.raises(Refused, match="birth_date_unknown"):
        keep_birthday(spring, 14, LUNAR)
