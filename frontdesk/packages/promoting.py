"""A free place goes to whoever waits longest, and somebody is to call them; a part of operations."""

from __future__ import annotations

from db.entry import Entry
from db.packages import enrolments, reading, writing
from db.records import PackageRun
from frontdesk.rules.enrolment_states import ENROLLED

CALL = "place_free"
"""The kind of task that is to call somebody whose place has come."""


def fill_places(entry: Entry, run: PackageRun) -> int:
    """Lets those who wait come in while there is room; returns how many."""
    enrolled, waiting = reading.occupancy(run.id)
    room = waiting if run.capacity is None else min(run.capacity - enrolled, waiting)
    for _place in range(room):
        first = enrolments.first_in_line(run.id)
        assert first is not None
        enrolments.change(entry, first.id, state=ENROLLED, enrolled_on=entry.duty.day)
        writing.add_task(
            entry,
            CALL,
            run.name,
            entry.duty.day,
            enrolment=first.id,
            resident=first.who_id if first.who == "resident" else None,
            owner=run.coordinator_id or entry.duty.staff_id,
        )
    return max(room, 0)
