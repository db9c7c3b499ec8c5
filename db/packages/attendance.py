"""Who was at a session, as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.records import Mark, SessionLine
from db.tables import Attendance, PackageSession, ServiceRecord


@reading
def marks(session_id: int) -> Mapping[int, Mark]:
    """By enrolment whether they came, and for how many minutes."""
    rows: Any = (
        Attendance.select(Attendance.enrolment, Attendance.state, Attendance.minutes)
        .where(Attendance.session == session_id)
        .tuples()
    )
    return {enrolment: Mark(state, minutes) for enrolment, state, minutes in rows}


def missed_in_a_row(enrolment_id: int) -> int:
    """How many sessions somebody missed one after another, up to the last that was recorded of them."""
    rows: Any = (
        Attendance.select(Attendance.state)
        .join(PackageSession)
        .where(Attendance.enrolment == enrolment_id, PackageSession.cancelled_on.is_null())
        .order_by(PackageSession.day.desc(), PackageSession.starts.desc(), PackageSession.id.desc())
        .tuples()
    )
    missed = 0
    for (state,) in rows:
        if state != "absent":
            break
        missed += 1
    return missed


def mark(entry: Entry, session_id: int, enrolment_id: int, state: str, minutes: int | None) -> None:
    """Write down whether somebody was there; "" takes it away again."""
    found: Any = (
        Attendance.select(Attendance.id)
        .where(Attendance.session == session_id, Attendance.enrolment == enrolment_id)
        .scalar()
    )
    if found is None and state:
        entry.insert(Attendance, session=session_id, enrolment=enrolment_id, state=state, minutes=minutes)
    elif found is not None and state:
        entry.update(Attendance, found, state=state, minutes=minutes)
    elif found is not None:
        entry.remove(Attendance, found)


def serve(entry: Entry, on: SessionLine, volunteer_id: int, what: str, minutes: int | None) -> None:
    """Write down a volunteer's hours at a session; None takes them away again."""
    found: Any = (
        ServiceRecord.select(ServiceRecord.id)
        .where(
            ServiceRecord.session == on.id,
            ServiceRecord.volunteer == volunteer_id,
            ServiceRecord.struck_on.is_null(),
        )
        .scalar()
    )
    if found is not None:
        entry.remove(ServiceRecord, found)
    if minutes:
        entry.insert(
            ServiceRecord,
            volunteer=volunteer_id,
            done_on=on.day,
            what=what,
            minutes=minutes,
            session=on.id,
        )
