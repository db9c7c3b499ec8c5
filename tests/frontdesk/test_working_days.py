"""Working days, against the library that keeps the State Council's calendar and against themselves."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from typing import Any

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.rules import legal_days_table
from frontdesk.rules.legal_days import HOLIDAYS, arranged_days, statutory_days
from frontdesk.rules.working_days import Calendar, CountedDay
from tests.frontdesk.legal_days_from_chinesecalendar import CODES, source

LEGAL = Calendar()
EVERY_DAY = [date(2020, 1, 1) + timedelta(days) for days in range(2557)]

days = st.dates(date(2015, 1, 1), date(2070, 12, 31))
overrides = st.dictionaries(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.booleans(), max_size=60)
calendars = st.builds(Calendar, overrides, published=st.frozensets(st.integers(2027, 2029)))


def test_the_table_is_what_its_script_makes() -> None:
    made: dict[str, Any] = {}
    exec(source(), made)
    assert legal_days_table.DAYS.splitlines() == made["DAYS"].splitlines()
    assert legal_days_table.FESTIVALS.splitlines() == made["FESTIVALS"].splitlines()


def test_every_day_of_the_published_years_is_as_published() -> None:
    assert EVERY_DAY[-1] == date(2026, 12, 31)
    for day in EVERY_DAY:
        assert LEGAL.is_working(day) == chinese_calendar.is_workday(day), day
        english = chinese_calendar.get_holiday_detail(day)[1]
        if english:
            assert LEGAL.name(day) == CODES[chinese_calendar.Holiday(english)], day


def test_every_span_of_the_published_years_is_as_published() -> None:
    working = [day for day in EVERY_DAY if chinese_calendar.is_workday(day)]
    for day in EVERY_DAY:
        begin = bisect_right(working, day)
        for count, found in enumerate(working[begin : begin + 30], start=1):
            assert LEGAL.after(day, count).day == found, (day, count)


def test_the_article_s_door_phones_took_43_working_days() -> None:
    asked, banner = date(2021, 4, 16), date(2021, 6, 20)
    assert (banner - asked).days == 65
    assert LEGAL.between(asked, banner) == 43


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        ((2021, 9, 6), "working", ""),
        ((2021, 9, 5), "weekend", ""),
        ((2021, 9, 18), "make_up", "mid_autumn"),
        ((2021, 9, 19), "holiday", "mid_autumn"),
        ((2021, 10, 5), "holiday", "national_day"),
        ((2022, 12, 31), "holiday", "new_year"),
        ((2028, 10, 1), "holiday", "national_day"),
        ((2027, 2, 5), "holiday", "spring_festival"),
        ((2027, 2, 8), "holiday", "spring_festival"),
        ((2027, 2, 9), "working", ""),
        ((2019, 2, 4), "working", ""),
        ((2024, 5, 2), "holiday", "labour_day"),
        ((2027, 5, 2), "holiday", "labour_day"),
    ],
)
def test_what_kind_of_day_it_is(day: tuple[int, int, int], kind: str, name: str) -> None:
    assert (LEGAL.kind(date(*day)), LEGAL.name(date(*day))) == (kind, name)


def test_the_office_has_the_last_word() -> None:
    monday, saturday, national_day = date(2021, 9, 6), date(2021, 9, 4), date(2021, 10, 1)
    laid_down = {monday: False, saturday: True, national_day: True, date(2021, 10, 9): False}
    office = Calendar(laid_down, {saturday: "消防检查"})
    assert [office.kind(day) for day in laid_down] == ["closed", "make_up", "working", "weekend"]
    assert [office.name(day) for day in laid_down] == ["", "消防检查", "", ""]
    assert office.after(date(2021, 9, 3), 2) == CountedDay(date(2021, 9, 7), False)


def test_a_year_without_a_notice_is_estimated_by_law() -> None:
    assert len(statutory_days(2027)) == 13
    assert len(statutory_days(2019)) == 11
    # Mid-Autumn of 2028 is the 3rd of October.
    assert len(statutory_days(2028)) == 12
    assert len(statutory_days(2061)) == len(statutory_days(2018)) + 1 == 6
    assert LEGAL.after(date(2026, 12, 25), 2) == CountedDay(date(2026, 12, 29), True)
    assert LEGAL.after(date(2026, 12, 25), 1) == CountedDay(date(2026, 12, 28), False)
    # Weekend, eve, and the statutory days of Spring Festival: 3 and 4 February, then the 9th.
    assert LEGAL.after(date(2027, 2, 2), 3) == CountedDay(date(2027, 2, 9), True)


def test_what_is_estimated_and_what_not() -> None:
    typed = Calendar({date(2027, 3, 1): False})
    assert not typed.is_estimated(date(2027, 3, 1))
    assert typed.is_estimated(date(2027, 3, 2))
    assert typed.is_estimated(date(2019, 12, 31))
    assert not typed.is_estimated(date(2020, 1, 1))
    # The end of December is arranged by the notice for the year after.
    assert not typed.is_estimated(date(2026, 12, 28))
    assert typed.is_estimated(date(2026, 12, 29))
    brought_in = Calendar({date(2027, 3, 1): False}, published=frozenset({2027}))
    assert not any(brought_in.is_estimated(date(2026, 12, 29) + timedelta(days)) for days in range(360))
    # What a notice does not name is a plain day, statutory or not.
    assert brought_in.is_working(date(2027, 10, 1))


def test_statutory_days_are_off_in_the_published_years_too() -> None:
    for year in range(2020, 2027):
        for day, name in statutory_days(year).items():
            assert name in HOLIDAYS
            assert not arranged_days()[day].works


def test_counting_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        LEGAL.after(date(2021, 9, 6), -1)


@given(calendars, days, st.integers(0, 60))
def test_after_and_between_are_inverse(calendar: Calendar, day: date, count: int) -> None:
    found = calendar.after(day, count)
    assert calendar.between(day, found.day) == count
    assert calendar.between(found.day, day) == -count
    assert count == 0 or calendar.is_working(found.day)
    passed = [day + timedelta(n) for n in range(1, (found.day - day).days + 1)]
    assert found.estimated == any(map(calendar.is_estimated, passed))


@given(calendars, days, days, days)
def test_spans_add_up(calendar: Calendar, first: date, middle: date, last: date) -> None:
    first, middle, last = sorted((first, middle, last))
    middle, last = min(middle, first + timedelta(400)), min(last, first + timedelta(800))
    parts = calendar.between(first, middle) + calendar.between(middle, last)
    assert calendar.between(first, last) == parts


@given(calendars, days, st.integers(0, 30), st.integers(0, 30))
def test_more_days_and_later_beginnings_end_no_earlier(
    calendar: Calendar, day: date, count: int, more: int
) -> None:
    assert calendar.after(day, count).day <= calendar.after(day, count + more).day
    assert calendar.after(day, count).day <= calendar.after(day + timedelta(more), count).day


@given(overrides)
def test_what_was_laid_down_wins(laid_down: dict[date, bool]) -> None:
    calendar = Calendar(laid_down)
    for day, works in laid_down.items():
        assert calendar.is_working(day) == works
        assert not calendar.is_estimated(day)
