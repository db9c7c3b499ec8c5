"""Dates in every form that people write, and those that are left to a person."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from frontdesk.rules.written_dates import EARLIEST_YEAR, LATEST_YEAR, WrittenDate, from_serial, read_date

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)
DATES = st.dates(date(EARLIEST_YEAR, 1, 1), date(LATEST_YEAR, 12, 31))
DIGITS = "零一二三四五六七八九"
THE_DAY = WrittenDate(date(2021, 4, 16), "day")


@pytest.mark.parametrize(
    "text",
    [
        "2021.4.16",
        "2021.04.16",
        "2021/4/16",
        "2021-04-16",
        "2021—04—16",
        "2021–4–16",
        "2021−4−16",
        "2021．4．16",
        "2021。4。16",
        "2021、4、16",
        "2021,4,16",
        "2021 4 16",
        "2021. 4. 16",
        "2021.4.16.",
        "'2021.4.16",
        "\u20182021.4.16\u2019",
        "２０２１年４月１６日",
        "２０２１－０４－１６",
        "2021年4月16日",
        "2021年04月16号",
        "2021年4月16",
        "2021 年 4 月 16 日",
        "20210416",
        "2021年4月16日星期五",
        "2021年4月16日(星期五)",
        "2021年4月16日（周五）",
        "2021年4月16日 礼拜五",
        "2021-04-16 周五",
        "2021/4/16 Fri",
        "2021/4/16 Friday",
        "Friday, 16 Apr 2021",
        "星期五2021.4.16",
        "2021-04-16 00:00:00",
        "2021-04-16 08:30:00.123",
        "2021-04-16T08:30:00",
        "2021-04-16T08:30:00Z",
        "2021/4/16 0:00",
        "2021/4/16 3:30:00 PM",
        "2021-04-16 上午 9:00",
        "2021年4月16日上午9点",
        "2021年4月16日下午",
        "2021年4月16日15时30分",
        "2021年4月16日 星期五 上午",
        "2021年4月16日出生",
        "2021年4月16日生",
        "二〇二一年四月十六日",
        "二零二一年四月十六号",
        "二O二一年四月十六日",
        "二○二一年四月十六日",
        "二0二一年四月十六日",
        "2021年四月十六日",
        "44302",
        "44302.0",
        "44302.75",
        "16 Apr 2021",
        "16-Apr-2021",
        "April 16, 2021",
        "Apr 16th, 2021",
        "4/16/2021",
        "16/4/2021",
    ],
)
def test_one_day_has_many_spellings(text: str) -> None:
    assert read_date(text) == THE_DAY


@pytest.mark.parametrize(
    "text",
    [
        "4月16日",
        "4月16号",
        "四月十六日",
        "4.16",
        "4/16",
        "4-16",
        "04-16",
        "0416",
        "4、16",
        "4月16日星期五",
        "4月16日下午",
    ],
)
def test_the_year_of_the_title_is_that_of_a_day_without_one(text: str) -> None:
    assert read_date(text, year=2021) == THE_DAY
    assert read_date(text) is None


@pytest.mark.parametrize(
    "text", ["21.4.16", "21/4/16", "21-04-16", "21年4月16日", "二一年四月十六日", "210416", "'21.4.16"]
)
def test_years_of_two_digits(text: str) -> None:
    assert read_date(text) == read_date(text, year=2021) == THE_DAY


@pytest.mark.parametrize(
    ("text", "year", "value"),
    [
        ("65.3.8", None, date(1965, 3, 8)),
        ("65.3.8", 2021, date(1965, 3, 8)),
        ("650308", None, date(1965, 3, 8)),
        ("22.3.8", 2021, date(1922, 3, 8)),
        ("22.3.8", 2022, date(2022, 3, 8)),
        ("22.3.8", None, date(2022, 3, 8)),
        ("31.3.8", None, date(1931, 3, 8)),
        ("00.3.8", 2021, date(2000, 3, 8)),
    ],
)
def test_a_short_year_is_the_last_that_has_been(text: str, year: int | None, value: date) -> None:
    assert read_date(text, year=year) == WrittenDate(value, "day")


@pytest.mark.parametrize(
    ("text", "month", "precision"),
    [
        ("2021-04", 4, "month"),
        ("2021.4", 4, "month"),
        ("2021/04", 4, "month"),
        ("2021年4月", 4, "month"),
        ("2021年4月份", 4, "month"),
        ("2021年4月初", 4, "month"),
        ("2021年4月下旬", 4, "month"),
        ("202104", 4, "month"),
        ("二〇二一年四月", 4, "month"),
        ("二〇二一年十二月", 12, "month"),
        ("21年4月", 4, "month"),
        ("Apr 2021", 4, "month"),
        ("4月", 4, "month"),
        ("四月份", 4, "month"),
        ("2021", 1, "year"),
        ("2021年", 1, "year"),
        ("2021年底", 1, "year"),
        ("二〇二一年", 1, "year"),
        ("21年", 1, "year"),
    ],
)
def test_months_and_years_are_their_first_days(text: str, month: int, precision: str) -> None:
    found = read_date(text, year=2021)
    assert found and (found.value, found.precision) == (date(2021, month, 1), precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "无",
        "张三",
        "2021.2.29",
        "2021.4.31",
        "2021年13月1日",
        "20211301",
        "20210431",
        "2021-00-10",
        "2021-4-0",
        "4月31日",
        "13.1",
        "16.4",
        # Which is the month?
        "4/5/2021",
        # Two dates, or a date and more.
        "2021.4.16-4.18",
        "2021.4.16-2021.4.18",
        "4月16日-4月18日",
        "2021-4-16/17",
        "2021年4月16日至18日",
        "2021年4月16日前",
        "2021.4.16 2021.4.17",
        # Another calendar, another era.
        "农历三月初八",
        "一九五〇年三月初八",
        "1950年腊月三十",
        "1950年闰四月初八",
        "正月十五",
        "1950年三月廿三",
        "民国三十八年四月一日",
        "公元前221年",
        # Slips of the hand.
        "20211-4-16",
        "0202-04-16",
        "2021-4-166",
        "99999999",
        "3021-04-16",
        "2021-4/16日5",
        # A serial, or a year with a month?
        "20214",
        "19501",
        # Spreadsheet serials out of all bounds.
        "99999999.0",
        "四千年",
        "\x1b[31m",
        "[/]",
        "年月日",
        "9" * 10_000,
        "2021-04-16" * 1000,
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text, year=2021) is None


def test_a_leap_day_needs_its_year() -> None:
    assert read_date("2月29日", year=2020) == WrittenDate(date(2020, 2, 29), "day")
    assert read_date("2月29日", year=2021) is None


@pytest.mark.parametrize(
    ("number", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (60, None),
        (61, date(1900, 3, 1)),
        (18330, date(1950, 3, 8)),
        (44302, date(2021, 4, 16)),
        (44302.999, date(2021, 4, 16)),
        (2_958_465, date(9999, 12, 31)),
        (2_958_466, None),
        (0.5, None),
        (0, None),
        (-1, None),
        (math.nan, None),
        (math.inf, None),
        (-math.inf, None),
        (1e300, None),
    ],
)
def test_days_as_spreadsheets_count_them(number: float, day: date | None) -> None:
    assert from_serial(number) == day


# What holds for all.


@given(DATES)
def test_every_day_in_every_form(day: date) -> None:
    year = "".join(DIGITS[int(c)] for c in str(day.year))
    month, number = spoken(day.month), spoken(day.day)
    forms = [
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month:02}/{day.day:02}",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{year}年{month}月{number}日",
        f"{year.replace('零', '〇')}年{month}月{number}号",
        f"{day} 00:00:00",
        f"{day.year}年{day.month}月{day.day}日星期{'一二三四五六日'[day.weekday()]}",
    ]
    assert [read_date(form) for form in forms] == [WrittenDate(day, "day")] * len(forms)
    assert read_date(f"{day.month}月{day.day}日", year=day.year) == WrittenDate(day, "day")
    assert read_date(f"{day.year}年{day.month}月") == WrittenDate(day.replace(day=1), "month")


def spoken(number: int) -> str:
    tens, ones = divmod(number, 10)
    return f"{DIGITS[tens] if tens > 1 else ''}{'十' if tens else ''}{DIGITS[ones] if ones else ''}"


@given(st.integers(61, 2_958_465))
def test_every_serial_is_a_day_after_the_one_before(number: int) -> None:
    day = from_serial(number)
    assert day and (day - date(1900, 3, 1)) == timedelta(days=number - 61)


@given(
    ANYTHING | st.text("0123456789年月日号.-/ 一二十〇:", max_size=24), st.none() | st.integers(1900, 2100)
)
@example("٢٠٢١-٠٤-١٦", 2021)
@example("²⁰²¹-4-16", 2021)
@example("十年月日", None)
def test_reading_never_fails_and_its_own_date_reads_as_itself(text: str, year: int | None) -> None:
    found = read_date(text, year=year)
    if found:
        assert EARLIEST_YEAR <= found.value.year <= LATEST_YEAR
        assert read_date(found.value.isoformat(), year=year) == WrittenDate(found.value, "day")


@given(st.floats())
def test_no_serial_fails(number: float) -> None:
    day = from_serial(number)
    assert day is None or date(1900, 1, 1) <= day
