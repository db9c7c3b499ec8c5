"""Writing a household down at the desk, and putting it right."""

from __future__ import annotations

from db.connection import open_database
from db.records import Kind
from db.residents import households
from db.tables import Building, Household
from screens.office import Place
from tests.screens.driven import desk
from tests.screens.forms import form, here, household_of, open_place, texts


async def test_from_a_typed_address_to_the_first_member(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("金马怡乐园 1-2-3999")
        await driven.press("down", "end", "up")
        assert "新建户" in driven.marked
        await driven.press("enter")
        assert texts(driven)["estate"] == "金马怡乐园"
        assert (texts(driven)["building"], texts(driven)["unit"], texts(driven)["room"]) == ("1", "2", "3999")
        await driven.press("f10")
        assert driven.app.way.here.kind is Kind.HOUSEHOLD
        assert "金马怡乐园1号楼2单元3999室" in driven.text
        await driven.press("n")
        await driven.type("王新来")
        await driven.press("f10")
        assert "户主" in driven.text
        assert "王新来" in driven.text


async def test_a_whole_address_in_the_buildings_field(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("household_add"))
        await driven.type("yly")
        await driven.press("enter")
        assert texts(driven)["estate"] == "金马怡乐园"
        await driven.type("1-2-3998")
        await driven.press("enter")
        assert (texts(driven)["building"], texts(driven)["unit"], texts(driven)["room"]) == ("1", "2", "3998")
        assert here(driven)[0] == "number", "what the address said is passed by"
        await driven.type("H-7")
        await driven.press("enter")
        await driven.type("zl")
        await driven.press("enter")
        await driven.press("f10")
        assert driven.app.way.here.kind is Kind.HOUSEHOLD
        home = driven.app.way.here.id
    open_database(office)
    details = households.details(home)
    assert (details.room, details.number, details.tenure) == ("3998", "H-7", "let")


async def test_a_new_building_and_a_taken_address_are_asked_about(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("household_add"))
        await driven.type("yly")
        await driven.press("enter")
        await driven.type("99-1-101")
        await driven.press("f10")
        assert here(driven)[0] == "building"
        assert "再按 F10" in driven.rows[-3]
        await driven.press("ctrl+u")
        await driven.type("1-2-301")
        await driven.press("f10")
        assert here(driven)[0] == "room"
        assert "1条相似" in driven.text
        assert "张宁裕" in driven.text
        await driven.press("pagedown", "enter")
        assert driven.app.way.here.kind is Kind.HOUSEHOLD
        await driven.press("escape")
        await driven.press("f10", "f10")
        assert driven.app.way.here.page == "card"
    open_database(office)
    assert Building.select().where(Building.number == "99").count() == 0
    assert Household.select().where(Household.room == "301").count() > 0


async def test_what_is_missing(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("household_add"))
        await driven.press("f10")
        assert here(driven)[0] == "estate"
        await driven.press("f4")
        assert form(driven).parts.choices.is_open
        await driven.type("yly")
        await driven.press("enter")
        assert here(driven)[0] == "building"
        await driven.press("f10")
        assert here(driven)[0] == "room"


async def test_corrected_and_back_on_its_card(office: str) -> None:
    async with desk(office) as driven:
        home = await household_of(driven, "zny hn")
        await driven.press("e")
        assert texts(driven)["estate"] == "海纳莒州家园"
        assert (texts(driven)["building"], texts(driven)["room"]) == ("12", "1702")
        form(driven).go_to("note")
        await driven.type("门铃坏")
        await driven.press("f10")
        assert driven.app.way.here == Place("card", Kind.HOUSEHOLD, home)
        assert "门铃坏" in driven.text
        await driven.press("escape")
        assert driven.app.way.here.kind is Kind.RESIDENT
        await driven.press("f9")
    open_database(office)
    assert households.details(home).note == ""
