"""Requests whose clocks run out: to be finished, called back, looked at again, or first spoken about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from db import figures
from db.connection import kept_day, reading
from db.orm import JOIN
from db.records import Caller, RequestKeeper, RequestLine
from db.requests.lines import COLUMNS, line_rows, lines
from db.tables import Estate, Grid, Request, RequestReporter, Staff

MOST = 1_000
"""The most lines of one kind: nobody works through more."""
_OPEN = f"q.{figures.OPEN}"


@reading
def due(last: date) -> tuple[RequestLine, ...]:
    """Open requests that are due by a day, whatever for, and all to call back; the longest due first."""
    is_due = "(q.due_on <= ? OR q.state = 'to_call_back')"
    return _lines(f"q.due_on IS NOT NULL AND {_OPEN} AND {is_due}", "due_on", kept_day(last))


@reading
def contacts() -> tuple[RequestLine, ...]:
    """Open requests whose reporter is still to hear of the office; the longest due first."""
    owed = f"q.contacted_on IS NULL AND q.contact_due_on IS NOT NULL AND {_OPEN}"
    running = "q.state NOT IN ('parked', 'to_call_back')"
    return _lines(f"{owed} AND {running}", "contact_due_on")


def _lines(condition: str, column: str, *given: object) -> tuple[RequestLine, ...]:
    # Read in the order of its own index, it stops at the last however many requests there ever were.
    sql = f"SELECT {COLUMNS} FROM request q WHERE {condition} ORDER BY q.{column}, q.id LIMIT ?"
    return lines(line_rows(sql, (*given, MOST), f"{column}, id"))


@reading
def keepers(request_ids: Sequence[int]) -> Mapping[int, RequestKeeper]:
    """Who has each of some requests in hand."""
    rows: Any = (
        Request.select(Request.id, Request.owner, Staff.name, Grid.number, Request.resident, Estate.name)
        .join(Staff, JOIN.LEFT_OUTER)
        .switch(Request)
        .join(Grid, JOIN.LEFT_OUTER, on=(Grid.id == Request.grid))
        .switch(Request)
        .join(Estate, JOIN.LEFT_OUTER, on=(Estate.id == Request.estate))
        .where(Request.id << list(request_ids))
        .tuples()
    )
    return {
        row_id: RequestKeeper(owner, name or "", grid, resident, estate or "")
        for row_id, owner, name, grid, resident, estate in rows
    }


@reading
def untold(request_ids: Sequence[int]) -> tuple[Caller, ...]:
    """Everybody who is still to be told what was done for some requests."""
    rows: Any = (
        RequestReporter.select(
            RequestReporter.id, RequestReporter.request, RequestReporter.name, RequestReporter.resident
        )
        .where(
            RequestReporter.request << list(request_ids),
            # As `Reporter.waits` says it.
            RequestReporter.kind != "anonymous",
            RequestReporter.told_on.is_null(),
            RequestReporter.satisfaction == "",
        )
        .order_by(RequestReporter.id)
        .tuples()
    )
    return tuple(Caller(*row) for row in rows)
