"""What is measured at a clinic, or apart from one: written down, told in words, and followed up (domain 3.2).

Health data take a separate consent (Personal Information Protection Law art. 29). What is told of a value is
one of `readings.ADVICE`: when to measure again, when to see a doctor at once; never a grade or an illness.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from db import journal
from db.access import access_log
from db.connection import reading as reads
from db.connection import transaction
from db.entry import Entry
from db.packages import attendance, consents, enrolments, reading, readings, writing
from db.packages.eligible import CAME
from db.records import (
    ConsentGiven,
    Duty,
    EnrolmentLine,
    HealthReadingLine,
    MeasuredValue,
    PackageRun,
    Refused,
    SessionLine,
)
from db.residents.people import details
from frontdesk.packages import attending
from frontdesk.packages.enrolling import Asked, take_in
from frontdesk.packages.tasks import RED, REPEAT
from frontdesk.requests.deadlines import received
from frontdesk.rules.consents import HEALTH, taken_back_on
from frontdesk.rules.enrolment_states import ENDED, WAITLISTED
from frontdesk.rules.readings import AGAIN, AT_ONCE, most_pressing
from frontdesk.settings.calendar import as_kept
from frontdesk.settings.keeping import office_settings
from frontdesk.settings.zones import local, utc
from frontdesk.text import clean

READINGS = "readings"
"""What a package records that is a clinic's."""

REPEAT_WITHIN = 14
"""Days within which a second reading is offered."""

LONGEST = 60
LOOKED_AT = "verify"
"""Why readings are looked at one by one: the reason in the access log."""

