"""Tasks: those that wait, and how they are written; writing is always a part of an operation."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import execute, kept_day, reading
from db.entry import Entry
from db.queue.requests import MOST
from db.raw_days import day_or_none
from db.records import Refused, TaskDue
from db.tables import Task

_WAITING = """SELECT t.id, t.kind, t.text, t.due_on, t.request_id, q.number, q.confidential, t.resident_id,
    r.name, t.owner_id, s.name, t.enrolment_id, t.recurrence, t.recurs_from
    FROM task t LEFT JOIN request q ON q.id = t.request_id LEFT JOIN resident r ON r.id = t.resident_id
    LEFT JOIN staff s ON s.id = t.owner_id
    WHERE t.done_on IS NULL AND t.dropped_on IS NULL AND {condition} ORDER BY t.due_on, t.id LIMIT ?"""


@reading
def due(last: date, one: int | None = None) -> tuple[TaskDue, ...]:
    """Tasks due by a day, and those without one; the longest due first. Or one of them, if it is."""
    is_due = "(t.due_on IS NULL OR t.due_on <= ?)"
    if one is not None:
        return _read(f"{is_due} AND t.id = ?", kept_day(last), one)
    return _read(is_due, kept_day(last))


@reading
def waiting(task_id: int) -> TaskDue:
    """A task that waits. Raises: Refused, `queue_line_gone`."""
    found = _read("t.id = ?", task_id)
    if not found:
        raise Refused("queue_line_gone")
    return found[0]


def _read(condition: str, *given: object) -> tuple[TaskDue, ...]:
    rows = execute(_WAITING.format(condition=condition), (*given, MOST)).fetchall()
    return tuple(_task(*row) for row in rows)


def _task(
    row_id: int, kind: str, text: str, due_on: Any, request_id: int | None, number: str | None,
    confidential: Any, resident_id: int | None, resident: str | None, owner_id: int | None,
    owner: str | None, enrolment_id: int | None, recurrence: str, recurs_from: Any,
) -> TaskDue:  # fmt: skip
    return TaskDue(
        *(row_id, kind, "" if confidential else text, day_or_none(due_on), request_id, number or ""),
        *(bool(confidential), resident_id, resident or "", owner_id, owner or "", enrolment_id),
        *(recurrence, day_or_none(recurs_from)),
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
