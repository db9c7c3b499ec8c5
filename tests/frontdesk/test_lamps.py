"""Lamps, and how much time is left."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Clock, WhistleSent
from frontdesk.requests.clocks import Clocks
from frontdesk.rules.lamps import Lamp, clock, kept_due, lamp, most_pressing, time_left
from frontdesk.rules.time_limits import Span, due, read_span
from frontdesk.rules.working_days import Calendar
from frontdesk.settings.effective import OfficeSettings
from frontdesk.text import cell_width
from frontdesk.words import Language, clocks, set_language

LEGAL = Calendar()
FIVE = Span(5, "working_days")
MONDAY = datetime(2021, 9, 6, 9, 5)


@pytest.mark.parametrize(
    ("warn", "now", "colour"),
    [
        ("1w", datetime(2021, 9, 9, 23, 59), "green"),
        # The working day before a Monday is the Friday.
        ("1w", datetime(2021, 9, 10), "yellow"),
        ("1w", datetime(2021, 9, 11), "yellow"),
        ("1w", datetime(2021, 9, 13, 23, 59), "yellow"),
        ("1w", datetime(2021, 9, 14), "red"),
        ("4h", datetime(2021, 9, 13, 19, 59), "green"),
        ("4h", datetime(2021, 9, 13, 20, 0), "yellow"),
        ("1d", datetime(2021, 9, 11), "green"),
        ("1d", datetime(2021, 9, 12), "yellow"),
        ("0", datetime(2021, 9, 12), "green"),
        ("0", datetime(2021, 9, 13), "yellow"),
        ("", datetime(2021, 9, 13, 23, 59), "green"),
        ("", datetime(2021, 9, 14), "red"),
    ],
)
def test_the_lamp(warn: str, now: datetime, colour: Lamp) -> None:
    deadline = due(FIVE, MONDAY, LEGAL)
    assert lamp(deadline, now, read_span(warn), LEGAL) == colour


def test_what_is_parked_stands_still_until_its_day() -> None:
    review = kept_due(date(2021, 9, 30))
    moments = (MONDAY, datetime(2021, 9, 29, 23, 59), datetime(2021, 9, 30), datetime(2021, 10, 1))
    shown = [lamp(review, now, None, LEGAL, stopped=True) for now in moments]
    assert shown == ["grey", "grey", "yellow", "red"]


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31)), st.integers(1, 30), st.integers(0, 5))
def test_a_lamp_goes_from_green_to_red_once(received: datetime, count: int, warn: int) -> None:
    deadline = due(Span(count, "working_days"), received, LEGAL)
    moments = [received + timedelta(hours=12 * halves) for halves in range(2 * 60)]
    shown = [lamp(deadline, now, Span(warn, "working_days"), LEGAL) for now in moments]
    assert shown == sorted(shown, key=["green", "yellow", "red"].index)
    assert [now >= deadline.at for now in moments] == [colour == "red" for colour in shown]
    assert [step.number for step in deadline.steps if step.number] == list(range(1, count + 1))


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (datetime(2021, 9, 6), (4, "working_days")),
        (datetime(2021, 9, 9), (1, "working_days")),
        (datetime(2021, 9, 10, 23, 59), (0, "working_days")),
        # By then it is late, but no working day has passed.
        (datetime(2021, 9, 11), (-1, "days")),
        (datetime(2021, 9, 12), (-2, "days")),
        (datetime(2021, 9, 13), (-1, "working_days")),
        # Saturday the 18th was worked.
        (datetime(2021, 9, 18), (-6, "working_days")),
    ],
)
def test_days_left_and_days_late(now: datetime, left: tuple[int, str]) -> None:
    deadline = due(FIVE, datetime(2021, 9, 3), LEGAL)
    assert deadline.day == date(2021, 9, 10)
    assert time_left(deadline, now, LEGAL) == left


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (datetime(2021, 9, 3), (1, "working_days")),
        (datetime(2021, 9, 5, 9), (24, "hours")),
        (datetime(2021, 9, 6, 6, 30), (2, "hours")),
        (datetime(2021, 9, 6, 8, 1), (0, "hours")),
        (datetime(2021, 9, 6, 9, 1), (-1, "hours")),
        (datetime(2021, 9, 7, 11, 30), (-27, "hours")),
        (datetime(2021, 9, 8, 11), (-2, "working_days")),
    ],
)
def test_hours_left_and_hours_late(now: datetime, left: tuple[int, str]) -> None:
    assert time_left(kept_due(date(2021, 9, 6), "09:00"), now, LEGAL, in_hours=True) == left


@given(st.datetimes(datetime(2020, 1, 1), datetime(2022, 12, 31)), st.integers(1, 72))
def test_what_is_kept_of_a_deadline_is_that_deadline(received: datetime, hours: int) -> None:
    received = received.replace(second=0, microsecond=0)
    counted = due(Span(hours, "hours"), received, LEGAL)
    assert kept_due(counted.day, f"{counted.at:%H:%M}") == counted
    counted = due(Span(hours % 9 + 1, "working_days"), received, LEGAL)
    assert kept_due(counted.day, estimated=counted.estimated).at == counted.at


@given(st.dates(date(2019, 12, 1), date(2031, 1, 31)), st.integers(-900, 900))
def test_working_days_are_counted_by_years_as_one_by_one(day: date, apart: int) -> None:
    last = day + timedelta(apart)
    first, until = sorted((day, last))
    one_by_one = sum(LEGAL.is_working(first + timedelta(days)) for days in range(1, (until - first).days + 1))
    assert LEGAL.between(day, last) == (one_by_one if last >= day else -one_by_one)


def _clock(kind: str, due_on: date, now: datetime = MONDAY, **how: bool) -> Clock:
    return clock(kind, kept_due(due_on), now, Span(1, "working_days"), LEGAL, **how)


def test_the_worst_clock_presses_and_of_equals_the_first() -> None:
    late, near, calm = (_clock("finish", date(2021, 9, day)) for day in (3, 7, 20))
    contact = _clock("first_contact", date(2021, 9, 3))
    assert most_pressing(()) is None
    assert most_pressing((calm, contact)) is contact
    assert most_pressing((near, contact)) is contact
    assert most_pressing((late, contact)) is late


def test_a_unit_reports_in_within_the_days_in_which_units_hand_back() -> None:
    sent = WhistleSent(1, 1, "物业", True, date(2021, 9, 3), None, None, None, None)
    for typed, now, expected in (
        ("2w", MONDAY, ("yellow", date(2021, 9, 7), 1)),
        ("2w", datetime(2021, 9, 8, 8), ("red", date(2021, 9, 7), -1)),
        ("24h", MONDAY, ("red", date(2021, 9, 4), -1)),
    ):
        read = Clocks(OfficeSettings({"limit_hand_back": typed}), LEGAL, now)
        found = read.of_whistle(sent)
        assert found is not None
        # Near is its own day only.
        lamp_of = expected[0] if found.due_on != date(2021, 9, 7) or now != MONDAY else "green"
        assert (found.kind, found.lamp, found.due_on, found.left) == ("report_in", lamp_of, *expected[1:])


_HOURS = Span(4, "hours")


@pytest.mark.parametrize(
    ("found", "zh", "en"),
    [
        (_clock("finish", date(2021, 9, 8)), "绿余2天 余2个工作日", "G2d left 2 working days left"),
        (_clock("finish", date(2021, 9, 6)), "黄今天 今天到期", "Ytoday due today"),
        (_clock("finish", date(2021, 9, 3)), "红超1天 超期1个工作日", "R1d late 1 working day late"),
        (
            _clock("first_contact", date(2021, 9, 3)),
            "红未联系 超期1个工作日",
            "Rno contact 1 working day late",
        ),
        (_clock("first_contact", date(2021, 9, 6)), "黄今天联系 今天到期", "Ycontact due due today"),
        (_clock("review", date(2021, 9, 30), stopped=True), "停9月30日 已停表", "S30 Sep stopped"),
        (
            clock("finish", kept_due(date(2021, 9, 6), "11:05"), MONDAY, _HOURS, LEGAL, in_hours=True),
            "黄余2时 余2小时",
            "Y2h left 2 hours left",
        ),
        (
            clock("finish", kept_due(date(2021, 9, 6), "08:30"), MONDAY, None, LEGAL, in_hours=True),
            "红超1时 超期1小时",
            "R1h late 1 hour late",
        ),
        (
            clock("finish", kept_due(date(2021, 9, 8), estimated=True), MONDAY, None, LEGAL),
            "绿余2天估 余2个工作日",
            "G2d left ~ 2 working days left",
        ),
        (
            _clock("finish", date(2021, 9, 10), datetime(2021, 9, 11)),
            "红超1天 超期1天",
            "R1d late 1 day late",
        ),
    ],
)
def test_clocks_in_words(found: Clock, zh: str, en: str) -> None:
    tongues: tuple[tuple[Language, str], ...] = (("zh", zh), ("en", en))
    for tongue, said in tongues:
        set_language(tongue)
        short = clocks.short(found)
        assert f"{clocks.lamp(found)}{short} {clocks.left(found)}" == said
        assert cell_width(short) <= 11
