"""What children must not have: that there is something is seen by all, what it is only with a reason."""

from __future__ import annotations

from dataclasses import replace

from db.packages import enrolments, reading
from db.records import ConsentGiven, Duty
from db.tables import AccessLog
from frontdesk.packages import allergies, attending, children, keeping
from frontdesk.packages.enrolling import Asked, enrol
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.office import CLASS, refusal

CHILD, GRANDMOTHER = 11, 2
GUARDIAN = ConsentGiven("guardian", "王桂英", "52")


def test_who_looks_gives_a_reason_and_everybody_it_is_about_stands_in_the_access_log(office: Duty) -> None:
    package = keeping.make(office, replace(CLASS, target=()))
    said = Asked(consents=[GUARDIAN], allergies="花生", collected_by="奶奶 李秀芬")
    child = enrol(office, package, "resident", CHILD, said).id
    grown_up = enrol(office, package, "resident", GRANDMOTHER).id
    told = {one.id: (one.has_allergies, one.collected_by) for one in enrolments.listed(package, office.day)}
    assert told == {child: (True, "奶奶 李秀芬"), grown_up: (False, "")}

    session = reading.sessions(package)[0].id
    assert {one.id for one in attending.roll(office, session).enrolments} == {child, grown_up}
    for look, where in ((allergies.of_session, session), (allergies.of_enrolment, child)):
        assert refusal(look, office, where, " ").reason.code == "reveal_reason_missing"
    assert not AccessLog.select().exists()
    assert allergies.of_session(office, session, "安排课间点心") == {child: "花生"}
    assert allergies.of_enrolment(office, child, "家长来问") == {child: "花生"}
    assert allergies.of_enrolment(office, grown_up, "家长来问") == {}
    seen = AccessLog.select(AccessLog.resident, AccessLog.action, AccessLog.reason).order_by(AccessLog.id)
    assert list(seen.tuples()) == [(CHILD, "reveal", "安排课间点心"), (CHILD, "reveal", "家长来问")]


def test_what_is_told_of_a_child_is_put_right_and_what_is_not_typed_stays(office: Duty) -> None:
    asking = replace(CLASS, asks=frozenset({"collected_by", "school", "allergies", "phone"}))
    package = keeping.make(office, asking)
    said = Asked(consents=[GUARDIAN], allergies="花生", collected_by="奶奶", school="一年级")
    child = enrol(office, package, "resident", CHILD, said).id
    children.correct(office, child, {"collected_by": " 外公 ", "school": "二年级", "allergies": ""})
    told = children.told(office, child)
    assert (told.collected_by, told.school, told.has_allergies) == ("外公", "二年级", True)
    children.correct(office, child, {"collected_by": "外公", "allergies": "鸡蛋"})
    assert allergies.of_enrolment(office, child, "verify") == {child: "鸡蛋"}
    children.correct(office, child, {"allergies": "无"})
    assert not children.told(office, child).has_allergies
    undo_last(office)
    assert allergies.of_enrolment(office, child, "verify") == {child: "鸡蛋"}

    plain = keeping.make(office, replace(CLASS, series="plain"))
    other = enrol(office, plain, "resident", CHILD, Asked(consents=[GUARDIAN])).id
    assert refusal(children.correct, office, other, {"collected_by": "x"}).reason.code == "child_not_asked"
