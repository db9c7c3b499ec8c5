"""Estates made one and divided, many buildings at once: nobody is lost, everybody is found, all is undone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from db import journal
from db.community import places
from db.connection import database
from db.records import Duty, Refused
from db.tables import (
    Building,
    Estate,
    EstateAlias,
    Household,
    OrganisationEstate,
    Representative,
    Request,
    Residency,
    Table,
)
from frontdesk import finding
from frontdesk.registers import estates, keeping, listing
from frontdesk.registers.estates import NewEstate
from frontdesk.undoing import undo_last
from tests import community
from tests.examples import examples
from tests.frontdesk.life_events.test_life_events import everything

YLY, HAINA, BANK, FUJIAWA = 1, 2, 3, 4


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, in the open database."""
    community.load()


def row(table: type[Table], row_id: int) -> Any:
    """A row with its columns."""
    return table.get_by_id(row_id)


def rows(table: type[Table]) -> list[Any]:
    """All rows of a table."""
    return list(table.select())


def found(duty: Duty, text: str) -> set[str]:
    """Who is found by a text, with where they live."""
    return {
        f"{hit.name} {hit.address.estate} {hit.address.building}-{hit.address.room}"
        for hit in finding.find(duty, text).hits
        if hit.address
    }


def test_two_estates_made_one_and_taken_back(duty: Duty) -> None:
    with journal.operation(duty, "test") as entry:
        same = entry.insert(Building, estate=YLY, number="2", number_sort=2)
        entry.insert(Household, building=same, unit="", unit_sort=0, room="501", room_sort=501)
        for estate, organisations in ((BANK, (1, 2)), (YLY, (1,))):
            for organisation in organisations:
                entry.insert(OrganisationEstate, organisation=organisation, estate=estate)
        deputy = entry.insert(Representative, name="孙代表", estate=BANK)
        asked = entry.insert(
            Request,
            number="2021-9", received_on=duty.day, channel="phone", nature="help", topic="za", estate=BANK,
            reporter="吕乐", words="x", summary="x", state="in_progress",
        )  # fmt: skip
    before = everything()
    plan = estates.plan_merge(duty, BANK, YLY)
    assert (plan.into, plan.buildings, plan.flats, plan.lived_in, plan.people) == ("金马怡乐园", 1, 1, 1, 2)
    assert (plan.requests, plan.joined, plan.collisions) == (1, ("2",), ("2-501",))
    assert everything() == before, "a plan changes nothing"

    estates.merge(duty, BANK, YLY)
    assert "吕乐 金马怡乐园 2-501" in found(duty, "怡乐园 2-501")
    assert "吕乐 金马怡乐园 2-501" in found(duty, "日照银行家属院"), "the old name still finds them"
    bank = row(Estate, BANK)
    assert (bank.retired_on, bank.merged_into_id) == (duty.day, YLY)
    assert row(Household, 5).building_id == same
    assert row(Representative, deputy).estate_id == row(Request, asked).estate_id == YLY
    assert sorted(one.organisation_id for one in rows(OrganisationEstate)) == [1, 2]
    keeping.correct(duty, "estate", YLY, {"aliases": "日照银行家属院、怡乐园小区"})
    undo_last(duty)
    with pytest.raises(Refused, match="estate_went_over"):
        keeping.use_again(duty, "estate", BANK)

    undo_last(duty)
    assert everything() == before
    assert "吕乐 日照银行家属院 2-501" in found(duty, "银行家属院")
    assert "吕乐 日照银行家属院 2-501" not in found(duty, "怡乐园 2-501")


def test_an_estate_divided_and_taken_back(duty: Duty) -> None:
    with journal.operation(duty, "test") as entry:
        entry.update(Request, 2, household=3)
    before = everything()
    new = NewEstate("海纳新村", "resettlement")
    plan = estates.plan_split(duty, HAINA, [2], new)
    assert (plan.buildings, plan.flats, plan.people, plan.requests) == (1, 2, 4, 1)
    into = estates.split(duty, HAINA, [2], new)
    assert "单晟 海纳新村 3-501" in found(duty, "海纳新村")
    assert row(Building, 3).estate_id == HAINA, "the others stay"
    assert row(Request, 2).estate_id == into
    undo_last(duty)
    assert everything() == before
    assert "单晟 海纳莒州家园 3-501" in found(duty, "海纳 3-501")
    assert estates.split(duty, HAINA, [2], FUJIAWA) == FUJIAWA
    assert "单晟 付家洼幸福家园 3-501" in found(duty, "付家洼 3-501")


