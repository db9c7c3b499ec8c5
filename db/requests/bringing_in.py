"""Many requests at once, with the lives that they have behind them, as an old ledger brings them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from db.connection import reading
from db.entry import Entry
from db.records import Deadlines, Matter
from db.requests.writing import deadline_columns, last_number
from db.tables import Request, RequestReporter, RequestStep, Whistle

_BATCH = 500


@dataclass(frozen=True, slots=True)
class PastStep:
    """A step that was taken on a day, by somebody of the staff where it is known who."""

    kind: str
    day: date
    text: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    staff_id: int | None = None
    time: str = ""


@dataclass(frozen=True, slots=True)
class PastWhistle:
    """A unit that was called upon; `done_on` where it has done it, `reported_on` where it came."""

    organisation_id: int
    due_on: date | None = None
    reported_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class PastRequest:
    """A request as it stands, with everything that led there.

    Attributes:
        told_on: when the reporter heard what came of it.
        satisfaction, solved: what they said then, a code each; "" for nothing.
        calls: how often they were called.
        finish_by: of what is done the day by which it was to be; None where that is not known.
    """

    number: str
    received_on: date
    matter: Matter
    state: str
    deadlines: Deadlines
    received_time: str = ""
    grid_id: int | None = None
    owner_id: int | None = None
    resolved_on: date | None = None
    contacted_on: date | None = None
    review_on: date | None = None
    told_on: date | None = None
    satisfaction: str = ""
    solved: str = ""
    calls: int = 0
    finish_by: date | None = None
    steps: tuple[PastStep, ...] = ()
    whistles: tuple[PastWhistle, ...] = ()


class KnownRequest(NamedTuple):
    """A request that is there, as far as a ledger's row is recognised by it."""

    id: int
    number: str
    received_on: date
    reporter: str
    words: str
    state: str
    estate_id: int | None


@reading
def known(days: Collection[date], numbers: Collection[str]) -> Iterator[KnownRequest]:
    """The requests that came in on one of these days, and those with one of these numbers."""
    columns = [getattr(Request, name) for name in KnownRequest._fields[:-1]]
    found: dict[int, KnownRequest] = {}
    for column, values in ((Request.received_on, sorted(days)), (Request.number, sorted(numbers))):
        for start in range(0, len(values), _BATCH):
            some: Any = values[start : start + _BATCH]
            rows: Any = Request.select(*columns, Request.estate).where(column << some).tuples()
            for row in rows:
                found[row[0]] = KnownRequest(*row)
    return iter(found.values())


@reading
def last_numbers(years: Collection[int]) -> dict[int, int]:
    """The last number that was given in each year, 0 for none."""
    return {year: last_number(year) for year in years}


def add_many(
    entry: Entry, requests: Sequence[PastRequest], how_far: Callable[[int, int], None] | None = None
) -> list[int]:
    """Write requests down with their steps; return their ids in order."""
    ids: list[int] = []
    for start in range(0, len(requests), _BATCH):
        if how_far is not None:
            how_far(start, len(requests))
        ids += _add(entry, requests[start : start + _BATCH])
    return ids


def _add(entry: Entry, requests: Sequence[PastRequest]) -> list[int]:
    ids = entry.insert_many(Request, map(_request, requests))
    both = list(zip(ids, requests, strict=True))
    entry.insert_many(
        RequestReporter,
        (
            {
                "request": row_id,
                "name": one.matter.reporter,
                "kind": one.matter.reporter_kind,
                "resident": one.matter.resident_id,
                "phone": one.matter.phone,
                "joined_on": one.received_on,
                "told_on": one.told_on,
                "satisfaction": one.satisfaction,
                "solved": one.solved,
                "calls": one.calls,
            }
            for row_id, one in both
        ),
    )
    entry.insert_many(
        RequestStep,
        (
            {
                "request": row_id,
                "kind": step.kind,
                "day": step.day,
                "time": step.time,
                "staff": step.staff_id,
                "text": step.text,
                "details": (
                    json.dumps(dict(step.details), ensure_ascii=False, sort_keys=True) if step.details else ""
                ),
            }
            for row_id, one in both
            for step in one.steps
        ),
    )
    entry.insert_many(
        Whistle,
        (
            {
                "request": row_id,
                "organisation": sent.organisation_id,
                "lead": place == 0,
                "sent_on": one.received_on,
                "due_on": sent.due_on,
                "reported_on": sent.reported_on,
                "done_on": sent.done_on,
            }
            for row_id, one in both
            for place, sent in enumerate(one.whistles)
        ),
    )
    return ids


def _request(one: PastRequest) -> dict[str, Any]:
    matter = one.matter
    return {
        "number": one.number,
        "received_on": one.received_on,
        "received_time": one.received_time,
        "channel": matter.channel,
        "nature": matter.nature,
        "topic": matter.topic,
        "estate": matter.estate_id,
        "household": matter.household_id,
        "grid": one.grid_id,
        "reporter": matter.reporter,
        "reporter_kind": matter.reporter_kind,
        "resident": matter.resident_id,
        "words": matter.words,
        "summary": matter.summary,
        "state": one.state,
        "place": matter.place,
        "background": matter.background,
        "urgency": matter.urgency,
        "confidential": matter.confidential,
        "campaign": matter.campaign,
        "time_limit": matter.time_limit,
        "owner": one.owner_id,
        "resolved_on": one.resolved_on,
        "contacted_on": one.contacted_on,
        "review_on": one.review_on,
        "satisfaction": one.satisfaction,
        "solved": one.solved,
        "finish_by": one.finish_by,
        **deadline_columns(one.deadlines),
    }
