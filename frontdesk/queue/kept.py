"""What was found for the queue, as long as nothing was changed that it is found from, at whatever desk.

The journal tells what was changed. What it does not tell is looked for anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from db import journal
from db.connection import database, is_writing
from db.entry import Change
from db.queue import changed
from db.queue import requests as open_requests
from db.records import Duty, QueueLine
from frontdesk.queue import of_requests, of_the_office
from frontdesk.requests.clocks import Clocks
from frontdesk.requests.deadlines import received
from frontdesk.rules.queue_order import in_order, put_in


class _Moment(NamedTuple):
    """When something was found: in which database, how far its journal had come, at what time."""

    database: object
    sequence: int
    at: datetime

    @classmethod
    def of(cls, at: datetime) -> _Moment:
        """This one."""
        return cls(database(), journal.sequence(), at)

    def changes_since(self, then: _Moment) -> Sequence[Change] | None:
        """What was changed from an earlier one on; None where it was another day or nobody can tell."""
        if self.database is not then.database or self.at.date() != then.at.date():
            return None
        if self.sequence < then.sequence or self.at < then.at:
            return None
        return () if self.sequence == then.sequence else journal.changes_since(then.sequence)


class _Visits(NamedTuple):
    moment: _Moment
    lines: tuple[QueueLine, ...]


class _Requests(NamedTuple):
    """What is due of requests; of those that `move` it may stand otherwise before the day is over."""

    moment: _Moment
    lines: tuple[QueueLine, ...]
    move: frozenset[int]


_visits: _Visits | None = None
_requests: _Requests | None = None


def forget() -> None:
    """Look for everything anew the next time: for what is changed past the journal."""
    global _visits, _requests
    _visits = _requests = None


def visits(duty: Duty) -> tuple[QueueLine, ...]:
    """Visits at home, which take long to find: anew only once something was changed that they rest on."""
    global _visits
    if is_writing():
        # What is not written yet the journal does not tell.
        return tuple(of_the_office.visits(duty))
    moment, last = _Moment.of(received(duty)), _visits
    changes = None if last is None else moment.changes_since(last.moment)
    if last is None or changes is None or not changed.visits_stand(changes):
        last = _Visits(moment, tuple(of_the_office.visits(duty)))
    _visits = last._replace(moment=moment)
    return last.lines


def of_open_requests(read: Clocks) -> tuple[QueueLine, ...]:
    """What is due of requests, in order: of many that are open only those are asked that were changed."""
    global _requests
    today = read.now.date()
    if is_writing():
        return in_order(of_requests.lines(read, today, open_requests.running()), today)
    moment, last = _Moment.of(read.now), _requests
    asked = None if last is None else _to_ask(last, moment)
    found = open_requests.running(asked)
    lines = of_requests.lines(read, today, found)
    if last is None or asked is None:
        ordered = in_order(lines, today)
    elif asked:
        ordered = put_in([line for line in last.lines if line.opens[1] not in asked], lines, today)
    else:
        ordered = last.lines
    move = frozenset(of_requests.moving_today(read, found))
    _requests = _Requests(moment, ordered, move) if found.is_whole else None
    return ordered


def _to_ask(last: _Requests, moment: _Moment) -> frozenset[int] | None:
    """The requests whose lines may be others now; None: any of them."""
    changes = moment.changes_since(last.moment)
    some = None if changes is None else changed.requests_of(changes)
    return None if some is None else some | last.move
