"""Open requests: to be finished, called back, looked at again, first spoken about, and their whistles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from db import figures
from db.connection import execute, reading
from db.raw_days import day_of
from db.records import Deadlines, RequestDue, RequestsDue, Running, WhistleDue
from db.requests.lines import topic_names

MOST = 10_000
"""The most open requests, and the most of any other kind, that are looked at: the longest due of them."""
_OPEN = f"q.{figures.OPEN}"
# Each value of a row costs as much as finding it: what only some requests have is left out of the others.
_RUNNING = f"""SELECT q.id, q.number, q.reporter, q.summary, CASE WHEN q.confidential THEN q.topic END,
    q.place, q.estate_id, q.grid_id, q.owner_id, q.resident_id, q.state, q.due_on, q.due_time,
    q.due_estimated, q.time_limit,
    CASE WHEN q.contacted_on IS NULL AND q.state NOT IN ('parked', 'to_call_back') THEN q.contact_due_on END,
    q.contact_due_time
    FROM request q WHERE {_OPEN} {{some}} ORDER BY q.due_on, q.id LIMIT ?"""
_WHISTLES = """SELECT w.id, w.request_id, w.organisation_id, o.name, w.sent_on, w.due_on, w.reported_on
    FROM whistle w JOIN organisation o ON o.id = w.organisation_id
    WHERE w.done_on IS NULL AND w.handed_back_on IS NULL {some} ORDER BY w.due_on, w.id LIMIT ?"""
_OWN = 10
"""So many columns of a row say what it is; the others how its clocks stand."""


@reading
def running(some: Collection[int] | None = None) -> RequestsDue:
    """What waits in all open requests, or in some."""
    rows = _rows(_RUNNING, "q.id", some)
    if not rows:
        return RequestsDue({}, {}, ())
    names = _names(row[4] for row in rows)
    due: dict[tuple[Any, ...], list[RequestDue]] = {}
    contacts: dict[tuple[Any, ...], list[RequestDue]] = {}
    found: dict[int, RequestDue] = {}
    for row in rows:
        one = found[row[0]] = _request(names, *row[:_OWN])
        state, due_on, due_time, estimated, limit, contact_on, contact_time = row[_OWN:]
        if due_on is not None:
            due.setdefault((state, due_on, due_time, estimated, limit), []).append(one)
        if contact_on is not None:
            contacts.setdefault((state, contact_on, contact_time), []).append(one)
    whistles = _rows(_WHISTLES, "w.request_id", some)
    return RequestsDue(
        {_due(*alike): those for alike, those in due.items()},
        {_contact(*alike): those for alike, those in contacts.items()},
        tuple(_whistles(found, whistles)),
        is_whole=len(rows) < MOST and len(whistles) < MOST,
    )


def _rows(sql: str, column: str, some: Collection[int] | None) -> list[tuple[Any, ...]]:
    """Rows of all requests, or of some; as many as are looked at."""
    if some is not None and not some:
        return []
    which = "" if some is None else f"AND {column} IN ({', '.join('?' * len(some))})"
    return list(execute(sql.format(some=which), (*(some or ()), MOST)).fetchall())


class _Names(NamedTuple):
    """What is called how: a few of each, so that they are read once and not beside every request."""

    topics: Mapping[str, tuple[str, str]]
    estates: Mapping[int, str]
    aliases: frozenset[tuple[int, str]]
    grids: Mapping[int, int]
    staff: Mapping[int, str]


def _names(hidden: Iterable[str | None]) -> _Names:
    return _Names(
        topic_names({topic for topic in hidden if topic is not None}),
        dict(execute("SELECT id, name FROM estate").fetchall()),
        frozenset(map(tuple, execute("SELECT estate_id, alias FROM estate_alias").fetchall())),
        dict(execute("SELECT id, number FROM grid").fetchall()),
        dict(execute("SELECT id, name FROM staff").fetchall()),
    )


def _request(
    names: _Names, row_id: int, number: str, reporter: str, summary: str, hidden: str | None, place: str,
    estate_id: int | None, grid_id: int | None, owner_id: int | None, resident_id: int | None,
) -> RequestDue:  # fmt: skip
    grid = None if grid_id is None else names.grids.get(grid_id)
    owner = "" if owner_id is None else names.staff.get(owner_id, "")
    if hidden is not None:
        called = names.topics.get(hidden, (hidden, hidden))
        return RequestDue(row_id, number, "", "", called, True, "", "", grid, owner_id, owner, resident_id)
    estate = "" if estate_id is None else names.estates.get(estate_id, "")
    # An estate is called as its people called it.
    known = place if place and (estate_id, place) in names.aliases else estate
    return RequestDue(
        row_id, number, reporter, summary, ("", ""), False, known, estate, grid, owner_id, owner, resident_id
    )  # fmt: skip


def _due(state: str, due_on: date | str, due_time: str, estimated: Any, limit: str) -> Running:
    return Running(state, Deadlines(day_of(due_on), due_time, estimated=bool(estimated)), limit)


def _contact(state: str, contact_on: date | str, contact_time: str) -> Running:
    return Running(state, Deadlines(None, "", day_of(contact_on), contact_time), "")


def _whistles(found: Mapping[int, RequestDue], rows: Iterable[tuple[Any, ...]]) -> Iterable[WhistleDue]:
    for row_id, request_id, unit_id, unit, sent_on, due_on, reported_on in rows:
        request = found.get(request_id)
        if request is not None:
            yield WhistleDue(
                row_id,
                request,
                unit_id,
                unit,
                day_of(sent_on),
                None if due_on is None else day_of(due_on),
                None if reported_on is None else day_of(reported_on),
            )


@reading
def of_reporter(reporter_id: int) -> int | None:
    """The request that somebody reported; None where there is no such row."""
    return _only("SELECT request_id FROM request_reporter WHERE id = ?", reporter_id)


@reading
def of_whistle(whistle_id: int) -> int | None:
    """The request of a whistle; None where there is none."""
    return _only("SELECT request_id FROM whistle WHERE id = ?", whistle_id)


def _only(sql: str, row_id: int) -> int | None:
    row = execute(sql, (row_id,)).fetchone()
    return None if row is None else int(row[0])
