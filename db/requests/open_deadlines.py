"""Open requests whose deadlines may hang on days that are arranged otherwise now."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.figures import OPEN
from db.orm import SQL, fn
from db.records import Deadlines, MovedDeadline, OpenRequest, RequestStep
from db.requests.reading import details_of
from db.tables import Journal, JournalChange, Request, Whistle
from db.tables import RequestStep as StepRow

_BATCH = 500
_CLOCKS = (("due_on", "finish"), ("contact_due_on", "first_contact"))


@reading
def reaching(first: date, last: date) -> tuple[OpenRequest, ...]:
    """Those that came before `last` and are due from `first` on, or whose deadline is estimated.

    In the order in which they came; what is parked is not among them, for its day was set by hand.
    """
    runs_into = (Request.due_on >= first) | Request.due_estimated | (Request.contact_due_on >= first)
    found: Any = (
        Request.select(
            Request.id,
            Request.number,
            Request.state,
            Request.received_on,
            Request.resolved_on,
            Request.time_limit,
            Request.contacted_on,
            Request.due_on,
            Request.due_time,
            Request.contact_due_on,
            Request.contact_due_time,
            Request.due_estimated,
        )
        .where(
            # Said as the index of what is due says it, not with parameters, or it is not used.
            Request.due_on.is_null(False),
            SQL(OPEN),
            Request.state != "parked",
            runs_into,
        )
        .tuples()
    )
    # Asked for here, or put in order there, the day they came would lead through the index of all requests.
    came = 3
    rows = sorted((row for row in found if row[came] <= last), key=lambda row: (row[came], row[0]))
    steps: dict[int, tuple[RequestStep, ...]] = {}
    whistles: dict[int, tuple[tuple[int, date, date], ...]] = {}
    for at in range(0, len(rows), _BATCH):
        ids = [row[0] for row in rows[at : at + _BATCH]]
        steps |= _steps(ids)
        whistles |= _whistles(ids)
    return tuple(
        OpenRequest(
            *(row_id, number, state, received_on, resolved_on, time_limit, contacted_on),
            Deadlines(*due),
            steps.get(row_id, ()),
            whistles.get(row_id, ()),
        )
        for row_id, number, state, received_on, resolved_on, time_limit, contacted_on, *due in rows
    )


def _steps(ids: Sequence[int]) -> dict[int, tuple[RequestStep, ...]]:
    rows: Any = (
        StepRow.select(
            StepRow.request, StepRow.id, StepRow.kind, StepRow.day, StepRow.details, StepRow.struck_on
        )
        .where(StepRow.request << ids)
        .order_by(StepRow.request, StepRow.day, StepRow.id)
        .tuples()
    )
    return {
        request: tuple(
            RequestStep(step, kind, day, "", "", "", details_of(details), struck_on is not None)
            for _request, step, kind, day, details, struck_on in together
        )
        for request, together in groupby(rows, key=lambda row: row[0])
    }


def _whistles(ids: Sequence[int]) -> dict[int, tuple[tuple[int, date, date], ...]]:
    """Of those that still owe something: id, when it was sent, and until when it is to be done."""
    rows: Any = (
        Whistle.select(Whistle.request, Whistle.id, Whistle.sent_on, Whistle.due_on)
        .where(
            Whistle.request << ids,
            Whistle.due_on.is_null(False),
            Whistle.done_on.is_null(),
            Whistle.handed_back_on.is_null(),
        )
        .order_by(Whistle.request, Whistle.id)
        .tuples()
    )
    return {
        request: tuple((row_id, sent_on, due_on) for _request, row_id, sent_on, due_on in together)
        for request, together in groupby(rows, key=lambda row: row[0])
    }


def move(entry: Entry, request_id: int, **columns: Any) -> None:
    """Write deadlines of a request anew, as a part of an operation. Raises: Refused, `row_gone`."""
    entry.update(Request, request_id, **columns)


def move_whistle(entry: Entry, whistle_id: int, due_on: date) -> None:
    """Write anew until when a unit is to be done, as a part of an operation. Raises: Refused, `row_gone`."""
    entry.update(Whistle, whistle_id, due_on=due_on)


@reading
def moved_by_last(staff_id: int, operations: Sequence[str]) -> tuple[MovedDeadline, ...]:
    """What somebody's last operation of some codes moved, as the journal tells it.

    Nothing where that was taken back; what was erased from the journal is left out.
    """
    undoing = Journal.alias()
    last = (
        Journal.select(Journal.id)
        .where(
            Journal.staff == staff_id,
            Journal.operation << list(operations),
            ~fn.EXISTS(undoing.select().where(undoing.undoes == Journal.id)),
        )
        .order_by(Journal.id.desc())
        .limit(1)
        .scalar()
    )
    rows: Any = (
        JournalChange.select(JournalChange.row_id, JournalChange.before, JournalChange.after)
        .where(JournalChange.journal == last, JournalChange.table_name == "request")
        .order_by(JournalChange.position)
        .tuples()
    )
    return tuple(
        moved
        for row_id, before, after in rows
        for moved in _moved(row_id, json.loads(before or "{}"), json.loads(after or "{}"))
    )


def _moved(row_id: int, before: dict[str, Any], after: dict[str, Any]) -> Iterator[MovedDeadline]:
    for column, kind in _CLOCKS:
        was, now = before.get(column), after.get(column)
        if was and now and was != now:
            calls = kind == "finish" and after["state"] == "to_call_back"
            clock = "call_back" if calls else kind
            yield MovedDeadline(
                row_id, after["number"], clock, date.fromisoformat(was), date.fromisoformat(now)
            )
