"""Today's notebook: what the desk shows before anything is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db import figures, settings
from db.access import staff
from db.records import Counts, DayClose, Duty, RequestLine, Waiting
from db.requests.listing import latest
from frontdesk.day.handover import forgotten, handed_over
from frontdesk.requests.clocks import with_clocks
from frontdesk.rules.first_steps import FirstStep, first_steps

_LAST_LINES = 12


@dataclass(frozen=True, slots=True)
class Notebook:
    """What waits, and the last lines of the diary, the latest first; in a new office what comes first.

    `forgotten` is a day that nobody closed, `handed_over` the close with a note for whoever comes next.
    """

    counts: Waiting
    lines: tuple[RequestLine, ...]
    first_steps: tuple[FirstStep, ...] = ()
    forgotten: date | None = None
    handed_over: DayClose | None = None


def notebook(duty: Duty) -> Notebook:
    """The notebook of the day on duty."""
    waiting = figures.waiting(duty.staff_id)
    steps = () if figures.is_anybody_written_down() else _first_steps(duty)
    lines = with_clocks(duty, latest(_LAST_LINES))
    return Notebook(waiting, lines, steps, forgotten(duty), handed_over(duty))


def counts(duty: Duty) -> Counts:
    """How much of everything there is."""
    return figures.counts(duty.day, duty.staff_id)


def _first_steps(duty: Duty) -> tuple[FirstStep, ...]:
    return first_steps(
        counts(duty),
        head=settings.read("office_head"),
        area_code=settings.read("area_code"),
        passwords=any(one.has_password for one in staff.present(duty.day)),
    )
