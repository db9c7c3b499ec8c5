"""The access log and the list of what is kept too long, at the desk."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from screens.office import Place
from tests.screens.driven import desk


async def test_what_was_seen_in_full_stands_in_the_access_log(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zhangnanyan")
        await driven.press("enter", "v")
        driven.app.go(Place("access_log"))
        await driven.settle()
        assert "张南燕" in driven.rows[5] and "看全" in driven.rows[5]
        await driven.type("nobody")
        assert "张南燕" not in driven.text
        await driven.press("escape", "down", "enter")
        assert driven.rows[2].startswith(" 张南燕")


async def test_somebody_is_erased_after_being_asked_twice(office: str) -> None:
    with closing(sqlite3.connect(office)) as database:
        one, name = database.execute("SELECT id, name FROM resident WHERE died_on IS NOT NULL").fetchone()
    async with desk(office) as driven:
        driven.app.go(Place("retention"))
        await driven.settle()
        await driven.press("down", "a")
        await driven.press("/")
        await driven.type(name)
        await driven.press("down", "end")
        assert name in driven.marked
        await driven.press("x")
        assert "抹去" in driven.rows[-3] and name in driven.rows[-3]
        await driven.press("up", "x", "down")
        with closing(sqlite3.connect(office)) as database:
            assert database.execute("SELECT name FROM resident WHERE id = ?", (one,)).fetchone() == (name,)
        await driven.press("x", "x")
        assert name not in "\n".join(driven.rows[2:])
        with closing(sqlite3.connect(office)) as database:
            assert database.execute("SELECT name FROM resident WHERE id = ?", (one,)).fetchone() == ("***",)
