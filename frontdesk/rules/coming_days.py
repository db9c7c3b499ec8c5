"""A day that lies ahead, as people say it at the counter: `明天`, `周五`, `下周三`, `+3`, `月底`, `9-30`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from frontdesk.rules.address import spoken_number
from frontdesk.rules.written_dates import read_date

_AHEAD = {
    **dict.fromkeys(("今天", "今日", "jt", "today"), 0),
    **dict.fromkeys(("明天", "明日", "mt", "tomorrow"), 1),
    **dict.fromkeys(("后天", "ht"), 2),
    **dict.fromkeys(("大后天", "dht"), 3),
}
_IN_DAYS = re.compile(r"\+(\d{1,3})|([\d一二两三四五六七八九十]{1,3})(?:天|日)(?:后|内|之内|以内)")
_WEEKDAY = re.compile(r"(下下|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])")
_DAY = re.compile(r"(这个月|本月|下个月|下月)?([\d一二三四五六七八九十]{1,3})(?:号|日)")
_WEEKDAYS = "一二三四五六日"
_WITHOUT_YEAR = re.compile(r"\D*\d{1,2}\D+\d{1,2}\D*|\d{3,4}|[^年]*月[^年]*")
_YEARS_AHEAD = 8


def read_coming_day(text: str, today: date) -> date | None:
    """Reads a day until which something is to be done.

    Args:
        text: as it is said; what stands behind it for "by then" (前, 之前) falls away.
        today: from where it is counted. A weekday, a day of a month or a date without a year is the next
            such day, today included.

    Returns:
        The day, which lies behind only where its year was written out; None where it is no day.
    """
    told = re.sub(r"(?:之前|以前|前)$", "", "".join(text.split()).casefold())
    if told in _AHEAD:
        return today + timedelta(_AHEAD[told])
    if found := _IN_DAYS.fullmatch(told):
        days = _number(found[1] or found[2])
        return None if days is None else today + timedelta(days)
    if found := _WEEKDAY.fullmatch(told):
        return _weekday(found[1] or "", found[2], today)
    if told in ("月底", "本月底", "yd"):
        return today.replace(day=monthrange(today.year, today.month)[1])
    if told == "年底":
        return date(today.year, 12, 31)
    if (found := _DAY.fullmatch(told)) and (day := _number(found[2])) is not None:
        return _of_month(day, today, following=found[1] in ("下个月", "下月"))
    return _written(text if told == "".join(text.split()).casefold() else told, told, today)


def _written(text: str, told: str, today: date) -> date | None:
    if not _WITHOUT_YEAR.fullmatch(told):
        read = read_date(text, year=today.year)
        return read.value if read and read.precision == "day" else None
    # The 29th of February has no such day in most years.
    for year in range(today.year, today.year + _YEARS_AHEAD):
        read = read_date(text, year=year)
        if read and read.precision == "day" and read.value >= today:
            return read.value
    return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else spoken_number(text.replace("两", "二"))


def _weekday(which: str, name: str, today: date) -> date:
    weekday = _WEEKDAYS.index("日" if name == "天" else name)
    this = today - timedelta(today.weekday() - weekday)
    if which in ("下", "下下"):
        return this + timedelta(7 * len(which))
    return this if which or this >= today else this + timedelta(7)


def _of_month(day: int, today: date, *, following: bool) -> date | None:
    """The next such day of a month that has one; of the month after, if that was said."""
    year, month = today.year, today.month
    for _month in range(13):
        try:
            found = date(year, month, day)
        except ValueError:
            found = None
        this = (year, month) == (today.year, today.month)
        if found is not None and found >= today and not (following and this):
            return found
        if following and not this:
            return None
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return None
