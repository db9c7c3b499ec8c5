"""Tasks: those that wait, and how they are written; writing is always a part of an operation."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.orm import JOIN
from db.queue.requests import MOST
from db.records import Refused, TaskDue
from db.tables import Request, Resident, Staff, Task


@reading
def due(last: date) -> tuple[TaskDue, ...]:
    """Tasks due by a day, and those without one; the longest due first."""
    is_due = Task.due_on.is_null() | (Task.due_on <= last)
    return _read(_waiting().where(is_due).order_by(Task.due_on, Task.id).limit(MOST))


@reading
def waiting(task_id: int) -> TaskDue:
    """A task that waits. Raises: Refused, `queue_line_gone`."""
    found = _read(_waiting().where(Task.id == task_id))
    if not found:
        raise Refused("queue_line_gone")
    return found[0]


def _waiting() -> Any:
    return (
        Task.select(
            Task.id,
            Task.kind,
            Task.text,
            Task.due_on,
            Task.request,
            Request.number,
            Request.confidential,
            Task.resident,
            Resident.name,
            Task.owner,
            Staff.name,
            Task.enrolment,
            Task.recurrence,
            Task.recurs_from,
        )
        .join(Request, JOIN.LEFT_OUTER)
        .switch(Task)
        .join(Resident, JOIN.LEFT_OUTER, on=(Task.resident == Resident.id))
        .switch(Task)
        .join(Staff, JOIN.LEFT_OUTER, on=(Task.owner == Staff.id))
        .where(Task.done_on.is_null(), Task.dropped_on.is_null())
    )


def _read(query: Any) -> tuple[TaskDue, ...]:
    return tuple(map(_task, query.tuples()))


def _task(row: Any) -> TaskDue:
    row_id, kind, text, due_on, request, number, confidential, resident, name, owner_id, owner, *rest = row
    told = "" if confidential else text
    return TaskDue(
        *(row_id, kind, told, due_on, request, number or "", bool(confidential), resident, name or ""),
        *(owner_id, owner or "", *rest),
    )


def add(
    entry: Entry,
    text: str,
    due_on: date,
    owner_id: int | None,
    recurrence: str = "",
    recurs_from: date | None = None,
) -> int:
    """Write down something to be done; return its id. One that comes again says by which rule, since when."""
    return entry.insert(
        Task,
        text=text,
        due_on=due_on,
        owner=owner_id,
        made_on=entry.duty.day,
        recurrence=recurrence,
        recurs_from=recurs_from,
    )


def change(entry: Entry, task_id: int, **columns: Any) -> None:
    """Change what has come of a task, or who does it. Raises: Refused, `row_gone`."""
    entry.update(Task, task_id, **columns)
