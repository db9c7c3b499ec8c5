"""The access log and the register of ledgers that went out, as one list."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from db.connection import reading
from db.orm import JOIN, fn
from db.records import AccessLine
from db.tables import AccessLog, ExportRecord, Request, Resident, Staff

EXPORT = "export"
"""The action of those whose data went out in a ledger: one line each, told as one ledger."""


@reading
def lines(
    most: int, *, since: datetime | None = None, until: datetime | None = None, text: str = ""
) -> tuple[AccessLine, ...]:
    """Return what was seen and what went out, the newest first.

    Args:
        most: How many at most.
        since: From when, in UTC.
        until: Up to but not including when.
        text: A part of the name of who looked, of the resident, or of the request's number.
    """
    found = [*_looks(most, since, until, text), *_ledgers(most, since, until, text)]
    return tuple(sorted(found, key=lambda line: line.at, reverse=True)[:most])


def _looks(most: int, since: datetime | None, until: datetime | None, text: str) -> list[AccessLine]:
    query: Any = (
        AccessLog.select(
            AccessLog.at,
            Staff.name,
            AccessLog.desk,
            AccessLog.action,
            Resident.name,
            Request.number,
            AccessLog.resident,
            AccessLog.request,
            AccessLog.reason,
        )
        .join(Staff, on=(AccessLog.staff == Staff.id))
        .join_from(AccessLog, Resident, JOIN.LEFT_OUTER, on=(AccessLog.resident == Resident.id))
        .join_from(AccessLog, Request, JOIN.LEFT_OUTER, on=(AccessLog.request == Request.id))
        .order_by(AccessLog.id.desc())
        .limit(most)
    )
    if text:
        # Of one person also whether their data went out in a ledger.
        query = query.where(
            _has(Staff.name, text) | _has(Resident.name, text) | _has(Request.number, text)
        ).where((AccessLog.action != EXPORT) | _has(Resident.name, text))
    else:
        query = query.where(AccessLog.action != EXPORT)
    return [
        AccessLine(at, staff, desk, action, name or number or "", resident, request, reason)
        for at, staff, desk, action, name, number, resident, request, reason in _between(
            query, AccessLog.at, since, until
        ).tuples()
    ]


def _ledgers(most: int, since: datetime | None, until: datetime | None, text: str) -> list[AccessLine]:
    query: Any = (
        ExportRecord.select(ExportRecord, Staff.name)
        .join(Staff, on=(ExportRecord.staff == Staff.id))
        .order_by(ExportRecord.id.desc())
        .limit(most)
    )
    if text:
        query = query.where(_has(Staff.name, text))
    return [
        AccessLine(
            row.at,
            row.staff.name,
            row.desk,
            "ledger",
            reason=row.reason,
            kind=row.kind,
            count=row.lines,
            in_full=bool(row.in_full),
        )
        for row in _between(query, ExportRecord.at, since, until)
    ]


def _has(column: Any, text: str) -> Any:
    return fn.LOWER(fn.COALESCE(column, "")).contains(text.lower())


def _between(query: Any, at: Any, since: datetime | None, until: datetime | None) -> Any:
    if since is not None:
        query = query.where(at >= since)
    if until is not None:
        query = query.where(at < until)
    return query
