"""Lines of the queue that requests make: to finish, to call back, to look at again, and whistles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from db.queue import requests
from db.records import Caller, Clock, LineKey, QueueLine, RequestKeeper, RequestLine, WhistleLine
from db.requests import whistles
from frontdesk.requests.clocks import Clocks
from frontdesk.rules.queue_order import week_end
from frontdesk.rules.request_states import PARKED, TO_CALL_BACK
from frontdesk.rules.time_limits import CLASSES

_KINDS = {PARKED: "review", TO_CALL_BACK: "call_back"}
_NOBODY = RequestKeeper()


def request_lines(read: Clocks, today: date) -> Iterator[QueueLine]:
    """What is due of requests by the end of the week, or near its end by the warning of its class.

    Whoever is to be spoken with waits: that stands there from the first day on.
    """
    due = [
        one
        for one in requests.due(_horizon(read, today))
        if one.state == TO_CALL_BACK or _is_shown(_clock(read, one), today)
    ]
    contacts = [one for one in requests.contacts() if _contact(read, one) is not None]
    owed = [one for one in whistles.owed(requests.MOST) if _is_owed(read, one, today)]
    ids = {one.id for one in (*due, *contacts)} | {one.request_id for one in owed}
    kept = requests.keepers(sorted(ids))
    calls = [one for one in due if one.state == TO_CALL_BACK]
    callers = requests.untold([one.id for one in calls])
    for one in due:
        if one.state != TO_CALL_BACK:
            yield _line(read, one, _KINDS.get(one.state, "finish"), _clock(read, one), kept)
    for one in contacts:
        yield _line(read, one, "first_contact", _contact(read, one), kept)
    yield from _calls(read, calls, callers, kept)
    for sent in owed:
        yield _whistle(read, sent, today, kept)


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


def _is_owed(read: Clocks, one: WhistleLine, today: date) -> bool:
    """Whether a unit has not reported in by its day, or has not done it by the day it was given."""
    clock = read.of_whistle(one)
    if clock is not None:
        return _is_shown(clock, today)
    return one.due_on is not None and one.due_on < today


def _line(
    read: Clocks,
    one: RequestLine,
    kind: str,
    clock: Clock | None,
    kept: Mapping[int, RequestKeeper],
    caller: Caller | None = None,
) -> QueueLine:
    assert clock is not None
    keeper = kept.get(one.id, _NOBODY)
    person = keeper.resident_id if kind == "first_contact" else None if caller is None else caller.resident_id
    today, at = read.now.date(), clock.due_on
    return QueueLine(
        key=LineKey(kind, one.id if caller is None else caller.id, at.isoformat()),
        opens=("request", one.id),
        text=one.summary,
        names=one.topic_names,
        # Whoever is called about something else as well is not to be known from it.
        person_id=None if one.confidential else person,
        who="" if one.confidential else one.reporter if caller is None else caller.name,
        place=one.estate,
        grid=keeper.grid,
        estate=keeper.estate,
        number=one.number,
        confidential=one.confidential,
        owner_id=keeper.owner_id,
        owner=keeper.owner,
        due_on=at,
        due_time=clock.due_time,
        clock=clock,
        late=read.calendar.between(at, today) if at < today else 0,
        is_late=clock.lamp == "red",
    )


def _calls(
    read: Clocks,
    calls: Sequence[RequestLine],
    callers: Sequence[Caller],
    kept: Mapping[int, RequestKeeper],
) -> Iterator[QueueLine]:
    """A line for each one who is to be called; for a request where nobody is left, one for itself."""
    by_request: dict[int, list[Caller]] = {}
    for caller in callers:
        by_request.setdefault(caller.request_id, []).append(caller)
    for one in calls:
        clock = _clock(read, one)
        waiting = by_request.get(one.id, [])
        if not waiting:
            # Its own id is no reporter's: the occurrence tells them apart.
            alone = _line(read, one, "call_back", clock, kept)
            key = alone.key._replace(occurrence=f"{alone.key.occurrence} {one.number}")
            yield replace(alone, key=key)
        for caller in waiting:
            yield _line(read, one, "call_back", clock, kept, caller)


def _whistle(read: Clocks, one: WhistleLine, today: date, kept: Mapping[int, RequestKeeper]) -> QueueLine:
    clock = read.of_whistle(one)
    at = one.due_on if clock is None else clock.due_on
    assert at is not None
    keeper = kept.get(one.request_id, _NOBODY)
    return QueueLine(
        key=LineKey("whistle", one.id, at.isoformat()),
        opens=("request", one.request_id),
        text=one.summary,
        names=one.topic_names,
        code="report_in" if clock is not None else "unit_done",
        who=one.unit,
        unit_id=one.unit_id,
        place="" if one.confidential else one.estate,
        grid=keeper.grid,
        estate=keeper.estate,
        number=one.number,
        confidential=one.confidential,
        owner_id=keeper.owner_id,
        owner=keeper.owner,
        due_on=at,
        clock=clock,
        late=read.calendar.between(at, today) if at < today else 0,
        is_late=at < today or (clock is not None and clock.lamp == "red"),
    )
