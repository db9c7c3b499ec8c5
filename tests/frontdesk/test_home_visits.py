"""Visits at people's homes, and who is to be visited next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.connection import transaction
from db.records import Duty, Refused
from db.residents import home_visits
from db.tables import Hardship, Resident
from frontdesk.home_visits.due import due
from frontdesk.home_visits.recording import HomeVisit, record, strike
from frontdesk.packages import keeping
from frontdesk.packages.enrolling import enrol, move
from frontdesk.undoing import undo_last
from tests.frontdesk.packages.conftest import office  # noqa: F401
from tests.frontdesk.packages.office import CLASS

IN_HARDSHIP = 4


@pytest.fixture
def needy(office: Duty) -> Duty:  # noqa: F811
    """阿卜杜拉 (8) is 85 and alone, 单晟 (4) in hardship."""
    with transaction():
        Resident.update(born_on=date(1936, 1, 1)).where(Resident.id == 8).execute()
        Hardship.create(resident=IN_HARDSHIP, kind="subsistence")
    return office


def test_who_was_never_visited_is_due_and_a_visit_puts_it_off(needy: Duty) -> None:
    assert {(one.resident_id, one.group) for one in due(needy)} >= {(8, "alone"), (IN_HARDSHIP, "key")}
    record(needy, HomeVisit(needy.day - timedelta(6), resident_id=8, found="身体挺好"))
    record(needy, HomeVisit(needy.day - timedelta(6), resident_id=IN_HARDSHIP))
    assert not {8, IN_HARDSHIP} & {one.resident_id for one in due(needy)}
    soon = {one.resident_id: one for one in due(needy, within=1)}
    assert IN_HARDSHIP not in soon
    assert (soon[8].last_on, soon[8].due_on) == (date(2021, 8, 31), date(2021, 9, 7))


def test_a_closed_door_is_no_visit_and_a_struck_one_neither(needy: Duty) -> None:
    record(needy, HomeVisit(needy.day, resident_id=8, was_in=False))
    assert 8 in {one.resident_id for one in due(needy)}
    visit = record(needy, HomeVisit(needy.day, resident_id=8, people="李秀丽", found="药快吃完了"))
    assert 8 not in {one.resident_id for one in due(needy)}
    (last, door) = home_visits.of_household(7)
    assert (last.found, last.people, last.was_in, door.was_in) == ("药快吃完了", "李秀丽", True, False)
    strike(needy, visit)
    assert 8 in {one.resident_id for one in due(needy)}
    undo_last(needy)
    assert 8 not in {one.resident_id for one in due(needy)}


def test_nobody_and_a_day_ahead_are_refused(needy: Duty) -> None:
    with pytest.raises(Refused, match="visit_nobody"):
        record(needy, HomeVisit(needy.day))
    with pytest.raises(Refused, match="visit_ahead"):
        record(needy, HomeVisit(needy.day + timedelta(1), resident_id=8))
    assert home_visits.between(date(2021, 1, 1), date(2022, 1, 1)) == ()


def test_who_is_in_a_package_is_due_by_its_interval(needy: Duty) -> None:
    plan = replace(CLASS, target=(), recurrence="", capacity=None, visit_every=10)
    package = keeping.make(needy, plan)
    homes = keeping.make(needy, replace(plan, run="2", serves="household"))
    joined = enrol(needy, package, "resident", 12).id
    enrol(needy, homes, "household", 4)
    # The head stands for a household.
    assert {one.resident_id for one in due(needy) if one.group == "package"} == {12, 3}
    record(needy, HomeVisit(needy.day - timedelta(9), resident_id=12))
    record(needy, HomeVisit(needy.day - timedelta(9), household_id=4))
    assert not {3, 12} & {one.resident_id for one in due(needy)}
    assert {one.due_on for one in due(needy, within=1) if one.group == "package"} == {date(2021, 9, 7)}
    # Over 80 and alone is due sooner, whatever a package says.
    enrol(needy, package, "resident", 8)
    record(needy, HomeVisit(needy.day - timedelta(8), resident_id=8))
    assert {one.resident_id: one.group for one in due(needy)}[8] == "alone"
    move(needy, joined, "withdraw", "搬家")
    assert 12 not in {one.resident_id for one in due(needy, within=5)}
