"""The machine behind every form: where the cursor goes, what is shown when, in which order answers come."""

from __future__ import annotations

import threading

import pytest
from textual import events
from textual.widgets import Input

from db.records import Kind
from screens.office import Place
from screens.parts.cells import width
from tests.screens.driven import Driven, desk
from tests.screens.forms import form, here, household_of, open_place, texts

NEW = Place("resident_add", Kind.HOUSEHOLD)


async def test_arrows_go_to_every_field_and_stay_at_the_ends(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        names = list(texts(driven))
        seen = [here(driven)[0]]
        for _name in names:
            await driven.press("down")
            seen.append(here(driven)[0])
        assert seen == [*names, names[-1]]
        for _name in names:
            await driven.press("up")
        assert here(driven)[0] == names[0]
        await driven.press("tab")
        assert here(driven)[0] == names[1]
        await driven.press("shift+tab")
        assert here(driven)[0] == names[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 14), (40, 12)])
async def test_the_field_with_the_cursor_is_always_in_sight(office: str, size: tuple[int, int]) -> None:
    async with desk(office, size=size) as driven:
        await open_place(driven, NEW)
        for _name in texts(driven):
            assert any(row.startswith(">") for row in driven.rows[2:-3])
            await driven.press("down")


async def test_all_fields_of_a_person_fit_the_smallest_usual_terminal(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        assert "姓名" in driven.rows[2]
        assert "备注" in driven.rows[17]


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_the_keys_fit_the_line(office: str, language: str) -> None:
    async with desk(office, language=language) as driven:  # type: ignore[arg-type]
        await household_of(driven, "zny hn")
        await driven.press("n")
        await driven.type("张建国")
        form(driven).go_to("relation")
        await driven.settle()
        line = driven.rows[-2]
        assert "Esc" in line
        assert "PageDown" in line
        assert width(line) < 80
        assert "…" not in line


async def test_what_is_typed_before_the_record_has_come_stands(office: str) -> None:
    async with desk(office) as driven:
        held = threading.Event()
        driven.app.office.background.do(held.wait, lambda _: None, driven.page.failed)
        driven.app.go(NEW)
        await driven.pilot.pause()
        await driven.pilot.press("w", "h", "o")
        held.set()
        await driven.settle()
        assert texts(driven)["name"] == "who"
        assert texts(driven)["ethnic_group"] == "汉族"


async def test_what_is_typed_counts_though_its_news_comes_after_the_record(office: str) -> None:
    async with desk(office) as driven:
        held = threading.Event()
        driven.app.office.background.do(held.wait, lambda _: None, driven.page.failed)
        driven.app.go(NEW)
        await driven.pilot.pause()
        box = driven.page.query_one("#field-name", Input)
        with box.prevent(Input.Changed):
            box.value = "who"
        held.set()
        await driven.settle()
        assert box.value == texts(driven)["name"] == "who"


async def test_only_the_newest_answer_counts(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        held = threading.Event()
        await driven.type("张")
        driven.app.office.background.do(held.wait, lambda _: None, driven.page.failed)
        for character in "建国":
            driven.app.post_message(events.Paste(character))
        await driven.pilot.pause()
        held.set()
        await driven.settle()
        assert "1条相似" in driven.text


async def test_values_are_picked_by_arrows_or_letters(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        form(driven).go_to("ethnic_group")
        await driven.press("f4")
        assert ">汉族" in driven.text
        await driven.press("down", "down", "enter")
        assert texts(driven)["ethnic_group"] == "回族"
        assert here(driven)[0] == "residence", "picked, and on to the next field"
        await driven.press("up", "f4")
        assert ">回族" in driven.text, "the list begins where the field stands"
        await driven.type("wwe")
        assert ">维吾尔族" in driven.text
        await driven.press("backspace", "backspace", "backspace", "escape")
        assert texts(driven)["ethnic_group"] == "回族"
        assert here(driven)[0] == "ethnic_group"


async def test_letters_that_may_mean_several_open_the_list_with_those(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        form(driven).go_to("ethnic_group")
        await driven.press("ctrl+u")
        await driven.type("hz")
        await driven.press("enter")
        assert ">汉族" in driven.rows[3]
        assert "回族" in driven.rows[4]
        assert "赫哲族" in driven.rows[5], "what only begins so comes after"
        await driven.press("down", "enter")
        assert texts(driven)["ethnic_group"] == "回族"


async def test_a_value_that_is_not_known_keeps_the_form_from_being_saved(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("王新来")
        form(driven).go_to("ethnic_group")
        await driven.press("ctrl+u")
        await driven.type("火星")
        await driven.press("up")
        assert "认不出" in driven.text
        await driven.press("f10")
        assert here(driven)[0] == "ethnic_group"
        assert driven.page.said_badly


async def test_help_tells_the_keys_of_a_form(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.press("f1")
        assert "F10" in driven.text
        assert "Ctrl+R" in driven.text


async def test_a_record_that_is_gone_is_said(office: str) -> None:
    async with desk(office) as driven:
        for page, kind in (("resident_correct", Kind.RESIDENT), ("household_correct", Kind.HOUSEHOLD)):
            await open_place(driven, Place(page, kind, 999_999))
            assert driven.page.said_badly
            await driven.type("x")
            await driven.press("f10", "escape")
            assert driven.page is driven.app.desk
            assert driven.app.office.drafts == 0


async def test_a_hundred_forms_and_no_more_parts_than_one(office: str) -> None:
    async with desk(office) as driven:
        parts = 0
        for turn in range(20):
            await open_place(driven, NEW)
            await driven.press("escape")
            if turn == 1:
                parts = _parts(driven)
        assert _parts(driven) == parts


def _parts(driven: Driven) -> int:
    return len(driven.app._registry)
