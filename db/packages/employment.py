"""Work that people found, as it is kept, and the tasks that ask after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.orm import JOIN, fn
from db.records import Employment, EmploymentLine, Refused
from db.tables import Attendance, Enrolment, Package, Task
from db.tables import Employment as Row

CHECK = "employment_check"
"""The kind of task that asks after three months whether the work is still there."""

_COLUMNS = (
    Row.status_before,
    Row.started_on,
    Row.form,
    Row.employer,
    Row.job,
    Row.evidence,
    Row.certificate,
)


@reading
def one(employment_id: int) -> EmploymentLine:
    """What was noted. Raises: Refused, `row_gone`."""
    found = _lines(Row.id == employment_id)
    if not found:
        raise Refused("row_gone", table="employment")
    return found[0]


@reading
def of_resident(resident_id: int) -> tuple[EmploymentLine, ...]:
    """What somebody found, the latest first."""
    return _lines(Row.resident == resident_id)


@reading
def of_enrolment(enrolment_id: int) -> EmploymentLine | None:
    """What came of an enrolment."""
    return next(iter(_lines(Row.enrolment == enrolment_id)), None)


@reading
def of_package(package_id: int) -> Mapping[int, EmploymentLine]:
    """By enrolment what came of a run."""
    return {
        line.enrolment_id: line
        for line in reversed(_lines(Enrolment.package == package_id))
        if line.enrolment_id is not None
    }


def _lines(condition: Any) -> tuple[EmploymentLine, ...]:
    rows: Any = (
        Row.select(
            *(Row.id, Row.resident, Row.enrolment, Row.checked_on),
            *(Package.name, Package.name_en, Package.run),
            *_COLUMNS,
        )
        .join(Enrolment, JOIN.LEFT_OUTER)
        .join(Package, JOIN.LEFT_OUTER)
        .where(condition, Row.struck_on.is_null())
        .order_by(Row.id.desc())
        .tuples()
    )
    return tuple(
        EmploymentLine(at, who, enrolment, Employment(*work), checked, name or "", name_en or "", run or "")
        for at, who, enrolment, checked, name, name_en, run, *work in rows
    )


@reading
def hours(package_id: int) -> Mapping[int, int]:
    """By enrolment how many minutes somebody attended a run."""
    rows: Any = (
        Attendance.select(Attendance.enrolment, fn.SUM(Attendance.minutes))
        .join(Enrolment)
        .where(Enrolment.package == package_id, Attendance.minutes.is_null(False))
        .group_by(Attendance.enrolment)
        .tuples()
    )
    return {enrolment: int(minutes) for enrolment, minutes in rows}


def add(entry: Entry, resident_id: int, enrolment_id: int | None, work: Employment) -> int:
    """Write it down; return its id."""
    return entry.insert(Row, resident=resident_id, enrolment=enrolment_id, **asdict(work))


def correct(entry: Entry, employment_id: int, work: Employment) -> None:
    """Put it right. Raises: Refused, `row_gone`."""
    entry.update(Row, employment_id, **asdict(work))


def strike(entry: Entry, employment_id: int) -> None:
    """Strike it; the row stays. Raises: Refused, `row_gone`."""
    entry.update(Row, employment_id, struck_on=entry.duty.day)


def note_check(entry: Entry, employment_id: int) -> None:
    """Note that it was looked at again. Raises: Refused, `row_gone`."""
    entry.update(Row, employment_id, checked_on=entry.duty.day)


def ask_after(entry: Entry, line: EmploymentLine, due_on: date | None, owner_id: int | None) -> None:
    """Let the one open task that asks after it be due on a day; None takes it away."""
    whose = Task.enrolment == line.enrolment_id if line.enrolment_id else Task.enrolment.is_null()
    task_id = (
        Task.select(Task.id)
        .where(
            Task.kind == CHECK,
            Task.resident == line.resident_id,
            whose,
            Task.done_on.is_null(),
            Task.dropped_on.is_null(),
        )
        .scalar()
    )
    if task_id is not None and due_on is not None:
        entry.update(Task, task_id, due_on=due_on)
    elif task_id is not None:
        entry.update(Task, task_id, dropped_on=entry.duty.day)
    elif due_on is not None:
        entry.insert(
            Task,
            kind=CHECK,
            text=line.work.employer or line.package,
            due_on=due_on,
            made_on=entry.duty.day,
            resident=line.resident_id,
            enrolment=line.enrolment_id,
            owner=owner_id,
        )
