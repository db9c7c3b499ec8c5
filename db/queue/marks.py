"""What was said of lines of the queue; writing is always a part of an operation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.orm import JOIN
from db.records import LineKey, QueueMark
from db.tables import QueueMark as MarkRow
from db.tables import Staff

_REMEMBERED = timedelta(30)
"""How long it is still told for whom a line has waited."""


@reading
def standing(day: date) -> Mapping[LineKey, QueueMark]:
    """All marks that say something on a day."""
    rows: Any = (
        MarkRow.select(
            MarkRow.kind,
            MarkRow.subject,
            MarkRow.occurrence,
            MarkRow.snoozed_until,
            MarkRow.claimed_by,
            Staff.name,
            MarkRow.dropped_on,
            MarkRow.waits_for,
        )
        .join(Staff, JOIN.LEFT_OUTER)
        .where(
            # Compared, not asked whether they are there: only so does SQLite use the indexes of what is said.
            (MarkRow.snoozed_until > day - _REMEMBERED)
            | (MarkRow.claimed_by > 0)
            | (MarkRow.dropped_on > date.min)
        )
        .tuples()
    )
    return {
        LineKey(kind, subject, occurrence): QueueMark(
            until if until is not None and until > day else None,
            claimed_id,
            claimed or "",
            gone is not None,
            waits_for,
        )
        for kind, subject, occurrence, until, claimed_id, claimed, gone, waits_for in rows
    }


def say(entry: Entry, key: LineKey, **columns: Any) -> None:
    """Say something of a line, beside what was said of it before."""
    row_id: Any = (
        MarkRow.select(MarkRow.id)
        .where(MarkRow.kind == key.kind, MarkRow.subject == key.subject, MarkRow.occurrence == key.occurrence)
        .scalar()
    )
    if row_id is None:
        entry.insert(MarkRow, kind=key.kind, subject=key.subject, occurrence=key.occurrence, **columns)
    else:
        entry.update(MarkRow, row_id, **columns)
