"""Cards: masked until asked, in full for a while, and everything on them within reach."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from db.connection import close_database, open_database, transaction
from db.records import Kind
from db.tables import AccessLog, HealthNote, Phone, Resident
from screens.cards.card_page import CardPage
from screens.office import Place
from screens.parts.purpose_panel import PURPOSES
from tests.screens.driven import Driven, desk

NUMBER = re.compile(r"371199\d{11}[\dX]")
PHONE = re.compile(r"\b1\d{10}\b")
BIRTHDAY = re.compile(r"\b(19|20)\d\d-\d\d-\d\d(?!  )")


def page(driven: Driven) -> CardPage:
    assert isinstance(driven.page, CardPage)
    return driven.page


def log(office: str) -> list[tuple[str, str]]:
    """The access log, read when the desk has been left."""
    open_database(office)
    lines: Any = AccessLog.select(AccessLog.action, AccessLog.reason).order_by(AccessLog.id).tuples()
    told = list(lines)
    close_database()
    return told


async def opened(driven: Driven, name: str) -> None:
    await driven.type(name)
    await driven.press("enter")


async def test_v_shows_in_full_and_v_masks_again(office: str) -> None:
    async with desk(office) as driven:
        await opened(driven, "zhangnanyan")
        assert not NUMBER.search(driven.text) and not PHONE.search(driven.text)
        assert "v 看全" in driven.rows[-2]
        before = driven.rows[2:-3]
        await driven.press("v")
        assert NUMBER.search(driven.text) and PHONE.search(driven.text)
        assert "出生日期           1987-04-17" in driven.text
        assert "查看记录" in driven.rows[-3]
        await driven.press("v")
        assert driven.rows[2:-3] == before
        assert page(driven).revealed is None
    assert log(office) == [("reveal", "")]


async def test_after_its_time_it_is_masked_without_a_key(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert CardPage.IN_FULL_FOR == 30
    monkeypatch.setattr(CardPage, "IN_FULL_FOR", 0.05)
    async with desk(office) as driven:
        await opened(driven, "zhangnanyan")
        await driven.pilot.press("v")
        while "已遮住" not in driven.rows[-3]:
            await asyncio.sleep(0.01)
        assert page(driven).revealed is None
        assert not NUMBER.search(driven.text) and not PHONE.search(driven.text)
    assert log(office) == [("reveal", "")]


@pytest.mark.parametrize("keys", [("escape",), ("f3",), ("h",), ("f1", "escape"), ("ctrl+b", "escape")])
async def test_whoever_goes_away_leaves_nothing_open(office: str, keys: tuple[str, ...]) -> None:
    async with desk(office) as driven:
        await opened(driven, "zhangnanyan")
        card = page(driven)
        await driven.press("v")
        assert card.revealed is not None
        await driven.press(*keys)
        assert card.revealed is None
        assert not NUMBER.search(driven.text)


async def test_it_stays_open_in_the_other_language_and_size(office: str) -> None:
    async with desk(office) as driven:
        await opened(driven, "zhangnanyan")
        await driven.press("v", "ctrl+t")
        assert NUMBER.search(driven.text)
        await driven.pilot.resize_terminal(120, 40)
        await driven.settle()
        assert NUMBER.search(driven.text)


async def test_for_a_child_it_is_asked_what_for(office: str) -> None:
    async with desk(office) as driven:
        await opened(driven, "周朵朵")
        await driven.press("v")
        assert "做什么用?" in driven.text
        assert not NUMBER.search(driven.text)
        await driven.press("escape")
        assert "做什么用?" not in driven.text
        assert driven.app.way.here.page == "card", "not away from the card"
        await driven.press("v", "3", "enter")
        assert NUMBER.search(driven.text)
        assert "监护人             母亲  张南燕" in driven.text
        await driven.press("v", "v", "down", "enter", "v", "v")
        await driven.type("hv 核对[/]")
        await driven.press("enter")
        assert NUMBER.search(driven.text)
    assert log(office) == [("reveal", "contact"), ("reveal", PURPOSES[1]), ("reveal", "hv 核对[/]")]


async def test_what_is_protected_is_a_count_until_it_is_asked_for(office: str) -> None:
    open_database(office)
    with transaction():
        person = Resident.get(Resident.name == "张南燕")
        HealthNote.create(resident=person, text="高血压\x1b[2J[/]", source="本人")
    close_database()
    async with desk(office) as driven:
        await opened(driven, "zhangnanyan")
        assert "● 1项受保护信息" in driven.text
        assert "高血压" not in driven.text
        await driven.press("v", "enter")
        assert "健康状况           高血压[2J[/]  本人" in driven.text
        assert "●" not in driven.text
    assert log(office) == [("reveal", PURPOSES[0])]


async def test_only_people_are_shown_in_full(office: str) -> None:
    async with desk(office) as driven:
        await opened(driven, "zhangnanyan")
        await driven.press("h", "v")
        assert page(driven).revealed is None
        assert "v " not in driven.rows[-2]
    assert log(office) == []


async def test_a_household_shows_whose_phones_and_who_lived_there(office: str) -> None:
    open_database(office)
    with transaction():
        person = Resident.get(Resident.name == "张南燕")
        Phone.create(resident=person, number="06336221234", whose="parent", position=9, name="张建国")
    close_database()
    async with desk(office) as driven:
        await opened(driven, "zhangnanyan")
        await driven.press("h")
        rows = [row.split() for row in driven.rows]
        place = next(at for at, row in enumerate(rows) if "张南燕" in row)
        assert rows[place][-1] == "本人"
        assert rows[place + 1] == ["063****1234", "父母", "张建国"]
        await driven.press("f3")
        await opened(driven, "王永仁")
        assert "住在别处的亲属" in driven.text
        assert "2016-08-04 至 2020-11-01" in driven.text
        await driven.press("h")
        await driven.press("end")
        assert "以前住过的人" in driven.text
        assert "王永仁" in driven.marked
        await driven.press("enter")
        assert driven.rows[2].startswith(" 王永仁")


async def test_a_card_longer_than_the_screen_can_be_read_to_both_ends(office: str) -> None:
    open_database(office)
    with transaction():
        changed = {"note": "长" * 900 + "尾", "workplace": "厂" * 40}
        Resident.update(**changed).where(Resident.name == "张南燕").execute()
    close_database()
    async with desk(office) as driven:
        await opened(driven, "zhangnanyan")
        assert driven.rows[2].startswith(" 张南燕"), "one sees first who it is"
        seen = driven.text
        for _key in range(60):
            await driven.press("down")
            seen += driven.text
        assert "长尾" in seen and "住过的地方" in driven.text
        for _key in range(60):
            await driven.press("up")
        assert driven.rows[2].startswith(" 张南燕")


async def test_cards_of_merged_people_open_the_record_they_went_into(office: str) -> None:
    open_database(office)
    with transaction():
        kept = Resident.get(Resident.name == "张南燕")
        Resident.update(merged_into=kept).where(Resident.id == 5).execute()
    close_database()
    async with desk(office) as driven:
        driven.app.go(Place("card", Kind.RESIDENT, 5))
        await driven.settle()
        assert driven.rows[2].startswith(" 张南燕")
        await driven.press("v")
        assert NUMBER.search(driven.text)
