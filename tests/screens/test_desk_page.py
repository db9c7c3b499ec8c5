"""The opening page: type, see, open."""

from __future__ import annotations

import threading

import pytest
from textual import events

from frontdesk.words import Language, _
from screens import jobs
from screens.desk.queries import QUERIES
from screens.office import Place
from tests.screens.driven import desk


async def test_the_notebook_is_there_before_anything_is_typed(office: str) -> None:
    async with desk(office) as driven:
        assert "同心社区 前台" in driven.rows[0]
        assert "演示" in driven.rows[0]
        assert driven.rows[0].endswith("2021-09-06 周一")
        assert "逾期" in driven.text
        assert "2021-02" in driven.text
        assert driven.app.desk.box.has_focus
        assert driven.marked == ""


async def test_hits_and_the_card_of_the_first_come_together(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny")
        assert "3人" in driven.rows[1]
        name = driven.marked[1:].split()[0]
        assert name in driven.rows[16], "the preview is of the first hit"
        assert {row[1:4] for row in driven.rows[3:6]} == {"张宁裕", "张南燕", "章凝遥"}


async def test_down_goes_to_the_next_hit_and_its_card(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny")
        first = driven.marked
        await driven.press("down")
        assert driven.marked != first
        assert driven.marked[1:4] in driven.rows[16]
        assert not driven.app.desk.box.has_focus
        await driven.press("up", "up")
        assert driven.app.desk.box.has_focus


async def test_what_is_pressed_before_the_answer_is_done_to_the_answer(office: str) -> None:
    async with desk(office) as driven:
        held = threading.Event()
        driven.app.office.background.do(held.wait, lambda _: None, driven.page.failed)
        await driven.pilot.press("0", "2", "0", "7", "enter")
        assert driven.page is driven.app.desk
        held.set()
        await driven.settle()
        assert driven.app.way.here.page == "card"


async def test_letters_act_in_the_list_and_everything_else_goes_on_in_the_box(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny")
        await driven.press("down", "space", "1")
        assert driven.app.desk.box.value == "zny 1"
        assert driven.app.desk.box.has_focus
        await driven.press("down", "backspace")
        assert driven.app.desk.box.value == "zny "
        await driven.press("down", "h")
        assert driven.app.way.here.kind == "household"


async def test_escape_empties_the_box_and_then_nothing(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny")
        await driven.press("down", "escape")
        assert driven.app.desk.box.has_focus
        assert driven.app.desk.box.value == "zny"
        await driven.press("escape")
        assert driven.app.desk.box.value == ""
        assert "逾期" in driven.text
        await driven.press("escape")
        assert driven.page is driven.app.desk


async def test_find_from_anywhere_selects_what_was_typed(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny")
        await driven.press("f5", "f3")
        assert driven.app.desk.box.selected_text == "zny"
        await driven.type("w")
        assert driven.app.desk.box.value == "w"
        assert "50+" in driven.rows[1]


async def test_the_cursor_stays_in_sight_of_fifty_hits(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("w")
        for key in ("pagedown", "pagedown", "pagedown", "end"):
            await driven.press(key)
            assert driven.marked
        last = driven.marked
        await driven.press("down")
        assert driven.marked == last
        await driven.press("home")
        assert driven.rows[3] == driven.marked


async def test_what_was_tried_is_said_where_nothing_fits(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zhanqny qqq")
        assert "没有" in driven.rows[-3]
        await driven.press("f3")
        await driven.type("qqqq")
        assert driven.rows[-3].strip() == "没有查到。" or "最接近" in driven.rows[-3]


async def test_a_failing_lookup_is_said_and_the_desk_goes_on(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object) -> None:
        raise ValueError("张三 371199")

    async with desk(office) as driven:
        with monkeypatch.context() as patch:
            # The one place where a fault of our own can be had on order.
            patch.setattr(jobs, "find", fail)
            await driven.type("zny")
        assert "! 程序内部出错" in driven.rows[-3]
        assert "张三" not in driven.text
        await driven.press("f3")
        await driven.type("zny")
        assert "3人" in driven.rows[1]


async def test_whatever_is_pasted_is_harmless(office: str) -> None:
    hostile = "\x1b[31mzny\x00\u202e\ud800[@click=app.bell]x[/]\n第二行\x9b" + "长" * 20_000
    async with desk(office) as driven:
        driven.app.post_message(events.Paste(hostile))
        await driven.settle()
        value = driven.app.desk.box.value
        assert value.startswith("[31mzny[@click=app.bell]x[/] 第二行")
        assert len(value) <= 1_000
        assert driven.rows


async def test_a_wide_blank_is_a_blank(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny")
        driven.app.post_message(events.Key("ideographic_space", "\u3000"))
        await driven.settle()
        await driven.type("hn")
        assert driven.app.desk.box.value == "zny hn"


async def test_the_preview_stands_beside_the_list_on_a_wide_screen(office: str) -> None:
    async with desk(office, size=(120, 40)) as driven:
        await driven.type("zny")
        row = driven.rows[3]
        assert row.startswith(">")
        assert row[1:4] in row[50:]
        await driven.pilot.resize_terminal(80, 24)
        await driven.settle()
        assert "─" * 80 in driven.rows[15]
        assert driven.marked


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_what_the_examples_mean_is_whole_on_every_screen(office: str, language: Language) -> None:
    for size in ((80, 24), (120, 40)):
        async with desk(office, size, language) as driven:
            for typed, meaning in QUERIES if size[0] > 80 else QUERIES[:5]:
                assert typed in driven.text and _(meaning) in driven.text


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_the_flat_is_never_cut_from_an_address(office: str, size: tuple[int, int]) -> None:
    async with desk(office, size) as driven:
        await driven.type("fjw 8-1-4")
        assert "付家洼幸福家园 8-1-4楼东户" in driven.marked


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_preview_names_all_of_a_large_household(office: str, language: Language) -> None:
    async with desk(office, language=language) as driven:
        await driven.type("hnjz 3-1-101")
        assert all(who in driven.text for who in ("单庆强45", "赵霞40", "单鑫宇16", "单梓涵8", "单悦10"))


async def test_five_hundred_pages_and_back(office: str) -> None:
    async with desk(office) as driven:
        screens = None
        for turn in range(50):
            driven.app.go(Place("to_do" if turn % 2 else "reports"))
            driven.app.go(Place("desk"))
            await driven.pilot.pause()
            if turn == 4:
                screens = len(driven.app._registry)
        await driven.settle()
        assert driven.page is driven.app.desk
        assert len(driven.app._registry) == screens, "pages are reused"
