"""Taking people into packages: who may, what consent it takes, the line, and a place that gets free."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.connection import transaction
from db.packages import enrolments, reading
from db.records import ConsentGiven, Duty, EnrolmentLine, Refused, TargetTerm
from db.tables import Attendance, Consent, PackageSession, Task
from frontdesk.packages import keeping
from frontdesk.packages.enrolling import Asked, enrol, move, withdraw_consent
from frontdesk.packages.of_people import offers
from frontdesk.packages.offering import offer
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.office import CLASS, refusal

CHILD, GRANDMOTHER, GRANDFATHER, DEAD, MOVED = 11, 2, 1, 15, 16
GUARDIAN = ConsentGiven("guardian", "王桂英", "52")

CLINIC = replace(
    CLASS,
    series="elder_health",
    name="老年健康义诊",
    kind="elder_health",
    target=(TargetTerm("age", 60), TargetTerm("not_served", values=("year",))),
    capacity=None,
    recurrence="FREQ=WEEKLY;BYDAY=SU",
    starts="10:30",
    ends="11:30",
)


def test_a_run_has_its_sessions(office: Duty) -> None:
    package = keeping.make(office, CLASS)
    assert [one.day.day for one in reading.sessions(package)] == [11, 12, 18, 19, 25, 26]
    (line,) = reading.lines(office.day)
    assert (line.free, line.enrolled, line.waiting) == (2, 0, 0)
    assert (line.next_on, line.next_starts) == (date(2021, 9, 11), "09:00")
    undo_last(office)
    assert reading.lines(office.day) == ()


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"name": " "}, "field_needed", "name"),
        ({"season_to": date(2021, 9, 1)}, "season_reversed", "season_to"),
        ({"season_to": None}, "season_endless", "season_to"),
        ({"season_from": None}, "season_needed", "season_from"),
        ({"capacity": 0}, "capacity_none", "capacity"),
        ({"ends": "08:00"}, "session_reversed", "ends"),
        ({"recurrence": "FREQ=MONTHLY;BYMONTHDAY=31"}, "sessions_none", "recurrence"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    office: Duty, change: dict[str, object], code: str, field: str
) -> None:
    refused = refusal(keeping.make, office, replace(CLASS, **change))  # type: ignore[arg-type]
    assert (refused.reason.code, refused.reason.values["field"]) == (code, field)


def test_no_two_runs_of_a_series_have_one_name(office: Duty) -> None:
    package = keeping.make(office, CLASS)
    assert refusal(keeping.make, office, CLASS).reason.code == "run_taken"
    keeping.correct(office, replace(CLASS, id=package, name="艺术课堂"))
    assert reading.run(package).name == "艺术课堂"


def test_an_elder_may_join_and_the_child_is_too_young(office: Duty) -> None:
    clinic = keeping.make(office, CLINIC)
    assert enrol(office, clinic, "resident", GRANDMOTHER).state == "enrolled"
    refused = refusal(enrol, office, clinic, "resident", CHILD)
    assert refused.reason.code == "not_eligible"
    told = offer(office, clinic, "resident", CHILD).answers[0]
    assert (told.holds, told.reason.values) == (False, {"age": 11, "least": 60})
    assert (
        refusal(enrol, office, clinic, "resident", GRANDMOTHER).reason.values["enrolment_state"] == "enrolled"
    )
    for who in (DEAD, MOVED):
        assert refusal(enrol, office, clinic, "resident", who).reason.code == "person_gone"


def test_a_rule_is_overridden_with_a_reason_where_it_can_be(office: Duty) -> None:
    clinic = keeping.make(office, CLINIC)
    joined = enrol(office, clinic, "resident", 3, Asked(override_reason="陪老人一起"))
    (line,) = reading_of(clinic, office)
    assert (line.id, line.override_reason) == (joined.id, "陪老人一起")
    strict = keeping.make(office, replace(CLINIC, run="严", may_override=False))
    asked = Asked(override_reason="陪老人一起")
    assert refusal(enrol, office, strict, "resident", 3, asked).reason.code == "not_eligible_ever"


def test_a_child_needs_its_guardians_consent(office: Duty) -> None:
    """Personal Information Protection Law art. 31; without it nothing is written."""
    package = keeping.make(office, CLASS)
    assert offer(office, package, "resident", CHILD).needs == ("guardian",)
    refused = refusal(enrol, office, package, "resident", CHILD)
    assert refused.reason.values["consent"] == "guardian"
    nobody = Asked(consents=[replace(GUARDIAN, given_by=" ")])
    assert refusal(enrol, office, package, "resident", CHILD, nobody).reason.code == "guardian_missing"
    assert not Consent.select().exists()
    joined = enrol(
        office, package, "resident", CHILD, Asked(consents=[GUARDIAN], allergies="花生", collected_by="奶奶")
    )
    assert joined.state == "enrolled"
    undo_last(office)
    assert not Consent.select().exists()
    assert reading_of(package, office) == []


def test_a_refusal_is_remembered_and_a_consent_can_be_taken_back(office: Duty) -> None:
    package = keeping.make(office, CLASS)
    enrol(office, package, "resident", CHILD, Asked(consents=[GUARDIAN]))
    consent = Consent.select().get()
    assert withdraw_consent(office, consent.id, CHILD) == 1
    (line,) = reading_of(package, office)
    assert (line.state, line.reason) == ("withdrawn", "consent_withdrawn")
    assert refusal(withdraw_consent, office, consent.id, CHILD).reason.code == "consent_withdrawn_already"
    with transaction():
        Consent.create(
            resident=CHILD, purpose="guardian", given_by="王桂英", how="phone", refused_on=office.day
        )
    again = offer(office, package, "resident", CHILD)
    assert (again.needs, again.refused) == ((), ("guardian",))
    assert refusal(enrol, office, package, "resident", CHILD).reason.code == "consent_refused"


def test_what_was_agreed_to_for_all_stands_when_that_to_one_package_is_taken_back(
    office: Duty,
) -> None:
    with transaction():
        for_all = Consent.create(
            resident=CHILD, purpose="guardian", given_by="王桂英", how="signed", given_on=office.day
        )
    package = keeping.make(office, CLASS)
    enrol(office, package, "resident", CHILD, Asked(consents=[GUARDIAN]))
    own = Consent.get(Consent.package == package)
    assert withdraw_consent(office, own.id, CHILD) == 0
    (line,) = reading_of(package, office)
    assert line.state == "enrolled"
    assert withdraw_consent(office, for_all.id, CHILD) == 1
    assert offer(office, package, "resident", CHILD).needs == ("guardian",)


def test_the_line_moves_on_when_a_place_gets_free(office: Duty) -> None:
    package = keeping.make(office, replace(CLASS, target=(), capacity=2))
    asked = [enrol(office, package, "resident", who) for who in (1, 2, 3, 4)]
    assert [(one.state, one.place) for one in asked] == [
        ("enrolled", None),
        ("enrolled", None),
        ("waitlisted", 1),
        ("waitlisted", 2),
    ]
    assert refusal(move, office, asked[0].id, "withdraw").reason.code == "reason_needed"
    assert move(office, asked[0].id, "withdraw", "搬走了") == "withdrawn"
    assert [line.state for line in reading_of(package, office)].count("enrolled") == 2
    (task,) = Task.select(Task.kind, Task.resident, Task.enrolment, Task.due_on).tuples()
    assert task == ("place_free", 3, asked[2].id, office.day)
    assert enrolments.place_in_line(asked[3].id) == 1
    # Who left comes again at the end of the line.
    assert move(office, asked[0].id, "again") == "waitlisted"
    assert enrolments.place_in_line(asked[0].id) == 2
    assert refusal(move, office, asked[0].id, "promote").reason.code == "package_full"
    with pytest.raises(Refused, match="capacity_below_enrolled"):
        keeping.correct(office, replace(reading.run(package), capacity=1))
    assert keeping.correct(office, replace(reading.run(package), capacity=4)) == 2
    assert refusal(move, office, asked[1].id, "resume").reason.code == "enrolment_not_possible"


def test_a_full_package_without_a_line_says_so(office: Duty) -> None:
    package = keeping.make(office, replace(CLASS, target=(), capacity=1, has_waitlist=False))
    enrol(office, package, "resident", 1)
    assert refusal(enrol, office, package, "resident", 2).reason.code == "package_full"


def test_sessions_at_the_same_time_are_told(office: Duty) -> None:
    package = keeping.make(office, replace(CLASS, target=()))
    clinic = keeping.make(office, CLINIC)
    enrol(office, package, "resident", GRANDMOTHER)
    clashes = offer(office, clinic, "resident", GRANDMOTHER).clashes
    assert [(name, day.day, starts) for name, day, starts in clashes] == [
        ("暑期艺术课堂", 12, "09:00"),
        ("暑期艺术课堂", 19, "09:00"),
        ("暑期艺术课堂", 26, "09:00"),
    ]
    later = keeping.make(office, replace(CLINIC, run="晚", starts="11:00", ends="12:00"))
    assert offer(office, later, "resident", GRANDMOTHER).clashes == ()


def test_what_somebody_may_join_and_has_not(office: Duty) -> None:
    clinic = keeping.make(office, CLINIC)
    keeping.make(office, CLASS)
    assert [one.name for one in offers(office, [GRANDFATHER])] == ["老年健康义诊"]
    assert [one.name for one in offers(office, [CHILD])] == ["暑期艺术课堂"]
    assert offers(office, [MOVED]) == ()
    joined = enrol(office, clinic, "resident", GRANDFATHER)
    assert offers(office, [GRANDFATHER]) == ()
    with transaction():
        session = PackageSession.create(package=clinic, day=date(2021, 9, 5))
        Attendance.create(session=session, enrolment=joined.id, state="present")
    next_run = keeping.make(office, replace(CLINIC, run="2021秋"))
    told = offer(office, next_run, "resident", GRANDFATHER).answers[1]
    assert (told.holds, told.reason.code) == (False, "target_served")
    next_year = replace(office, day=date(2022, 1, 1))
    assert offer(next_year, next_run, "resident", GRANDFATHER).may_join


def test_closing_completes_and_a_new_run_is_last_years_moved_on(office: Duty) -> None:
    package = keeping.make(office, replace(CLASS, target=(), capacity=1))
    enrol(office, package, "resident", 1)
    enrol(office, package, "resident", 2)
    assert keeping.close(office, package) == 1
    assert [(line.state, line.reason) for line in reading_of(package, office)] == [
        ("completed", ""),
        ("withdrawn", "package_closed"),
    ]
    assert refusal(enrol, office, package, "resident", 3).reason.code == "package_closed"
    assert refusal(keeping.close, office, package).reason.code == "package_closed_already"
    anew = keeping.renewed(reading.run(package), office.day)
    assert (anew.run, anew.season_from, anew.season_to) == ("2021", date(2021, 9, 11), date(2021, 9, 26))
    anew = keeping.renewed(reading.run(package), date(2022, 3, 1))
    assert (anew.run, anew.season_from, anew.season_to) == ("2022", date(2022, 9, 11), date(2022, 9, 26))
    keeping.make(office, anew, copied_from=package)


def test_sessions_follow_a_changed_season_and_what_was_held_stays(office: Duty) -> None:
    package = keeping.make(office, replace(CLASS, season_from=date(2021, 9, 4), target=()))
    joined = enrol(office, package, "resident", 1)
    with transaction():
        first = PackageSession.get(PackageSession.day == date(2021, 9, 4))
        Attendance.create(session=first, enrolment=joined.id, state="present")
    keeping.correct(office, replace(reading.run(package), recurrence="FREQ=WEEKLY;BYDAY=WE"))
    days = [one.day.day for one in reading.sessions(package)]
    assert days == [4, 5, 8, 15, 22]


def reading_of(package: int, office: Duty) -> list[EnrolmentLine]:
    return list(enrolments.listed(package, office.day))
