"""F7 at the desk: the diary, the same as a ledger, and what narrows both."""

from __future__ import annotations

import pytest

from db.records import Kind
from tests.screens.driven import desk

WHISTLED = "2021-0408"


async def test_the_diary_and_the_ledger(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f7")
        assert driven.rows[4].startswith(" 9月6日,海纳居民葛学强咨询") or driven.rows[4].startswith(">9月6日")
        await driven.press("down", "l")
        assert "编号" in driven.rows[3] and "时限" in driven.rows[3]
        assert driven.rows[4][1:].strip().startswith("2021-0412")
        assert any("红 超" in row for row in driven.rows[4:20]), "what is late says so with a letter"
        await driven.press("ctrl+t")
        assert "Estate" in driven.rows[3]
        await driven.press("enter")
        assert driven.app.way.here.kind is Kind.REQUEST
        await driven.press("escape")
        assert driven.app.way.here.page == "diary"
        await driven.press("n")
        assert driven.app.way.here.page == "walk_in"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0408", "2021-0408"),
        ("高空", "2021-0408"),
        ("jb", "2021-0408"),
        ("ypd dbcxq1", "2021-0408"),
        ("cq", "2021-0402"),
    ],
)
async def test_words_narrow_it(office: str, typed: str, number: str) -> None:
    async with desk(office) as driven:
        await driven.press("f7")
        before = driven.rows[1].split()[-1]
        await driven.type(typed)
        assert number in driven.text
        assert driven.rows[1].split()[-1] != before
        await driven.press("escape")
        assert driven.rows[1].split()[-1] == before


async def test_nothing_fits(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f7")
        await driven.type("[/]不存在的事")
        assert "0件" in driven.rows[1]
        await driven.press("enter", "down", "l", "escape", "escape")
        assert not driven.has_ended
