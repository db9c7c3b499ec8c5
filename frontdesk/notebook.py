"""Today's notebook: what the desk shows before anything is typed."""

from __future__ import annotations

from dataclasses import dataclass

from db import figures, settings
from db.records import Counts, Duty, RequestLine
from db.requests.listing import latest
from frontdesk.requests.clocks import with_clocks
from frontdesk.rules.first_steps import FirstStep, first_steps

_LAST_LINES = 12


@dataclass(frozen=True, slots=True)
class Notebook:
    """What waits, and the last lines of the diary, the latest first; in a new office what comes first."""

    counts: Counts
    lines: tuple[RequestLine, ...]
    first_steps: tuple[FirstStep, ...] = ()


def notebook(duty: Duty) -> Notebook:
    """The notebook of the day on duty."""
    counts = figures.counts(duty.day, duty.staff_id)
    steps = first_steps(counts, head=settings.read("office_head"), area_code=settings.read("area_code"))
    return Notebook(counts, with_clocks(duty, latest(_LAST_LINES)), steps)
