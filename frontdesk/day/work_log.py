"""The work log of a day (工作日志), as it follows from what was written down of the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db.day import closes, done
from db.records import DayClose, DayHomes, DayPlan, DaySession, DayStep, DayTask, Duty, QueueLine
from frontdesk.day import closing
from frontdesk.day.left import left
from frontdesk.queue.computing import soon
from frontdesk.settings.calendar import calendar
from frontdesk.settings.keeping import office_settings
from frontdesk.settings.zones import local

NOON = "12:00"


@dataclass(frozen=True, slots=True)
class WorkLog:
    """A day: what was done on it, what is left, and what the next working day brings.

    `closed_at` is the time by the office's clock, on `closed_on`, `code` the journal's head at the close. Of
    a day that is still open the counts are those of now.
    """

    day: date
    close: DayClose | None
    closed_at: str
    closed_on: date
    code: str
    on_duty: tuple[str, ...]
    counts: Mapping[str, int]
    steps: tuple[DayStep, ...]
    sessions: tuple[DaySession, ...]
    homes: tuple[DayHomes, ...]
    tasks: tuple[DayTask, ...]
    left: tuple[QueueLine, ...]
    next_day: date
    due_next: tuple[QueueLine, ...]
    planned: tuple[DayPlan, ...]


def work_log(duty: Duty, day: date) -> WorkLog:
    """The log of a day; what is left is what of it is left now."""
    close = closing.standing(day)
    then = replace(duty, day=day)
    _count, names = done.operations(day)
    remaining = left(then)
    following = calendar().after(day, 1).day
    queue = [line for line in soon(then) if line.on is not None and day < line.on <= following]
    return WorkLog(
        day=day,
        close=close,
        closed_at="" if close is None else f"{local(close.closed_at, office_settings().text('zone')):%H:%M}",
        closed_on=day if close is None else closes.closed_on(close),
        code="" if close is None else closing.short_code(close),
        on_duty=names or ((duty.staff_name,) if close is None else (close.staff,)),
        counts=closing.counted(duty, day) if close is None else close.counts,
        steps=done.steps(day),
        sessions=done.sessions(day),
        homes=done.home_visits(day),
        tasks=done.tasks(day),
        left=remaining.mine + remaining.others,
        next_day=following,
        due_next=tuple(queue),
        planned=done.planned(day + timedelta(1), following),
    )
