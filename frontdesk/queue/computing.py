"""The queue as it stands: what is due, with what was said of it, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from db import journal
from db.queue import marks, requests
from db.records import Duty, LineKey, QueueLine, QueueMark, Refused
from frontdesk.queue import kept, of_requests, of_the_office
from frontdesk.queue.numbers import with_residents_numbers
from frontdesk.requests.clocks import clocks
from frontdesk.rules.queue_order import in_order, put_in, together


def queue(duty: Duty) -> tuple[QueueLine, ...]:
    """Everything that is due and not done, in its order; visits at home take the longest to find."""
    return together(_due(duty, kept.visits(duty)))


def soon(duty: Duty) -> tuple[QueueLine, ...]:
    """The queue but for visits at home."""
    return _due(duty, ())


def _due(duty: Duty, visits: Sequence[QueueLine]) -> tuple[QueueLine, ...]:
    read, said = clocks(duty), marks.standing(duty.day)
    due = with_residents_numbers(kept.of_open_requests(read))
    others = with_residents_numbers(of_the_office.lines(duty, read.calendar))
    # What was said of a line may give it another place.
    told = [line for line in due if line.key in said] if said else []
    untold = [line for line in due if line.key not in said] if told else due
    return put_in(untold, marked((*told, *others, *visits), said), duty.day)


def visits(duty: Duty) -> tuple[QueueLine, ...]:
    """What takes long to find, apart from the rest."""
    return in_order(marked(kept.visits(duty), marks.standing(duty.day)), duty.day)


def marked(lines: Iterable[QueueLine], said: Mapping[LineKey, QueueMark]) -> tuple[QueueLine, ...]:
    """Lines as their marks have them; those that were dropped are gone."""
    found = []
    for line in lines:
        mark = said.get(line.key)
        if mark is None:
            found.append(line)
        elif not mark.dropped:
            found.append(_marked(line, mark))
    return tuple(found)


def _marked(line: QueueLine, mark: QueueMark) -> QueueLine:
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
    return of_requests.lines(read, duty.day, requests.running([request_id]))


def state() -> int:
    """A number that is another one once any desk has done something."""
    return journal.sequence()
