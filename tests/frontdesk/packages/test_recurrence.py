"""When sessions are: what is typed becomes a rule, and a rule becomes days within a season."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from db.records import Reason
from frontdesk.packages.recurrence import (
    ANY_DAY,
    MOST_SESSIONS,
    RESTING,
    WORKING,
    next_day,
    read_recurrence,
    session_days,
    written_recurrence,
)
from tests.examples import examples

FIRST = date(2021, 9, 1)


def working(day: date) -> bool:
    """A working day of September and October 2021, when two weekends were worked for the holidays."""
    if day in (date(2021, 9, 18), date(2021, 9, 26), date(2021, 10, 9)):
        return True
    return day.weekday() < 5 and not date(2021, 10, 1) <= day <= date(2021, 10, 7)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("", ""),
        ("67", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("w76", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("周六日", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("每周六、日", "FREQ=WEEKLY;BYDAY=SA,SU"),
        ("2w3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ("m15", "FREQ=MONTHLY;BYMONTHDAY=15"),
        ("每月1、15日", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
        ("d", "FREQ=DAILY"),
        ("rrule:freq=weekly;byday=sa;count=16", "FREQ=WEEKLY;BYDAY=SA;COUNT=16"),
    ],
)
def test_it_is_typed_in_a_few_letters(typed: str, rule: str) -> None:
    assert read_recurrence(typed) == rule
    assert read_recurrence(written_recurrence(rule)) == rule


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("x", "recurrence_unknown"),
        ("w8", "recurrence_unknown"),
        ("0w3", "recurrence_unknown"),
        ("[/]", "recurrence_unknown"),
        ("FREQ=SECONDLY", "recurrence_unknown"),
        ("FREQ=DAILY;INTERVAL=00", "recurrence_unknown"),
        ("FREQ=DAILY\nFREQ=DAILY", "recurrence_unknown"),
        ("FREQ=DAILY;BYDAY=XX", "recurrence_unknown"),
        ("FREQ=DAILY;BYHOUR=1,2;BYSECOND=3", "recurrence_unknown"),
        ("FREQ=DAILY;UNTIL=20211399", "recurrence_unknown"),
        ("FREQ=YEARLY;BYEASTER=0", "recurrence_unknown"),
        ("m32", "recurrence_no_such_day"),
        ("m0", "recurrence_no_such_day"),
    ],
)
def test_what_is_no_rule_is_said_to_be_none(typed: str, code: str) -> None:
    assert read_recurrence(typed) == Reason(code)


@given(st.text(st.sampled_from("wWmMdD0123456789周月每日六、, ;=FREQDAILYINTEVCOU\n[/]\x1b"), max_size=30))
def test_whatever_is_typed_has_an_answer(typed: str) -> None:
    read = read_recurrence(typed)
    if isinstance(read, str):
        assert read_recurrence(written_recurrence(read)) == read
        session_days(read, FIRST, FIRST + timedelta(90), ANY_DAY, working)


def test_a_rest_day_is_one_by_the_calendar() -> None:
    """A Saturday that is worked is none, a holiday in the week is one."""
    saturdays = session_days("FREQ=WEEKLY;BYDAY=SA,SU", FIRST, date(2021, 9, 30), RESTING, working)
    assert saturdays == tuple(date(2021, 9, day) for day in (4, 5, 11, 12, 19, 25))
    friday = session_days("FREQ=WEEKLY;BYDAY=FR", date(2021, 9, 24), date(2021, 10, 8), WORKING, working)
    assert friday == (date(2021, 9, 24), date(2021, 10, 8))


def test_a_count_is_of_sessions_that_take_place() -> None:
    days = session_days("FREQ=WEEKLY;BYDAY=SA;COUNT=3", date(2021, 9, 18), None, RESTING, working)
    assert days == (date(2021, 9, 25), date(2021, 10, 2), date(2021, 10, 16))


@pytest.mark.parametrize(
    ("rule", "last", "code"),
    [
        ("FREQ=DAILY", None, "season_endless"),
        ("FREQ=DAILY", date(2023, 9, 1), "sessions_too_many"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2021, 9, 30), "sessions_none"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", None, "sessions_none"),
    ],
)
def test_no_end_and_no_day_are_told(rule: str, last: date | None, code: str) -> None:
    told = session_days(rule, FIRST, last, ANY_DAY, working)
    assert isinstance(told, Reason)
    assert told.code == code


@examples(60)
@given(
    st.sampled_from(("67", "w1", "2w3", "m15", "m29,31", "d", "FREQ=YEARLY")),
    st.dates(date(2020, 2, 29), date(2026, 12, 31)),
    st.integers(0, 380),
)
def test_sessions_lie_within_the_season(typed: str, first: date, length: int) -> None:
    rule = read_recurrence(typed)
    assert isinstance(rule, str)
    days = session_days(rule, first, first + timedelta(length), ANY_DAY, working)
    if not isinstance(days, Reason):
        assert list(days) == sorted(set(days))
        assert first <= days[0]
        assert days[-1] <= first + timedelta(length)
        assert len(days) <= MOST_SESSIONS


@pytest.mark.parametrize(
    ("rule", "first", "after", "found"),
    [
        ("FREQ=WEEKLY;BYDAY=FR", FIRST, FIRST, date(2021, 9, 3)),
        ("FREQ=WEEKLY;BYDAY=FR", FIRST, date(2021, 9, 3), date(2021, 9, 10)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", FIRST, date(2021, 9, 2), date(2021, 9, 15)),
        ("FREQ=MONTHLY;BYMONTHDAY=31", FIRST, FIRST, date(2021, 10, 31)),
        ("FREQ=DAILY;COUNT=3", FIRST, date(2021, 9, 2), date(2021, 9, 3)),
        ("FREQ=DAILY;COUNT=3", FIRST, date(2021, 9, 3), None),
        ("FREQ=DAILY;UNTIL=20210902T000000Z", FIRST, FIRST, date(2021, 9, 2)),
        ("FREQ=DAILY;UNTIL=20210902", FIRST, date(2021, 9, 2), None),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", FIRST, FIRST, date(2024, 2, 29)),
        # No day fits, and nobody waits until the year 9999 for it.
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", FIRST, FIRST, None),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231", FIRST, FIRST, None),
    ],
)
def test_the_next_day_is_found_though_there_is_no_last(
    rule: str, first: date, after: date, found: date | None
) -> None:
    assert read_recurrence(rule) == rule
    assert next_day(rule, first, after) == found


@examples(60)
@given(
    st.sampled_from(
        (
            "FREQ=DAILY;INTERVAL=3",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA",
            "FREQ=MONTHLY;BYMONTHDAY=29,31",
            "FREQ=MONTHLY;BYDAY=-1FR",
            "FREQ=YEARLY;BYWEEKNO=1,53",
            "FREQ=YEARLY;BYYEARDAY=60,366",
        )
    ),
    st.dates(date(1990, 1, 1), date(2110, 1, 1)),
    st.integers(0, 800),
)
def test_days_are_those_of_the_library_itself(rule: str, first: date, further: int) -> None:
    after = first + timedelta(further)
    found = rrulestr(rule, dtstart=datetime.combine(first, time())).after(datetime.combine(after, time()))
    assert found is not None
    assert next_day(rule, first, after) == found.date()
