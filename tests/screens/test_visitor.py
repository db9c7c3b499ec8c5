"""The screen turned to the visitor: a number, a promise, and nobody's data."""

from __future__ import annotations

import pytest

from db.records import Kind
from frontdesk.demo.sketched import MS_ZHANG
from screens.office import Place
from screens.parts.big_digits import big
from tests.screens.driven import desk
from tests.screens.test_walk_in import say


async def test_right_after_saving_one_key_shows_the_number_and_the_promise(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f2")
        await say(driven, "zny hn", "电梯又坏了", "t", "wy", "d")
        request = driven.app.way.here
        assert request.kind is Kind.REQUEST and MS_ZHANG in driven.text
        await driven.press("k")
        shown = driven.text
        assert driven.app.way.here == Place("visitor", Kind.REQUEST, request.id)
        assert "2021-0213" in shown and "█" in shown and "答复期限  2021年9月13日" in shown
        for somebody in (MS_ZHANG, "电梯", "海纳", "王晓禾", "F2"):
            assert somebody not in shown
        await driven.press("ctrl+g")
        assert driven.text == shown, "nothing here is to be covered"
        await driven.press("ctrl+g", "ctrl+t")
        assert "Your request" in driven.text and "13 Sep 2021" in driven.text
        await driven.press("escape")
        assert driven.app.way.here[:3] == request[:3]


async def test_a_request_that_is_closed_says_so_and_no_day(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f7")
        await driven.type("yly ybj")
        await driven.press("enter", "k")
        assert driven.app.way.here.page == "visitor"
        assert "已办结" in driven.text and "答复期限" not in driven.text


@pytest.mark.parametrize(
    ("number", "cells", "height", "lines", "widest"),
    [
        ("2021-0212", 76, 12, 5, 70),
        ("2021-0212", 76, 9, 5, 70),
        ("2021-0212", 69, 9, 5, 35),
        ("2021-0212", 116, 28, 10, 105),
        ("2021-0212", 150, 24, 10, 140),
        ("2021-10212", 76, 9, 5, 39),
        ("2021-0212", 30, 9, 1, 9),
        ("2021-0212", 76, 4, 1, 9),
        ("A1", 76, 9, 1, 2),
        ("", 76, 9, 1, 0),
    ],
)
def test_a_number_is_as_large_as_there_is_room(
    number: str, cells: int, height: int, lines: int, widest: int
) -> None:
    drawn = big(number, cells, height)
    assert len(drawn) == lines and max(map(len, drawn)) == widest
