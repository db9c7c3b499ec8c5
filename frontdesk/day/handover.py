"""What whoever comes next has to know, as it was written when the last day was closed."""

from __future__ import annotations

from datetime import timedelta

from db.day import closes
from db.records import DayClose, Duty

_SHOWN_FOR = timedelta(10)
"""Long enough for the longest holidays."""


def handed_over(duty: Duty) -> DayClose | None:
    """The close before today's, if it has a note to hand over; once today is closed it has been read."""
    found = closes.last_before(duty.day)
    if found is None or not found.handover or found.day < duty.day - _SHOWN_FOR:
        return None
    return found
