"""Writing people down and putting it right: each one operation, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db import journal
from db.records import Duty, PersonDetails, PhoneDetails, Refused
from db.residents import alike, homes, people
from db.tables import AccessLog, Household, Journal, Residency, Resident
from frontdesk import finding
from frontdesk.people import (
    add_resident,
    correct_resident,
    fingerprint,
    open_to_correct,
    read,
    relation_of,
)
from tests import community
from tests.conftest import TODAY

EMPTY_HOME, FULL_HOME = 8, 2
PERSON = PersonDetails(
    name="李小燕",
    sex=2,
    born_on=date(1987, 6, 1),
    politics="masses",
    paper_number="371199198706012248",
    phones=(PhoneDetails("15412340207"), PhoneDetails("06336221234", "child", "李明")),
    note="常在家",
)


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, in the open database."""
    community.load()


def refused(code: str, **values: object) -> object:
    """A refusal with this code."""
    return pytest.raises(Refused, match=code)


def lives(resident_id: int) -> tuple[int, str, date | None]:
    row = Residency.get(Residency.resident == resident_id, Residency.to_on.is_null())
    return row.household.id, row.relation, row.from_on


def test_somebody_new_in_a_home_is_found_at_once(duty: Duty) -> None:
    one = add_resident(duty, PERSON, FULL_HOME, "30")
    assert people.details(one) == PERSON
    assert lives(one) == (FULL_HOME, "30", TODAY)
    for query in ("lxy", "李小燕", "2248"):
        assert one in [hit.id for hit in finding.find(duty, query).hits]
    assert Journal.select().where(Journal.operation == "resident_add").get().subject_id == one


def test_undo_takes_all_of_it_back(duty: Duty) -> None:
    one = add_resident(duty, PERSON, FULL_HOME, "30", not_same=(10,))
    assert alike.told_apart(one) == {10}
    journal.undo_last(duty)
    assert Resident.get_or_none(Resident.id == one) is None
    assert finding.find(duty, "李小燕").nearest or not finding.find(duty, "李小燕").hits
    assert alike.told_apart(10) == frozenset()


def test_the_first_in_an_empty_home_is_its_head(duty: Duty) -> None:
    one = add_resident(duty, PERSON, EMPTY_HOME)
    assert lives(one)[:2] == (EMPTY_HOME, "02")
    assert not Household.get_by_id(EMPTY_HOME).without_head


def test_a_lodger_alone_leaves_the_home_without_a_head_until_one_comes(duty: Duty) -> None:
    add_resident(duty, PERSON, EMPTY_HOME, "99")
    assert Household.get_by_id(EMPTY_HOME).without_head
    add_resident(duty, replace(PERSON, name="王有房", paper_number=""), EMPTY_HOME, "02")
    assert not Household.get_by_id(EMPTY_HOME).without_head


def test_two_heads_and_no_relation_are_refused_and_nothing_is_written(duty: Duty) -> None:
    before = (Resident.select().count(), Journal.select().count())
    for relation, code in (("02", "two_heads"), ("", "relation_needed")):
        with pytest.raises(Refused) as refusal:
            add_resident(duty, PERSON, 3, relation)
        assert refusal.value.reason.code == code
        assert refusal.value.reason.values["field"] == "relation"
    with pytest.raises(Refused, match="row_gone"):
        add_resident(duty, PERSON, 999_999, "30")
    assert (Resident.select().count(), Journal.select().count()) == before


def test_without_a_home(duty: Duty) -> None:
    one = add_resident(duty, PERSON, None)
    assert homes.homes_of([one]) == {}
    assert relation_of(one, TODAY) == ""
    hit = next(hit for hit in finding.find(duty, "李小燕").hits if hit.id == one)
    assert not hit.here


