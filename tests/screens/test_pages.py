"""Cards, the pages of the F-keys, help, menu, languages and looks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db.records import Kind
from screens.looks import LOOKS, fitting_look
from screens.parts import glyphs
from screens.parts.picks import Picks
from tests.screens.driven import desk


async def test_a_card_leads_to_the_family_the_household_and_back(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zhangnanyan")
        await driven.press("enter")
        assert driven.rows[2].startswith(" 张南燕")
        assert re.search(r"1\d\d\*{4}\d{4}", driven.text)
        assert "371199********" in driven.text
        member = driven.marked.split()[1]
        await driven.press("enter")
        assert driven.rows[2].startswith(f" {member}")
        await driven.press("h")
        assert driven.app.way.here.kind is Kind.HOUSEHOLD
        assert "户主" in driven.marked
        await driven.press("escape", "escape")
        assert driven.rows[2].startswith(" 张南燕")
        assert driven.marked.split()[1] == member
        await driven.press("escape")
        assert driven.app.desk.box.value == "zhangnanyan"


async def test_whose_card_was_opened_comes_first_next_time(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny")
        await driven.press("down", "down")
        last = driven.marked[1:4]
        await driven.press("enter", "slash")
        assert driven.app.desk.box.selected_text == "zny"
        await driven.type("zny")
        assert driven.marked[1:4] == last


async def test_requests_organisations_and_households_open_too(office: str) -> None:
    async with desk(office) as driven:
        for text, page, title in (
            ("2021-0088", "card", "诉求"),
            ("环卫办", "record_organisation", "单位"),
        ):
            await driven.press("f3")
            await driven.type(text)
            await driven.press("enter")
            assert driven.app.way.here.page == page
            assert title in driven.rows[0]
            assert text in driven.text


async def test_a_card_that_is_gone_is_said(office: str) -> None:
    async with desk(office) as driven:
        driven.app.go(driven.app.way.here._replace(page="card", kind=Kind.RESIDENT, id=999_999_999))
        await driven.settle()
        assert driven.rows[-3].startswith(" ! ")


@pytest.mark.parametrize(
    ("key", "expected"),
    [("f2", "原话"), ("f5", "逾期"), ("f6", "专题党课 2021"), ("f7", "2021-0212"), ("f8", "受理诉求")],
)
async def test_the_pages_of_the_keys_show_what_there_is(office: str, key: str, expected: str) -> None:
    async with desk(office) as driven:
        await driven.press(key)
        assert expected in driven.text
        await driven.press("escape")
        assert driven.page is driven.app.desk


async def test_the_diary_opens_requests(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f7", "down", "enter")
        assert driven.app.way.here.kind is Kind.REQUEST
        await driven.press("escape")
        assert driven.app.way.here.page == "diary"


async def test_undo_says_what_there_is_to_undo(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f9")
        assert driven.rows[-3].strip()


async def test_help_is_for_the_page_one_came_from(office: str) -> None:
    async with desk(office, language="en") as driven:
        await driven.press("f1")
        assert "empty the box" in driven.text
        await driven.press("pagedown")
        assert "zhangny" in driven.text
        await driven.press("escape", "f5", "f1")
        assert "empty the box" not in driven.text


async def test_the_menu_narrows_and_does(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("ctrl+p")
        assert "F8" in driven.text
        await driven.type("reports")
        assert "F8" in driven.marked
        await driven.press("enter")
        assert driven.app.way.here.page == "reports"
        await driven.press("ctrl+p")
        # Initials of a word come before the same letters in the middle of one (查找, 已输入的…).
        await driven.type("sr")
        assert "生日" in driven.marked
        await driven.press("escape", "ctrl+p")
        await driven.type("浅色")
        await driven.press("enter")
        assert driven.app.theme == "light"
        assert driven.app.way.here.page == "reports"


async def test_the_language_changes_everything_at_once(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny")
        await driven.press("down", "ctrl+t")
        english = driven.text
        for word in ("Front desk", "Find", "Mon", "3 people", "initials", "Household", "Requests", "Help"):
            assert word in english, word
        for word in ("前台", "查找", "首字母", "本户", "诉求", "帮助"):
            assert word not in english, word
        await driven.press("ctrl+t")
        assert "前台" in driven.text
        assert "首字母" in driven.text


async def test_keys_can_be_remapped_and_are_shown_so(office: str) -> None:
    async with desk(office, keymap={"to_do": "f11"}) as driven:
        assert "F11 待办" in driven.rows[-1]
        await driven.press("f5")
        assert driven.page is driven.app.desk
        await driven.press("f11")
        assert driven.app.way.here.page == "to_do"


async def test_the_ascii_look_draws_no_ambiguous_signs(office: str) -> None:
    async with desk(office, theme="ascii") as driven:
        for keys in (("z",), ("down",), ("enter",), ("f8",), ("f7",), ("f1",), ("ctrl+p",)):
            await driven.press(*keys)
            assert not set("─…·●“”") & set(driven.text), keys
    assert glyphs.is_plain()


async def test_looks_can_be_changed_while_running(office: str) -> None:
    async with desk(office) as driven:
        for name in LOOKS:
            driven.app.action_look(name)
            await driven.settle()
            assert driven.app.theme == name
            assert driven.text


def test_the_look_suits_the_terminal() -> None:
    assert fitting_look("truecolor", {"TERM": "xterm-256color"}) == "dark"
    assert fitting_look("standard", {"TERM": "xterm"}) == "sixteen"
    assert fitting_look("truecolor", {"TERM": "linux"}) == "sixteen"
    assert fitting_look(None, {"TERM": "vt220"}) == "sixteen"
    assert fitting_look("256", {"TERM": "xterm", "FRONTDESK_THEME": "ascii"}) == "ascii"
    assert fitting_look("256", {"TERM": "xterm", "FRONTDESK_THEME": "none such"}) == "dark"


async def test_leaving_a_database_that_cannot_be_opened_is_no_success(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("not a database" * 500)
    async with desk(str(path)) as driven:
        assert driven.page.place.page == "trouble"
        await driven.press("ctrl+q")
    assert driven.app.refused is not None
    assert driven.app.return_code == 1


async def test_a_page_that_was_away_takes_on_the_look_and_the_size_of_the_moment(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f7")
        before = driven.page.query_one("#diary", Picks)
        colour = before.rich_style.bgcolor
        await driven.press("f3")
        driven.app.action_look("light")
        await driven.press("f7")
        assert before.rich_style.bgcolor != colour
        await driven.press("f3")
        await driven.pilot.resize_terminal(130, 40)
        await driven.settle()
        await driven.press("f7")
        assert driven.page.has_class("-wide") and before.size.width < 100
        assert len(driven.rows[0]) <= 130
