"""Birthdays, entitling ages and visits at home, from the menu."""

from __future__ import annotations

from db.connection import open_database
from db.tables import HomeVisit, Resident
from screens.office import Place
from tests.conftest import TODAY
from tests.screens.driven import desk
from tests.screens.forms import household_of, open_place


async def test_who_has_a_birthday_and_who_is_to_be_visited(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("care"))
        assert "到龄" in driven.text and "满60岁" in driven.text
        await driven.press("tab")
        assert "满8" in driven.text
        await driven.press("k")
        await driven.type("n")
        await driven.press("enter")
        assert "已更正" in driven.text
        await driven.press("tab")
        assert "从未走访" in driven.text
        before = driven.text
        await driven.press("z")
        await driven.type("药快吃完了,帮她约了社区医生")
        await driven.press("enter")
        assert "走访已记下" in driven.text
        assert driven.text != before
    open_database(office)
    visit = HomeVisit.select().order_by(HomeVisit.id.desc()).get()
    assert (visit.day, visit.found, visit.was_in) == (TODAY, "药快吃完了,帮她约了社区医生", True)
    assert Resident.select().where(Resident.birthday_calendar == "lunar").count() == 1


async def test_a_visit_is_written_down_from_a_card_and_stands_on_the_households(office: str) -> None:
    async with desk(office) as driven:
        home = await household_of(driven, "单德山")
        await driven.press("z")
        await driven.type("腿脚不便,需要扶手")
        await driven.press("enter")
        assert "走访已记下" in driven.text
        assert "入户走访" in driven.text and "腿脚不便,需要扶手" in driven.text
        await driven.press("escape", "z")
        await driven.type("敲门没人")
        await driven.press("down", "down", "down", "ctrl+u", "n", "f10")
        assert "走访已记下" in driven.text
        await driven.press("h")
        assert "家中无人" in driven.text and "敲门没人" in driven.text
    open_database(office)
    latest = HomeVisit.select(HomeVisit.household, HomeVisit.resident.is_null(), HomeVisit.was_in)
    assert list(latest.order_by(HomeVisit.id.desc()).limit(2).tuples()) == [
        (home, False, False),
        (home, True, True),
    ]
