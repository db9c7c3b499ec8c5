"""F7 at the desk: the diary, the same as a ledger, and what narrows both."""

from __future__ import annotations

import pytest

from db.connection import close_database, open_database, transaction
from db.records import Kind
from db.tables import Request
from screens.parts.picks import Picks
from screens.requests.diary_page import DiaryPage
from tests.screens.driven import desk

WHISTLED = "2021-0208"


async def test_the_diary_and_the_ledger(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f7")
        assert driven.rows[4].startswith(" 9月6日,海纳居民葛学强咨询") or driven.rows[4].startswith(">9月6日")
        await driven.press("down", "l")
        assert "编号" in driven.rows[3] and "时限" in driven.rows[3]
        assert driven.rows[4][1:].strip().startswith("2021-0212")
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
        ("0208", "2021-0208"),
        ("高空", "2021-0208"),
        ("jb", "2021-0208"),
        ("ypd dbcxq1", "2021-0208"),
        ("cq", "2021-0202"),
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


async def test_filters_are_picked_by_letters_and_taken_off_one_by_one(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f7", "down", "l")
        everything = driven.rows[1].split()[-1]
        await driven.press("f4", "s")
        assert "已派单" in driven.text
        await driven.press("y", "p", "d", "enter")
        assert "[状态 已派单]" in driven.text and driven.rows[1].split()[-1] == "2件"
        await driven.press("f", "e")
        await driven.type("hnj")
        await driven.press("enter")
        assert "[小区" in driven.text and driven.rows[1].split()[-1] != "2件"
        await driven.press("backspace")
        assert "[小区" not in driven.text and driven.rows[1].split()[-1] == "2件"
        await driven.press("s", "s")
        assert "[排序 反映人多的在前]" in driven.text
        await driven.press("f4", "escape")
        assert driven.rows[1].split()[-1] == "2件"
        await driven.press("escape", "escape")
        assert driven.rows[1].split()[-1] == everything and "[状态" not in driven.text
        await driven.press("escape")
        assert driven.app.way.here.page == "desk"


async def test_what_is_done_without_opening_leaves_the_cursor_where_it_was(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f7", "down", "l", "f4", "c")
        await driven.press("enter", "down")
        number = driven.marked.split()[0].lstrip(">") or driven.marked.split()[1]
        assert number in driven.rows[-9] or number in driven.text
        await driven.press("m")
        await driven.type("lxjm")
        await driven.press("enter")
        assert driven.app.way.here.page == "move_contact"
        await driven.type("x")
        await driven.press("f10")
        assert driven.app.way.here.page == "diary" and number in driven.marked
        await driven.press("escape", "escape", "escape")
        assert driven.app.way.here.page == "desk"


async def test_the_request_under_the_cursor_is_told(office: str) -> None:
    async with desk(office, (120, 40)) as driven:
        await driven.press("f7")
        await driven.type("0202")
        assert "城阳街道环卫办 未报到" in driven.text and "3人反映" in driven.text
        await driven.press("down", "w")
        assert driven.app.way.here.page == "walk_in"


async def test_of_what_is_confidential_only_the_card_tells(office: str) -> None:
    open_database(office)
    with transaction():
        Request.update(confidential=True).where(Request.number == WHISTLED).execute()
    close_database()
    async with desk(office) as driven:
        await driven.press("f7")
        await driven.type("0208")
        assert "保密" in driven.text and "险些伤人" not in driven.text
        await driven.press("down", "l")
        assert "保密" in driven.text and "险些伤人" not in driven.text
        await driven.press("enter")
        assert "保密" in driven.rows[2] and "险些伤人" not in driven.text
        await driven.press("v")
        await driven.type("核实情况")
        await driven.press("enter")
        assert "险些伤人" in driven.text
        await driven.press("v")
        assert "险些伤人" not in driven.text


async def test_a_long_ledger_is_read_on_while_one_goes_down(office: str) -> None:
    open_database(office)
    with transaction():
        row = Request.get(Request.number == WHISTLED)
        columns = {name: value for name, value in row.__data__.items() if name not in ("id", "number")}
        for number in range(1_100):
            Request.create(**columns, number=f"2021-{3000 + number}")
    close_database()
    async with desk(office) as driven:
        await driven.press("f7")
        assert driven.rows[1].split()[-1] == "1,000+件"
        page = driven.page
        assert isinstance(page, DiaryPage)
        await driven.press("down", "end")
        assert driven.page.query_one("#diary", Picks).stops == 240
        await driven.press("enter", "escape")
        assert driven.page.query_one("#diary", Picks).stop == 39
