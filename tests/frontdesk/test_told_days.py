"""Days as people tell them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontdesk.rules.told_days import read_told_day

MONDAY = date(2021, 9, 6)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("", (2021, 9, 6)),
        ("今天", (2021, 9, 6)),
        ("zt", (2021, 9, 5)),
        ("前天", (2021, 9, 4)),
        ("-3", (2021, 9, 3)),
        ("三天前", (2021, 9, 3)),
        ("两天前", (2021, 9, 4)),
        ("3", (2021, 9, 3)),
        ("三号", (2021, 9, 3)),
        ("28", (2021, 8, 28)),
        ("31", (2021, 8, 31)),
        ("上个月28号", (2021, 8, 28)),
        ("周三", (2021, 9, 1)),
        ("周一", (2021, 9, 6)),
        ("上周五", (2021, 9, 3)),
        ("上周一", (2021, 8, 30)),
        ("wed", (2021, 9, 1)),
        ("Wednesday", (2021, 9, 1)),
        ("last fri", (2021, 9, 3)),
        ("last Mon", (2021, 8, 30)),
        ("next wed", None),
        ("9-3", (2021, 9, 3)),
        ("12-30", (2020, 12, 30)),
        ("2-29", (2020, 2, 29)),
        ("2021年8月30日", (2021, 8, 30)),
        ("20210830", (2021, 8, 30)),
        ("2021-12-30", (2021, 12, 30)),
        ("2021", None),
        ("9月", None),
        ("上个月31号", (2021, 8, 31)),
        ("32", None),
        ("2021-2-30", None),
        ("不知道", None),
        ("[/]\x1b[2J", None),
    ],
)
def test_a_day_as_it_is_told(text: str, day: tuple[int, int, int] | None) -> None:
    assert read_told_day(text, MONDAY) == (day and date(*day))


def test_a_month_that_had_no_such_day() -> None:
    assert read_told_day("上个月31号", date(2021, 7, 6)) is None
    assert read_told_day("31", date(2021, 7, 6)) == date(2021, 5, 31)


@given(st.text(max_size=40) | st.from_regex(r"[-\d上个月周天前号日.年 ]{1,10}", fullmatch=True))
def test_any_text_is_a_day_or_none(text: str) -> None:
    read = read_told_day(text, MONDAY)
    assert read is None or read_told_day(read.isoformat(), MONDAY) == read