def test_a_draft_is_saved_once(duty: Duty) -> None:
    one = add_resident(duty, PERSON, FULL_HOME, "30", draft_id="d")
    with pytest.raises(Refused, match="already_saved") as refusal:
        add_resident(duty, PERSON, FULL_HOME, "30", draft_id="d")
    assert refusal.value.reason.values["subject"] == one
    assert Resident.select().where(Resident.name == "李小燕").count() == 1


def test_who_shares_a_number_is_to_be_verified(duty: Duty) -> None:
    one = add_resident(duty, replace(PERSON, paper_number="371199194603021239"), None)
    assert people.details(one).doubts == ("paper_shared",)
    correct_resident(duty, one, PERSON)
    assert people.details(one).doubts == ()


def test_everything_can_be_corrected_and_undone(duty: Duty) -> None:
    one = add_resident(duty, PERSON, FULL_HOME, "30")
    other = PersonDetails(
        name="阿卜杜拉·买买提",
        sex=1,
        ethnic_group="05",
        residence="floating",
        politics="party_member",
        marriage="married",
        education="bachelor",
        workplace="[/]a[b]c",
        registered_at="喀什",
        paper_kind="passport",
        paper_number="E12345678",
        phones=(PhoneDetails("15400000001", "neighbour"),),
        doubts=("birth_unknown",),
    )
    correct_resident(duty, one, other, relation="99", not_same=(10,))
    assert people.details(one) == other
    assert lives(one)[1] == "99"
    assert [hit.id for hit in finding.find(duty, "abdl").hits] == [one] or finding.find(duty, "买买提").hits
    journal.undo_last(duty)
    assert people.details(one) == PERSON
    assert lives(one)[1] == "30"
    assert alike.told_apart(one) == frozenset()


def test_head_comes_and_goes_by_an_event_only(duty: Duty) -> None:
    for resident, relation in ((3, "10"), (12, "02")):
        with pytest.raises(Refused, match="head_by_event"):
            correct_resident(duty, resident, people.details(resident), relation=relation)


def test_a_stale_correction_is_refused(duty: Duty) -> None:
    was = fingerprint(people.details(3), relation_of(3, TODAY))
    correct_resident(duty, 3, replace(people.details(3), note="另一台电脑"), was=was)
    with pytest.raises(Refused, match="changed_since"):
        correct_resident(duty, 3, replace(people.details(3), note="这一台"), was=was)
    assert people.details(3).note == "另一台电脑"
    journal.undo_last(duty)
    correct_resident(duty, 3, replace(people.details(3), note="这一台"), was=was)
    assert people.details(3).note == "这一台"


def test_opening_to_correct_is_logged_with_its_reason(duty: Duty) -> None:
    assert open_to_correct(duty, 3).name == "张南燕"
    with pytest.raises(Refused, match="reveal_reason_missing"):
        open_to_correct(duty, 11)
    assert open_to_correct(duty, 11, " \x1b核对 ").name == "王小雨"
    with pytest.raises(Refused, match="row_gone"):
        open_to_correct(duty, 999_999)
    lines: Any = AccessLog.select(AccessLog.resident, AccessLog.action, AccessLog.reason)
    logged = list(lines.order_by(AccessLog.id).tuples())
    assert logged == [(3, "edit", ""), (11, "edit", "核对")]


def test_a_fingerprint_tells_nothing_and_everything_counts() -> None:
    first = fingerprint(PERSON, "30")
    assert "李小燕" not in first
    assert first == fingerprint(replace(PERSON), "30")
    for other in (replace(PERSON, note="x"), replace(PERSON, phones=()), replace(PERSON, doubts=("a",))):
        assert fingerprint(other, "30") != first
    assert fingerprint(PERSON, "20") != first


def test_local_numbers_get_the_offices_area_code(duty: Duty) -> None:
    from db import settings

    with journal.operation(duty, "settings") as entry:
        settings.write(entry, "area_code", "0633")
    assert read(duty, {"name": "张三", "phone": "6221234"}).phones[0].number == "06336221234"
