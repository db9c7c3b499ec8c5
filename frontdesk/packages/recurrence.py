"""What comes again (sessions, tasks): typed in a few letters, kept as a rule of RFC 5545, counted in days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby, islice

from db.records import Reason

MOST_SESSIONS = 400
ANY_DAY, WORKING, RESTING = "any", "working", "resting"
_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SIGNS = {
    sign: at
    for at, signs in enumerate(("1一", "2二", "3三", "4四", "5五", "6六", "7日天"), 1)
    for sign in signs
}
_WEEKLY = re.compile(r"每?(\d+)?(?:w|周|星期)([1-7一二三四五六日天、, ]+)", re.IGNORECASE)
_DAYS_ONLY = re.compile(r"()([1-7]{1,7})")
_MONTHLY = re.compile(r"每?(\d+)?(?:m|月)(\d{1,2}(?:[、, ]+\d{1,2})*)[日号]?", re.IGNORECASE)
_DAILY = ("d", "daily", "mt", "每天", "天天")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_LONGEST = timedelta(days=1_100)
_INTERVAL = re.compile(r"[1-9][0-9]?")
_COUNT = re.compile(r";COUNT=(\d{1,4})")
_UNTIL = re.compile(r";UNTIL=(\d{8})(?:T\d{6}Z?)?")
_REFUSED = {"BYHOUR", "BYMINUTE", "BYSECOND", "BYEASTER"}
"""Parts of a rule: times of day, for what comes again has a day only; and one that only dateutil knows."""
_FURTHER_ON = timedelta(days=19 * 146_097)
"""19 times 400 years: after so many the calendar comes again, with its weekdays."""
_NEXT_WITHIN = timedelta(days=8 * 366)
"""How far a rule without an end is followed: the 29th of February may be eight years away."""
_RULE = re.compile(r"(?:RRULE:)?(FREQ=.+)", re.IGNORECASE)


def read_recurrence(text: str) -> str | Reason:
    """The rule that is meant; "" for no recurrence.

    `w67`, `周六日` or `67`: every Saturday and Sunday; `2w3`: every second Wednesday; `m15`: on the 15th of
    each month; `d`: every day; or a rule of RFC 5545 as it is.
    """
    typed = text.strip()
    if typed.lower() in ("", *_DAILY):
        return "FREQ=DAILY" if typed else ""
    if rule := _RULE.fullmatch(typed):
        return _checked(rule[1].upper())
    if weekly := _DAYS_ONLY.fullmatch(typed) or _WEEKLY.fullmatch(typed):
        days = sorted({_SIGNS[sign] for sign in weekly[2] if sign in _SIGNS})
        return _rule("WEEKLY", weekly[1], f"BYDAY={','.join(_NAMES[day - 1] for day in days)}")
    if monthly := _MONTHLY.fullmatch(typed):
        days = sorted({int(day) for day in re.findall(r"\d+", monthly[2])})
        return _rule("MONTHLY", monthly[1], f"BYMONTHDAY={','.join(map(str, days))}")
    return Reason("recurrence_unknown")


_SIMPLE = re.compile(
    r"FREQ=(WEEKLY|MONTHLY|DAILY)(?:;INTERVAL=(\d+))?(?:;BYDAY=([A-Z,]+)|;BYMONTHDAY=([\d,]+))?"
)


def written_recurrence(rule: str) -> str:
    """A rule as it is typed: `w67`, `2w3`, `m15`, `d`; one that has no such form as it is."""
    found = _SIMPLE.fullmatch(rule)
    if found is None:
        return rule
    frequency, every, weekdays, days = found.groups()
    if frequency == "DAILY" and not every:
        return "d"
    if frequency == "MONTHLY" and days:
        return f"{every or ''}m{days}"
    if frequency == "WEEKLY" and weekdays and all(day in _NAMES for day in weekdays.split(",")):
        return f"{every or ''}w{''.join(str(_NAMES.index(day) + 1) for day in weekdays.split(','))}"
    return rule


def _rule(frequency: str, every: str | None, days: str) -> str | Reason:
    interval = f"INTERVAL={int(every)};" if every else ""
    return _checked(f"FREQ={frequency};{interval}{days}")


def _checked(rule: str) -> str | Reason:
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    # An interval of nothing would never come to an end.
    if (
        parts.get("FREQ") not in _FREQUENCIES
        or _REFUSED & parts.keys()
        or not _INTERVAL.fullmatch(parts.get("INTERVAL", "1"))
    ):
        return Reason("recurrence_unknown")
    numbers = re.findall(r"\d+", parts.get("BYMONTHDAY", ""))
    if any(not 1 <= int(day) <= 31 for day in numbers):
        return Reason("recurrence_no_such_day")
    try:
        list(_days_of(rule, date(2000, 1, 1), date(2000, 2, 1)))
    except (ValueError, TypeError):
        return Reason("recurrence_unknown")
    return rule


def session_days(
    rule: str,
    first: date,
    last: date | None,
    held_on: str,
    is_working_day: Callable[[date], bool],
) -> tuple[date, ...] | Reason:
    """The days of a rule from the first to the last day of a season.

    Args:
        rule: as `read_recurrence` gives it; "" is the first day alone.
        held_on: `any`, `working` or `resting`: days of the other kind by the office's calendar are left out,
            so that a Saturday that is worked in exchange for another day is no rest day.

    Returns:
        The days, or why there are none: `season_endless`, `sessions_too_many`, `sessions_none`.
    """
    if not rule:
        return (first,)
    count = _COUNT.search(rule)
    if last is None and count is None and "UNTIL=" not in rule:
        return Reason("season_endless")
    fitting = [
        day
        for day in _days_of(rule, first, last or first + _LONGEST)
        if held_on == ANY_DAY or is_working_day(day) == (held_on == WORKING)
    ]
    # A count is of sessions that take place, not of days that fell out.
    days = tuple(fitting[: int(count[1])] if count else fitting)
    if len(days) > MOST_SESSIONS:
        return Reason("sessions_too_many", {"most": MOST_SESSIONS})
    return days or Reason("sessions_none")


def next_day(rule: str, first: date, after: date) -> date | None:
    """The first day of a rule that lies after another one; None where it has come to its end.

    Args:
        rule: as `read_recurrence` gives it; it need not have an end.
        first: the day from which it counts, which need not be one of its days.
        after: that other day.
    """
    count = _COUNT.search(rule)
    days = _days_of(rule, first, max(first, after) + _NEXT_WITHIN)
    return next((day for day in islice(days, int(count[1]) if count else None) if day > after), None)


def _days_of(rule: str, first: date, last: date) -> Iterator[date]:
    """The days of a rule one by one, up to a day or to its own last one; how many it counts is left out.

    Raises:
        ValueError, TypeError: it is no rule.
    """
    # dateutil is loaded where rules are counted, not when the desk starts.
    from dateutil.rrule import rrule, rrulestr

    until = _UNTIL.search(rule)
    if until is not None:
        last = min(last, datetime.strptime(until[1], "%Y%m%d").date())
    bare = _UNTIL.sub("", _COUNT.sub("", rule))
    # dateutil looks for a day that fits until the year 9999, whatever the last is: of a rule that no day fits
    # for ten seconds. So it is asked about the same days of the last four hundred years.
    counted = rrulestr(bare, dtstart=datetime.combine(first + _FURTHER_ON, time()))
    if not isinstance(counted, rrule):
        raise ValueError(rule)
    bounded = counted.replace(until=datetime.combine(last + _FURTHER_ON, time()))
    return (day - _FURTHER_ON for day, _moments in groupby(moment.date() for moment in bounded))
