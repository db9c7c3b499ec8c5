"""Rows at 80 columns: what must be read there is not cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from db.records import EnrolmentLine, LineKey, QueueLine
from frontdesk.choices import Choice, named
from frontdesk.words import Language, language, set_language
from screens.packages.package_rows import enrolment_row
from screens.parts.cells import width
from screens.parts.choices import _row
from screens.parts.picks import Row
from screens.queue.queue_rows import queue_row
from tests.conftest import TODAY
from tests.screens.driven import desk

CELLS = 79
LONG = "地库坡道防滑条掉光了,下雨天车直打滑,请物业尽快重新贴上"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """The language that was."""
    before = language()
    yield
    set_language(before)


def told(row: Row) -> str:
    """A row as text; none is wider than the list."""
    text = "".join(piece.text for piece in row.draw(CELLS))
    assert width(text) <= CELLS
    return text


@pytest.mark.parametrize(("spoken", "mark"), [("zh", "(同号另2件)"), ("en", "(+2, same call)")])
@pytest.mark.parametrize("text", [LONG, "灯", "𬎆" * 900])
def test_of_a_call_about_more_the_matter_is_cut_and_not_that(spoken: Language, mark: str, text: str) -> None:
    set_language(spoken)
    one = QueueLine(LineKey("call_back", 1, ""), ("request", 1), text, who="王永林", place="海纳", beside=2)
    drawn = told(queue_row(one, TODAY))
    assert mark in drawn
    assert ("…" in drawn) == (text != "灯")
    assert f" {mark}" in drawn


def test_a_line_without_a_number_has_its_room_and_beside_a_list_only_the_matter_stands() -> None:
    set_language("en")
    doubts = QueueLine(LineKey("doubt", 0, "sex"), ("resident", 1), "", code="id_sex", count=3)
    assert "…" not in told(queue_row(doubts, TODAY))
    one = QueueLine(
        LineKey("finish", 1, ""), ("request", 1), LONG, who="王永林", number="2021-0213", owner="王晓禾"
    )
    whole, narrow = (
        told(queue_row(one, TODAY)),
        "".join(piece.text for piece in queue_row(one, TODAY).draw(47)),
    )
    assert whole.endswith("2021-0213 王晓禾") and width(whole) == CELLS
    assert "2021" not in narrow and "王晓禾" not in narrow and LONG[:5] in narrow and width(narrow) <= 47


@pytest.mark.parametrize(
    ("came", "missed", "spoken", "said"),
    [
        (2, 1, "en", "came 2/3"),
        (12, 15, "en", "came 12/27"),
        (2, 0, "en", "came 2"),
        (2, 1, "zh", "到2次 缺1次"),
        (12, 15, "zh", "到12/27次"),
    ],
)
@pytest.mark.parametrize("hidden", [False, True])
def test_who_came_and_missed_says_both(
    came: int, missed: int, spoken: Language, said: str, hidden: bool
) -> None:
    set_language(spoken)
    one = EnrolmentLine(
        1,
        1,
        "resident",
        1,
        "王永林",
        "enrolled",
        1,
        66,
        None,
        5,
        came=came,
        missed=missed,
        has_allergies=hidden,
    )
    drawn = told(enrolment_row(one, TODAY))
    assert drawn.rstrip().endswith((said, "到2/3次")) if hidden else drawn.rstrip().endswith(said)


@pytest.mark.parametrize(
    ("choice", "beside"),
    [
        (named("1", "65岁以上老年人年度体检 2021"), "65sysl"),
        (named("2", "consent sheet of 高美凤"), ""),
        (named("3", "老年健康义诊"), "lnjkyz"),
    ],
)
def test_the_letters_beside_a_value_end_without_a_sign(choice: Choice, beside: str) -> None:
    drawn = "".join(piece.text for piece in _row(choice).draw(34)).rstrip()
    assert drawn.endswith(f" {beside}") if beside else drawn.strip() == choice.shown()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_steps_are_called_by_their_whole_names(office: str, size: tuple[int, int]) -> None:
    async with desk(office, size=size, language="en") as driven:
        await driven.press("f7")
        await driven.type("0165")
        await driven.press("enter", "end", "pagedown")
        for name in ("whistle to a unit", "unit reports in", "written down"):
            assert f" {name} " in driven.text, driven.text


async def test_what_waits_is_counted_whole_beside_the_hints(office: str) -> None:
    async with desk(office, size=(120, 40), language="en") as driven:
        counted = next(row for row in driven.rows if "Open requests" in row)
        for word in ("Open requests", "To call back", "Whistles unanswered", "Data to verify"):
            assert re.search(rf"{word} \d", counted), counted


async def test_the_letters_of_an_english_hint_are_taken(office: str) -> None:
    async with desk(office, language="en") as driven:
        await driven.press("f5", "slash")
        await driven.type("hf")
        await driven.press("down", "d")
        assert driven.app.way.here.page == "move_call_back"
        told = driven.rows[2][46:].strip()
        examples = told.split(", ")
        assert len(examples) == 4, driven.text
        for typed, taken in zip(
            examples, ("satisfied", "basically", "not satisfied", "not reached"), strict=True
        ):
            await driven.type(typed)
            await driven.press("down")
            assert f" {taken}" in driven.rows[2], (typed, driven.text)
            await driven.press("up", *["backspace"] * 30)
