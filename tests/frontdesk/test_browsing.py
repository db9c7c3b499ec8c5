"""Walking through the community on both engines: every level, and levels with a single choice passed."""

from __future__ import annotations

import pytest

from db import bulk
from db.connection import transaction
from db.records import Area, Duty, Level, Refused, Spot
from db.tables import Building, Household, Request, Residency
from frontdesk import browsing
from tests import community


@pytest.fixture
def desk(duty: Duty) -> Duty:
    """Somebody on duty in the small community."""
    community.load()
    return duty


def names(level: Level) -> list[str]:
    return [area.name for area in level.areas]


def counted(area: Area) -> tuple[int, int, int, int]:
    return area.parts, area.homes, area.lived_in, area.people


def test_the_estates_with_how_much_there_is_in_each(desk: Duty) -> None:
    level = browsing.look(desk, Spot())
    assert names(level) == ["金马怡乐园", "海纳莒州家园", "日照银行家属院", "付家洼幸福家园"]
    assert [counted(area) for area in level.areas] == [(1, 3, 2, 5), (2, 3, 3, 6), (1, 1, 1, 2), (1, 1, 1, 3)]
    assert level.outside is None
    assert [[grid.number for grid in area.grids] for area in level.areas] == [[1], [2], [1], [1]]
    assert level.areas[0].grids[0].worker == "李文静"


def test_estates_are_found_by_their_names_aliases_and_initials(desk: Duty) -> None:
    words = set(browsing.look(desk, Spot()).areas[0].words)
    assert {"金马怡乐园", "怡乐园", "jmyly", "yly", "jinmayileyuan"} <= words


def test_the_only_building_is_passed_and_the_way_out_too(desk: Duty) -> None:
    units = browsing.look(desk, Spot(1))
    assert (units.estate, units.building, names(units)) == ("金马怡乐园", "1", ["2", "4"])
    assert units.spot == Spot(1, 1)
    assert units.outside == Spot()
    flats = browsing.look(desk, units.areas[0].spot)
    assert [flat.room for flat in flats.flats] == ["301", "302"]
    assert flats.outside == units.spot


def test_a_building_without_units_goes_straight_to_its_flats(desk: Duty) -> None:
    level = browsing.look(desk, Spot(3))
    assert [flat.room for flat in level.flats] == ["501"]
    assert (level.building, level.unit, level.outside) == ("2", "", Spot())
    rows = browsing.look(desk, Spot(4))
    assert [flat.room for flat in rows.flats] == ["第4排6号"]
    assert {"4排6", "46"} <= set(rows.flats[0].words)


def test_flats_tell_their_head_and_what_is_open(desk: Duty) -> None:
    with transaction():
        Household.update(tenure="let").where(Household.id == 2).execute()
    first, second = browsing.look(desk, Spot(1, 1, "2")).flats
    assert (first.head, first.people, first.let, first.open_requests) == ("张宁裕", 2, False, 1)
    assert (second.head, second.people, second.let, second.open_requests) == ("𬎆㛃", 3, True, 0)
    (empty,) = browsing.look(desk, Spot(1, 1, "4")).flats
    assert (empty.head, empty.people) == ("", 0)


def test_without_a_head_the_next_in_order_stands_for_the_flat(desk: Duty) -> None:
    with transaction():
        Residency.update(relation="20").where(Residency.id == 1).execute()
    assert browsing.look(desk, Spot(1, 1, "2")).flats[0].head == "李秀芬"


def test_what_is_closed_and_who_has_left_do_not_count(desk: Duty) -> None:
    with transaction():
        Request.update(state="resolved").execute()
        Residency.update(to_on=desk.day).where(Residency.id == 2).execute()
    flat = browsing.look(desk, Spot(1, 1, "2")).flats[0]
    assert (flat.people, flat.open_requests) == (1, 0)


def test_merged_homes_and_what_they_were_are_gone(desk: Duty) -> None:
    with transaction():
        Household.update(merged_into=1).where(Household.id == 8).execute()
    level = browsing.look(desk, Spot(1))
    assert [flat.room for flat in level.flats] == ["301", "302"], "the only unit that is left"
    assert counted(browsing.look(desk, Spot()).areas[0]) == (1, 2, 2, 5)


def test_buildings_and_rooms_stand_in_the_order_of_their_numbers(desk: Duty) -> None:
    with transaction():
        bulk.load(
            "building", ["id", "estate_id", "number", "number_sort"], [(6, 2, "2", 2), (7, 2, "配电室", 0)]
        )
        bulk.load(
            "household",
            ["id", "building_id", "unit", "unit_sort", "room", "room_sort"],
            [(9, 2, "10", 10, "101", 101), (10, 2, "2", 2, "1001", 1001), (11, 2, "2", 2, "[/]", 0)],
        )
    assert names(browsing.look(desk, Spot(2))) == ["配电室", "2", "3", "12"]
    assert names(browsing.look(desk, Spot(2, 2))) == ["2", "10"]
    flats = browsing.look(desk, Spot(2, 2, "2")).flats
    assert [flat.room for flat in flats] == ["[/]", "5楼东户", "501", "1001"]


def test_what_has_nothing_in_it_says_so(desk: Duty) -> None:
    with transaction():
        bulk.load("estate", ["id", "name", "kind"], [(9, "新小区", "commercial")])
    level = browsing.look(desk, Spot())
    assert counted(level.areas[-1]) == (0, 0, 0, 0)
    inside = browsing.look(desk, Spot(9))
    assert (inside.areas, inside.flats, inside.outside) == ((), (), Spot())
    with transaction():
        Building.create(id=9, estate=9, number="1", number_sort=1)
    assert browsing.look(desk, Spot(9)).flats == ()


def test_the_entrance_of_a_household(desk: Duty) -> None:
    assert browsing.spot_of(4) == Spot(2, 3, "1")
    with pytest.raises(Refused, match="row_gone"):
        browsing.spot_of(4_000_000)


@pytest.mark.parametrize("spot", [Spot(99), Spot(1, 99), Spot(1, 1, "99")])
def test_what_is_gone_is_said(desk: Duty, spot: Spot) -> None:
    with pytest.raises(Refused, match="row_gone"):
        browsing.look(desk, spot)


def test_all_levels_of_the_demo_add_up(demo_duty: Duty) -> None:
    estates = browsing.look(demo_duty, Spot()).areas
    assert sum(area.people for area in estates) == 11_730
    assert sum(area.lived_in for area in estates) == 3_909
    for estate in estates:
        inside = browsing.look(demo_duty, estate.spot)
        assert sum(area.people for area in inside.areas) == estate.people
        unit = browsing.look(demo_duty, browsing.look(demo_duty, inside.areas[-1].spot).spot)
        if unit.areas:
            flats = browsing.look(demo_duty, unit.areas[0].spot).flats
            assert sum(flat.people for flat in flats) == unit.areas[0].people