def test_names_go_along_and_a_name_of_the_old_estate_may_be_the_new_ones(duty: Duty) -> None:
    known = estates.other_names(YLY)
    first, second = list(known)[:2]
    before = everything()
    (building,) = estates.buildings_of(YLY, [rows(Building)[0].number])
    into = estates.split(duty, YLY, [building], NewEstate(first, "commercial"), [known[second]])
    assert row(Estate, into).name == first
    assert estates.other_names(into) == {second: known[second]}
    assert {first, second}.isdisjoint(estates.other_names(YLY))
    undo_last(duty)
    assert everything() == before
    with pytest.raises(Refused, match="row_gone"):
        estates.split(duty, HAINA, [2], BANK, [known[second]])
    assert everything() == before


def test_what_was_made_one_is_taken_apart_again_under_its_old_name(duty: Duty) -> None:
    estates.merge(duty, BANK, YLY)
    before = everything()
    moved = row(Building, row(Household, 5).building_id)
    plan = estates.plan_split(duty, YLY, [moved.id], NewEstate("日照银行家属院", "employer"))
    assert (plan.into, plan.people) == ("日照银行家属院", 2)
    assert estates.split(duty, YLY, [moved.id], NewEstate("日照银行家属院", "employer")) == BANK
    bank = row(Estate, BANK)
    assert (bank.retired_on, bank.merged_into_id, bank.organisation_id) == (None, None, None)
    assert "日照银行家属院" not in estates.other_names(YLY)
    assert "吕乐 日照银行家属院 2-501" in found(duty, "银行家属院")
    keeping.correct(duty, "estate", BANK, {"note": "x"})
    undo_last(duty)
    undo_last(duty)
    assert everything() == before


def test_a_building_that_homes_come_back_to_is_in_use_again(duty: Duty) -> None:
    with journal.operation(duty, "test") as entry:
        there = entry.insert(Building, estate=FUJIAWA, number="3", number_sort=3)
    estates.split(duty, HAINA, [2], FUJIAWA)
    assert row(Building, 2).retired_on == duty.day
    counted = listing.card(duty, "estate", HAINA).population
    walked = {at.building_id for at in places.entrances(duty.day, HAINA)}
    left = set(Building.select(Building.id).where(Building.estate == HAINA, Building.id != 2).tuples())
    assert counted is not None and counted[0] == len(left), "an empty building that ended is past"
    assert {(building,) for building in walked} == left
    estates.split(duty, FUJIAWA, [there], HAINA)
    assert row(Building, 2).retired_on is None
    assert not [one for one in rows(Household) if one.building.retired_on]
    assert "单晟 海纳莒州家园 3-501" in found(duty, "海纳 3-501")


@pytest.mark.parametrize(
    ("name", "code"), [("金马怡乐园", "entry_taken"), ("怡乐园小区", "alias_taken"), ("", "field_needed")]
)
def test_a_new_estate_needs_a_name_of_its_own(duty: Duty, name: str, code: str) -> None:
    with pytest.raises(Refused, match=code) as refusal:
        estates.split(duty, HAINA, [2], NewEstate(name, "commercial"))
    assert refusal.value.reason.values["field"] == "to"


def test_what_cannot_be_made_one_or_divided(duty: Duty) -> None:
    before = everything()
    with pytest.raises(Refused, match="same_estate"):
        estates.merge(duty, YLY, YLY)
    with pytest.raises(Refused, match="buildings_missing"):
        estates.split(duty, HAINA, [], BANK)
    with pytest.raises(Refused, match="row_gone"):
        estates.split(duty, HAINA, [1], BANK)
    with pytest.raises(Refused, match="buildings_not_there"):
        estates.set_grid(duty, HAINA, ["3", "77"], 1)
    with pytest.raises(Refused, match="too_many_flats"):
        estates.add_buildings(duty, HAINA, [str(n) for n in range(50, 150)], 4, 20, 4)
    with pytest.raises(Refused, match="number_unknown"):
        estates.add_buildings(duty, HAINA, ["50"], 1, 1, 100)
    assert everything() == before
    estates.merge(duty, BANK, YLY)
    with pytest.raises(Refused, match="row_gone"):
        estates.merge(duty, HAINA, BANK)


