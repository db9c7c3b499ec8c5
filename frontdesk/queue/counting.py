"""How many lines the queue has: what the opening page says and what F5 lists is one and the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.records import Duty
from frontdesk.queue.computing import queue
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


def counts(duty: Duty) -> QueueCounts:
    """How many there are now."""
    lines = queue(duty)
    return QueueCounts(
        counted(lines, duty.day),
        calls=sum(line.key.kind == "call_back" for line in lines),
        unanswered=sum(line.code == "report_in" for line in lines),
        doubtful=sum(line.count for line in lines if line.key.kind == "doubt"),
    )
