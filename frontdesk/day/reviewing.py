"""What is said of a line while the day is looked through; what the queue can be told, the queue is told."""

from __future__ import annotations

from datetime import date, timedelta

from db import journal
from db.queue import marks
from db.records import Duty, LineKey, Refused
from frontdesk.day.left import OWN, line_of_own
from frontdesk.queue import marking


def put_off(duty: Duty, key: LineKey, day: date | None = None) -> None:
    """Puts a line off until a day, tomorrow if none is said.

    Raises:
        Refused: `queue_line_gone`, and as `marking.snooze`.
    """
    until = day or duty.day + timedelta(1)
    if key.kind not in OWN:
        marking.snooze(duty, key, until)
        return
    _refuse_gone(duty, key)
    with journal.operation(duty, "queue_snooze") as entry:
        marks.say(entry, key, snoozed_until=until)


def done(duty: Duty, key: LineKey) -> date | None:
    """Ends a task; what was only worth a look was looked at. Returns as `marking.done` does.

    Raises:
        Refused: `queue_line_gone`, and as `marking.done`: `queue_done_elsewhere` for a line that ends where
            it is done.
    """
    if key.kind not in OWN:
        return marking.done(duty, key)
    _refuse_gone(duty, key)
    with journal.operation(duty, "queue_seen") as entry:
        marks.say(entry, key, dropped_on=duty.day)
    return None


def _refuse_gone(duty: Duty, key: LineKey) -> None:
    if line_of_own(duty, key) is None:
        raise Refused("queue_line_gone")
