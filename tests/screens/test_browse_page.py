"""Ctrl+B: from the estates to a flat and back, by arrows and by typing."""

from __future__ import annotations

import threading

import pytest

from db.connection import close_database, open_database, transaction
from db.records import Flat, Kind, Spot
from db.tables import Household
from frontdesk.rules.floors import Floor
from screens.browsing.browse_page import BrowsePage
from screens.browsing.entrance import floors, folded, measured
from screens.parts.cells import width
from tests.screens.driven import Driven, desk


def page(driven: Driven) -> BrowsePage:
    assert isinstance(driven.page, BrowsePage)
    return driven.page


def room(driven: Driven) -> str:
    flat = page(driven).entrance.flat
    assert flat is not None
    return flat.room


def spot(driven: Driven) -> Spot:
    level = page(driven).level
    assert level is not None
    return level.spot


async def test_the_estates_with_their_counts(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+b")
        assert "3,909户  11,730人  空房63" in driven.rows[1]
        assert driven.rows[3].split() == ["小区", "楼栋", "户", "人", "空房", "网格"]
        assert driven.marked.split() == [">海纳", "8", "284", "848", "4", "第01网格", "赵春晖"]
        assert driven.rows[17].split() == ["合计", "80", "3,909", "11,730", "63"]


async def test_arrows_and_enter_lead_in_and_escape_leads_out_again(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+b", "down", "down", "enter")
        assert "文成" in driven.rows[1]
        await driven.press("down", "right")
        assert "文成 2号楼" in driven.rows[1]
        await driven.press("down", "enter")
        assert "文成 2号楼 2单元" in driven.rows[1]
        await driven.press("escape")
        assert driven.marked.startswith(">2单元"), "on what one came from"
        await driven.press("left")
        assert driven.marked.startswith(">2号楼")
        await driven.press("escape")
        assert driven.marked.startswith(">文成")
        await driven.press("left")
        assert spot(driven) == Spot()
        await driven.press("escape")
        assert driven.page is driven.app.desk


async def test_typing_picks_and_goes_in_as_addresses_are_written(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+b")
        await driven.type("hnj")
        assert driven.marked.startswith(">海纳莒州家园")
        assert "> hnj" in driven.rows[1]
        await driven.type("-12-1-1702")
        assert "海纳莒州家园 12号楼 1单元 > 1702" in driven.rows[1]
        assert room(driven) == "1702"
        await driven.press("escape")
        assert driven.rows[1].split("36户")[0].strip().endswith("1单元 >"), "first what was typed"


async def test_chinese_picks_too_and_what_fits_nothing_is_not_taken(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+b")
        await driven.type("怡乐园x")
        assert driven.marked.startswith(">金马怡乐园")
        assert "> 怡乐园" in driven.rows[1]
        assert driven.rows[-3] == " ! 这里没有以“怡乐园x”开头的。"
        await driven.press("backspace", "backspace", "backspace")
        assert "> 3,909户" in " ".join(driven.rows[1].split())
        assert driven.marked.startswith(">海纳")


async def test_all_that_fits_stays_and_what_fits_whole_is_marked(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+b")
        await driven.type("hnjzjy 1")
        kept = [row.split()[0] for row in driven.rows[4:10]]
        assert kept == [">1号楼", "10号楼", "11号楼", "12号楼", "13号楼", "14号楼"]


async def test_keys_pressed_before_the_level_is_there_act_on_it(office: str) -> None:
    async with desk(office) as driven:
        held = threading.Event()
        driven.app.office.background.do(held.wait, lambda _: None, driven.page.failed)
        await driven.pilot.press("ctrl+b", "w", "c", "minus", "2", "minus", "2", "minus", "3", "0", "2")
        held.set()
        for _round in range(4):
            await driven.settle()
        assert "文成 2号楼 2单元 > 302" in driven.rows[1]


async def test_a_single_choice_is_passed_inwards_and_outwards(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+b")
        await driven.type("yly")
        await driven.press("enter")
        assert "金马怡乐园 1号楼" in driven.rows[1]
        assert driven.marked.startswith(">1单元")
        await driven.press("left")
        assert driven.marked.startswith(">金马怡乐园")
        await driven.type("rzyh-2-")
        assert "日照银行家属院 2号楼" in driven.rows[1]
        assert room(driven) == "101"
        await driven.press("escape")
        assert driven.marked.startswith(">2号楼")


async def test_an_entrance_is_drawn_floor_by_floor(office: str) -> None:
    open_database(office)
    with transaction():
        Household.update(tenure="let").where(Household.room == "302").execute()
    close_database()
    async with desk(office) as driven:
        await driven.press("ctrl+b")
        await driven.type("yly")
        await driven.press("enter")
        await driven.type("2-301")
        drawn = [row.split() for row in driven.rows[3:8]]
        assert [row[0] for row in drawn] == ["5层", "4层", "3层", "2层", "1层"]
        assert drawn[2] == ["3层", ">301", "张宁裕", "!", "302", "王子龙", "租"]
        assert (
            len(
                {
                    row.index(str(floor * 100 + 2))
                    for row, floor in zip(driven.rows[3:8], (5, 4, 3, 2, 1), strict=True)
                }
            )
            <= 2
        )
        assert "金马怡乐园1号楼2单元301室" in driven.rows[16]
        assert "户主 张宁裕75" in driven.rows[17]
        assert "2021-0210" in driven.rows[18]


async def test_empty_flats_say_so(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+b")
        await driven.type("hnj-11-503")
        assert "503 空" in driven.text
        assert driven.rows[17] == " 无人居住"
        await driven.press("ctrl+t")
        assert "503 empty" in driven.text


async def test_arrows_walk_in_two_dimensions(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+b")
        await driven.type("hnj-11-")
        assert room(driven) == "101"
        for key, expected in (
            ("up", "201"),
            ("right", "202"),
            ("right", "203"),
            ("up", "303"),
            ("left", "302"),
            ("down", "202"),
            ("home", "1801"),
            ("left", "1801"),
            ("up", "1801"),
            ("end", "104"),
            ("right", "104"),
            ("down", "104"),
            ("pageup", "1204"),
            ("pagedown", "104"),
        ):
            await driven.press(key)
            assert room(driven) == expected, key
            assert f">{expected}" in driven.text.replace("> ", ">"), "in sight"


async def test_enter_opens_the_household_and_escape_comes_back_to_the_flat(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+b")
        await driven.type("hnj-12-1-1702")
        await driven.press("enter")
        assert driven.app.way.here[:2] == ("card", Kind.HOUSEHOLD)
        assert "海纳莒州家园12号楼1单元1702室" in driven.rows[2]
        await driven.press("enter", "escape", "escape")
        assert room(driven) == "1702"
        await driven.press("escape")
        assert driven.marked.startswith(">1单元"), "and then on outwards"
        await driven.press("f1", "escape")
        assert driven.marked.startswith(">1单元")
        await driven.press("ctrl+b")
        assert spot(driven) == Spot()


async def test_from_a_card_it_begins_at_the_entrance_of_the_household(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zhangnanyan")
        await driven.press("enter", "ctrl+b")
        assert room(driven) == "1702"
        await driven.press("escape")
        assert driven.rows[2].startswith(" 张南燕"), "back to where one came from"
        await driven.press("h", "ctrl+b", "up")
        assert room(driven) == "1802"
        await driven.press("left", "escape")
        assert "户主" in driven.text


async def test_on_a_wide_screen_who_lives_there_stands_beside(office: str) -> None:
    async with desk(office, size=(120, 40)) as driven:
        await driven.press("ctrl+b")
        await driven.type("hnj-12-1-1702")
        assert driven.rows[3].startswith(" 18层")
        assert "海纳莒州家园12号楼1单元1702室" in driven.rows[3][60:]
        await driven.pilot.resize_terminal(80, 24)
        await driven.settle()
        assert room(driven) == "1702"
        assert ">1702" in driven.text


async def test_what_went_meanwhile_is_said(office: str) -> None:
    async with desk(office) as driven:
        driven.app.go(driven.app.way.here._replace(page="browse", spot=Spot(99)))
        await driven.settle()
        assert driven.rows[-3].startswith(" ! ")
        await driven.press("escape")
        assert driven.page is driven.app.desk


# The arrangement of an entrance.


def flats(*rooms: str) -> list[Flat]:
    return [Flat(number, name, f"户{number}", 1, False, 0) for number, name in enumerate(rooms)]


def test_floors_from_the_top_then_rows_then_the_rest() -> None:
    bands = floors(flats("101", "102", "201", "负1层车库", "第2排1号", "第1排1号", "东户", "门卫室"))
    assert [(band.floor, band.flats) for band in bands] == [
        (Floor(2), (2,)),
        (Floor(1), (0, 1)),
        (Floor(-1), (3,)),
        (Floor(1, is_row=True), (5,)),
        (Floor(2, is_row=True), (4,)),
        (None, (6, 7)),
    ]


@pytest.mark.parametrize("cells", [1, 10, 40, 80, 200])
@pytest.mark.parametrize("count", [1, 2, 7, 30])
def test_a_floor_too_long_takes_several_lines_of_even_length(cells: int, count: int) -> None:
    home = flats(*(f"3{number:02}" for number in range(count)))
    bands = floors(home)
    measures = measured(home, bands, cells)
    lines = folded(bands, measures.across)
    assert [flat for line in lines for flat in line.flats] == list(range(count))
    longest = max(len(line.flats) for line in lines)
    assert longest == 1 or measures.floor + 2 + longest * measures.flat <= cells
    assert longest - len(lines[0].flats) == 0
    assert measures.name >= 1 and width(home[0].head) == 3
