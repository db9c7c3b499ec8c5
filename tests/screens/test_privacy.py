"""Ctrl+G: whatever page is shown, a visitor reads no name and no room, until it is pressed again."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from db.records import Kind, Spot
from frontdesk.registers.all import LISTED
from frontdesk.words import Language, set_language
from frontdesk.words.own_texts import own_texts
from screens.office import Place, Target
from screens.parts import privacy
from screens.parts.box import Box
from tests.screens.driven import Driven, desk
from tests.screens.test_hostile_text import PAGES

_ROOM = re.compile(r"\d+-\d+-\d+|\d{3,4}室|1\d\d\*{4}")


def the_names(office: str) -> frozenset[str]:
    """The names of all who live here, but for the few that are a word of the desk as well."""
    said = "\n".join(own_texts("zh"))
    with closing(sqlite3.connect(office)) as database:
        rows = database.execute("SELECT DISTINCT name FROM resident")
        return frozenset(name for (name,) in rows if name not in said)


def assert_nobody_is_read(driven: Driven, names: frozenset[str], besides: str = "") -> None:
    # The title line says who is on duty; the last two what can be pressed, with examples.
    for row in driven.rows[1:-2]:
        row = row.replace(besides, "") if besides else row
        read = {row[at : at + size] for size in (2, 3, 4) for at in range(len(row))} & names
        assert not read, f"{read} in {row!r}"
        assert not _ROOM.search(row), row


async def test_no_page_shows_a_name_or_a_room(office: str) -> None:
    names = the_names(office)
    places = [Place(page) for page in PAGES if page not in ("settings", "help", "menu")]
    places += [Target(kind, row).place for kind in Kind for row in (1, 7, 30)]
    places += [Place("browse", spot=Spot(3)), Place("browse", Kind.HOUSEHOLD, 9)]
    places += [Place("package", None, row) for row in (1, 2, 5)] + [Place("clinic", None, 1)]
    places += [Place(f"register_{register.name}") for register in LISTED]
    places += [Place("record_estate", None, 1), Place("session", None, 1), Place("assistance", None, 1)]
    places += [Place(f"move_{move}", Kind.REQUEST, 2) for move in ("whistle", "call_back", "merge")]
    places += [Place(form, Kind.RESIDENT, 5) for form in ("resident_correct", "enrol")]
    async with desk(office, (120, 40)) as driven:
        await driven.press("ctrl+g")
        assert_nobody_is_read(driven, names)
        for place in places:
            driven.app.go(place)
            await driven.settle()
            own = ""
            if place.page == "card" and place.kind is Kind.RESIDENT:
                own = driven.rows[2].split()[0]
            elif isinstance(driven.app.focused, Box):
                # Where the cursor is stands what is being typed.
                own = driven.app.focused.value
            assert_nobody_is_read(driven, names, own)
        await driven.press("f3")
        await driven.type("zny")
        assert driven.app.desk._picks.stops
        assert "zny" in driven.rows[1]
        assert_nobody_is_read(driven, names)


async def test_pressed_again_everything_is_there(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny")
        await driven.press("down")
        before = driven.rows
        await driven.press("ctrl+g")
        assert "已遮盖" in driven.rows[0]
        assert driven.rows != before
        await driven.press("ctrl+g")
        assert driven.rows == before


async def test_what_is_open_is_masked_and_nothing_is_opened(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zhangnanyan")
        await driven.press("enter", "v")
        if "用途" in driven.text:
            await driven.press("enter")
        await driven.press("ctrl+g")
        await driven.press("v")
        assert driven.rows[-3].startswith(" ! ")
        with closing(sqlite3.connect(office)) as database:
            (looks,) = database.execute("SELECT COUNT(*) FROM access_log WHERE action = 'reveal'").fetchone()
        assert looks <= 1
        await driven.press("ctrl+g")
        assert "371199********" in driven.text


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("zh", "张南燕 女34  户主", "··" * 3 + " ··" + "··" + "  户主"),
        ("zh", "Enter", "·····"),
        ("en", "Households", "Households"),
        ("zh", " 12-1-1702 ", " ··-·-···· "),
        ("zh", "[/]", "[/]"),
        ("zh", "", ""),
    ],
)
def test_only_own_words_are_told(language: Language, text: str, shown: str) -> None:
    set_language(language)
    assert privacy.cover(text) == shown


def test_of_a_sentence_the_words_stay() -> None:
    set_language("en")
    assert privacy.cover("That did not work (张三). Nothing was changed.") == (
        "That did not work (····). Nothing was changed."
    )
    assert privacy.cover("12 found") == "12 found"
