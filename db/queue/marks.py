"""What was said of lines of the queue; writing is always a part of an operation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from db.connection import execute, kept_day, reading
from db.entry import Entry
from db.raw_days import day_or_none
from db.records import LineKey, QueueMark
from db.tables import QueueMark as MarkRow

_REMEMBERED = timedelta(30)
"""How long it is still told for whom a line has waited."""


# Compared, not asked whether they are there: only so does SQLite use the indexes of what is said.
_STANDING = """SELECT m.kind, m.subject, m.occurrence, m.snoozed_until, m.claimed_by_id, s.name, m.dropped_on,
    m.waits_for FROM queue_mark m LEFT JOIN staff s ON s.id = m.claimed_by_id
    WHERE (m.snoozed_until > ? OR m.claimed_by_id > 0 OR m.dropped_on > ?) {one}"""


@reading
def standing(day: date, of: LineKey | None = None) -> Mapping[LineKey, QueueMark]:
    """All marks that say something on a day, or that of one line."""
    alone = () if of is None else tuple(of)
    sql = _STANDING.format(one="AND m.kind = ? AND m.subject = ? AND m.occurrence = ?" if alone else "")
    rows = execute(sql, (kept_day(day - _REMEMBERED), kept_day(date.min), *alone)).fetchall()
    return {
        LineKey(kind, subject, occurrence): QueueMark(
            _ahead(day_or_none(until), day), claimed_id, claimed or "", gone is not None, waits_for
        )
        for kind, subject, occurrence, until, claimed_id, claimed, gone, waits_for in rows
    }


def _ahead(until: date | None, day: date) -> date | None:
    return until if until is not None and until > day else None


def _is_of(key: LineKey) -> Any:
    return (
        (MarkRow.kind == key.kind) & (MarkRow.subject == key.subject) & (MarkRow.occurrence == key.occurrence)
    )


def say(entry: Entry, key: LineKey, **columns: Any) -> None:
    """Say something of a line, beside what was said of it before."""
    row_id: Any = MarkRow.select(MarkRow.id).where(_is_of(key)).scalar()
    if row_id is None:
        entry.insert(MarkRow, kind=key.kind, subject=key.subject, occurrence=key.occurrence, **columns)
    else:
        entry.update(MarkRow, row_id, **columns)
