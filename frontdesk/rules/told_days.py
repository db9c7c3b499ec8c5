"""The day on which something happened, as people tell it at the counter: never one ahead if one past fits."""

from __future__ import annotations

import re
from datetime import date, timedelta

from frontdesk.rules.address import spoken_number
from frontdesk.rules.written_dates import read_date

_AGO = {
    **dict.fromkeys(("", "今天", "今日", "jt", "today", "t", "0"), 0),
    **dict.fromkeys(("昨天", "昨日", "昨晚", "zt", "yesterday", "y"), 1),
    **dict.fromkeys(("前天", "qt"), 2),
    **dict.fromkeys(("大前天", "dqt"), 3),
}
_DAYS_AGO = re.compile(r"-(\d{1,3})|([\d一二两三四五六七八九十]{1,3})天前")
_DAY = re.compile(r"(?:(这个月|本月|上个月|上月)?)([\d一二三四五六七八九十]{1,3})(?:号|日)?")
_WEEKDAY = re.compile(r"(上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])")
_WEEKDAYS = "一二三四五六日"
_WITHOUT_YEAR = re.compile(r"\D*\d{1,2}\D+\d{1,2}\D*|\d{3,4}|[^年]*月[^年]*")
_MONTHS_BACK = 12


def read_told_day(text: str, today: date) -> date | None:
    """Reads a day that somebody tells.

    Args:
        text: `昨天`, `zt`, `-3`, `三天前`, `3`, `三号`, `上个月28号`, `周三`, `上周五`, `9-3`, `2021.9.3` and
            whatever `written_dates.read_date` reads; nothing is today.
        today: from where it is counted. A day of the month, a weekday, or a date without a year is the
            last such day.

    Returns:
        The day, which lies ahead only where it was written out; None where it is no day.
    """
    told = "".join(text.split()).casefold()
    if told in _AGO:
        return today - timedelta(_AGO[told])
    if found := _DAYS_AGO.fullmatch(told):
        ago = _number(found[1] or found[2])
        return None if ago is None else today - timedelta(ago)
    if found := _WEEKDAY.fullmatch(told):
        return _weekday(found[1] or "", found[2], today)
    if (found := _DAY.fullmatch(told)) and (day := _number(found[2])) is not None and day <= 31:
        return _of_month(day, today, last=found[1] in ("上个月", "上月"))
    return _written(text, told, today)


def _written(text: str, told: str, today: date) -> date | None:
    if not _WITHOUT_YEAR.fullmatch(told):
        read = read_date(text, year=today.year)
        return read.value if read and read.precision == "day" else None
    # The 29th of February has no such day in most years.
    for year in range(today.year, today.year - 8, -1):
        read = read_date(text, year=year)
        if read and read.precision == "day" and read.value <= today:
            return read.value
    return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else spoken_number(text.replace("两", "二"))


def _weekday(which: str, name: str, today: date) -> date:
    weekday = _WEEKDAYS.index("日" if name == "天" else name)
    if which == "上":
        return today - timedelta(today.weekday() + 7 - weekday)
    if which:
        return today - timedelta(today.weekday() - weekday)
    return today - timedelta((today.weekday() - weekday) % 7)


def _of_month(day: int, today: date, *, last: bool) -> date | None:
    """The last such day of a month that has one; of the month before, if that was said."""
    year, month = today.year, today.month
    for _back in range(_MONTHS_BACK):
        try:
            found = date(year, month, day)
        except ValueError:
            found = None
        this = (year, month) == (today.year, today.month)
        if found is not None and found <= today and not (last and this):
            return found
        if last and not this:
            return None
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return None
