"""What is pressed faster than the desk opens or a page turns is done all the same, in order."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input

from db.records import Kind
from frontdesk.words import set_language
from screens.app import FrontDesk
from screens.office import Place
from tests.screens.driven import Driven, desk


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        (("f2", *"zny"), ">谁            zny"),
        (("f7", *"dhf"), " > dhf"),
        ((*"zny", "f2", *"hn"), ">谁            hn"),
        (("ctrl+b", "f2", "down", *"yly"), ">何处          yly"),
    ],
)
async def test_before_the_office_is_open(office: str, keys: tuple[str, ...], row: str) -> None:
    set_language("zh")
    app = FrontDesk(office, theme="dark")
    async with app.run_test(size=(120, 40)) as pilot:
        driven = Driven(app, pilot)
        for key in keys:
            driven._send(key)
        while app.office.duty is None:
            await driven.settle()
        await driven.settle()
        assert row in driven.text


async def test_before_a_page_is_there(office: str) -> None:
    async with desk(office) as driven:
        for keys, row in (
            (("f2", *"zny"), ">谁            zny"),
            (("f7", *"dhf"), " > dhf"),
            (("f3", *"gz", "f2", *"hn", "down", "q"), ">何处          q"),
        ):
            for key in keys:
                driven._send(key)
            await driven.settle()
            assert row in driven.text
        assert ">谁" not in driven.text and " 谁            hn" in driven.text
        for key in ("ctrl+d", "ctrl+d", "f2", *"张大爷", "enter", *"yly", "enter", *"灯坏了", "enter", "t"):
            driven._send(key)
        await driven.settle()
        rows = [row.split() for row in driven.rows[2:7]]
        assert [row[:2] for row in rows[:3]] == [["谁", "张大爷"], ["何处", "金马怡乐园"], ["原话", "灯坏了"]]
        assert rows[4][:2] in ([">性质", "t"], [">性质", "投诉"]), driven.text


async def test_what_follows_down_is_meant_for_the_list(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f7")
        is_known = Event()
        driven.app.office.background.do(is_known.wait, lambda _: None, driven.page.failed)
        for key in (*"yly", "down", "enter", "k"):
            driven._send(key)
        await driven._until_all_parts_wait()
        assert "> yly " in driven.text, "the list of what was typed is under way"
        is_known.set()
        await driven.settle()
        assert driven.app.way.here.page == "visitor"


async def test_enter_waits_until_it_is_known_what_the_letters_mean(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2")
        await driven.type("张大爷")
        await driven.press("enter")
        is_known = Event()
        driven.app.office.background.do(is_known.wait, lambda _: None, driven.page.failed)
        for key in (*"yly", "enter", *"灯坏了"):
            driven._send(key)
        await driven._until_all_parts_wait()
        assert isinstance(driven.page.focused, Input) and driven.page.focused.value == "yly"
        is_known.set()
        await driven.settle()
        assert " 何处          金马怡乐园" in driven.text and ">原话          灯坏了" in driven.text


async def test_a_field_left_before_that_says_it_later(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2", "down")
        is_known = Event()
        driven.app.office.background.do(is_known.wait, lambda _: None, driven.page.failed)
        for key in (*"yly", "down"):
            driven._send(key)
        await driven._until_all_parts_wait()
        assert " 何处          yly" in driven.text
        is_known.set()
        await driven.settle()
        assert " 何处          金马怡乐园" in driven.text


async def test_a_desk_without_an_office_and_one_that_hangs_can_be_left(tmp_path: Path, office: str) -> None:
    for target, early in ((str(tmp_path / "none.db"), "f2"), (office, "f7")):
        app = FrontDesk(target, theme="dark")
        async with app.run_test() as pilot:
            driven = Driven(app, pilot)
            driven._send(early)
            driven._send("ctrl+q")
            await driven.settle()
            assert driven.has_ended


async def test_a_page_that_never_comes_stops_the_keys_only_for_a_while(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(office) as driven:
        driven.app._ahead.turns_to(object())
        await driven.press("z")
        assert "章凝遥" not in driven.text
        monkeypatch.setattr("screens.typed_ahead._LONGEST_WAIT", 0.0)
        await driven.type("ny")
        assert " > zny" in driven.text
        driven.app.go(Place("card", Kind.RESIDENT, 1))
        await driven.press("escape")
        assert " > zny" in driven.text
