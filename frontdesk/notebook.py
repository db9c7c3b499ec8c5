"""Today's notebook: what the desk shows before anything is typed."""

from __future__ import annotations

from dataclasses import dataclass

from db import figures, settings
from db.records import Counts, Duty, RequestLine, Waiting
from db.requests.listing import latest
from frontdesk.requests.clocks import with_clocks
from frontdesk.rules.first_steps import FirstStep, first_steps

_LAST_LINES = 12


@dataclass(frozen=True, slots=True)
class Notebook:
    """What waits, and the last lines of the diary, the latest first; in a new office what comes first."""

    counts: Waiting
    lines: tuple[RequestLine, ...]
    first_steps: tuple[FirstStep, ...] = ()


def notebook(duty: Duty) -> Notebook:
    """The notebook of the day on duty."""
    waiting = figures.waiting(duty.day, duty.staff_id)
    steps = () if figures.is_anybody_written_down() else _first_steps(duty)
    return Notebook(waiting, with_clocks(duty, latest(_LAST_LINES)), steps)


def counts(duty: Duty) -> Counts:
    """How much of everything there is."""
    return figures.counts(duty.day, duty.staff_id)


def _first_steps(duty: Duty) -> tuple[FirstStep, ...]:
    return first_steps(counts(duty), head=settings.read("office_head"), area_code=settings.read("area_code"))
