"""Lines of the queue that requests make: to finish, to call back, to look at again, and whistles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.queue import requests
from db.queue.requests import Kept
from db.records import Caller, Clock, LineKey, QueueLine, RequestLine, WhistleDue
from frontdesk.requests.clocks import Clocks
from frontdesk.rules.queue_order import week_end
from frontdesk.rules.request_states import PARKED, TO_CALL_BACK
from frontdesk.rules.time_limits import CLASSES

_KINDS = {PARKED: "review", TO_CALL_BACK: "call_back"}
_SPOKEN = frozenset({"call_back", "first_contact"})
"""Kinds of lines for which somebody is called."""


@dataclass(frozen=True, slots=True)
class DueOfRequests:
    """What may be due of requests; `is_cut` is whether there is more of a kind than was asked for."""

    due: tuple[Kept, ...]
    contacts: tuple[Kept, ...]
    whistles: tuple[WhistleDue, ...]
    is_cut: bool


def due_of_requests(read: Clocks, today: date, most: int) -> DueOfRequests:
    """What may be due of requests, at most so many of a kind; the longest due first."""
    due = requests.due(_horizon(read, today), most)
    contacts, whistles = requests.contacts(most), requests.whistles(most)
    return DueOfRequests(due, contacts, whistles, is_cut=most in map(len, (due, contacts, whistles)))


def request_lines(read: Clocks, today: date, found: DueOfRequests) -> Iterator[QueueLine]:
    """What is due of requests by the end of the week, or near its end by the warning of its class.

    Whoever is to be spoken with waits: that stands there from the first day on.
    """
    calls: list[tuple[Kept, Clock]] = []
    for kept in found.due:
        one, clock = kept[0], _clock(read, kept[0])
        if clock is not None and one.state == TO_CALL_BACK:
            calls.append((kept, clock))
        elif clock is not None and _is_shown(clock, today):
            yield _line(read, kept, _KINDS.get(one.state, "finish"), clock)
    for kept in found.contacts:
        contact = _contact(read, kept[0])
        if contact is not None:
            yield _line(read, kept, "first_contact", contact)
    yield from _calls(read, calls)
    for sent in found.whistles:
        clock = read.of_whistle(sent)
        at = sent.due_on if clock is None else clock.due_on
        if at is not None and (at < today if clock is None else _is_shown(clock, today)):
            yield _whistle(read, sent, clock, at)


def _horizon(read: Clocks, today: date) -> date:
    """The last day that any clock can be near on."""
    spans = [read.settings.span(f"limit_{kind}_warn") for kind in CLASSES]
    days = [max(span.amount, 1) if span.unit != "hours" else 1 + span.amount // 24 for span in spans if span]
    return max(week_end(today), read.calendar.after(today, max(days, default=1)).day)


def _clock(read: Clocks, one: RequestLine) -> Clock | None:
    return next((clock for clock in read.of(one) if clock.kind != "first_contact"), None)


def _contact(read: Clocks, one: RequestLine) -> Clock | None:
    return next((clock for clock in read.of(one) if clock.kind == "first_contact"), None)


def _is_shown(clock: Clock | None, today: date) -> bool:
    return clock is not None and (clock.due_on <= week_end(today) or clock.lamp in ("red", "yellow"))


def _line(
    read: Clocks, kept: Kept, kind: str, clock: Clock, caller: Caller | None = None, beside: str = ""
) -> QueueLine:
    one, keeper = kept
    at = clock.due_on
    person = caller.resident_id if caller is not None else keeper.resident_id
    return QueueLine(
        key=LineKey(kind, one.id if caller is None else caller.id, f"{at.isoformat()}{beside}"),
        opens=("request", one.id),
        text=one.summary,
        names=one.topic_names,
        # Whoever is called about something else as well is not to be known from it.
        person_id=person if kind in _SPOKEN and not one.confidential else None,
        who="" if one.confidential else one.reporter if caller is None else caller.name,
        place=one.estate,
        grid=keeper.grid,
        estate="" if one.confidential else keeper.estate,
        number=one.number,
        confidential=one.confidential,
        owner_id=keeper.owner_id,
        owner=keeper.owner,
        due_on=at,
        due_time=clock.due_time,
        clock=clock,
        late=read.late(at),
        is_late=clock.lamp == "red",
    )


def _calls(read: Clocks, calls: Sequence[tuple[Kept, Clock]]) -> Iterator[QueueLine]:
    """A line for each one who is to be called; for a request where nobody is left, one for itself."""
    by_request: dict[int, list[Caller]] = {}
    for caller in requests.untold([one.id for (one, _keeper), _clock in calls]):
        by_request.setdefault(caller.request_id, []).append(caller)
    for kept, clock in calls:
        waiting = by_request.get(kept[0].id, [])
        if not waiting:
            # Its own id is no reporter's: the occurrence tells them apart.
            alone = _line(read, kept, "call_back", clock, beside=f" {kept[0].number}")
            yield replace(alone, person_id=None)
        for caller in waiting:
            yield _line(read, kept, "call_back", clock, caller)


def _whistle(read: Clocks, one: WhistleDue, clock: Clock | None, at: date) -> QueueLine:
    late = read.late(at)
    return QueueLine(
        key=LineKey("whistle", one.id, at.isoformat()),
        opens=("request", one.request_id),
        text=one.summary,
        names=one.topic_names,
        code="report_in" if clock is not None else "unit_done",
        who=one.unit,
        unit_id=one.unit_id,
        place="" if one.confidential else one.keeper.estate,
        grid=one.keeper.grid,
        estate="" if one.confidential else one.keeper.estate,
        number=one.number,
        confidential=one.confidential,
        owner_id=one.keeper.owner_id,
        owner=one.keeper.owner,
        due_on=at,
        clock=clock,
        late=late,
        is_late=at < read.now.date() or (clock is not None and clock.lamp == "red"),
    )
