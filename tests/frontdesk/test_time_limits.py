"""Time limits, when they are over, and how a deadline is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.migrations.shipped_topics import TOPICS
from frontdesk.rules.time_limits import (
    AT_ONCE,
    CLASSES,
    DEFAULT_PROFILE,
    PROFILES,
    SAME_DAY,
    Due,
    Span,
    Unit,
    due,
    read_span,
)
from frontdesk.rules.working_days import Calendar
from frontdesk.text import cell_width
from frontdesk.words import deadlines, language, set_language
from frontdesk.words.codes import LABELS

LEGAL = Calendar()
MONDAY = datetime(2021, 9, 6, 9, 5)
FIVE = Span(5, "working_days")


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Chinese, and afterwards the language that was."""
    before = language()
    set_language("zh")
    yield
    set_language(before)


@pytest.mark.parametrize(
    ("texts", "span", "code"),
    [
        (("5个工作日", "5w", "5 W", "五个工作日", "５个工作日", "5工作日", "5 working days"), FIVE, "5w"),
        (("2小时", "2h", "2个小时", "两小时", "2 hours"), Span(2, "hours"), "2h"),
        (("7天", "7d", "7日", "七天", "7 days"), Span(7, "days"), "7d"),
        (("15w", "十五个工作日"), Span(15, "working_days"), "15w"),
        (("当天", "0", "当日", "same day", "0d"), SAME_DAY, "0"),
        (("立即", "0h", "at once"), AT_ONCE, "0h"),
    ],
)
def test_spans_as_they_are_written(texts: tuple[str, ...], span: Span, code: str) -> None:
    assert [read_span(text) for text in texts] == [span] * len(texts)
    assert span.code == code


@pytest.mark.parametrize(
    "text", ["", "5", "w", "-5w", "5.5h", "1000w", "5x", "5周", "[/]", "\x1b5w", "5w" * 99]
)
def test_what_is_no_span(text: str) -> None:
    assert read_span(text) is None


@given(st.integers(1, 999), st.sampled_from(("hours", "working_days", "days")))
def test_what_is_stored_is_read_again(amount: int, unit: Unit) -> None:
    span = Span(amount, unit)
    assert read_span(span.code) == span
    for spoken in ("zh", "en"):
        set_language(spoken)
        assert read_span(deadlines.span(span)) == span


@given(st.text(max_size=60))
def test_any_text_is_a_span_or_none(text: str) -> None:
    span = read_span(text)
    assert span is None or read_span(span.code) == span


def test_every_profile_limits_every_class() -> None:
    assert DEFAULT_PROFILE in PROFILES
    for limits in PROFILES.values():
        assert tuple(limits) == CLASSES
    assert LABELS["time_limit"].keys() == set(CLASSES)
    written = {
        name: tuple(span.code if span else "" for span in (limit.first_contact, limit.finish, limit.warn))
        for name, limit in PROFILES["shandong"].items()
    }
    assert written == {
        "urgent": ("0h", "2h", ""),
        "livelihood": ("2h", "24h", "4h"),
        "inquiry": ("0", "1w", ""),
        "ordinary": ("1w", "5w", "1w"),
        "complex": ("1w", "15w", "3w"),
        "suggestion": ("2w", "5w", ""),
        "call_back": ("", "3w", ""),
    }


def test_the_topics_that_are_shipped_have_classes_that_there_are() -> None:
    assert {topic.time_limit for topic in TOPICS} <= set(CLASSES)


@pytest.mark.parametrize(
    ("code", "received", "at"),
    [
        ("0h", MONDAY, MONDAY),
        ("2h", MONDAY, datetime(2021, 9, 6, 11, 5)),
        ("24h", datetime(2021, 9, 30, 17, 0), datetime(2021, 10, 1, 17, 0)),
        ("0", MONDAY, datetime(2021, 9, 7)),
        ("1w", MONDAY, datetime(2021, 9, 8)),
        ("5w", MONDAY, datetime(2021, 9, 14)),
        # On a Saturday on duty, and late at night: the next working day is the first.
        ("1w", datetime(2021, 9, 4, 9, 0), datetime(2021, 9, 7)),
        ("1w", datetime(2021, 9, 6, 23, 59), datetime(2021, 9, 8)),
        # Over National Day, with the Saturday that makes up for it.
        ("5w", datetime(2021, 9, 30), datetime(2021, 10, 14)),
        ("7d", datetime(2021, 9, 30), datetime(2021, 10, 8)),
    ],
)
def test_when_a_span_is_over(code: str, received: datetime, at: datetime) -> None:
    span = read_span(code)
    assert span is not None
    assert due(span, received, LEGAL).at == at


