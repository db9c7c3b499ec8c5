"""How a clock stands: its lamp, and how much time is left or by how much it is late.

The four lamps are those of the ledgers that offices keep (domain 4.3): green in time, yellow near its end,
red over, grey stopped.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal

from db.records import Clock
from frontdesk.rules.time_limits import SAME_DAY, Due, Span
from frontdesk.rules.working_days import Calendar

Lamp = Literal["green", "yellow", "red", "grey"]

_DAY, _HOUR = timedelta(1), timedelta(hours=1)
# Beyond that nobody counts hours any more.
_MOST_HOURS = 48
_PRESSING: tuple[str, ...] = ("grey", "green", "yellow", "red")


def kept_due(day: date, at: str = "", *, estimated: bool = False) -> Due:
    """A deadline as it was when it was counted, from its last day and, where hours count, `HH:MM`.

    A text that is no time of day counts as none.
    """
    moment = _time(at)
    # Midnight is the end of the day, as 24 o'clock.
    return Due(datetime.combine(day, moment) + (_DAY if moment == time() else timedelta()), estimated)


def _time(text: str) -> time:
    if not text:
        return time()
    try:
        return time.fromisoformat(text)
    except ValueError:
        return time()


def clock(
    kind: str,
    deadline: Due,
    now: datetime,
    warn: Span | None,
    calendar: Calendar,
    *,
    in_hours: bool = False,
    stopped: bool = False,
) -> Clock:
    """How a clock stands.

    Args:
        kind: a code of the group `clock`.
        deadline: when it runs out.
        now: in the office's own time.
        warn: how long before that it is near; None: on its day.
        calendar: the office's working days.
        in_hours: whether its limit is one of hours.
        stopped: it stands still until its day has come.
    """
    left, unit = time_left(deadline, now, calendar, in_hours=in_hours)
    shown = lamp(deadline, now, warn or SAME_DAY, calendar, stopped=stopped)
    at = f"{deadline.at:%H:%M}" if in_hours else ""
    return Clock(kind, shown, deadline.day, at, left, unit, deadline.estimated)


def lamp(
    deadline: Due, now: datetime, warn: Span | None, calendar: Calendar, *, stopped: bool = False
) -> Lamp:
    """The colour of a clock.

    Args:
        deadline: when it is due.
        now: in the office's own time.
        warn: how long before the deadline it is near; `1w` is from the working day before its day. None
            for never.
        calendar: the office's working days.
        stopped: it stands still, grey, until its day has come.
    """
    if now >= deadline.at:
        return "red"
    if stopped:
        return "yellow" if now.date() >= deadline.day else "grey"
    return "yellow" if warn is not None and _is_near(deadline, now, warn, calendar) else "green"


def _is_near(deadline: Due, now: datetime, warn: Span, calendar: Calendar) -> bool:
    if warn.unit == "hours":
        return now >= deadline.at - timedelta(hours=warn.amount)
    if warn.unit == "working_days":
        return calendar.between(now.date(), deadline.day) <= warn.amount
    return now.date() >= deadline.day - _DAY * warn.amount


def time_left(
    deadline: Due, now: datetime, calendar: Calendar, *, in_hours: bool = False
) -> tuple[int, Literal["working_days", "days", "hours"]]:
    """How much time is left, negative where it is late: of working days, or of hours begun or over.

    Days are told where no working day lies between: on the Saturday after a Friday it is one day late.
    Whole hours are left; an hour late is one that has begun. 0 is its day, or less than an hour.
    """
    apart = deadline.at - now
    if in_hours and abs(apart) < _HOUR * _MOST_HOURS:
        return (apart // _HOUR, "hours")
    today = now.date()
    working = calendar.between(today, deadline.day)
    if working or today == deadline.day:
        return (working, "working_days")
    return ((deadline.day - today).days, "days")


def most_pressing(clocks: tuple[Clock, ...]) -> Clock | None:
    """Of several clocks the one to show where there is room for one: the worst; of equals the first."""
    return max(clocks, key=lambda one: _PRESSING.index(one.lamp), default=None)
