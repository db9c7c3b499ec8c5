"""Packages of people who die, move away, or whose two records become one; and all of it back by undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from db.connection import transaction
from db.packages import reading
from db.records import ConsentGiven, Duty
from db.tables import Allergy, Attendance, Enrolment, PackageSession, Task
from frontdesk.life_events import planning
from frontdesk.life_events.carrying_out import carry_out
from frontdesk.packages import keeping
from frontdesk.packages.enrolling import Asked, enrol, move
from frontdesk.packages.of_people import taken
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.office import CLASS

ZHANG, WIFE, NANYAN, SHAN = 1, 2, 3, 4
OPEN = replace(CLASS, target=(), capacity=1)


def states(package: int) -> list[tuple[int | None, str, str]]:
    """Who is in a package, how, and why no more."""
    rows: Any = Enrolment.select(Enrolment.resident, Enrolment.state, Enrolment.reason)
    return list(rows.where(Enrolment.package == package).order_by(Enrolment.id).tuples())


def test_who_moves_away_or_dies_is_in_no_package_and_the_next_one_comes_in(office: Duty) -> None:
    package = keeping.make(office, OPEN)
    for who in (ZHANG, WIFE, NANYAN):
        enrol(office, package, "resident", who)
    before = states(package)
    plan = planning.move_away(office, [ZHANG], "青岛市", heads={1: WIFE})
    told = next(one for one in plan.hanging if one.code == "hangs_packages")
    assert told.values == {"name": "张宁裕", "count": 1}
    carry_out(office, plan)
    assert states(package) == [
        (ZHANG, "withdrawn", "moved_away"),
        (WIFE, "enrolled", ""),
        (NANYAN, "waitlisted", ""),
    ]
    assert Task.select().where(Task.kind == "place_free", Task.resident == WIFE).count() == 1
    undo_last(office)
    assert states(package) == before
    # Who waits and dies leaves the line.
    carry_out(office, planning.death(office, NANYAN, heads={4: 12}))
    assert states(package)[2] == (NANYAN, "withdrawn", "died")
    assert reading.occupancy(package) == (1, 1)


def test_two_records_in_one_package_leave_the_better_enrolment(office: Duty) -> None:
    package = keeping.make(office, replace(OPEN, capacity=2))
    one = enrol(office, package, "resident", SHAN, Asked(allergies="花生"))
    other = enrol(office, package, "resident", ZHANG)
    enrol(office, package, "resident", NANYAN)
    with transaction():
        first, second = (PackageSession.create(package=package, day=date(2021, 9, day)) for day in (4, 5))
        Attendance.create(session=first, enrolment=one.id, state="absent")
        Attendance.create(session=first, enrolment=other.id, state="present")
        Attendance.create(session=second, enrolment=other.id, state="late")
    before = states(package)
    carry_out(office, planning.merge_people(office, SHAN, ZHANG, heads={1: WIFE}))
    assert states(package) == [(SHAN, "enrolled", ""), (NANYAN, "enrolled", "")]
    assert (taken(SHAN)[0].came, Allergy.select().count()) == (1, 1)
    undo_last(office)
    assert states(package) == before and Attendance.select().count() == 3


def test_a_place_is_better_than_having_left(office: Duty) -> None:
    package = keeping.make(office, OPEN)
    left = enrol(office, package, "resident", SHAN)
    move(office, left.id, "withdraw", "没空")
    enrol(office, package, "resident", ZHANG, Asked(consents=[ConsentGiven("activity", "张宁裕")]))
    carry_out(office, planning.merge_people(office, SHAN, ZHANG, heads={1: WIFE}))
    assert states(package) == [(SHAN, "enrolled", "")]
