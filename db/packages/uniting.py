"""Two enrolments of one person in one package made one, when two records of a person become one."""

from __future__ import annotations

from typing import Any

from db.entry import Entry
from db.orm import ForeignKeyField
from db.tables import TABLES, Attendance, Enrolment, Table

_BEST_FIRST = ("enrolled", "paused", "completed", "waitlisted", "no_show", "withdrawn")
_IN = ("enrolled", "paused")


def unite(entry: Entry, other_id: int, kept_id: int) -> tuple[int, ...]:
    """Of the packages that both records are in leave one enrolment each: the one in the better state.

    What was recorded of the other one goes over, but marks of sessions that both were marked at.

    Returns:
        The packages in which both held a place: one is free now.
    """
    mine, theirs = _of(kept_id), _of(other_id)
    freed = []
    for package in mine.keys() & theirs.keys():
        better, worse = sorted((mine[package], theirs[package]), key=_rank)
        for table in TABLES:
            for field in table._meta.sorted_fields:
                if isinstance(field, ForeignKeyField) and field.rel_model is Enrolment:
                    _hand_over(entry, table, field, worse.id, better.id)
        entry.remove(Enrolment, worse.id)
        if better.state in _IN and worse.state in _IN:
            freed.append(package)
    return tuple(sorted(freed))


def _of(resident_id: int) -> dict[int, Any]:
    rows: Any = Enrolment.select().where(Enrolment.resident == resident_id)
    return {row.package_id: row for row in rows}


def _rank(row: Any) -> tuple[int, int, int]:
    return _BEST_FIRST.index(row.state), row.line, row.id


def _hand_over(entry: Entry, table: type[Table], field: Any, worse: int, better: int) -> None:
    is_said = field.unique and table.select().where(field == better).exists()
    at: set[int] = set()
    if table is Attendance:
        sessions: Any = Attendance.select(Attendance.session).where(field == better).tuples()
        at = {session for (session,) in sessions}
    rows: Any = table.select().where(field == worse).order_by(table._meta.primary_key)
    for row in list(rows):
        if is_said or (table is Attendance and row.session_id in at):
            entry.remove(table, row.id)
        else:
            entry.update(table, row.id, **{field.name: better})
