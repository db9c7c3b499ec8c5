"""A day that lies ahead, as people say it: `明天`, `周五`, `next wed`, `+3`, `月底`, `9-30`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from db.records import Reason
from frontdesk.rules.spoken_days import english_weekday, number, of_month, weekday_of, written

_AHEAD = {
    **dict.fromkeys(("今天", "今日", "jt", "today"), 0),
    **dict.fromkeys(("明天", "明日", "mt", "tomorrow"), 1),
    **dict.fromkeys(("后天", "ht"), 2),
    **dict.fromkeys(("大后天", "dht"), 3),
}
_BEHIND = frozenset({"昨天", "昨日", "zt", "yesterday", "前天", "qt"})
_IN_DAYS = re.compile(
    r"\+(\d{1,3})|([\d一二两三四五六七八九十]{1,3})(?:天|日)(?:后|之后|以后|内|之内|以内)"
    r"|过([\d一二两三四五六七八九十]{1,3})天|in(\d{1,3})days?"
)
_HALF_A_MONTH = re.compile(r"半个?月(?:后|之后|以后|内|之内|以内)")
_IN_WEEKS = re.compile(r"([\d一二两三四五六七八九十]{1,2})个?(?:周|星期|礼拜)(?:后|之后|以后)")
_NEXT_WEEK = re.compile(r"下个?(?:周|星期|礼拜)初?")
_WEEKDAY = re.compile(r"(下下|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天末])")
_EDGE = re.compile(r"(这个|这|本|下个|下)?月(初|底|末)")
_DAY = re.compile(r"(这个月|本月|下个月|下月)?([\d一二三四五六七八九十]{1,3})(?:号|日)")


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
        days = number(next(filter(None, found.groups())))
        return None if days is None else today + timedelta(days)
    if _HALF_A_MONTH.fullmatch(told):
        return today + timedelta(15)
    if (found := _IN_WEEKS.fullmatch(told)) and (weeks := number(found[1])) is not None:
        return today + timedelta(7 * weeks)
    if _NEXT_WEEK.fullmatch(told):
        return _weekday("下", "一", today)
    if found := _WEEKDAY.fullmatch(told):
        return _weekday(found[1] or "", found[2].replace("末", "六"), today)
    if (english := english_weekday(told)) and english[0] != "last":
        return _weekday("下" if english[0] else "", english[1], today)
    if told in ("yd", "monthend", "endofmonth"):
        told = "月底"
    if found := _EDGE.fullmatch(told):
        return _edge_of_month(found[1] or "", found[2], today)
    if told == "年底":
        return date(today.year, 12, 31)
    if (found := _DAY.fullmatch(told)) and (day := number(found[2])) is not None:
        return of_month(day, today, 1, beside=found[1] in ("下个月", "下月"))
    return written(text if told == "".join(text.split()).casefold() else told, told, today, 1)


def coming_day(
    text: str, today: date, behind: str = "day_not_ahead", *, may_be_today: bool = False
) -> date | Reason:
    """A day that lies ahead; or `coming_day_unknown`, or `behind` where it does not.

    Args:
        text: as `read_coming_day` reads it.
        today: from where it is counted.
        behind: the code of what is said of a day that is over.
        may_be_today: whether today will do.
    """
    day = read_coming_day(text, today)
    if day is None:
        is_over = "".join(text.split()).casefold() in _BEHIND
        return Reason(behind if is_over else "coming_day_unknown")
    return day if day > today or (may_be_today and day == today) else Reason(behind)


def _edge_of_month(which: str, edge: str, today: date) -> date:
    """The last day of this month or the next; the first of a month that lies ahead."""
    if which.startswith("下") or (edge == "初" and not which and today.day > 1):
        today = (today.replace(day=1) + timedelta(31)).replace(day=1)
    return today.replace(day=1 if edge == "初" else monthrange(today.year, today.month)[1])


def _weekday(which: str, name: str, today: date) -> date:
    this = weekday_of(name, today)
    if which in ("下", "下下"):
        return this + timedelta(7 * len(which))
    return this if which or this >= today else this + timedelta(7)
