"""The lines of plans of assistance as they are kept; what they say leaves this floor only when asked for."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from db.access import access_log
from db.connection import execute, kept_day, reading, transaction
from db.entry import Entry
from db.orm import JOIN
from db.raw_days import day_of
from db.records import Address, Duty, Measure, MeasureDue, MeasureLine, Refused
from db.tables import (
    AssistanceMeasure,
    Enrolment,
    Residency,
    Staff,
)


@reading
def of(enrolment_id: int) -> tuple[MeasureLine, ...]:
    """The lines of a plan without what they say, what is due first before the rest, what is done last."""
    return _lines(AssistanceMeasure.enrolment == enrolment_id, in_full=False)


@reading
def one(measure_id: int) -> MeasureLine:
    """A line without what it says. Raises: Refused, `row_gone`."""
    found = _lines(AssistanceMeasure.id == measure_id, in_full=False)
    if not found:
        raise Refused("row_gone", table="assistance_measure")
    return found[0]


def reveal(duty: Duty, enrolment_id: int, reason: str) -> tuple[MeasureLine, ...]:
    """A plan in full; everybody whom it is about gets a line in the access log.

    Raises:
        Refused: `row_gone`.
    """
    with transaction():
        row: Any = Enrolment.get_or_none(Enrolment.id == enrolment_id)
        if row is None:
            raise Refused("row_gone", table="enrolment")
        people: Any = (
            Residency.select(Residency.resident)
            .where(Residency.household == row.household_id, Residency.to_on.is_null())
            .order_by(Residency.resident)
            .tuples()
        )
        about = [row.resident_id] if row.household_id is None else [one for (one,) in people] or [None]
        for resident in about:
            access_log.note(duty, resident, "reveal", reason, about="health")
        return _lines(AssistanceMeasure.enrolment == enrolment_id, in_full=True)


def _lines(condition: Any, *, in_full: bool) -> tuple[MeasureLine, ...]:
    rows: Any = (
        AssistanceMeasure.select(AssistanceMeasure, Staff.name)
        .join(Staff, JOIN.LEFT_OUTER, attr="keeper")
        .where(condition)
        .order_by(AssistanceMeasure.id)
    )
    lines = [
        MeasureLine(
            row.id,
            row.enrolment_id,
            _keeper(row),
            row.next_on,
            row.status,
            row.made_on,
            row.done_on,
            Measure(row.need, row.measure, row.owner_id, row.next_on, row.status, row.note)
            if in_full
            else None,
        )
        for row in rows
    ]
    return tuple(
        sorted(lines, key=lambda line: (line.done_on is not None, line.next_on or date.max, line.id))
    )


def _keeper(row: Any) -> str:
    keeper = getattr(row, "keeper", None)
    return keeper.name if keeper is not None and keeper.name else ""


_DUE = """SELECT e.id, e.package_id, e.household_id, t.name, b.number, h.unit, h.room, m.owner_id, s.name,
    m.next_on FROM assistance_measure m JOIN enrolment e ON e.id = m.enrolment_id
    LEFT JOIN household h ON h.id = e.household_id LEFT JOIN building b ON b.id = h.building_id
    LEFT JOIN estate t ON t.id = b.estate_id LEFT JOIN staff s ON s.id = m.owner_id
    WHERE m.done_on IS NULL AND m.next_on <= ? AND e.state IN ('enrolled', 'paused')
    ORDER BY m.next_on, m.id"""


@reading
def due(day: date) -> tuple[MeasureDue, ...]:
    """What is due by a day in plans of those who are in, the longest overdue first; not what it is."""
    return tuple(
        MeasureDue(
            *(enrolment, package, household, None if place[0] is None else Address(*place)),
            *(owner_id, owner or "", day_of(next_on)),
        )
        for enrolment, package, household, *place, owner_id, owner, next_on in execute(
            _DUE, (kept_day(day),)
        ).fetchall()
    )


def add(entry: Entry, enrolment_id: int, measure: Measure) -> int:
    """Write a line down; return its id."""
    return entry.insert(
        AssistanceMeasure, enrolment=enrolment_id, made_on=entry.duty.day, **_columns(measure)
    )


def correct(entry: Entry, measure_id: int, measure: Measure) -> None:
    """Put a line right. Raises: Refused, `row_gone`."""
    entry.update(AssistanceMeasure, measure_id, **_columns(measure))


def change(entry: Entry, measure_id: int, **columns: Any) -> None:
    """Change what a line says of when and how far. Raises: Refused, `row_gone`."""
    entry.update(AssistanceMeasure, measure_id, **columns)


def _columns(measure: Measure) -> dict[str, Any]:
    columns = asdict(measure)
    return {**columns, "owner": columns.pop("owner_id")}
