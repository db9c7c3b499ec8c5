"""How soon a matter is to be answered and finished, by its class, and when a deadline lies.

Sources: 山东省政务服务热线管理办法 2020 (five working days to finish and answer, ten more on application) and
DB11/T 2021-2022 with the press on it (Beijing); where they say nothing, what offices usually do.

Working days and days are counted from the day after; the last one runs to its end, 24 o'clock. Hours are
hours of the clock, by night and on Sundays too. Days run through weekends and may end on one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from frontdesk.rules.address import spoken_number
from frontdesk.rules.opening_hours import folded
from frontdesk.rules.working_days import Calendar, DayKind

Unit = Literal["hours", "working_days", "days", "same_day"]

MOST = 999

_LETTERS: dict[Unit, str] = {"hours": "h", "working_days": "w", "days": "d"}
_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("h", "小时", "个小时", "钟头", "个钟头", "hour", "hours"), "hours"),
    **dict.fromkeys(("w", "工作日", "个工作日", "workingday", "workingdays"), "working_days"),
    **dict.fromkeys(("d", "天", "日", "个自然日", "自然日", "day", "days"), "days"),
}
_SAME_DAY = ("0", "0w", "0d", "0天", "当天", "当日", "sameday", "thesameday")
_AT_ONCE = ("0h", "0小时", "立即", "马上", "atonce")
_WRITTEN = re.compile(r"(\d{1,3}|[一二两三四五六七八九十百]{1,5})(\D+)")
_DAY = timedelta(1)


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time: an amount of a unit; 0 hours is at once, the same day has no amount."""

    amount: int
    unit: Unit

    @property
    def code(self) -> str:
        """How it is stored, and read again by `read_span`: `2h`, `5w`, `7d`, and `0` for the same day."""
        return "0" if self.unit == "same_day" else f"{self.amount}{_LETTERS[self.unit]}"


SAME_DAY = Span(0, "same_day")
AT_ONCE = Span(0, "hours")


@lru_cache(500)
def read_span(text: str) -> Span | None:
    """Reads a span as somebody writes it.

    Args:
        text: `5w`, `5个工作日`, `五个工作日`, `2小时`, `7天`, `当天` or `0`, `立即`, in any width.

    Returns:
        The span, of at most 999; None where it is none, or of no unit.
    """
    said = folded(text[:40])
    if said in _SAME_DAY:
        return SAME_DAY
    if said in _AT_ONCE:
        return AT_ONCE
    written = _WRITTEN.fullmatch(said)
    unit = _UNITS.get(written[2]) if written else None
    if written is None or unit is None:
        return None
    amount = int(written[1]) if written[1].isdecimal() else spoken_number(written[1].replace("两", "二"))
    return Span(amount, unit) if amount and amount <= MOST else None


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The limits of a class of matters.

    Attributes:
        first_contact: until when whoever brought it is spoken to; None where that has been done.
        finish: until when it is finished and answered.
        warn: how long before that it is said to be near; None for never.
    """

    first_contact: Span | None
    finish: Span
    warn: Span | None = None


def _limit(first_contact: str, finish: str, warn: str = "") -> TimeLimit:
    finished = read_span(finish)
    assert finished is not None
    return TimeLimit(read_span(first_contact), finished, read_span(warn))


# Classes of matters; `frontdesk.words` names them. The last is the call after a matter is finished.
CLASSES = ("urgent", "livelihood", "inquiry", "ordinary", "complex", "suggestion", "call_back")

DEFAULT_PROFILE = "shandong"
PROFILES: Mapping[str, Mapping[str, TimeLimit]] = {
    "shandong": {
        # Danger to people: 110, 119 or 120 first; what became of it within two hours.
        "urgent": _limit("0h", "2h"),
        # No water, power, gas or heating, somebody stuck in a lift.
        "livelihood": _limit("2h", "24h", "4h"),
        "inquiry": _limit("0", "1w"),
        "ordinary": _limit("1w", "5w", "1w"),
        # Several bodies: the five days and the ten that may be added.
        "complex": _limit("1w", "15w", "3w"),
        # For the answer, not for the thing.
        "suggestion": _limit("2w", "5w"),
        "call_back": _limit("", "3w"),
    },
    # Passed on within 1, 2 and 24 hours, answered within 2 hours, 24 hours, 7 and 15 days; the call as above.
    "beijing": {
        "urgent": _limit("1h", "2h"),
        "livelihood": _limit("2h", "24h", "4h"),
        "inquiry": _limit("0", "24h", "4h"),
        "ordinary": _limit("24h", "7d", "1d"),
        "complex": _limit("24h", "15d", "3d"),
        "suggestion": _limit("24h", "15d", "3d"),
        "call_back": _limit("", "3w"),
    },
}


@dataclass(frozen=True, slots=True)
class Step:
    """A day on the way to a deadline.

    Attributes:
        number: the how-manieth day it is counted as; 0 for one that is skipped.
        kind: what kind of day it is, which is why it is skipped, or counted though it is a weekend.
        name: the holiday it belongs to, or makes up for; empty if none.
    """

    day: date
    number: int
    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline.

    Attributes:
        at: the moment from which on it is late, in the office's own time; for a whole day its 24 o'clock.
        estimated: whether it rests on days that no notice has arranged yet.
        steps: the arithmetic, day by day; nothing for hours and for the same day.
    """

    at: datetime
    estimated: bool = False
    steps: tuple[Step, ...] = ()

    @property
    def day(self) -> date:
        """The last day on which it is in time."""
        return (self.at - timedelta.resolution).date()


def due(span: Span, received: datetime, calendar: Calendar) -> Due:
    """When a span is over.

    Args:
        span: how much time there is.
        received: when it began, in the office's own time (UTC would put evenings on another day).
        calendar: the office's working days.
    """
    if span.unit == "hours":
        return Due(received + timedelta(hours=span.amount))
    began = received.date()
    if span.unit == "same_day":
        return Due(_end_of(began, received))
    if span.unit == "days":
        last, estimated = began + _DAY * span.amount, False
    else:
        counted = calendar.after(began, span.amount)
        last, estimated = counted.day, counted.estimated
    return Due(_end_of(last, received), estimated, _steps(span, began, last, calendar))


def _end_of(day: date, received: datetime) -> datetime:
    return datetime.combine(day + _DAY, time(), tzinfo=received.tzinfo)


def _steps(span: Span, began: date, last: date, calendar: Calendar) -> tuple[Step, ...]:
    steps = []
    number = 0
    for apart in range(1, (last - began).days + 1):
        day = began + _DAY * apart
        counts = span.unit == "days" or calendar.is_working(day)
        number += counts
        steps.append(Step(day, number if counts else 0, calendar.kind(day), calendar.name(day)))
    return tuple(steps)
