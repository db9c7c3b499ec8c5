"""Work that somebody found, after a training or otherwise (再就业): noted, put right, struck, asked after."""

from __future__ import annotations

from dataclasses import replace

from db import journal
from db.entry import Entry
from db.packages import employment, enrolments, reading
from db.records import Duty, Employment, EmploymentLine, Refused
from frontdesk.rules.employment import check_due

OUTCOME = "outcome"
"""The code of `package_records` of packages that note it."""


def note_outcome(
    duty: Duty,
    work: Employment,
    *,
    enrolment_id: int | None = None,
    resident_id: int | None = None,
    draft_id: str | None = None,
) -> int:
    """Notes the work somebody found; returns its id. In three months a task asks after it.

    Args:
        duty: who acts.
        work: what is told.
        enrolment_id: the enrolment it came of; or `resident_id`, where it came of none.
        draft_id: of the form it came from.

    Raises:
        Refused: `employment_ahead`, `employment_empty` and `field_needed` with the `field`;
            `employment_not_noted` where the package notes none; `employment_noted` where one is noted
            already; `row_gone`, `already_saved`. Nothing was written then.
    """
    with journal.operation(
        duty, "employment", subject_kind="enrolment", subject_id=enrolment_id, draft_id=draft_id
    ) as entry:
        _refuse(duty, work)
        who = resident_id
        if enrolment_id is not None:
            who = _resident_of(enrolment_id)
        if who is None:
            raise Refused("row_gone", table="resident")
        if enrolment_id is None:
            entry.about("resident", who)
        employment_id = employment.add(entry, who, enrolment_id, work)
        _ask_after(entry, employment.one(employment_id))
    return employment_id


def _resident_of(enrolment_id: int) -> int:
    now = enrolments.one(enrolment_id)
    if now.who != "resident" or OUTCOME not in reading.run(now.package_id).records:
        raise Refused("employment_not_noted")
    if employment.of_enrolment(enrolment_id) is not None:
        raise Refused("employment_noted")
    return now.who_id


def correct_outcome(duty: Duty, employment_id: int, work: Employment, *, draft_id: str | None = None) -> None:
    """Puts right what was noted; what asks after it follows. Raises: Refused, as `note_outcome`."""
    with journal.operation(
        duty, "employment_correct", subject_kind="employment", subject_id=employment_id, draft_id=draft_id
    ) as entry:
        _refuse(duty, work)
        before = employment.one(employment_id)
        employment.correct(entry, employment_id, work)
        if before.checked_on is None:
            _ask_after(entry, replace(before, work=work))


def strike_outcome(duty: Duty, employment_id: int, *, draft_id: str | None = None) -> None:
    """Strikes what was noted by mistake; nobody asks after it then. Raises: Refused, `row_gone`."""
    with journal.operation(
        duty, "employment_strike", subject_kind="employment", subject_id=employment_id, draft_id=draft_id
    ) as entry:
        line = employment.one(employment_id)
        employment.strike(entry, employment_id)
        employment.ask_after(entry, line, None, None)


def _refuse(duty: Duty, work: Employment) -> None:
    if not any((work.status_before, work.started_on, work.certificate)):
        raise Refused("employment_empty", field="started_on")
    if work.started_on is None:
        return
    if work.started_on > duty.day:
        raise Refused("employment_ahead", field="started_on")
    for name in ("status_before", "form"):
        if not getattr(work, name):
            raise Refused("field_needed", field=name)


def _ask_after(entry: Entry, line: EmploymentLine) -> None:
    started = line.work.started_on
    owner = entry.duty.staff_id
    if line.enrolment_id is not None:
        owner = reading.run(enrolments.one(line.enrolment_id).package_id).coordinator_id or owner
    employment.ask_after(entry, line, None if started is None else check_due(started), owner)
