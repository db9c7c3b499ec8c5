"""The queue as it stands: what is due, with what was said of it, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from db import journal
from db.connection import database
from db.queue import marks, requests
from db.queue.visits import NOT_OF_VISITS
from db.records import Duty, LineKey, QueueLine, QueueMark, Refused
from frontdesk.queue import of_requests, of_the_office
from frontdesk.queue.numbers import with_residents_numbers
from frontdesk.requests.clocks import clocks
from frontdesk.rules.queue_order import in_order, together


class _Visits(NamedTuple):
    """The visits of a day, as they were found when the journal had come so far."""

    database: object
    day: date
    sequence: int
    lines: tuple[QueueLine, ...]


_visits_last: _Visits | None = None


def queue(duty: Duty) -> tuple[QueueLine, ...]:
    """Everything that is due and not done, in its order; visits at home take the longest to find."""
    found = marked((*_soon(duty), *_visits(duty)), marks.standing(duty.day))
    return together(in_order(found, duty.day))


def soon(duty: Duty) -> tuple[QueueLine, ...]:
    """The queue but for visits at home."""
    return in_order(marked(_soon(duty), marks.standing(duty.day)), duty.day)


def _soon(duty: Duty) -> tuple[QueueLine, ...]:
    read = clocks(duty)
    of_office = of_the_office.lines(duty, read.calendar)
    return with_residents_numbers((*of_requests.lines(read, duty.day, requests.running()), *of_office))


def visits(duty: Duty) -> tuple[QueueLine, ...]:
    """What takes long to find: looked for again once anything was changed that it is found from."""
    return in_order(marked(_visits(duty), marks.standing(duty.day)), duty.day)


def _visits(duty: Duty) -> tuple[QueueLine, ...]:
    global _visits_last
    opened, sequence, last = database(), journal.sequence(), _visits_last
    if last is not None and _stands(last, opened, sequence, duty.day):
        found = last.lines
    else:
        found = tuple(of_the_office.visits(duty))
    _visits_last = _Visits(opened, duty.day, sequence, found)
    return found


def _stands(last: _Visits, opened: object, sequence: int, day: date) -> bool:
    if last.database is not opened or last.day != day or last.sequence > sequence:
        return False
    return last.sequence == sequence or journal.changed_only(NOT_OF_VISITS, last.sequence)


def forget_visits() -> None:
    """Look for visits anew the next time: for what is changed past the journal."""
    global _visits_last
    _visits_last = None


def marked(lines: Iterable[QueueLine], said: Mapping[LineKey, QueueMark]) -> tuple[QueueLine, ...]:
    """Lines as their marks have them; those that were dropped are gone."""
    if not said:
        return tuple(lines)
    return tuple(_marked(line, said.get(line.key)) for line in lines if not _is_dropped(line, said))


def _is_dropped(line: QueueLine, said: Mapping[LineKey, QueueMark]) -> bool:
    return line.key in said and said[line.key].dropped


def _marked(line: QueueLine, mark: QueueMark | None) -> QueueLine:
    if mark is None:
        return line
    return line._replace(
        snoozed_until=mark.snoozed_until,
        owner_id=line.owner_id if mark.claimed_by_id is None else mark.claimed_by_id,
        owner=line.owner if mark.claimed_by_id is None else mark.claimed_by,
        waits_for=mark.waits_for,
    )


def line_of(duty: Duty, key: LineKey) -> QueueLine:
    """A line that is still there, found by itself. Raises: Refused, `queue_line_gone`."""
    for line in marked(with_residents_numbers(_those_like(duty, key)), marks.standing(duty.day, key)):
        if line.key == key:
            return line
    raise Refused("queue_line_gone")


def _those_like(duty: Duty, key: LineKey) -> Iterable[QueueLine]:
    """Lines made of the same thing as one, or of the same few."""
    if key.kind in of_the_office.OF_VISITS:
        return of_the_office.visits(duty, key)
    read = clocks(duty)
    if key.kind not in of_requests.KINDS:
        return of_the_office.lines(duty, read.calendar, key)
    request_id = of_requests.request_of(key)
    if request_id is None:
        return ()
    return of_requests.lines(read, duty.day, requests.running(request_id))


def state() -> int:
    """A number that is another one once any desk has done something."""
    return journal.sequence()
