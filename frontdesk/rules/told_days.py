"""The day on which something happened, as people tell it at the counter: never one ahead if one past fits."""

from __future__ import annotations

import re
from datetime import date, timedelta

from db.records import Reason
from frontdesk.rules.spoken_days import english_weekday, number, of_month, weekday_of, written
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


def read_told_day(text: str, today: date) -> date | None:
    """Reads a day that somebody tells.

    Args:
        text: `昨天`, `zt`, `-3`, `三天前`, `3`, `三号`, `上个月28号`, `周三`, `wed`, `上周五`, `9-3` and
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
        ago = number(found[1] or found[2])
        return None if ago is None else today - timedelta(ago)
    if found := _WEEKDAY.fullmatch(told):
        return _weekday(found[1] or "", found[2], today)
    if (english := english_weekday(told)) and english[0] != "next":
        return _weekday("上" if english[0] else "", english[1], today)
    if (found := _DAY.fullmatch(told)) and (day := number(found[2])) is not None and day <= 31:
        return of_month(day, today, -1, beside=found[1] in ("上个月", "上月"))
    return written(text, told, today, -1)


def told_day(text: str, today: date, ahead: str = "day_ahead") -> date | Reason:
    """The day on which something happened, today or before; or `day_unknown`, or `ahead` where it is to come.

    Args:
        text: as `read_told_day` reads it.
        today: from where it is counted.
        ahead: the code of what is said of a day that is still to come.
    """
    day = read_told_day(text, today)
    if day is None:
        return Reason("day_unknown")
    return Reason(ahead) if day > today else day


def written_day(text: str, today: date, year: int | None) -> date | None:
    """A date as it is written, without a year one of `year`; else a day as it is told."""
    read = read_date(text, year=year)
    if read is not None and read.precision == "day":
        return read.value
    return read_told_day(text, today) if text.strip() else None


def _weekday(which: str, name: str, today: date) -> date:
    this = weekday_of(name, today)
    if which == "上":
        return this - timedelta(7)
    return this if which or this <= today else this - timedelta(7)
