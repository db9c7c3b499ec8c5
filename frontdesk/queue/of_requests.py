"""Lines of the queue that requests make: to finish, to call back, to look at again, and whistles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from db.queue import callers, requests
from db.records import Caller, Clock, LineKey, QueueLine, RequestDue, RequestsDue, WhistleDue
from frontdesk.queue.numbers import key_of
from frontdesk.requests.clocks import Clocks
from frontdesk.rules.queue_order import week_end
from frontdesk.rules.request_states import PARKED, TO_CALL_BACK

_KINDS = {PARKED: "review", TO_CALL_BACK: "call_back"}
KINDS = frozenset({"finish", "first_contact", "call_back", "review", "whistle"})
"""Kinds whose lines a request makes: it has an owner of its own, and ends on its card."""
_BETWEEN = " "
"""In the occurrence of a call for a request where nobody who reported it is left; its number follows."""


def lines(read: Clocks, today: date, found: RequestsDue) -> Iterator[QueueLine]:
    """What is due of requests by the end of the week, or near its end by the warning of its class.

    Whoever is to be spoken with waits: that stands there from the first day on.
    """
    sunday = week_end(today)
    calls: list[tuple[RequestDue, Clock]] = []
    for alike, those in found.due.items():
        for clock in read.of(alike):
            if alike.state == TO_CALL_BACK:
                calls += ((one, clock) for one in those)
            elif _is_shown(clock, sunday):
                yield from _lines(read, _KINDS.get(alike.state, "finish"), clock, those)
    first = callers.first_to_report([one.id for those in found.contacts.values() for one in those])
    for alike, those in found.contacts.items():
        for clock in read.of(alike):
            for line in _lines(read, "first_contact", clock, those):
                one = None if line.confidential else first.get(line.key.subject)
                yield line if one is None else line._replace(reporter_id=one.id, phone_key=key_of(one.phone))
    yield from _calls(read, calls)
    for sent in found.whistles:
        running = read.of_whistle(sent)
        at = sent.due_on if running is None else running.due_on
        if at is not None and (at < today if running is None else _is_shown(running, sunday)):
            yield _whistle(read, sent, running, at)


def moving_today(read: Clocks, found: RequestsDue) -> Iterator[int]:
    """The requests of which a clock may stand otherwise before the day is over: it counts hours."""
    tonight = read.tonight()
    for alike, those in chain(found.due.items(), found.contacts.items()):
        now = read.of(alike)
        if any(map(_runs_today, now)) and now != tonight.of(alike):
            yield from (one.id for one in those)
    for sent in found.whistles:
        running = read.of_whistle(sent)
        if running is not None and _runs_today(running) and running != tonight.of_whistle(sent):
            yield sent.request.id


def _runs_today(clock: Clock) -> bool:
    """Whether to ask how it stands tonight: what is over and counts days stands as it does until tomorrow."""
    return bool(clock.due_time) or clock.lamp != "red"


def request_of(key: LineKey) -> int | None:
    """The request that a line of a kind that requests make is of; None where that is gone."""
    if key.kind == "whistle":
        return requests.of_whistle(key.subject)
    if key.kind == "call_back" and _BETWEEN not in key.occurrence:
        return requests.of_reporter(key.subject)
    return key.subject


def _is_shown(clock: Clock, sunday: date) -> bool:
    return clock.due_on <= sunday or clock.lamp in ("red", "yellow")


def _lines(read: Clocks, kind: str, clock: Clock, those: Iterable[RequestDue]) -> Iterator[QueueLine]:
    """Lines of requests that are due alike."""
    at, time = clock.due_on, clock.due_time
    day, late, is_late = at.isoformat(), read.late(at), clock.lamp == "red"
    is_spoken = kind == "first_contact"
    for one in those:
        (
            row_id, number, reporter, summary, names, confidential, place, estate, grid, owner_id, owner, who,
        ) = one  # fmt: skip
        # In order, not by name: that takes twice as long, and these are thousands.
        yield QueueLine(
            LineKey(kind, row_id, day), ("request", row_id), summary, names, "", reporter, place, grid,
            estate, number, confidential, owner_id, owner, at, time, clock, late, is_late,
            # Whoever is called about something else as well is not to be known from it.
            who if is_spoken and not confidential else None,
        )  # fmt: skip


def _calls(read: Clocks, calls: Sequence[tuple[RequestDue, Clock]]) -> Iterator[QueueLine]:
    """A line for each one who is to be called; for a request where nobody is left, one for itself."""
    untold = _by_request(callers.untold([one.id for one, _clock in calls]))
    for one, clock in calls:
        day = clock.due_on.isoformat()
        # Its own id is no reporter's: the occurrence tells them apart.
        waiting = untold.get(one.id) or [Caller(one.id, one.id, one.reporter, None)]
        occurrence = day if one.id in untold else f"{day}{_BETWEEN}{one.number}"
        for caller in waiting:
            line = QueueLine(
                LineKey("call_back", caller.id, occurrence), ("request", one.id), one.summary,
                one.topic_names, "", "" if one.confidential else caller.name, one.place, one.grid, one.estate,
                one.number, one.confidential, one.owner_id, one.owner, clock.due_on, clock.due_time, clock,
                read.late(clock.due_on), clock.lamp == "red",
                None if one.confidential else caller.resident_id,
            )  # fmt: skip
            if one.id in untold and not one.confidential:
                line = line._replace(reporter_id=caller.id, phone_key=key_of(caller.phone))
            yield line


def _by_request(waiting: Iterable[Caller]) -> Mapping[int, Sequence[Caller]]:
    found: dict[int, list[Caller]] = {}
    for caller in waiting:
        found.setdefault(caller.request_id, []).append(caller)
    return found


def _whistle(read: Clocks, sent: WhistleDue, clock: Clock | None, at: date) -> QueueLine:
    one = sent.request
    is_late = at < read.now.date() or (clock is not None and clock.lamp == "red")
    code = "report_in" if clock is not None else "unit_done"
    return QueueLine(
        LineKey("whistle", sent.id, at.isoformat()), ("request", one.id), one.summary, one.topic_names, code,
        sent.unit, one.estate, one.grid, one.estate, one.number, one.confidential, one.owner_id, one.owner,
        at, "", clock, read.late(at), is_late, None, sent.unit_id,
    )  # fmt: skip
