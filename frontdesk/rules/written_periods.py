"""Periods as people write and say them: 上月, 8月, 一季度, 2月20日至9月7日, Aug, 20 Feb to 7 Sep (pure)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from frontdesk.rules.periods import month_of, period, quarter_of
from frontdesk.rules.written_dates import WrittenDate, read_date

_SAID = {
    "this_week": "本周 这周 这个星期 thisweek",
    "last_week": "上周 上个星期 lastweek",
    "this_month": "本月 这个月 当月 thismonth",
    "last_month": "上月 上个月 lastmonth",
    "this_quarter": "本季度 这个季度 本季 thisquarter",
    "last_quarter": "上季度 上个季度 上季 lastquarter",
    "this_year": "今年 本年 本年度 全年 thisyear",
    "last_year": "去年 上年 上年度 lastyear",
}
_CODES = {word: code for code, said in _SAID.items() for word in said.split()}
"""What is said, without blanks."""
_YEAR_BEFORE = r"(?:(?P<year>(?:19|20)\d\d)年?|(?P<said>今年|去年))?"
_QUARTER = re.compile(rf"{_YEAR_BEFORE}[- ]?(?:第?(?P<number>[一二三四1-4])季度?|q(?P<short>[1-4]))")
_YEAR_BEHIND = re.compile(r"(q[1-4]) ?((?:19|20)\d\d)")
_HALF = re.compile(rf"{_YEAR_BEFORE}(?P<half>上|下)半年")
_MONTH = re.compile(r"\d{1,2}")
_NUMBERS = "一二三四"
_MONTH_NAMES = " january february march april may june july august september october november december"
_NAMED = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?P<month>[a-z]{3,9})\.?(?: \d{1,2}(?:st|nd|rd|th)?)?")
"""A day or a month by its English name, without a year."""
_DAYS_AGO = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1}
_BETWEEN = re.compile(r"\.\.+|…+|~|至|到|\bto\b|\s+-\s+|(?<=[日号\d])-(?=\d{4}[./年])|--+|—+")
Days = tuple[date, date]


def read_period(text: str, today: date) -> Days | None:
    """The first and the last day of a period as it was written; the last may come before the first.

    Args:
        text: `2021-02-20..2021-09-07`, `2月20日至9月7日`, `2021-08`, `8月`, `8`, `上月`, `2021年三季度`,
            `q3`, `Q3 2021`, `Aug`, `20 Feb to 7 Sep`, `去年下半年`, `2021`, a single day;
            without an end (`3-1..`) it ends today.
        today: the day on which it was written.

    Returns:
        None where the text says no period.
    """
    said = unicodedata.normalize("NFKC", text[:100]).strip().lower()
    whole = None if ".." in said else _one(said, today)
    if whole is not None:
        return whole
    parts = _BETWEEN.split(said)
    if len(parts) != 2 or not parts[0].strip():
        return None
    first = _one(parts[0].strip(), today)
    last = _one(parts[1].strip(), today) if parts[1].strip() else (today, today)
    return None if first is None or last is None else (first[0], last[1])


def _one(said: str, today: date) -> Days | None:
    code = _CODES.get("".join(said.split()))
    if code is not None:
        return period(code, today)
    if match := _QUARTER.fullmatch(_YEAR_BEHIND.sub(r"\2\1", said)):
        number = match["number"] or match["short"]
        month = (int(number) if number.isdecimal() else _NUMBERS.index(number) + 1) * 3
        return quarter_of(date(_year(match, today), month, 1))
    if match := _HALF.fullmatch(said):
        first, last = ((1, 1), (6, 30)) if match["half"] == "上" else ((7, 1), (12, 31))
        year = _year(match, today)
        return date(year, *first), date(year, *last)
    if _MONTH.fullmatch(said):
        return month_of(f"{today.year:04}-{int(said):02}") if 1 <= int(said) <= 12 else None
    if said in _DAYS_AGO:
        day = today - timedelta(_DAYS_AGO[said])
        return day, day
    if (match := _NAMED.fullmatch(said)) and f" {match['month']}" in _MONTH_NAMES:
        said = f"{said} {today.year}"
    read = read_date(said, year=today.year)
    return None if read is None else _days_of(read)


def _year(match: re.Match[str], today: date) -> int:
    return int(match["year"]) if match["year"] else today.year - (match["said"] == "去年")


def _days_of(read: WrittenDate) -> Days:
    match read.precision:
        case "month":
            return month_of(f"{read.value:%Y-%m}")
        case "year":
            return read.value, read.value.replace(month=12, day=31)
    return read.value, read.value
