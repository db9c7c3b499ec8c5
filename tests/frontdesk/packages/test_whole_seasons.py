"""A class and a clinic from their opening to their end, operation by operation, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.connection import transaction
from db.packages import enrolments, reading
from db.records import ConsentGiven, Duty, MeasuredValue
from db.tables import Attendance, HealthReading, Residency, Resident, Task
from frontdesk.packages import attending, counting, keeping, measuring
from frontdesk.packages.catalogue import shipped
from frontdesk.packages.enrolling import Asked, enrol, move
from tests.frontdesk.packages.office import CLASS, refusal

OPENING = date(2021, 9, 6)
GUARDIAN = ConsentGiven("guardian", "王桂英", "52")
WITH_CONSENT = Asked(consents=(GUARDIAN,))
ELDERS = (1, 2)


def child(number: int, age: int) -> int:
    """One more child at the home of the first family."""
    born = date(OPENING.year - age, 3, 1)
    with transaction():
        person = Resident.create(name=f"孩子{number}", sex=1, born_on=born)
        Residency.create(resident=person, household=1, relation="20")
    return int(person.id)


def test_a_class_is_full_gives_a_place_on_and_is_completed(office: Duty) -> None:
    package = keeping.make(office, CLASS)
    first, waits, older = child(1, 8), child(2, 7), child(3, 13)
    assert enrol(office, package, "resident", first, WITH_CONSENT).state == "enrolled"
    # Older than the class is for: with a reason; without a guardian's consent not at all.
    assert refusal(enrol, office, package, "resident", older, WITH_CONSENT).reason.code == "not_eligible"
    reason = Asked(override_reason="陪弟弟来")
    refused = refusal(enrol, office, package, "resident", older, reason)
    assert (refused.reason.code, refused.reason.values["consent"]) == ("consent_needed", "guardian")
    assert enrolments.of(package, "resident", older) is None
    agreed = replace(reason, consents=(GUARDIAN,))
    assert enrol(office, package, "resident", older, agreed).state == "enrolled"
    line = enrol(office, package, "resident", waits, WITH_CONSENT)
    assert (line.state, line.place) == ("waitlisted", 1)

    sessions = reading.sessions(package)
    on = replace(office, day=sessions[0].day)
    assert attending.mark_all(on, sessions[0].id) == 2
    leaving = enrolments.of(package, "resident", first)
    assert leaving is not None
    move(on, leaving.id, "withdraw", "去外婆家了")
    assert enrolments.one(line.id).state == "enrolled"
    assert Task.select().where(Task.kind == "place_free", Task.enrolment == line.id).count() == 1
    for one in sessions[1:]:
        on = replace(office, day=one.day)
        assert attending.mark_all(on, one.id) == 2
    assert keeping.close(on, package) == 2
    states = {one.who_id: one.state for one in enrolments.listed(package, on.day)}
    assert states == {first: "withdrawn", older: "completed", waits: "completed"}
    assert counting.attendances(sessions[0].day, on.day) == 2 * len(sessions)
    assert counting.people_served(sessions[0].day, on.day) == 3


def test_a_clinic_is_measured_counted_and_completed(office: Duty) -> None:
    plan = replace(
        shipped("elder_health"), run="2021", season_from=OPENING, season_to=OPENING, recurrence="FREQ=DAILY"
    )
    package = keeping.make(office, plan)
    (session,) = reading.sessions(package)
    assert refusal(enrol, office, package, "resident", ELDERS[0]).reason.values["consent"] == "health"
    for elder in ELDERS:
        enrol(office, package, "resident", elder, Asked(consents=(ConsentGiven("health", "本人"),)))
    assert counting.clinics(OPENING, OPENING) == 0, "planned only"
    measuring.record(office, session.id, ELDERS[0], (MeasuredValue("blood_pressure", "138/86"),))
    measuring.record(office, session.id, ELDERS[1], (MeasuredValue("blood_pressure", "185/100"),))
    assert counting.clinics(OPENING, OPENING) == 1
    assert Attendance.select().where(Attendance.state == "present").count() == 2
    assert HealthReading.select().where(HealthReading.session == session.id).count() == 2
    assert Task.select().where(Task.resident == ELDERS[1]).exists(), "the red reading is followed up"
    assert keeping.close(office, package) == 2
    assert [one.state for one in enrolments.listed(package, OPENING)] == ["completed"] * 2