def test_the_day_of_a_deadline_is_the_last_in_time() -> None:
    assert due(FIVE, MONDAY, LEGAL).day == date(2021, 9, 13)
    assert due(SAME_DAY, MONDAY, LEGAL).day == date(2021, 9, 6)
    assert due(Span(2, "hours"), datetime(2021, 9, 6, 23), LEGAL).day == date(2021, 9, 7)
    aware = MONDAY.replace(tzinfo=timezone(timedelta(hours=8)))
    assert due(FIVE, aware, LEGAL).at == datetime(2021, 9, 14, tzinfo=aware.tzinfo)


def test_the_arithmetic_day_by_day() -> None:
    steps = due(Span(4, "working_days"), datetime(2021, 9, 16), LEGAL).steps
    assert [(step.day.day, step.number, step.kind, step.name) for step in steps] == [
        (17, 1, "working", ""),
        (18, 2, "make_up", "mid_autumn"),
        (19, 0, "holiday", "mid_autumn"),
        (20, 0, "holiday", "mid_autumn"),
        (21, 0, "holiday", "mid_autumn"),
        (22, 3, "working", ""),
        (23, 4, "working", ""),
    ]
    assert [step.number for step in due(Span(3, "days"), datetime(2021, 9, 18), LEGAL).steps] == [1, 2, 3]
    assert due(Span(2, "hours"), MONDAY, LEGAL).steps == ()


def test_what_rests_on_no_notice_is_estimated() -> None:
    assert due(FIVE, datetime(2026, 12, 25), LEGAL).estimated
    assert not due(FIVE, datetime(2026, 12, 18), LEGAL).estimated
    assert not due(Span(7, "days"), datetime(2027, 1, 8), LEGAL).estimated
    assert not due(FIVE, datetime(2027, 1, 8), Calendar(published=frozenset({2027}))).estimated


@pytest.mark.parametrize(
    ("code", "received", "zh", "en"),
    [
        (
            "5w",
            MONDAY,
            "办结 9月13日 (5个工作日,跳过周末)",
            "finish 13 Sep (5 working days, without weekends)",
        ),
        ("2w", MONDAY, "办结 9月8日 (2个工作日)", "finish 8 Sep (2 working days)"),
        ("2h", MONDAY, "办结 9月6日 11:05 (2小时)", "finish 6 Sep 11:05 (2 hours)"),
        ("0", MONDAY, "办结 9月6日 (当天)", "finish 6 Sep (the same day)"),
        ("0h", MONDAY, "办结 立即", "finish at once"),
        ("1d", MONDAY, "办结 9月7日 (1天)", "finish 7 Sep (1 day)"),
        (
            "4w",
            datetime(2021, 9, 30),
            "办结 10月12日 (4个工作日,跳过国庆节、周末;10月9日补班)",
            "finish 12 Oct (4 working days, without National Day, weekends; worked: 9 Oct)",
        ),
        (
            "5w",
            datetime(2026, 12, 25),
            "办结 2027年1月4日(估) (5个工作日,跳过周末、元旦)",
            "finish 4 Jan 2027 (est.) (5 working days, without weekends, New Year)",
        ),
    ],
)
def test_a_deadline_in_a_line(code: str, received: datetime, zh: str, en: str) -> None:
    span = read_span(code)
    assert span is not None
    said = {}
    for spoken in ("zh", "en"):
        set_language(spoken)
        said[spoken] = deadlines.deadline("finish", due(span, received, LEGAL), span, received.date())
    assert said == {"zh": zh, "en": en}


def test_a_deadline_gives_up_details_until_it_fits() -> None:
    saturday = date(2021, 9, 11)
    closed = Calendar({date(2021, 9, 8): False, saturday: True}, {date(2021, 9, 8): "停电检修\x1b" * 9})
    deadline = due(FIVE, MONDAY, closed)
    said = [deadlines.deadline("finish", deadline, FIVE, MONDAY.date(), cells) for cells in (130, 110, 50, 9)]
    name = "停电检修" * 9
    assert said == [
        f"办结 9月13日 (5个工作日,跳过{name}、周末;9月11日补班)",
        f"办结 9月13日 (5个工作日,跳过{name}、周末)",
        "办结 9月13日 (5个工作日,跳过2天休息日)",
        "办结 9月13日 (5个工作日)",
    ]


def test_every_ordinary_deadline_fits_a_line() -> None:
    for spoken in ("zh", "en"):
        set_language(spoken)
        for apart in range(0, 2500, 7):
            received = datetime(2020, 2, 1) + timedelta(apart)
            for limit in PROFILES["shandong"].values():
                deadline = due(limit.finish, received, LEGAL)
                line = deadlines.deadline("call_back", deadline, limit.finish, received.date())
                assert cell_width(line) <= 78


def test_a_deadline_that_was_stored_needs_no_arithmetic() -> None:
    stored = Due(datetime(2021, 9, 14))
    assert deadlines.deadline("finish", stored, FIVE, date(2021, 9, 6)) == "办结 9月13日 (5个工作日)"
    assert deadlines.day(Due(datetime(2021, 9, 14), estimated=True), date(2020, 1, 1)) == "2021年9月13日(估)"
