"""Somebody comes to a session without being in the package: taken in and present, as one deed."""

from __future__ import annotations

from db import journal
from db.packages import reading
from db.records import Duty
from frontdesk.packages.attending import PRESENT, held, mark_one, roll
from frontdesk.packages.enrolling import Asked, Enrolled, take_in
from frontdesk.rules.enrolment_states import ENROLLED


def enrol_at(
    duty: Duty, session_id: int, who: str, who_id: int, asked: Asked, *, draft_id: str | None = None
) -> Enrolled:
    """Takes somebody into the package of a session, and marks them present where there was a place.

    Of a session that is still to come, or cancelled, they are only taken in.

    Raises:
        Refused: as `enrolling.enrol`. Nothing was written then.
    """
    on = reading.session(session_id)
    with journal.operation(
        duty, "enrol", subject_kind="package", subject_id=on.package_id, draft_id=draft_id
    ) as entry:
        enrolled = take_in(entry, on.package_id, who, who_id, asked)
        if enrolled.state == ENROLLED and not on.cancelled and on.day <= duty.day:
            on, run = held(entry, session_id), reading.run(on.package_id)
            mark_one(entry, run, on, enrolled.id, PRESENT, None)
        return enrolled


def place_on_list(duty: Duty, session_id: int, enrolment_id: int) -> int:
    """Where somebody stands on the list of a session, from 0; the first place where they do not."""
    there = [one.id for one in roll(duty, session_id).enrolments]
    return there.index(enrolment_id) if enrolment_id in there else 0
