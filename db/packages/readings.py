"""What was measured, and what is to be done because of it, as it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.orm import fn
from db.records import HealthReadingLine, MeasuredValue, Refused
from db.tables import HealthReading, Task

_MOST = 400


def add(
    entry: Entry,
    resident_id: int,
    values: Iterable[MeasuredValue],
    taken_at: datetime,
    *,
    session_id: int | None,
    measured_by: str,
) -> tuple[int, ...]:
    """Write values down, each a row of its own; return their ids."""
    return tuple(
        entry.insert(
            HealthReading,
            resident=resident_id,
            taken_at=taken_at,
            kind=value.kind,
            reading=value.reading,
            conditions=value.conditions,
            session=session_id,
            measured_by=measured_by,
            staff=entry.duty.staff_id,
        )
        for value in values
    )


@reading
def of_resident(resident_id: int, most: int = _MOST) -> tuple[HealthReadingLine, ...]:
    """What was measured of somebody and is not struck, the latest first."""
    rows: Any = (
        HealthReading.select()
        .where(HealthReading.resident == resident_id, HealthReading.struck_on.is_null())
        .order_by(HealthReading.taken_at.desc(), HealthReading.id.desc())
        .limit(most)
    )
    return tuple(_line(row) for row in rows)


@reading
def of_session(session_id: int) -> dict[int, tuple[HealthReadingLine, ...]]:
    """By resident what was measured at a session and is not struck, in the order it was."""
    condition = (HealthReading.session == session_id) & HealthReading.struck_on.is_null()
    rows: Any = HealthReading.select().where(condition).order_by(HealthReading.id)
    found: dict[int, tuple[HealthReadingLine, ...]] = {}
    for row in rows:
        found[row.resident_id] = (*found.get(row.resident_id, ()), _line(row))
    return found


@reading
def counted(session_id: int) -> dict[int, int]:
    """By resident how many values were taken at a session and are not struck."""
    rows: Any = (
        HealthReading.select(HealthReading.resident, fn.COUNT(HealthReading.id))
        .where(HealthReading.session == session_id, HealthReading.struck_on.is_null())
        .group_by(HealthReading.resident)
        .tuples()
    )
    return dict(rows)


@reading
def one(reading_id: int) -> tuple[int, HealthReadingLine]:
    """Whose a value is, and the value. Raises: Refused, `row_gone`."""
    row: Any = HealthReading.get_or_none(HealthReading.id == reading_id)
    if row is None:
        raise Refused("row_gone", table="health_reading")
    return row.resident_id, _line(row)


def _line(row: Any) -> HealthReadingLine:
    return HealthReadingLine(
        row.id,
        MeasuredValue(row.kind, row.reading, row.conditions),
        row.taken_at,
        row.measured_by,
        row.session_id,
        row.struck_on is not None,
    )


def strike(entry: Entry, reading_id: int) -> None:
    """Strike a value; it stays. Raises: Refused, `row_gone`."""
    entry.update(HealthReading, reading_id, struck_on=entry.duty.day)


@reading
def open_tasks(resident_id: int, kind: str) -> tuple[tuple[int, date, date | None], ...]:
    """The tasks of a kind about somebody that are still to be done: id, made on, due on."""
    rows: Any = (
        Task.select(Task.id, Task.made_on, Task.due_on)
        .where(
            Task.resident == resident_id, Task.kind == kind, Task.done_on.is_null(), Task.dropped_on.is_null()
        )
        .order_by(Task.id)
        .tuples()
    )
    return tuple(rows)


def end_task(entry: Entry, task_id: int, *, reason: str = "") -> None:
    """A task is done, or, with a reason, is dropped."""
    if reason:
        entry.update(Task, task_id, dropped_on=entry.duty.day, reason=reason)
    else:
        entry.update(Task, task_id, done_on=entry.duty.day)
