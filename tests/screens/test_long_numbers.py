"""An office with very many requests, some late by hundreds of days: days and numbers are read whole at 80."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from db.records import Kind
from frontdesk.words import Language
from screens.office import Place
from screens.parts.cells import width
from tests.screens.driven import Driven, desk

LATER = date(2023, 1, 16)
LATE = {"zh": r"!逾期\d{3}天 ", "en": r"!\d{3}d late "}
WHOLE = re.compile(r"2021-12\d{4}(?!\d)")
CUT = re.compile(r"2021-1\d*…")


@pytest.fixture
def big_office(office: str) -> str:
    """The made-up community as if a hundred thousand had come before."""
    with closing(sqlite3.connect(office)) as database, database:
        database.execute("UPDATE request SET number = '2021-12' || printf('%04d', id)")
    return office


def numbers_are_whole(driven: Driven) -> None:
    assert WHOLE.search(driven.text), driven.text
    assert not CUT.search(driven.text), driven.text


@pytest.mark.parametrize("spoken", ["zh", "en"])
async def test_what_is_long_overdue_says_by_how_many_days(big_office: str, spoken: Language) -> None:
    async with desk(big_office, language=spoken, today=LATER) as driven:
        await driven.press("f5")
        late = [row for row in driven.rows[4:13] if "2021-12" in row]
        assert len(late) > 5 and all(re.search(LATE[spoken], row) for row in late), driven.text
        assert len({width(row[: row.index("2021-12")]) for row in late}) == 1, driven.text
        numbers_are_whole(driven)
        await driven.press("c")
        assert re.search(LATE[spoken], driven.text)
        numbers_are_whole(driven)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_lists_of_requests_show_their_numbers_whole(big_office: str, size: tuple[int, int]) -> None:
    async with desk(big_office, size=size) as driven:
        numbers_are_whole(driven)
        await driven.press("f7")
        numbers_are_whole(driven)
        await driven.press("down", "l")
        numbers_are_whole(driven)
        heading, first = driven.rows[3], driven.marked
        assert width(heading[: heading.index("日期")]) + 4 == width(first[: first.index("日")]) + 2, (
            driven.text
        )
        await driven.press("b")
        numbers_are_whole(driven)
        driven.app.go(Place("card", Kind.RESIDENT, _who_reported(big_office)))
        await driven.settle()
        await driven.press(*["pagedown"] * 3)
        numbers_are_whole(driven)


def _who_reported(office: str) -> int:
    with closing(sqlite3.connect(office)) as database:
        found = database.execute(
            "SELECT resident_id FROM request WHERE resident_id IS NOT NULL ORDER BY id DESC"
        )
        return int(found.fetchone()[0])


async def test_columns_are_as_wide_as_they_were_where_nothing_is_long(office: str) -> None:
    async with desk(office) as driven:
        await driven.press("f5")
        row = next(row for row in driven.rows if "2021-0197" in row)
        assert row.index("首次联系") == row.index("!") + len("!逾期12天 ")
