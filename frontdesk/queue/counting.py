"""How many lines the queue has: what the opening page says and what F5 lists is one and the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db import drafts, journal
from db.connection import database
from db.records import Duty
from frontdesk.queue.computing import queue
from frontdesk.requests.deadlines import received
from frontdesk.rules.queue_order import Section, counted


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many lines each section has, and of those that people ask for most.

    `calls` are to be called back, `unanswered` whistles wait for a unit to report in, `doubtful` residents
    have something to be verified.
    """

    sections: Mapping[Section, int]
    calls: int
    unanswered: int
    doubtful: int


_last: tuple[object, QueueCounts] | None = None


def counts(duty: Duty) -> QueueCounts:
    """How many there are now; counted again when something was done since, and every minute: clocks run."""
    global _last
    put_aside = tuple(one.id for one in drafts.waiting(duty))
    of = (database(), journal.sequence(), duty, put_aside, received(duty))
    if _last is None or _last[0] != of:
        _last = of, _counted(duty)
    return _last[1]


def _counted(duty: Duty) -> QueueCounts:
    lines = queue(duty)
    return QueueCounts(
        counted(lines, duty.day),
        calls=sum(line.key.kind == "call_back" for line in lines),
        unanswered=sum(line.code == "report_in" for line in lines),
        doubtful=sum(line.count for line in lines if line.key.kind == "doubt"),
    )
