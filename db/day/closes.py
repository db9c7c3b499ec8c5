"""Closes of days; writing is always a part of an operation."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from db.clock import utc_now
from db.connection import execute, kept_day, reading
from db.entry import Entry
from db.raw_days import day_of
from db.records import DayClose
from db.tables import DayClose as CloseRow
from db.tables import Staff


@reading
def standing(day: date) -> DayClose | None:
    """The close of a day, if it is closed."""
    return _first(_standing().where(CloseRow.day == day))


@reading
def last_before(day: date) -> DayClose | None:
    """The close of the latest day before that one."""
    return _first(_standing().where(CloseRow.day < day).order_by(CloseRow.day.desc()))


@reading
def latest(day: date) -> DayClose | None:
    """The latest close of a day, be it one that was taken back."""
    return _first(_closes().where(CloseRow.day == day).order_by(CloseRow.id.desc()))


@reading
def last_worked_before(day: date) -> date | None:
    """The latest day before that one on which anything was written down."""
    found = execute("SELECT MAX(day) FROM journal WHERE day < ?", (kept_day(day),)).fetchone()
    return day_of(found[0]) if found[0] else None


@reading
def closed_on(close: DayClose) -> date:
    """The day on which a day was closed, as whoever did it had it: a later one where it was forgotten."""
    sql = """SELECT day FROM journal WHERE id > ? AND operation = 'day_close' AND subject_id = ?
        ORDER BY id LIMIT 1"""
    found = execute(sql, (close.entry, close.id)).fetchone()
    return day_of(found[0]) if found else close.day


@reading
def heads() -> list[tuple[date, int, str]]:
    """Of every close, be it one that was taken back, the day and the head of the journal as it was then."""
    rows: Any = CloseRow.select(CloseRow.day, CloseRow.entry, CloseRow.chain).order_by(CloseRow.id).tuples()
    return [(day, entry, chain) for day, entry, chain in rows if chain]


def _standing() -> Any:
    return _closes().where(CloseRow.reopened_at.is_null())


def _closes() -> Any:
    return CloseRow.select(CloseRow, Staff.name).join(Staff, on=(Staff.id == CloseRow.staff))


def _first(query: Any) -> DayClose | None:
    found = query.objects().first()
    if found is None:
        return None
    return DayClose(
        id=found.id,
        day=found.day,
        closed_at=found.closed_at,
        staff_id=found.staff_id,
        staff=found.name,
        weather=found.weather,
        remarks=found.remarks,
        leader_remark=found.leader_remark,
        handover=found.handover,
        counts=_counts(found.counts),
        entry=found.entry,
        chain=found.chain,
    )


def _counts(text: str) -> dict[str, int]:
    """Numbers as they were written; what another program left there is none."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return (
        {code: count for code, count in found.items() if isinstance(count, int)}
        if type(found) is dict
        else {}
    )


def add(entry: Entry, day: date, counts: dict[str, int], head: tuple[int, str], **texts: str) -> int:
    """Close a day; return the id."""
    return entry.insert(
        CloseRow,
        day=day,
        closed_at=utc_now(),
        staff=entry.duty.staff_id,
        counts=json.dumps(counts, sort_keys=True),
        entry=head[0],
        chain=head[1],
        **texts,
    )


def change(entry: Entry, close_id: int, **texts: str) -> None:
    """Put what was typed at a close right. Raises: Refused, `row_gone`."""
    entry.update(CloseRow, close_id, **texts)


def reopen(entry: Entry, close_id: int) -> None:
    """Open a day again. Raises: Refused, `row_gone`."""
    entry.update(CloseRow, close_id, reopened_at=utc_now(), reopened_by=entry.duty.staff_id)
