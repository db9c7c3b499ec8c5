"""What is done with a line of the queue where it stands: put off, waiting, handed over, dropped, done."""

from __future__ import annotations

from datetime import date, timedelta

from db import journal
from db.entry import Entry
from db.queue import marks, tasks
from db.records import Duty, LineKey, Refused, TaskDue
from db.registers import reading as registers
from frontdesk.packages.recurrence import next_day
from frontdesk.packages.tasks import finish
from frontdesk.queue import of_requests
from frontdesk.queue.computing import line_of
from frontdesk.requests.moving import move
from frontdesk.text import clean

LONGEST = 1_000
"""As much as a box takes: nothing that was typed is lost."""
DROPPED = frozenset({"task", "session", "attendance", "waitlist", "visit", "entitlement"})
"""Kinds that can be dropped; the others end where they are done, or not at all."""
NOTED = frozenset({"entitlement"})
"""Kinds that are done by telling somebody, which nothing but the queue notes."""


def snooze(duty: Duty, key: LineKey, day: date, *, draft_id: str | None = None) -> None:
    """Puts a line off until a day; how late it is it stays.

    Raises:
        Refused: `queue_day_past` with the `field`; `queue_line_gone`, `already_saved`.
    """
    if day <= duty.day:
        raise Refused("queue_day_past", field="day")
    with journal.operation(duty, "queue_snooze", draft_id=draft_id) as entry:
        line_of(duty, key)
        marks.say(entry, key, snoozed_until=day, waits_for="")


def wait_for(duty: Duty, key: LineKey, whom: str, day: date, *, draft_id: str | None = None) -> None:
    """Notes for whom or what a line waits, and until when; on that day it is back.

    Raises:
        Refused: `field_needed`, `queue_day_past`, each with the `field`; `queue_line_gone`, `already_saved`.
    """
    who = clean(whom, limit=LONGEST).strip()
    if not who:
        raise Refused("field_needed", field="whom")
    if day <= duty.day:
        raise Refused("queue_day_past", field="day")
    with journal.operation(duty, "queue_wait", draft_id=draft_id) as entry:
        line_of(duty, key)
        marks.say(entry, key, snoozed_until=day, waits_for=who)


def done(duty: Duty, key: LineKey) -> date | None:
    """Ends a task that is done, as it is ended on the page of the request or the package that it is of.

    Of an age that entitles it is noted that they were told.

    Returns:
        The day for which a task that comes again is there anew; None where it does not.

    Raises:
        Refused: `queue_done_elsewhere` for a line that ends where it is done; `queue_line_gone`, and as
            `moving.move` and `packages.tasks.finish`.
    """
    if key.kind in NOTED:
        with journal.operation(duty, "queue_done") as entry:
            line_of(duty, key)
            marks.say(entry, key, dropped_on=duty.day)
        return None
    if key.kind != "task":
        raise Refused("queue_done_elsewhere")
    one = tasks.waiting(key.subject)
    if one.request_id is not None:
        move(duty, one.request_id, "task_done", {"task": str(one.id), "outcome": "done"})
        return None
    if one.enrolment_id is not None:
        finish(duty, one.id)
        return None
    with journal.operation(duty, "task_done", subject_kind="task", subject_id=one.id) as entry:
        tasks.waiting(one.id)
        tasks.change(entry, one.id, done_on=duty.day)
        return _come_again(entry, one)


def _come_again(entry: Entry, one: TaskDue) -> date | None:
    """A task that comes again is written down for its next day: what was missed meanwhile is not made up."""
    if not one.recurrence:
        return None
    day = entry.duty.day
    first = one.recurs_from or one.due_on or day
    following = next_day(one.recurrence, first, max(one.due_on or day, day))
    if following is not None:
        tasks.add(entry, one.text, following, one.owner_id, one.recurrence, first)
    return following


def drop(
    duty: Duty, key: LineKey, reason: str, *, for_good: bool = False, draft_id: str | None = None
) -> date | None:
    """Takes a line out of the queue for a reason; when the same comes round again it is there again.

    Of a task that comes again this is the one time alone, unless it is dropped `for_good`.

    Returns:
        The day for which such a task is there anew, as `done` does.

    Raises:
        Refused: `reason_needed` with the `field`; `queue_not_dropped` where it has to be done;
            `queue_line_gone`, `already_saved`, and as `moving.move`.
    """
    why = clean(reason, limit=LONGEST).strip()
    if not why:
        raise Refused("reason_needed", field="reason")
    if key.kind not in DROPPED:
        raise Refused("queue_not_dropped")
    if key.kind == "task":
        return _drop_task(duty, key.subject, why, for_good=for_good, draft_id=draft_id)
    with journal.operation(duty, "queue_drop", draft_id=draft_id) as entry:
        line_of(duty, key)
        marks.say(entry, key, dropped_on=duty.day, reason=why)
    return None


def _drop_task(duty: Duty, task_id: int, why: str, *, for_good: bool, draft_id: str | None) -> date | None:
    one = tasks.waiting(task_id)
    if one.request_id is not None:
        given = {"task": str(one.id), "outcome": "dropped", "text": why}
        move(duty, one.request_id, "task_done", given, draft_id=draft_id)
        return None
    with journal.operation(
        duty, "task_drop", subject_kind="task", subject_id=one.id, draft_id=draft_id
    ) as entry:
        tasks.waiting(one.id)
        tasks.change(entry, one.id, dropped_on=duty.day, reason=why)
        return None if for_good else _come_again(entry, one)


def hand_over(duty: Duty, key: LineKey, staff_id: int) -> None:
    """Gives a line to somebody of the staff: of a request the request, of a task the task.

    Raises:
        Refused: `entry_unknown` where nobody of the staff has that id; `queue_line_gone`, and as
            `moving.move`.
    """
    if staff_id not in dict(registers.names_of("staff", duty.day)):
        raise Refused("entry_unknown", field="owner")
    line = line_of(duty, key)
    if key.kind in of_requests.KINDS:
        move(duty, line.opens[1], "hand_over", {"owner": str(staff_id)})
        return
    with journal.operation(duty, "queue_hand_over") as entry:
        if key.kind == "task":
            tasks.change(entry, tasks.waiting(key.subject).id, owner=staff_id)
        else:
            marks.say(entry, key, claimed_by=staff_id)


def add_task(duty: Duty, text: str, day: date, *, recurrence: str = "", draft_id: str | None = None) -> int:
    """Writes down something this person has to do by a day; returns the task's id.

    Args:
        duty: who acts.
        text: what is to be done.
        day: by when; of what comes again the day from which that counts.
        recurrence: the rule by which it comes again, as `recurrence.read_recurrence` gives it.
        draft_id: of the form it came from.

    Raises:
        Refused: `field_needed`, `queue_day_past`, `recurrence_never`, each with the `field`; `already_saved`.
    """
    what = clean(text, limit=LONGEST).strip()
    if not what:
        raise Refused("field_needed", field="text")
    if day < duty.day:
        raise Refused("queue_day_past", field="day")
    first = next_day(recurrence, day, day - timedelta(1)) if recurrence else day
    if first is None:
        raise Refused("recurrence_never", field="again")
    with journal.operation(duty, "task_add", subject_kind="task", draft_id=draft_id) as entry:
        task_id = tasks.add(entry, what, first, duty.staff_id, recurrence, day if recurrence else None)
        entry.about("task", task_id)
        return task_id
