"""Taking somebody into a package, and what becomes of that: one operation each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db import journal
from db.entry import Entry
from db.packages import consents, enrolments, reading, readings, writing
from db.records import ConsentGiven, Duty, Refused
from frontdesk.packages.offering import Offer, offer
from frontdesk.packages.promoting import fill_places
from frontdesk.packages.served import SERVED
from frontdesk.packages.tasks import REPEAT
from frontdesk.rules.consents import GUARDIAN, HEALTH, SIGNATURE, taken_back_on
from frontdesk.rules.enrolment_states import ENDED, ENROLLED, IN, MOVES, NEEDS_REASON, WAITLISTED

CONSENT_WITHDRAWN = "consent_withdrawn"
"""Why an enrolment ended, or a task is dropped, that was not to be without a consent."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What became of it: in, or waiting, and then at which place of the line."""

    id: int
    state: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is said when somebody is taken in, beside who they are.

    Args:
        override_reason: why somebody is taken in whom the target rule leaves out.
        consents: given (or refused) now.
        collected_by: who may collect a child; school: its school and class.
        allergies: what a child must not have; kept apart.
        request_id: the request it came from.
    """

    override_reason: str = ""
    consents: Sequence[ConsentGiven] = ()
    collected_by: str = ""
    school: str = ""
    allergies: str = ""
    note: str = ""
    request_id: int | None = None


def enrol(
    duty: Duty,
    package_id: int,
    who: str,
    who_id: int,
    asked: Asked | None = None,
    *,
    draft_id: str | None = None,
) -> Enrolled:
    """Takes somebody into a package, or puts them in line where it is full.

    Args:
        duty: who acts.
        package_id: the run.
        who: resident, household, registered_member, party_member or volunteer; `who_id` its id.
        asked: what is said with it.
        draft_id: of the form it came from.

    Raises:
        Refused: `package_closed`; `package_serves_others`; `person_gone` with their `name`;
            `enrolled_already` with the `state`;
            `not_eligible` (field `override_reason`) where the rule leaves them out and no reason is given,
            `not_eligible_ever` where none can be; `consent_needed` and `consent_refused` with the `consent`;
            `package_full` without a waiting list; `row_gone`, `already_saved`. Nothing was written then.
    """
    with journal.operation(
        duty, "enrol", subject_kind="package", subject_id=package_id, draft_id=draft_id
    ) as entry:
        return take_in(entry, package_id, who, who_id, asked or Asked())


def take_in(entry: Entry, package_id: int, who: str, who_id: int, said: Asked) -> Enrolled:
    """Takes somebody in, as a part of an operation. Raises: Refused, as `enrol`."""
    now = offer(entry.duty, package_id, who, who_id)
    if who not in SERVED[now.run.serves]:
        raise Refused("package_serves_others", package_serves=now.run.serves, field="who")
    _refuse(now, said, entry.duty)
    for given in said.consents if who == "resident" else ():
        consents.give(entry, who_id, given, package_id)
    state = ENROLLED if now.place is None else WAITLISTED
    enrolment_id = _write(entry, now, who, who_id, state, said)
    if said.allergies:
        writing.note_allergies(entry, enrolment_id, said.allergies)
    return Enrolled(enrolment_id, state, enrolments.place_in_line(enrolment_id))


def _write(entry: Entry, now: Offer, who: str, who_id: int, state: str, said: Asked) -> int:
    fields = {
        "override_reason": "" if now.may_join else said.override_reason,
        "collected_by": said.collected_by,
        "school": said.school,
        "note": said.note,
        "request": said.request_id,
    }
    if now.enrolment_id is None:
        return enrolments.add(entry, now.run.id, who, who_id, state, **fields)
    enrolments.begin_again(entry, now.enrolment_id, now.run.id, state, **fields)
    return now.enrolment_id


def _refuse(now: Offer, said: Asked, duty: Duty) -> None:
    run, person = now.run, now.person
    if run.closed_on is not None and run.closed_on <= duty.day:
        raise Refused("package_closed", name=run.name)
    if run.season_to is not None and run.season_to < duty.day:
        raise Refused("package_over", name=run.name)
    if person is not None and person.gone:
        raise Refused("person_gone", name=person.name)
    if now.state and now.state not in ENDED - {"completed"}:
        raise Refused("enrolled_already", enrolment_state=now.state)
    if not now.may_join and not run.may_override:
        raise Refused("not_eligible_ever", field="who")
    if not now.may_join and not said.override_reason.strip():
        raise Refused("not_eligible", field="override_reason")
    _refuse_without_consent(now, said)
    if now.place is not None and not run.has_waitlist:
        raise Refused("package_full", name=run.name)


def _refuse_without_consent(now: Offer, said: Asked) -> None:
    given = {one.purpose: one for one in said.consents}
    for purpose in (*now.needs, *now.refused):
        consent = given.get(purpose)
        if consent is None:
            code = "consent_refused" if purpose in now.refused else "consent_needed"
            raise Refused(code, consent=purpose, field="consent")
        if consent.refused:
            raise Refused("consent_refused", consent=purpose, field="consent")
        if purpose in (GUARDIAN, SIGNATURE) and not consent.given_by.strip():
            raise Refused("guardian_missing", field="given_by")


def move(duty: Duty, enrolment_id: int, name: str, reason: str = "", *, draft_id: str | None = None) -> str:
    """Does something with an enrolment: one of `enrolment_states.MOVES`; returns its state then.

    A place that gets free goes to whoever waits longest.

    Raises:
        Refused: `enrolment_not_possible` with the state it is in; `reason_needed` with the `field`;
            `package_full` where somebody is to come in and there is no room; `row_gone`, `already_saved`.
    """
    with journal.operation(
        duty, f"enrolment_{name}", subject_kind="enrolment", subject_id=enrolment_id, draft_id=draft_id
    ) as entry:
        now = enrolments.one(enrolment_id)
        begins, after = MOVES[name]
        if now.state not in begins:
            raise Refused("enrolment_not_possible", enrolment_state=now.state)
        if name in NEEDS_REASON and not reason.strip():
            raise Refused("reason_needed", field="reason")
        run = reading.run(now.package_id)
        enrolled, _waiting = reading.occupancy(run.id)
        is_full = run.capacity is not None and enrolled >= run.capacity
        if name == "promote" and is_full:
            raise Refused("package_full", name=run.name)
        if name == "again" and is_full:
            if not run.has_waitlist:
                raise Refused("package_full", name=run.name)
            after = WAITLISTED
        if name == "again":
            enrolments.begin_again(entry, enrolment_id, run.id, after)
        else:
            enrolments.change(entry, enrolment_id, **_changes(duty, name, after, reason))
        if after in ENDED and now.state in IN:
            fill_places(entry, run)
    return after


def _changes(duty: Duty, name: str, after: str, reason: str) -> dict[str, object]:
    changes: dict[str, object] = {"state": after, "reason": reason}
    if after in ENDED:
        changes["ended_on"] = duty.day
    if name == "promote":
        changes["enrolled_on"] = duty.day
    return changes


def withdraw_consent(duty: Duty, consent_id: int, resident_id: int) -> int:
    """Takes a consent back; whatever cannot be without it ends; returns how many enrolments that were.

    What was measured under it stays as it was, but is not shown any more, nor is it to be repeated.

    Source: Personal Information Protection Law art. 15: consent can be taken back at any time.

    Raises:
        Refused: `consent_withdrawn_already`, `row_gone`.
    """
    with journal.operation(
        duty, "consent_withdraw", subject_kind="resident", subject_id=resident_id
    ) as entry:
        line = next((one for one in consents.of_resident(resident_id) if one.id == consent_id), None)
        if line is None:
            raise Refused("row_gone", table="consent")
        if line.withdrawn_on is not None or line.given_on is None:
            raise Refused("consent_withdrawn_already")
        consents.withdraw(entry, consent_id)
        if taken_back_on(consents.of_resident(resident_id), HEALTH) is not None:
            for task_id, _made_on, _due_on in readings.open_tasks(resident_id, REPEAT):
                readings.end_task(entry, task_id, reason=CONSENT_WITHDRAWN)
        return _end_without(entry, duty, resident_id, line.purpose, line.package_id)


def _end_without(entry: Entry, duty: Duty, resident_id: int, purpose: str, package_id: int | None) -> int:
    ended = 0
    for enrolment in enrolments.of_resident(resident_id, duty.day):
        if enrolment.state in ENDED or package_id not in (None, enrolment.package_id):
            continue
        if purpose not in offer(duty, enrolment.package_id, "resident", resident_id).needs:
            continue
        enrolments.change(entry, enrolment.id, state="withdrawn", reason=CONSENT_WITHDRAWN, ended_on=duty.day)
        if enrolment.state in IN:
            fill_places(entry, reading.run(enrolment.package_id))
        ended += 1
    return ended