def test_many_buildings_with_their_flats(duty: Duty) -> None:
    with journal.operation(duty, "test") as entry:
        empty = entry.insert(Building, estate=HAINA, number="4", number_sort=4)
    before = everything()
    plan = estates.add_buildings(duty, HAINA, ["3", "4", "5"], 2, 6, 2, 1)
    assert (plan.new, plan.filled, plan.kept, plan.flats) == (("5",), ("4",), ("3",), 48)
    assert Household.select().where(Household.building == empty).count() == 24
    assert Household.select().where(Household.building == 2).count() == 2, "one with flats stays as it is"
    five: Any = Building.get(Building.estate == HAINA, Building.number == "5")
    assert (five.number_sort, five.grid_id) == (5, 1)
    assert {(one.unit, one.room_sort) for one in rows(Household) if one.building_id == five.id} == {
        (unit, floor * 100 + door) for unit in "12" for floor in range(1, 7) for door in (1, 2)
    }
    assert any(
        hit.address and (hit.address.unit, hit.address.room) == ("2", "602")
        for hit in finding.find(duty, "海纳 5-2-602").hits
    )
    undo_last(duty)
    assert everything() == before
    estates.add_buildings(duty, HAINA, ["9"], 0, 2, 3)
    nine = Building.get(Building.estate == HAINA, Building.number == "9").id
    flats = [(one.unit, one.room) for one in rows(Household) if one.building_id == nine]
    assert sorted(flats) == [("", room) for room in ("101", "102", "103", "201", "202", "203")]


def test_buildings_come_to_a_grid(duty: Duty) -> None:
    before = everything()
    plan = estates.set_grid(duty, HAINA, ["3", "12"], 1)
    assert (plan.changed, plan.people) == (("3", "12"), 6)
    assert {row(Building, one).grid_id for one in (2, 3)} == {1}
    assert estates.plan_grid(duty, HAINA, ["3"], 1).changed == ()
    undo_last(duty)
    assert everything() == before


EXAMPLES = 25
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["merge", "split", "new", "back"]),
        st.integers(1, 6),
        st.integers(1, 6),
        st.integers(1, 5),
    ),
    min_size=1,
    max_size=5,
)


def _change(duty: Duty, number: int, change: tuple[str, int, int, int]) -> bool:
    what, estate, other, building = change
    try:
        if what == "merge":
            estates.merge(duty, estate, other)
        else:
            names = {one.id: one.name for one in rows(Estate)} if what == "back" else {}
            name = names.get(other, f"新村{number}")
            into = other if what == "split" else NewEstate(name, "commercial")
            estates.split(duty, row(Building, building).estate_id, [building], into)
    except Refused:
        return False
    return True


def test_no_household_is_lost_whatever_is_made_one_or_divided(duty: Duty) -> None:
    everybody = set(Residency.select(Residency.resident, Residency.household).tuples())
    levels = {one.id: (one.unit, one.room) for one in rows(Household)}
    happened = [0]

    @examples(EXAMPLES, *HealthCheck)
    @given(CHANGES)
    def whatever(changes: list[tuple[str, int, int, int]]) -> None:
        with database().atomic() as example:
            before = everything()
            done = sum(_change(duty, number, change) for number, change in enumerate(changes))
            happened[0] += done
            assert set(Residency.select(Residency.resident, Residency.household).tuples()) == everybody
            assert {one.id: (one.unit, one.room) for one in rows(Household)} == levels
            for home in rows(Household):
                ended = home.building.retired_on, home.building.estate.retired_on
                assert ended == (None, None), "nobody lives where everything ended"
            others = {one.name for one in rows(EstateAlias)}
            assert all(one.merged_into_id for one in rows(Estate) if one.name in others)
            for _ in range(done):
                undo_last(duty)
            assert everything() == before
            example.rollback()

    whatever()
    assert happened[0] >= EXAMPLES / 2, "hardly anything happened"