_STRUCK = "reading_struck"


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of it: the rows, what is to be told, and the enrolment that was marked present."""

    ids: tuple[int, ...]
    advice: str
    enrolment_id: int | None = None


def record(
    duty: Duty,
    session_id: int | None,
    resident_id: int,
    values: Sequence[MeasuredValue],
    *,
    measured_by: str = "",
    agrees: bool = False,
    override_reason: str = "",
    draft_id: str | None = None,
) -> Recorded:
    """Writes down what was measured of somebody, and at a session that they were there.

    Who is not in the package yet is taken in. A second reading is a row of its own. Red values make two
    tasks (call back today and on the next working day), yellow ones the offer of a second reading, which a
    later reading fulfils.

    Args:
        duty: who acts.
        session_id: of which session; None for a reading apart from one.
        resident_id: of whom.
        values: as `rules.readings` read them.
        measured_by: who measured, and with what.
        agrees: whether they have just agreed to their health data being kept; noted with it.
        override_reason: why somebody is taken in whom the target rule leaves out.
        draft_id: of the form it came from.

    Raises:
        Refused: `reading_missing`; `health_consent_needed`, `health_consent_refused` with the `name`;
            `reading_not_eligible` without the reason; `readings_not_recorded` by the package; as
            `attending.mark` of the session and `enrolling.enrol` of who is not in; `row_gone`,
            `already_saved`. Nothing was written then.
    """
    if not values:
        raise Refused("reading_missing", field="reading")
    with journal.operation(
        duty, "reading_record", subject_kind="resident", subject_id=resident_id, draft_id=draft_id
    ) as entry:
        name = details(resident_id).name
        on = None if session_id is None else attending.held(entry, session_id)
        package_id = None if on is None else on.package_id
        consent = _consent(duty, resident_id, package_id, name, agrees=agrees)
        enrolment_id = None
        if on is None:
            for given in consent:
                consents.give(entry, resident_id, given, None)
        else:
            enrolment_id = _present(entry, on, resident_id, Asked(override_reason, consent))
        ids = readings.add(
            entry,
            resident_id,
            values,
            _taken_at(duty, on),
            session_id=session_id,
            measured_by=clean(measured_by, limit=LONGEST),
        )
        pressing = most_pressing(values)
        about = "" if package_id is None else reading.run(package_id).name
        follow_up(entry, resident_id, pressing, about, duty.day)
        return Recorded(ids, pressing, enrolment_id)


def _consent(
    duty: Duty, resident_id: int, package_id: int | None, name: str, *, agrees: bool
) -> tuple[ConsentGiven, ...]:
    """The consent that is still to be noted. Raises: Refused, where there is none."""
    lines = tuple(
        line
        for line in consents.of_resident(resident_id, package_id)
        if line.package_id in (None, package_id)
    )
    standing = consents.standing(lines, duty.day).get(HEALTH)
    if standing:
        return ()
    if agrees:
        return (ConsentGiven(HEALTH, name),)
    raise Refused(
        "health_consent_needed" if standing is None else "health_consent_refused",
        name=name,
        consent=HEALTH,
        field="reading",
    )


def _present(entry: Entry, on: SessionLine, resident_id: int, asked: Asked) -> int:
    """Marks them present; who is not in is taken in first."""
    run = reading.run(on.package_id)
    if READINGS not in run.records:
        raise Refused("readings_not_recorded", name=run.name)
    now = enrolments.of(run.id, "resident", resident_id)
    if now is None or now.state in ENDED:
        try:
            taken = take_in(entry, run.id, "resident", resident_id, asked)
        except Refused as refused:
            if refused.reason.code == "not_eligible":
                raise Refused("reading_not_eligible", field="reading") from refused
            raise
        enrolment_id, state = taken.id, taken.state
    else:
        enrolment_id, state = now.id, now.state
        for given in asked.consents:
            consents.give(entry, resident_id, given, run.id)
    mark = attendance.marks(on.id).get(enrolment_id)
    if state != WAITLISTED and (mark is None or mark.state not in CAME):
        attending.mark_one(entry, run, on, enrolment_id, attending.PRESENT, None)
    return enrolment_id


def _taken_at(duty: Duty, on: SessionLine | None) -> datetime:
    """Now, on the day of the session where that is written down later; in UTC."""
    now = received(duty)
    if on is not None and on.day != duty.day:
        now = datetime.combine(on.day, now.time())
    return utc(now, office_settings().text("zone"))


def follow_up(entry: Entry, resident_id: int, pressing: str, about: str, measured_on: date) -> None:
    """Let be done what follows from a value, as a part of an operation; what is over falls due today.

    Args:
        entry: the operation.
        resident_id: whose value it is.
        pressing: what is to be said of it, one of `readings.ADVICE`.
        about: the package where it was measured.
        measured_on: on which day.
    """
    for task_id, made_on, _due_on in readings.open_tasks(resident_id, REPEAT):
        if made_on < measured_on:
            readings.end_task(entry, task_id)
    days: tuple[date, ...] = ()
    if pressing == AT_ONCE:
        days = (measured_on, as_kept().after(measured_on, 1).day)
    elif pressing == AGAIN:
        days = (measured_on + timedelta(REPEAT_WITHIN),)
    kind = RED if pressing == AT_ONCE else REPEAT
    for due_on in dict.fromkeys(max(day, entry.duty.day) for day in days):
        _let_do(entry, kind, resident_id, due_on, about)


def _let_do(entry: Entry, kind: str, resident_id: int, due_on: date, about: str) -> None:
    """A task, unless the same is to be done already by the same day."""
    if all(due != due_on for _id, _made, due in readings.open_tasks(resident_id, kind)):
        writing.add_task(
            entry,
            kind,
            about,
            due_on,
            resident=resident_id,
            owner=entry.duty.staff_id,
        )


def strike(duty: Duty, reading_id: int) -> None:
    """Strikes a value that was wrong; what only it made to be done is dropped.

    Raises:
        Refused: `reading_struck_already`, `row_gone`.
    """
    with journal.operation(duty, "reading_strike", subject_kind="resident") as entry:
        resident_id, line = readings.one(reading_id)
        entry.about("resident", resident_id)
        if line.struck:
            raise Refused("reading_struck_already")
        readings.strike(entry, reading_id)
        zone = office_settings().text("zone")
        day = local(line.taken_at, zone).date()
        left = most_pressing(
            one.value for one in readings.of_resident(resident_id) if local(one.taken_at, zone).date() == day
        )
        for kind, holds in ((RED, left == AT_ONCE), (REPEAT, left in (AGAIN, AT_ONCE))):
            for task_id, made_on, _due_on in () if holds else readings.open_tasks(resident_id, kind):
                if made_on >= day:
                    readings.end_task(entry, task_id, reason=_STRUCK)


@dataclass(frozen=True, slots=True)
class Clinic:
    """A session where something is measured: who is in, and how many values were taken, by resident."""

    run: PackageRun
    session: SessionLine
    enrolments: tuple[EnrolmentLine, ...]
    measured: Mapping[int, int]


@reads
def clinic(duty: Duty, session_id: int) -> Clinic:
    """A session as the desk of the clinic sees it. Raises: Refused, `row_gone`."""
    roll = attending.roll(duty, session_id)
    return Clinic(roll.run, roll.session, roll.enrolments, readings.counted(session_id))


def taken(duty: Duty, session_id: int, resident_id: int) -> tuple[HealthReadingLine, ...]:
    """What was measured of somebody at a session, in the office's time; the access log says who looked.

    Raises:
        Refused: `reading_none` where nothing was; `readings_taken_back` with the `day` on which the
            consent was.
    """
    if day := taken_back_on(consents.of_resident(resident_id), HEALTH):
        raise Refused("readings_taken_back", day=day.isoformat())
    zone = office_settings().text("zone")
    with transaction():
        lines = readings.of_session(session_id).get(resident_id, ())
        if not lines:
            raise Refused("reading_none")
        access_log.note(duty, resident_id, "reveal", LOOKED_AT, about="health")
    return tuple(replace(one, taken_at=local(one.taken_at, zone)) for one in lines)
