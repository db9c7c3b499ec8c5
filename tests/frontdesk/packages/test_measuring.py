"""A clinic: what was measured is written down, marks who came, and is followed up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import pytest

from db.packages import attendance, consents, enrolments, reading, readings
from db.records import ConsentGiven, Duty, PackageRun, TargetTerm
from db.tables import AccessLog, Attendance, Consent, Enrolment, HealthReading, Task
from frontdesk.packages import keeping, measuring
from frontdesk.packages.enrolling import Asked, enrol
from frontdesk.packages.refusing import refuse
from frontdesk.rules.readings import read_readings
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.office import refusal

CLINIC = PackageRun(
    0,
    "elder_health",
    "2021",
    "老年健康义诊",
    "Elder health clinic",
    "elder_health",
    target=(TargetTerm("age", 60),),
    season_from=date(2021, 9, 3),
    season_to=date(2021, 9, 30),
    recurrence="FREQ=WEEKLY;BYDAY=MO,FR",
    starts="08:30",
    ends="11:00",
    records=frozenset({"attendance", "readings"}),
)
HEALTH = ConsentGiven("health", "张宁裕")


class Held(NamedTuple):
    """A clinic on Friday 3 and Monday 6 September, which is today; one elder is in."""

    duty: Duty
    package: int
    friday: int
    today: int

    def record(self, typed: str, who: int = 1, session: int | None = None, **more: Any) -> measuring.Recorded:
        """Write down what is typed."""
        line = read_readings(typed)
        at = self.today if session is None else session
        return measuring.record(
            self.duty, at, who, line.values, agrees=line.agrees, override_reason=line.reason, **more
        )


@pytest.fixture
def held(office: Duty) -> Held:
    before = replace(office, day=date(2021, 9, 1))
    package = keeping.make(before, CLINIC)
    enrol(before, package, "resident", 1, Asked(consents=(HEALTH,)))
    friday, today, *_rest = (one.id for one in reading.sessions(package))
    return Held(office, package, friday, today)


def tasks() -> list[tuple[str, int, date, bool, bool]]:
    """Kind, about whom, due when, done, dropped."""
    rows: Any = Task.select().order_by(Task.id)
    return [
        (one.kind, one.resident_id, one.due_on, one.done_on is not None, one.dropped_on is not None)
        for one in rows
    ]


def test_a_row_for_each_value_and_the_person_was_there(held: Held) -> None:
    done = held.record("138/86 72 6.4k", measured_by="李医生 欧姆龙")
    assert (len(done.ids), done.advice) == (3, "again")
    lines = readings.of_session(held.today)[1]
    assert [(one.value.kind, one.value.reading, one.value.conditions) for one in lines] == [
        ("blood_pressure", "138/86", ""),
        ("pulse", "72", ""),
        ("glucose", "6.4", "fasting"),
    ]
    assert {one.measured_by for one in lines} == {"李医生 欧姆龙"}
    (mark,) = attendance.marks(held.today).values()
    assert mark.state == "present"
    # Measured again: rows of their own, and nobody is marked twice.
    held.record("134/84")
    assert [one.value.reading for one in readings.of_resident(1)] == ["134/84", "6.4", "72", "138/86"]
    assert Attendance.select().count() == 1
    row: Any = HealthReading.get()
    assert (row.taken_at.date() - held.duty.day).days in (-1, 0)
    assert (row.staff_id, row.session_id) == (held.duty.staff_id, held.today)
    undo_last(held.duty)
    undo_last(held.duty)
    assert not HealthReading.select().exists() and not Attendance.select().exists()
    assert not Task.select().exists()


def test_red_is_called_back_today_and_on_the_next_working_day(held: Held) -> None:
    friday = held._replace(duty=replace(held.duty, day=date(2021, 9, 3)))
    assert friday.record("185/100", session=held.friday).advice == "at_once"
    red = [
        ("reading_red", 1, date(2021, 9, 3), False, False),
        ("reading_red", 1, date(2021, 9, 6), False, False),
    ]
    assert tasks() == red, "the weekend is not a working day"
    friday.record("182/98", session=held.friday)
    assert tasks() == red, "the same is not asked for twice"
    first, *_rest = readings.of_session(held.friday)[1]
    measuring.strike(friday.duty, first.id)
    assert tasks() == red, "another value still says so"
    last = readings.of_session(held.friday)[1][-1]
    measuring.strike(friday.duty, last.id)
    assert [one[-1] for one in tasks()] == [True, True]
    assert refusal(measuring.strike, held.duty, last.id).reason.code == "reading_struck_already"
    undo_last(friday.duty)
    assert tasks() == red
    assert len(readings.of_resident(1)) == 1


def test_yellow_offers_a_second_reading_which_fulfils_it(held: Held) -> None:
    friday = held._replace(duty=replace(held.duty, day=date(2021, 9, 3)))
    friday.record("150/92", session=held.friday)
    friday.record("148/91", session=held.friday)
    assert tasks() == [("reading_repeat", 1, date(2021, 9, 17), False, False)]
    assert held.record("132/80").advice == ""
    assert tasks() == [("reading_repeat", 1, date(2021, 9, 17), True, False)]
    assert held.record("85/55").advice == "low"
    assert len(tasks()) == 1


def test_nothing_is_kept_without_the_consent_to_health_data(held: Held) -> None:
    refused = refusal(held.record, "138/86", 2)
    assert (refused.reason.code, refused.reason.values["name"]) == ("health_consent_needed", "李秀芬")
    assert not HealthReading.select().exists() and not Attendance.select().exists()
    # Who was not in yet is taken in with it.
    done = held.record("138/86 y", 2)
    assert enrolments.one(done.enrolment_id or 0).state == "enrolled"
    assert Consent.select().where(Consent.resident == 2, Consent.purpose == "health").count() == 1
    assert held.record("136/84", 2).enrolment_id == done.enrolment_id
    undo_last(held.duty)
    undo_last(held.duty)
    assert Enrolment.select().count() == Consent.select().count() == 1
    # A refusal is remembered.
    refuse(held.duty, held.package, 2, [ConsentGiven("health", "李秀芬", refused=True)])
    assert refusal(held.record, "138/86", 2).reason.code == "health_consent_refused"


def test_apart_from_a_session_the_consent_is_one_for_all(held: Held) -> None:
    values = read_readings("138/86").values
    assert refusal(measuring.record, held.duty, None, 1, values).reason.code == "health_consent_needed"
    measuring.record(held.duty, None, 1, values, agrees=True)
    assert consents.standing(consents.of_resident(1), held.duty.day)["health"]
    assert held.record("136/84").advice == ""
    assert {one.session_id for one in readings.of_resident(1)} == {None, held.today}


def test_who_is_too_young_is_taken_in_with_a_reason_only(held: Held) -> None:
    assert refusal(held.record, "120/80 y", 3).reason.code == "reading_not_eligible"
    held.record("120/80 y #陪母亲来", 3)
    assert Enrolment.get(Enrolment.resident == 3).override_reason == "陪母亲来"
    assert reading.session(held.today).came == 1


def test_what_cannot_be_is_refused(held: Held) -> None:
    assert refusal(measuring.record, held.duty, held.today, 1, ()).reason.code == "reading_missing"
    ahead = reading.sessions(held.package)[-1].id
    assert refusal(held.record, "138/86", 1, ahead).reason.code == "session_ahead"
    assert refusal(held.record, "138/86", 999).reason.code == "row_gone"
    assert refusal(held.record, "138/86 y", 15).reason.code == "person_gone"
    assert refusal(measuring.strike, held.duty, 999).reason.code == "row_gone"


def test_the_clinic_has_who_is_in_and_what_was_measured(held: Held) -> None:
    held.record("138/86")
    held.record("136/84 72")
    found = measuring.clinic(held.duty, held.today)
    assert [one.who_id for one in found.enrolments] == [1]
    assert found.measured == {1: 3}
    # What the values are is told only to who asks, which stands in the access log.
    lines = measuring.taken(held.duty, held.today, 1)
    assert [one.value.reading for one in lines] == ["138/86", "136/84", "72"]
    assert {one.taken_at.date() for one in lines} == {held.duty.day}, "by the office's clock"
    looked: Any = AccessLog.select()
    assert [(one.resident_id, one.reason) for one in looked] == [(1, "verify")]
    assert refusal(measuring.taken, held.duty, held.today, 2).reason.code == "reading_none"
    assert AccessLog.select().count() == 1


def test_a_package_that_records_no_readings_takes_none(held: Held) -> None:
    run = replace(reading.run(held.package), records=frozenset({"attendance"}))
    keeping.correct(held.duty, run)
    assert refusal(held.record, "138/86").reason.code == "readings_not_recorded"
