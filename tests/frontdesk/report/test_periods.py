"""Periods as people write them, and what comes before and behind one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records import Duty, Refused, Span
from frontdesk.report import period
from frontdesk.rules.periods import after, before, whole_months
from frontdesk.rules.written_periods import read_period
from frontdesk.words import set_language

TODAY = date(2021, 9, 6)
DUTY = Duty(1, "", "clerk", "1", TODAY)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2021-02-20..2021-09-07", "2021-02-20", "2021-09-07"),
        ("2021.2.20-2021.9.7", "2021-02-20", "2021-09-07"),
        ("2021年2月20日至9月7日", "2021-02-20", "2021-09-07"),
        ("2021-2-20 - 2021-9-7", "2021-02-20", "2021-09-07"),
        ("2月20日到9月7日", "2021-02-20", "2021-09-07"),
        ("2021年3月~5月", "2021-03-01", "2021-05-31"),
        ("3-1..", "2021-03-01", "2021-09-06"),
        ("2021-08", "2021-08-01", "2021-08-31"),
        ("8月", "2021-08-01", "2021-08-31"),
        ("8", "2021-08-01", "2021-08-31"),
        ("本月", "2021-09-01", "2021-09-30"),
        ("上个月", "2021-08-01", "2021-08-31"),
        ("last month", "2021-08-01", "2021-08-31"),
        ("This Quarter", "2021-07-01", "2021-09-30"),
        ("上季度", "2021-04-01", "2021-06-30"),
        ("q1", "2021-01-01", "2021-03-31"),
        ("2020年第四季度", "2020-10-01", "2020-12-31"),
        ("去年下半年", "2020-07-01", "2020-12-31"),
        ("上半年", "2021-01-01", "2021-06-30"),
        ("去年", "2020-01-01", "2020-12-31"),
        ("2020", "2020-01-01", "2020-12-31"),
        ("4月16日", "2021-04-16", "2021-04-16"),
        ("昨天", "2021-09-05", "2021-09-05"),
        ("Aug", "2021-08-01", "2021-08-31"),
        ("sept.", "2021-09-01", "2021-09-30"),
        ("August 2020", "2020-08-01", "2020-08-31"),
        ("Q3 2020", "2020-07-01", "2020-09-30"),
        ("2020 Q3", "2020-07-01", "2020-09-30"),
        ("this year", "2021-01-01", "2021-12-31"),
        ("20 Feb to 7 Sep", "2021-02-20", "2021-09-07"),
        ("Feb 20 - Sep 7", "2021-02-20", "2021-09-07"),
        ("April 16th", "2021-04-16", "2021-04-16"),
        ("Mar to May", "2021-03-01", "2021-05-31"),
        ("2 - 20", "2021-02-20", "2021-02-20"),
    ],
)
def test_what_is_read(text: str, since: str, until: str) -> None:
    assert read_period(text, TODAY) == (date.fromisoformat(since), date.fromisoformat(until))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "..",
        "至",
        "13",
        "5月..x",
        "1..2..3",
        "marble",
        "decide 3",
        "3 jan 4",
        "30 Feb",
        "[/]",
        "\x1b[31m" * 50,
    ],
)
def test_what_is_none(text: str) -> None:
    assert read_period(text, TODAY) is None


@given(st.text(max_size=40))
def test_nothing_typed_does_harm(text: str) -> None:
    read = read_period(text, TODAY)
    assert read is None or len(read) == 2


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 800))
def test_periods_follow_each_other_without_a_gap(since: date, days: int) -> None:
    until = since + timedelta(days)
    assert before(since, until)[1] == since - timedelta(1)
    assert after(since, until)[0] == until + timedelta(1)
    months = whole_months(since, until)
    if months:
        assert whole_months(*before(since, until)) == whole_months(*after(since, until)) == months
        assert before(*after(since, until)) == (since, until)
    else:
        first, last = before(since, until)
        assert last - first == until - since


def test_the_month_before_a_month_and_as_many_days_else() -> None:
    assert before(date(2021, 3, 1), date(2021, 3, 31)) == (date(2021, 2, 1), date(2021, 2, 28))
    assert before(date(2021, 7, 1), date(2021, 9, 30)) == (date(2021, 4, 1), date(2021, 6, 30))
    assert before(date(2021, 2, 20), date(2021, 9, 7)) == (date(2020, 8, 4), date(2021, 2, 19))


def test_what_is_typed_at_the_desk() -> None:
    assert period.read(DUTY, "sy") == Span(date(2021, 8, 1), date(2021, 8, 31))
    assert period.read(DUTY, "上季度") == Span(date(2021, 4, 1), date(2021, 6, 30))
    for typed, code in (
        ("2021-09-07..2021-02-20", "period_reversed"),
        ("whenever", "period_unknown"),
        ("", "period_unknown"),
        ("1850-01-01..2021-01-01", "period_beyond"),
    ):
        with pytest.raises(Refused, match=code):
            period.read(DUTY, typed)


def test_what_is_left_out_and_how_it_is_told() -> None:
    assert period.given(TODAY, None, None) == Span(date(2021, 9, 1), date(2021, 9, 30))
    assert period.given(TODAY, date(2021, 2, 20), None) == Span(date(2021, 2, 20), TODAY)
    assert period.given(TODAY, None, date(2021, 8, 31)) == Span(date(2021, 8, 1), date(2021, 8, 31))
    set_language("zh")
    told = [
        period.told(period.read(DUTY, text)) for text in ("8月", "去年", "4-16", "2021-02-20..2021-09-07")
    ]
    set_language("en")
    assert told == ["2021年8月", "2020年", "2021年4月16日", "2021年2月20日 至 2021年9月7日"]
