"""The queue as it stands: what is due, with what was said of it, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from db import journal
from db.connection import database
from db.queue import marks
from db.queue.requests import MOST
from db.records import Duty, LineKey, QueueLine, QueueMark, Refused
from frontdesk.queue.of_requests import due_of_requests, request_lines
from frontdesk.queue.of_the_office import OF_VISITS, office_lines, visit_lines
from frontdesk.requests.clocks import clocks
from frontdesk.rules.queue_order import in_order, together

AT_ONCE = 100
"""So many requests of a kind are more than a page holds, and more than an office that keeps up has."""
_visits_last: tuple[tuple[object, int, date], tuple[QueueLine, ...]] | None = None


def queue(duty: Duty) -> tuple[QueueLine, ...]:
    """Everything that is due and not done, in its order; visits at home take the longest to find."""
    return together(in_order((*soon(duty), *visits(duty)), duty.day))


@dataclass(frozen=True, slots=True)
class AtOnce:
    """What of the queue is found at once; `is_all` is whether that is all of it but for visits at home."""

    lines: tuple[QueueLine, ...]
    is_all: bool


def at_once(duty: Duty, most: int = AT_ONCE) -> AtOnce:
    """The queue but for visits at home, and of requests only so many of a kind as a page can hold."""
    read = clocks(duty)
    due = due_of_requests(read, duty.day, most)
    found = (*request_lines(read, duty.day, due), *office_lines(duty, read.calendar))
    return AtOnce(in_order(marked(found, marks.standing(duty.day)), duty.day), is_all=not due.is_cut)


def soon(duty: Duty) -> tuple[QueueLine, ...]:
    """The queue but for visits at home."""
    return at_once(duty, MOST).lines


def visits(duty: Duty) -> tuple[QueueLine, ...]:
    """What takes long to find: looked for again only once something was done since, at whatever desk."""
    global _visits_last
    of = (database(), journal.sequence(), duty.day)
    if _visits_last is None or _visits_last[0] != of:
        _visits_last = of, tuple(visit_lines(duty))
    return in_order(marked(_visits_last[1], marks.standing(duty.day)), duty.day)


def forget_visits() -> None:
    """Look for visits anew the next time: for what is changed past the journal."""
    global _visits_last
    _visits_last = None


def marked(lines: Iterable[QueueLine], said: Mapping[LineKey, QueueMark]) -> tuple[QueueLine, ...]:
    """Lines as their marks have them; those that were dropped are gone."""
    found = []
    for line in lines:
        mark = said.get(line.key)
        if mark is None:
            found.append(line)
        elif not mark.dropped:
            found.append(
                replace(
                    line,
                    snoozed_until=mark.snoozed_until,
                    owner_id=line.owner_id if mark.claimed_by_id is None else mark.claimed_by_id,
                    owner=line.owner if mark.claimed_by_id is None else mark.claimed_by,
                    waits_for=mark.waits_for,
                )
            )
    return tuple(found)


def line_of(duty: Duty, key: LineKey) -> QueueLine:
    """A line that is still there. Raises: Refused, `queue_line_gone`."""
    found = visits(duty) if key.kind in OF_VISITS else soon(duty)
    for line in found:
        if line.key == key:
            return line
    raise Refused("queue_line_gone")


def state() -> int:
    """A number that is another one once any desk has done something."""
    return journal.sequence()
