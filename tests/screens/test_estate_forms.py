"""Estates made one and divided at the desk, many buildings at once: by keys, from the estate's card."""

from __future__ import annotations

from db.connection import open_database
from db.tables import Building, Estate, EstateAlias, Grid, Household
from screens.office import Place
from tests.screens.driven import Driven, desk
from tests.screens.forms import here, open_place


async def open_change(driven: Driven, estate: int, letters: str, page: str) -> None:
    """From the card of an estate to a form of what is done to it."""
    await open_place(driven, Place("record_estate", None, estate))
    await driven.press("m")
    assert "批量建楼" in driven.text
    await driven.type(letters)
    await driven.press("enter")
    assert driven.app.way.here.page == page


def flats_of(estate: int) -> int:
    return Household.select().join(Building).where(Building.estate == estate).count()


async def test_two_estates_become_one(office: str) -> None:
    open_database(office)
    one, other = Estate.select().order_by(Estate.id).limit(2)
    flats = flats_of(one.id) + flats_of(other.id)
    async with desk(office) as driven:
        await open_change(driven, other.id, "br", "estate_merge")
        assert other.name in driven.rows[1]
        await driven.type(one.name)
        assert f"转到{one.name}的" in driven.text and "今天起停用" in driven.text
        await driven.press("f10")
        assert driven.app.way.here == Place("record_estate", None, one.id)
        assert "已合并" in driven.rows[-3] and other.name in driven.text
    open_database(office)
    assert flats_of(one.id) == flats
    assert Estate.select().where(Estate.id == other.id, Estate.merged_into == one.id).exists()


async def test_an_estate_is_divided(office: str) -> None:
    open_database(office)
    moved = Building.select().where(Building.number == "1").order_by(Building.id).first()
    alias = EstateAlias.create(estate=moved.estate_id, name="东头老院").name
    estate, flats = moved.estate_id, Household.select().where(Household.building == moved).count()
    async with desk(office) as driven:
        await open_change(driven, estate, "cf", "estate_split")
        await driven.type("777")
        await driven.press("enter")
        assert "没有777号楼" in driven.text
        await driven.press("up")
        await driven.press("ctrl+u")
        await driven.type("1")
        await driven.press("enter")
        await driven.type("新建村")
        assert "转到新建村的" in driven.text and f"{flats}户" in driven.text
        await driven.press("enter", "enter")
        assert here(driven)[0] == "names"
        await driven.type(alias)
        await driven.press("f10")
        assert driven.app.way.here.page == "record_estate" and "已拆分" in driven.rows[-3]
        assert "新建村" in driven.rows[2]
    open_database(office)
    assert Building.get_by_id(moved.id).estate.name == "新建村"
    assert EstateAlias.get(EstateAlias.name == alias).estate.name == "新建村"


async def test_many_buildings_with_their_flats(office: str) -> None:
    async with desk(office) as driven:
        await open_change(driven, 1, "pl", "buildings_add")
        for number, typed in enumerate(("901-905d", "2", "6", "2")):
            assert here(driven)[0] == ("numbers", "units", "floors", "doors")[number]
            await driven.type(typed)
            await driven.press("enter")
        assert "新建72户" in driven.text and "901、903、905" in driven.text and "101至602" in driven.text
        await driven.press("f10")
        assert driven.app.way.here == Place("record_estate", None, 1)
        await driven.press("f9")
        assert "撤销" in driven.text
        assert not driven.page.said_badly
    open_database(office)
    assert not Building.select().where(Building.number == "901").exists()


async def test_buildings_come_to_a_grid(office: str) -> None:
    open_database(office)
    numbers = [one.number for one in Building.select().where(Building.estate == 1).order_by(Building.id)][:3]
    async with desk(office) as driven:
        await open_change(driven, 1, "ld", "buildings_grid")
        await driven.type(",".join(numbers))
        await driven.press("enter", "f4", "enter")
        assert driven.app.way.here == Place("record_estate", None, 1), "the last value saves"
        assert "已更正" in driven.rows[-3]
    open_database(office)
    first = Grid.select().order_by(Grid.number).first()
    there = Building.select().where(Building.estate == 1, Building.number << numbers, Building.grid == first)
    assert there.count() == len(numbers)


async def test_other_registers_have_no_such_changes(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("record_grid", None, 1))
        hints = driven.rows[-2]
        await driven.press("m")
        assert "批量建楼" not in driven.text and driven.rows[-2] == hints
