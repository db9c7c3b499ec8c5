"""Marking somebody as done in a package that records no more than that, as a vaccination does."""

from __future__ import annotations

from datetime import date

from db import journal
from db.connection import reading as reads
from db.entry import Entry
from db.packages import enrolments, reading
from db.records import Duty, Reason, Refused
from db.residents.people import details
from frontdesk.packages.enrolling import Asked, take_in
from frontdesk.packages.promoting import fill_places
from frontdesk.rules.enrolment_states import COMPLETED, ENDED, IN
from frontdesk.rules.told_days import told_day

DONE = "done"
"""The code of `package_records` of packages that record it."""


def mark_done(
    duty: Duty, package_id: int, who: str, who_id: int, day: date, *, draft_id: str | None = None
) -> int:
    """Notes that it was done for somebody on a day; returns the enrolment's id.

    Who is on the list of those who may join is taken in by it.

    Args:
        duty: who acts.
        package_id: the run.
        who: resident, household, registered_member, party_member or volunteer; `who_id` its id.
        day: when it was done.
        draft_id: of the form it came from.

    Raises:
        Refused: `done_ahead` with the `field`; `done_not_recorded` where the package records something else;
            `done_already`; as `enrolling.enrol` for who is not in yet; `already_saved`.
    """
    with journal.operation(
        duty, "enrolment_done", subject_kind="package", subject_id=package_id, draft_id=draft_id
    ) as entry:
        if day > duty.day:
            raise Refused("done_ahead", field="day")
        run = reading.run(package_id)
        if DONE not in run.records:
            raise Refused("done_not_recorded")
        enrolment_id, held_a_place = _in(entry, package_id, who, who_id)
        enrolments.change(entry, enrolment_id, state=COMPLETED, ended_on=day)
        if held_a_place:
            fill_places(entry, run)
    return enrolment_id


def _in(entry: Entry, package_id: int, who: str, who_id: int) -> tuple[int, bool]:
    """Their enrolment, and whether it held a place before."""
    now = enrolments.of(package_id, who, who_id)
    if now is not None and now.state == COMPLETED:
        raise Refused("done_already")
    if now is not None and now.state not in ENDED:
        return now.id, now.state in IN
    enrolled = take_in(entry, package_id, who, who_id, Asked())
    if enrolled.state not in IN:
        raise Refused("package_full", name=reading.run(package_id).name)
    return enrolled.id, False


@reads
def about(duty: Duty, package_id: int, who: str, who_id: int) -> tuple[str, str]:
    """The name of whom it is about, and of the package. Raises: Refused, `row_gone`."""
    run = reading.run(package_id)
    if who == "resident":
        return details(who_id).name, run.name
    lines = enrolments.listed(package_id, duty.day)
    return next((one.name for one in lines if (one.who, one.who_id) == (who, who_id)), ""), run.name


def read_day(text: str, today: date) -> date | Reason:
    """The day that is told; nothing is today, and none can be ahead."""
    return told_day(text, today, "done_ahead")
