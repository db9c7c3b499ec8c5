"""Writing households down and putting it right, on both engines."""

from __future__ import annotations

import pytest

from db import journal
from db.records import Duty, HomeDetails, Refused
from db.tables import Building, Household
from frontdesk import finding, home_choices
from frontdesk.households import (
    add_household,
    correct_household,
    details,
    fingerprint,
    like,
    part,
    read,
    whole_address,
)
from tests import community

NEW = HomeDetails(2, "7", "1", "1203", number="H-0071", tenure="let", note="空一年")


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, in the open database."""
    community.load()


def test_a_new_household_in_a_new_building_is_found_and_undone(duty: Duty) -> None:
    home = add_household(duty, NEW)
    assert details(home) == NEW
    assert home in [hit.id for hit in finding.find(duty, "海纳莒州家园 7-1-1203").hits]
    row = Household.get_by_id(home)
    assert (row.unit_sort, row.room_sort, row.building.number_sort) == (1, 1203, 7)
    journal.undo_last(duty)
    assert Household.get_or_none(Household.id == home) is None
    assert Building.select().where(Building.number == "7").count() == 0


def test_a_known_building_is_not_made_twice(duty: Duty) -> None:
    before = Building.select().count()
    add_household(duty, HomeDetails(2, "12", "2", "101"))
    assert Building.select().count() == before


def test_refused_once_more_and_for_an_unknown_estate(duty: Duty) -> None:
    home = add_household(duty, NEW, draft_id="d")
    with pytest.raises(Refused, match="already_saved") as refusal:
        add_household(duty, NEW, draft_id="d")
    assert refusal.value.reason.values["subject"] == home
    with pytest.raises(Refused, match="row_gone"):
        add_household(duty, HomeDetails(999_999, "1", "1", "1"))


def test_corrected_and_stale(duty: Duty) -> None:
    was = fingerprint(details(3))
    moved = HomeDetails(2, "4", "", "东户", number="9", tenure="owned", note="[/]")
    correct_household(duty, 3, moved, was=was)
    assert details(3) == moved
    assert [hit.id for hit in finding.find(duty, "海纳莒州家园 4-东户").hits][:1] == [3]
    with pytest.raises(Refused, match="changed_since"):
        correct_household(duty, 3, NEW, was=was)
    journal.undo_last(duty)
    assert fingerprint(details(3)) == was


def test_like_by_address_and_by_number(duty: Duty) -> None:
    assert [(one.hit.id, one.hit.name, one.why) for one in like(HomeDetails(1, "1", "2", "301"))] == [
        (1, "张宁裕", ("address",))
    ]
    assert like(HomeDetails(1, "1", "2", "301"), itself=1) == ()
    home = add_household(duty, NEW)
    assert [(one.hit.id, one.why) for one in like(HomeDetails(1, "1", "2", "999", number="H-0071"))] == [
        (home, ("number",))
    ]
    assert like(HomeDetails(1, "1", "2", "")) == ()


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [("estate", "", "estate_missing"), ("estate", "海", "estate_missing"), ("room", " ", "room_missing")],
)
def test_what_is_missing(field: str, text: str, code: str) -> None:
    problems = read({"estate": "1", "room": "101", field: text}).problems
    assert {name: reason.code for name, reason in problems.items()} == {field: code}


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({"building": "3号楼", "unit": "2单元", "room": "501室"}, ("3", "2", "501")),
        ({"building": "3#", "unit": "2", "room": "501户"}, ("3", "2", "501")),
        ({"building": "A座", "unit": "", "room": "5楼东户"}, ("A", "", "5楼东户")),
        ({"building": "", "unit": "无", "room": "第4排6号"}, ("", "", "第4排6号")),
    ],
)
def test_counting_words_are_not_kept(values: dict[str, str], address: tuple[str, str, str]) -> None:
    home = read({"estate": "1", **values}).home
    assert (home.building, home.unit, home.room) == address


def test_a_whole_address_in_one_go() -> None:
    assert whole_address("3-2-501") == {"building": "3", "unit": "2", "room": "501"}
    assert whole_address("3号楼2单元501") == {"building": "3", "unit": "2", "room": "501"}
    assert whole_address("三") == {}
    assert part("3号楼", ("号楼",)) == "3"
    assert part("东楼", ("楼",)) == "东楼"


@pytest.mark.parametrize(
    ("typed", "homes"),
    [
        ("金马怡乐园 1-2-301", {1}),
        ("yly 1-2-301", {1}),
        ("1-2-302", {2}),
        ("zny", {1, 4}),
        ("张宁裕", {1}),
        ("qqqq", set()),
    ],
)
def test_homes_by_address_and_by_who_lives_there(duty: Duty, typed: str, homes: set[int]) -> None:
    found = home_choices.home_choices(duty, typed)
    assert {home_choices.household_id(choice.code) for choice in found} == homes


def test_a_room_number_is_no_household() -> None:
    assert home_choices.household_id("301") is None
    assert home_choices.household_id("#301") == 301
    assert home_choices.household_id("#") is None
    assert home_choices.household_id("#x") is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("yly 3-2-501", {"estate": "1", "building": "3", "unit": "2", "room": "501"}),
        ("海纳莒州家园3号楼2单元501", {"estate": "2", "building": "3", "unit": "2", "room": "501"}),
        ("张三", {}),
    ],
)
def test_an_address_in_what_was_typed(duty: Duty, typed: str, found: dict[str, str]) -> None:
    assert home_choices.address_in(typed) == found
