"""What the day before hands over: its note for whoever comes next, and that nobody closed it."""

from __future__ import annotations

from datetime import date, timedelta

from db.day import closes
from db.records import DayClose, Duty

_OFFERED_FOR = timedelta(14)
"""For how long it is offered to close a day that nobody closed."""
_SHOWN_FOR = timedelta(10)
"""Long enough for the longest holidays."""


def handed_over(duty: Duty) -> DayClose | None:
    """The close before today's, if it has a note to hand over; once today is closed it has been read."""
    found = closes.last_before(duty.day)
    if found is None or not found.handover or found.day < duty.day - _SHOWN_FOR:
        return None
    return found


def forgotten(duty: Duty) -> date | None:
    """The last day before today on which something was done, if nobody closed it."""
    day = closes.last_worked_before(duty.day)
    if day is None or day < duty.day - _OFFERED_FOR or closes.standing(day) is not None:
        return None
    return day
