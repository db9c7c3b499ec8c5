"""Requests whose clocks run out: to be finished, called back, looked at again, or first spoken about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from db import figures
from db.connection import execute, kept_day, reading
from db.records import Caller, RequestKeeper, RequestLine, WhistleDue
from db.requests.lines import COLUMNS, PLACED, SHOWN, day_of, lines, topic_names
from db.tables import RequestReporter

MOST = 1_000
"""The most lines of one kind: nobody works through more."""
_OPEN = f"q.{figures.OPEN}"
_KEPT = "q.owner_id, s.name, g.number, q.resident_id, e.name"
_KEEPERS = "LEFT JOIN staff s ON s.id = q.owner_id LEFT JOIN grid g ON g.id = q.grid_id"
_KEPT_COLUMNS = 5

Kept = tuple[RequestLine, RequestKeeper]
"""A request, and who has it in hand."""


@reading
def due(last: date, most: int = MOST) -> tuple[Kept, ...]:
    """Open requests that are due by a day, whatever for, and all to call back; the longest due first."""
    is_due = "(q.due_on <= ? OR q.state = 'to_call_back')"
    return _kept(f"q.due_on IS NOT NULL AND {_OPEN} AND {is_due}", "due_on", kept_day(last), most)


@reading
def contacts(most: int = MOST) -> tuple[Kept, ...]:
    """Open requests whose reporter is still to hear of the office; the longest due first."""
    owed = f"q.contacted_on IS NULL AND q.contact_due_on IS NOT NULL AND {_OPEN}"
    running = "q.state NOT IN ('parked', 'to_call_back')"
    return _kept(f"{owed} AND {running}", "contact_due_on", most)


def _kept(condition: str, column: str, *given: object) -> tuple[Kept, ...]:
    # Read in the order of its own index, it stops at the last however many requests there ever were.
    found = f"""SELECT {COLUMNS}, q.owner_id, q.grid_id, q.resident_id FROM request q
        WHERE {condition} ORDER BY q.{column}, q.id LIMIT ?"""
    rows = execute(f"SELECT {SHOWN}, {_KEPT} FROM ({found}) q {PLACED} {_KEEPERS}", given).fetchall()
    told = lines(row[:-_KEPT_COLUMNS] for row in rows)
    return tuple(zip(told, (_keeper(*row[-_KEPT_COLUMNS:]) for row in rows), strict=True))


def _keeper(
    owner_id: int | None, owner: str | None, grid: int | None, resident: int | None, estate: str | None
) -> RequestKeeper:
    return RequestKeeper(owner_id, owner or "", grid, resident, estate or "")


@reading
def whistles(most: int = MOST) -> tuple[WhistleDue, ...]:
    """Whistles of open requests that wait for the unit, the longest due first."""
    # The index of open whistles, in its own order, stops at the last however many there ever were.
    rows = execute(
        f"""SELECT w.id, q.id, q.number, q.topic, q.summary, q.confidential, o.id, o.name, w.sent_on,
            w.due_on, w.reported_on, {_KEPT}
        FROM whistle w JOIN request q ON q.id = w.request_id JOIN organisation o ON o.id = w.organisation_id
        LEFT JOIN estate e ON e.id = q.estate_id {_KEEPERS}
        WHERE w.done_on IS NULL AND w.handed_back_on IS NULL AND {_OPEN} ORDER BY w.due_on, w.id LIMIT ?""",
        (most,),
    ).fetchall()
    called = topic_names({row[3] for row in rows if row[5]})
    return tuple(_whistle(called, *row) for row in rows)


def _whistle(
    called: dict[str, tuple[str, str]], row_id: int, request: int, number: str, topic: str, summary: str,
    confidential: Any, unit_id: int, unit: str, sent_on: Any, due_on: Any, reported_on: Any, *kept: Any,
) -> WhistleDue:  # fmt: skip
    return WhistleDue(
        row_id,
        request,
        number,
        called.get(topic, (topic, topic)) if confidential else ("", ""),
        "" if confidential else summary,
        bool(confidential),
        unit_id,
        unit,
        day_of(sent_on),
        None if due_on is None else day_of(due_on),
        None if reported_on is None else day_of(reported_on),
        _keeper(*kept),
    )


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
