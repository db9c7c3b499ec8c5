"""What the desk says of people by itself: packages they are in, and those they may join and have not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from db.connection import transaction
from db.packages.consents import of_resident
from db.packages.readings import open_tasks
from db.records import ConsentGiven, Duty, Kind, Matter, MeasuredValue, PackageRun, ResidentCard, TargetTerm
from db.residents import unmeasured
from db.services import rows
from db.tables import Consent, Hardship, Journal, Resident, Veteran, Visit
from frontdesk import revealing, undoing
from frontdesk.cards import card
from frontdesk.packages import keeping, measuring
from frontdesk.packages.at_the_desk import log_and_enrol
from frontdesk.packages.enrolling import Asked, enrol, move, withdraw_consent
from frontdesk.packages.measuring import record
from frontdesk.packages.of_people import offers, taken
from frontdesk.packages.refusing import refuse
from frontdesk.packages.tasks import REPEAT
from frontdesk.rules.targets import breadth, is_protected
from tests.frontdesk.packages.office import CLASS, refusal

GRANDFATHER, GRANDMOTHER, CHILD, MOVED = 1, 2, 11, 16
CLINIC = PackageRun(
    0,
    "elder_check",
    "2021",
    "老年人体检",
    "Elders' check",
    "elder_health",
    target=(TargetTerm("age", 60), TargetTerm("not_served", values=("year",))),
)
VETERANS = PackageRun(
    0,
    "veterans_home",
    "2021",
    "退役军人之家",
    "Veterans' home",
    "veterans_home",
    target=(TargetTerm("group", values=("veteran", "volunteer")),),
)
ALONE = PackageRun(
    0,
    "home_visits",
    "2021",
    "空巢探访",
    "Home visits",
    "home_visits",
    target=(TargetTerm("age", 60), TargetTerm("group", values=("lives_alone", "elders_alone"))),
)
PARENTS = replace(CLASS, series="parents", name="家长课堂", target=(TargetTerm("child", 6, 12),))


def test_a_household_is_told_in_one_look_with_why(office: Duty) -> None:
    clinic = keeping.make(office, CLINIC)
    for run in (CLASS, VETERANS, ALONE, PARENTS):
        keeping.make(office, run)
    told = offers(office, [GRANDMOTHER, GRANDFATHER, CHILD, MOVED])
    assert [(one.who, one.name) for one in told if one.resident_id != CHILD] == [
        ("李秀芬", "空巢探访"),
        ("李秀芬", "老年人体检"),
        ("张宁裕", "空巢探访"),
        ("张宁裕", "老年人体检"),
    ]
    assert [(one.code, dict(one.values)) for one in told[1].reasons] == [
        ("target_age", {"age": 73}),
        ("target_not_served_this_year", {}),
    ]
    assert told[0].reasons[1].values == {"target_groups": "elders_alone"}
    assert [one.name for one in told if one.resident_id == CHILD] == ["暑期艺术课堂"]
    known = card(office, Kind.RESIDENT, GRANDMOTHER)
    assert [one.who for one in known.offers] == ["李秀芬"] * 2 + ["张宁裕"] * 2  # type: ignore[union-attr]
    enrol(office, clinic, "resident", GRANDMOTHER)
    assert [one.name for one in offers(office, [GRANDMOTHER])] == ["空巢探访"]


def test_what_is_protected_says_only_that_it_is_there_until_it_is_asked_for(office: Duty) -> None:
    package = keeping.make(office, VETERANS)
    assert offers(office, [GRANDFATHER]) == ()
    with transaction():
        Veteran.create(resident=GRANDFATHER)
    (hidden,) = offers(office, [GRANDFATHER])
    assert (hidden.is_protected, hidden.name, hidden.reasons) == (True, "", ())
    (told,) = revealing.reveal(office, GRANDFATHER, "visit").offers
    assert (told.package_id, told.reasons[0].values) == (package, {"target_groups": "veteran"})
    enrol(office, package, "resident", GRANDFATHER)
    (hidden_too,) = taken(GRANDFATHER)
    assert (hidden_too.is_protected, hidden_too.name, hidden_too.state) == (True, "", "")
    assert revealing.reveal(office, GRANDFATHER, "visit").packages[0].state == "enrolled"
    with transaction():
        Hardship.create(resident=GRANDMOTHER, kind="subsistence")
    assert is_protected((TargetTerm("group", values=("subsistence",)),))
    assert breadth(CLASS.target) < breadth(CLINIC.target) < breadth(VETERANS.target)


def test_what_was_refused_is_not_offered_again(office: Duty) -> None:
    package = keeping.make(office, CLASS)
    refuse(office, package, CHILD, [ConsentGiven("guardian", "郭龙", refused=True)])
    assert offers(office, [CHILD]) == ()


def test_the_place_in_line_is_that_of_the_package(office: Duty) -> None:
    package = keeping.make(office, replace(CLASS, target=(), capacity=1))
    enrolled = [enrol(office, package, "resident", who) for who in (GRANDFATHER, GRANDMOTHER, 3)]
    (third,) = taken(3)
    assert (third.state, third.place, third.since) == ("waitlisted", 2, office.day)
    move(office, enrolled[1].id, "withdraw", "不来了")
    assert taken(3)[0].place == 1
    assert taken(GRANDMOTHER)[0].state == "withdrawn"


def test_a_visit_that_ends_in_a_package_is_one_operation(office: Duty) -> None:
    package = keeping.make(office, CLINIC)
    matter = Matter(words="来报名体检", summary="来报名体检", reporter="张宁裕", resident_id=GRANDFATHER)
    before = Journal.select().count()
    enrolled = log_and_enrol(office, matter, package, Asked())
    assert Journal.select().count() == before + 1
    visit = Visit.select().order_by(Visit.id.desc()).get()
    assert (visit.resident, visit.outcome, visit.request) == (
        Resident.get_by_id(GRANDFATHER),
        "老年人体检 2021",
        None,
    )
    assert taken(GRANDFATHER)[0].enrolment_id == enrolled.id
    undoing.undo_last(office)
    assert taken(GRANDFATHER) == () and not Visit.select().where(Visit.id == visit.id).exists()
    nobody = replace(matter, resident_id=None)
    assert refusal(log_and_enrol, office, nobody, package, Asked()).reason.code == "person_unknown"


def test_the_young_are_not_taken_in_at_the_desk_without_consent(office: Duty) -> None:
    package = keeping.make(office, CLASS)
    matter = Matter(words="报名", summary="报名", reporter="小孩", resident_id=CHILD)
    visits = Visit.select().count()
    assert refusal(log_and_enrol, office, matter, package, Asked()).reason.code == "consent_needed"
    assert Visit.select().count() == visits


def test_the_card_tells_the_consents_and_of_protected_packages_only_that_there_is_one(office: Duty) -> None:
    package, veterans = keeping.make(office, CLASS), keeping.make(office, VETERANS)
    guardian = ConsentGiven("guardian", "王桂英", "52")
    enrol(office, package, "resident", CHILD, Asked(consents=[guardian]))
    with transaction():
        Consent.create(
            resident=CHILD,
            purpose="health",
            given_by="王桂英",
            how="signed",
            package=veterans,
            given_on=office.day,
        )
    known = card(office, Kind.RESIDENT, CHILD)
    assert isinstance(known, ResidentCard)
    hidden, told = known.consents
    assert hidden.is_protected and not hidden.can_be_taken_back
    assert told.line is not None
    assert (told.name, told.line.purpose, told.line.relation) == ("暑期艺术课堂", "guardian", "52")
    revealed = revealing.reveal(office, CHILD, "verify")
    assert [one.name for one in revealed.consents] == ["退役军人之家", "暑期艺术课堂"]

    # Taken back, it stays to be seen, and what rested on it says why it ended.
    assert withdraw_consent(office, told.line.id, CHILD) == 1
    known = card(office, Kind.RESIDENT, CHILD)
    assert isinstance(known, ResidentCard)
    assert [one.can_be_taken_back for one in known.consents] == [False, False]
    assert [(one.state, one.reason) for one in known.packages] == [("withdrawn", "consent_withdrawn")]
    undoing.undo_last(office)
    assert [one.state for one in taken(CHILD)] == ["enrolled"]


def test_what_was_measured_is_used_no_more_once_the_consent_to_it_is_taken_back(office: Duty) -> None:
    def used() -> tuple[int, int]:
        """How many go out into a ledger, and are looked at to find whom to visit."""
        return len(list(rows.readings(None, None))), len(unmeasured.readings(datetime(2030, 1, 1)))

    record(office, None, GRANDMOTHER, [MeasuredValue("blood_pressure", "150/85")], agrees=True)
    assert len(revealing.reveal(office, GRANDMOTHER, "verify").readings) == 1
    assert len(open_tasks(GRANDMOTHER, REPEAT)) == 1
    before = used()
    (consent,) = of_resident(GRANDMOTHER)
    assert withdraw_consent(office, consent.id, GRANDMOTHER) == 0
    revealed = revealing.reveal(office, GRANDMOTHER, "verify")
    assert (revealed.readings, revealed.no_readings_since) == ((), office.day)
    assert open_tasks(GRANDMOTHER, REPEAT) == ()
    assert used() == (before[0] - 1, before[1] - 1)
    assert refusal(measuring.taken, office, 1, GRANDMOTHER).reason.code == "readings_taken_back"
    undoing.undo_last(office)
    assert used() == before
    assert len(revealing.reveal(office, GRANDMOTHER, "verify").readings) == 1
    assert len(open_tasks(GRANDMOTHER, REPEAT)) == 1
