"""Requests whole, with who reported them and all that was done, for a ledger; there may be a million."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from db.connection import reading
from db.orm import JOIN
from db.records import Address, RequestStep
from db.requests.reading import details_of
from db.tables import (
    Building,
    Estate,
    Grid,
    Household,
    Organisation,
    Request,
    RequestReporter,
    Staff,
    Whistle,
)
from db.tables import RequestStep as StepRow

_BATCH = 500
_COLUMNS = (
    *("id", "number", "received_on", "received_time", "channel", "nature", "topic", "urgency"),
    *("confidential", "campaign", "words", "place", "background", "state", "due_on", "resolved_on"),
    *("satisfaction", "solved", "reporter"),
)


class WholeReporter(NamedTuple):
    """Somebody who reported it, with the phone in full."""

    name: str
    kind: str
    resident_id: int | None
    phone: str


@dataclass(frozen=True, slots=True)
class WholeRequest:
    """A request with all that is kept of it; `address` is of the home it is about."""

    id: int
    number: str
    received_on: date
    received_time: str
    channel: str
    nature: str
    topic: str
    urgency: str
    confidential: bool
    campaign: str
    words: str
    place: str
    background: str
    state: str
    due_on: date | None
    resolved_on: date | None
    satisfaction: str
    solved: str
    reporter: str
    estate: str
    address: Address | None
    grid: int | None
    owner: str
    reporters: tuple[WholeReporter, ...] = ()
    steps: tuple[RequestStep, ...] = ()
    units: tuple[str, ...] = ()


def requests(since: date | None, until: date | None) -> Iterator[WholeRequest]:
    """The requests that came in within a period, the earliest first; read in batches."""
    after: tuple[date, int] | None = None
    while batch := _batch(since, until, after):
        yield from batch
        after = batch[-1].received_on, batch[-1].id


@reading
def _batch(since: date | None, until: date | None, after: tuple[date, int] | None) -> list[WholeRequest]:
    query: Any = (
        Request.select(
            *(getattr(Request, name) for name in _COLUMNS),
            Estate.name,
            Building.number,
            Household.unit,
            Household.room,
            Grid.number,
            Staff.name,
        )
        .join(Estate, JOIN.LEFT_OUTER, on=(Request.estate == Estate.id))
        .join(Household, JOIN.LEFT_OUTER, on=(Request.household == Household.id))
        .join(Building, JOIN.LEFT_OUTER, on=(Household.building == Building.id))
        .join(Grid, JOIN.LEFT_OUTER, on=(Request.grid == Grid.id))
        .join(Staff, JOIN.LEFT_OUTER, on=(Request.owner == Staff.id))
        .order_by(Request.received_on, Request.id)
        .limit(_BATCH)
    )
    if since is not None:
        query = query.where(Request.received_on >= since)
    if until is not None:
        query = query.where(Request.received_on <= until)
    if after is not None:
        day, row_id = after
        query = query.where(
            (Request.received_on > day) | ((Request.received_on == day) & (Request.id > row_id))
        )
    rows = list(query.tuples())
    ids = [row[0] for row in rows]
    reporters, steps, units = _reporters(ids), _steps(ids), _units(ids)
    found = []
    for row in rows:
        own: dict[str, Any] = dict(zip(_COLUMNS, row, strict=False))
        estate, building, unit, room, grid, owner = row[len(_COLUMNS) :]
        found.append(
            WholeRequest(
                **own,
                estate=estate or "",
                address=None if room is None else Address(estate or "", building or "", unit, room),
                grid=grid,
                owner=owner or "",
                reporters=tuple(reporters[row[0]]),
                steps=tuple(steps[row[0]]),
                units=tuple(units[row[0]]),
            )
        )
    return found


def _reporters(ids: Sequence[int]) -> defaultdict[int, list[WholeReporter]]:
    found: defaultdict[int, list[WholeReporter]] = defaultdict(list)
    rows: Any = (
        RequestReporter.select(
            RequestReporter.request,
            RequestReporter.name,
            RequestReporter.kind,
            RequestReporter.resident,
            RequestReporter.phone,
        )
        .where(RequestReporter.request << list(ids))
        .order_by(RequestReporter.id)
        .tuples()
    )
    for request, *one in rows:
        found[request].append(WholeReporter(*one))
    return found


def _steps(ids: Sequence[int]) -> defaultdict[int, list[RequestStep]]:
    """The steps that were not struck."""
    found: defaultdict[int, list[RequestStep]] = defaultdict(list)
    rows: Any = (
        StepRow.select(
            StepRow.request,
            StepRow.id,
            StepRow.kind,
            StepRow.day,
            StepRow.time,
            Staff.name,
            StepRow.text,
            StepRow.details,
        )
        .join(Staff, JOIN.LEFT_OUTER, on=(StepRow.staff == Staff.id))
        .where(StepRow.request << list(ids), StepRow.struck_on.is_null())
        .order_by(StepRow.day, StepRow.id)
        .tuples()
    )
    for request, step, kind, day, time, staff, text, details in rows:
        found[request].append(RequestStep(step, kind, day, time, staff or "", text, details_of(details)))
    return found


def _units(ids: Sequence[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows: Any = (
        Whistle.select(Whistle.request, Organisation.name)
        .join(Organisation)
        .where(Whistle.request << list(ids))
        .order_by(Whistle.lead.desc(), Whistle.id)
        .tuples()
    )
    for request, name in rows:
        if name not in found[request]:
            found[request].append(name)
    return found
