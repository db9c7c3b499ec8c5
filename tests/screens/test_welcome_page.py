"""The first start: an office set up from a few fields, and what its empty notebook says comes next."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from db import settings
from db.community import estates
from db.connection import close_database, open_database
from db.encryption import file_keys
from db.records import Kind
from db.tables import Resident, Staff
from frontdesk.opening import create_office
from frontdesk.words import Language
from screens.desk.welcome_page import WelcomePage
from screens.office import Place
from tests.screens.driven import Driven, desk
from tests.screens.forms import ask
from tests.screens.hostile_office import TEXTS


@pytest.fixture
def nothing(tmp_path: Path) -> str:
    """Where no database is yet."""
    return str(tmp_path / "office.db")


def page(driven: Driven) -> WelcomePage:
    """The page of the first start, which is shown."""
    assert isinstance(driven.page, WelcomePage)
    return driven.page


def texts(driven: Driven) -> dict[str, str]:
    """What stands in its boxes."""
    return page(driven)._fields.texts


def texts_of(driven: Driven) -> dict[str, str]:
    """What stands in the boxes of the page of the first start, whatever is shown."""
    welcome = driven.app.get_page("welcome")
    assert isinstance(welcome, WelcomePage)
    return welcome._fields.texts


def here(driven: Driven) -> str:
    """The field with the cursor."""
    return page(driven)._fields.here.name


async def fill(driven: Driven, *typed: str) -> None:
    """Type into one field after the other."""
    for text in typed:
        await driven.type(text)
        await driven.press("enter")


async def in_the_clear(driven: Driven) -> None:
    """Enter on nothing, where the passphrase of the new office is asked for."""
    assert driven.page.place.page == "new_passphrase"
    await driven.press("enter")


async def test_an_office_is_set_up_field_by_field(nothing: str) -> None:
    async with desk(nothing, site=7) as driven:
        assert texts(driven)["site"] == "7"
        await fill(driven, "同心社区", "王主任", "633", "371122")
        await driven.type("文成、百家晟 中央公馆")
        assert "3个小区:文成、百家晟、中央公馆" in driven.text, "as it is understood"
        await driven.press("enter")
        assert "0633" in driven.rows[7], "as it is kept"
        await driven.type("李敏")
        assert "F10 建立" in driven.rows[-2] and "Enter 建立" in driven.rows[-2]
        await driven.press("enter")
        assert "Enter 不加密,建立" in driven.rows[-2]
        await in_the_clear(driven)
        assert driven.page is driven.app.desk
        assert "同心社区" in driven.rows[0] and "李敏" in driven.rows[0]
        assert "已建立" in driven.rows[-3]
        kept = await ask(driven, lambda: {one.key: one.value for one in settings.changed()})
        assert kept == {
            "community": "同心社区",
            "office_head": "王主任",
            "area_code": "0633",
            "division": "371122",
        }
        assert [names for _id, names in await ask(driven, estates.names)] == [
            ("文成",),
            ("百家晟",),
            ("中央公馆",),
        ]
        assert await ask(driven, lambda: Staff.get().id) == 7 * 2**40 + 1
    async with desk(nothing) as driven:
        assert driven.page is driven.app.desk, "it opens straight"
        assert "李敏" in driven.rows[0]


async def test_a_name_is_enough(nothing: str) -> None:
    async with desk(nothing, language="en") as driven:
        await driven.type("Riverside")
        await driven.press("f10")
        await in_the_clear(driven)
        assert "Riverside Front desk" in driven.rows[0]
        assert "Desk clerk" in driven.rows[0]


async def test_enter_on_nothing_shows_the_made_up_community(
    nothing: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    async with desk(nothing) as driven:
        assert "Enter 先看看演示" in driven.rows[-2]
        await driven.press("enter")
        assert driven.app.office.demo
        assert "演示" in driven.rows[0]
    assert not Path(nothing).exists()


async def test_with_something_typed_enter_is_never_the_demo(nothing: str) -> None:
    async with desk(nothing) as driven:
        await driven.press("down", *"王敏", "up")
        await driven.press("enter")
        assert here(driven) == "head"
        await driven.press("f10")
        assert here(driven) == "name"
        assert driven.rows[-3].startswith(" ! ")
        assert texts(driven)["head"] == "王敏"
        assert not Path(nothing).exists()


@pytest.mark.parametrize(
    ("field", "steps", "typed", "beside"),
    [
        ("area_code", 2, "六三三", "格式不对"),
        ("division", 3, "3711", "格式不对"),
        ("estates", 4, "文成、百家晟、文成小区", "写了两次"),
        ("estates", 4, "长" * 61, "太长"),
        ("site", 6, "99999999", "站点"),
    ],
)
async def test_what_is_wrong_stands_beside_its_field(
    field: str, steps: int, typed: str, beside: str, nothing: str
) -> None:
    async with desk(nothing) as driven:
        await driven.type("同心社区")
        await driven.press(*["down"] * steps)
        await driven.press(*["backspace"] * len(texts(driven)[field]), *typed)
        assert "! " not in driven.rows[5 + steps], "not while it is being typed"
        await driven.press("up", "f10")
        assert here(driven) == field
        assert "! " in driven.rows[5 + steps]
        assert driven.rows[-3].startswith(" ! ") and beside in driven.rows[-3]
        assert texts(driven)[field] == typed
        assert not Path(nothing).exists()
        # Put right, the rest is still there.
        await driven.press("ctrl+u", "f10")
        await in_the_clear(driven)
        assert driven.page is driven.app.desk


async def test_what_was_refused_is_still_there(tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    async with desk(str(place / "office.db")) as driven:
        await fill(driven, "同心社区", "王敏")
        before = texts(driven)
        place.rmdir()
        await driven.press("f10")
        await in_the_clear(driven)
        assert driven.rows[-3].startswith(" ! ")
        assert texts(driven) == before
        place.mkdir()
        await driven.press("f10")
        await in_the_clear(driven)
        assert driven.page is driven.app.desk


async def test_languages_sizes_and_keys_of_other_pages_keep_it(nothing: str) -> None:
    async with desk(nothing) as driven:
        await fill(driven, "同心社区", "王敏")
        await driven.type("06")
        before = texts(driven)
        await driven.press("ctrl+t")
        assert "A new office" in driven.rows[0] and ">Area code" in driven.text
        await driven.press("f2", "f3", "f5", "escape", "ctrl+b", "ctrl+n", "ctrl+p")
        await driven.pilot.resize_terminal(40, 12)
        await driven.settle()
        assert ">Area code" in driven.text
        await driven.press("ctrl+q")
        assert not driven.has_ended, "asked once more"
        assert driven.rows[-3].startswith(" ! ")
        assert texts(driven) == before
        await driven.press("ctrl+q")
        assert driven.has_ended
    assert not Path(nothing).exists()


async def test_an_office_made_meanwhile_is_not_made_again(nothing: str) -> None:
    async with desk(nothing) as driven:
        await driven.type("同心社区")
        await ask(driven, lambda: create_office(nothing, "别处"))
        await driven.press("f10")
        await in_the_clear(driven)
        assert driven.rows[-3].startswith(" ! ")
        assert texts(driven)["name"] == "同心社区"


async def test_one_that_was_begun_and_never_named_is_offered_again(sqlite_target: str) -> None:
    async with desk(sqlite_target) as driven:
        await fill(driven, "同心社区", *[""] * 5)
        await in_the_clear(driven)
        assert driven.page is driven.app.desk
        assert "同心社区" in driven.rows[0]


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_hostile_text_in_every_field_is_text(size: tuple[int, int], nothing: str) -> None:
    async with desk(nothing, size=size) as driven:
        boxes = page(driven)._fields._boxes
        for text in TEXTS:
            for box in boxes.values():
                box.select_all()
                box.replace(text, *box.selection)
            await driven.press("down")
            assert not set("\x1b\x9b\u202e\u200b\u2028") & set(driven.text)
        await driven.press("f10")
        assert driven.rows[-3].startswith(" ! "), "no area code is like that"
        for box in boxes.values():
            box.put("")
        for name in ("name", "head", "staff_name"):
            boxes[name].put("[/]\u202e王[bold]")
        boxes["estates"].put("[/]、a[b]c、\x1b[31m红")
        await driven.press("f10")
        await in_the_clear(driven)
        assert driven.page is driven.app.desk
        assert "[/]王" in driven.rows[0]


# Encrypted from the first byte.


PASSPHRASE = "红烧肉 with 7 apples"


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys that cost little; none is known already."""
    monkeypatch.setattr(file_keys, "_MEMORY_KIB", 1024)
    monkeypatch.setattr(file_keys, "_keys", {})
    yield


async def test_an_office_is_encrypted_from_its_first_byte(
    nothing: str, cheap: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(nothing) as driven:
        await fill(driven, "同心社区", "王主任")
        await driven.press("f10")
        before = texts_of(driven)
        await driven.press("escape")
        assert texts(driven) == before, "who goes back finds what was typed"
        await driven.press("f10", *"short", "enter", *"short", "enter")
        assert driven.rows[-3].startswith(" ! 口令至少 12 个字")
        await driven.type(PASSPHRASE)
        assert PASSPHRASE not in driven.text and "*" * len(PASSPHRASE) in driven.text
        await driven.press("enter", "x", "enter")
        assert driven.rows[-3].startswith(" ! ") and driven.page.place.page == "new_passphrase"
        assert not Path(nothing).exists()
        for _time in range(2):
            await driven.type(PASSPHRASE)
            await driven.press("enter")
        assert driven.page.place.page == "recovery_key"
        (recovery,) = re.findall(r"(?:\d{6}-){3}\d{6}\s+(?:\d{6}-){3}\d{6}", driven.text)
        printer = Path(nothing).parent / "bin" / "lp"
        printer.parent.mkdir()
        monkeypatch.setenv("PATH", str(printer.parent), prepend=os.pathsep)
        for does, told in (("exit 1", "请手抄"), (f'cat > "{printer.parent}/printed"', "已送打印机")):
            printer.write_text(f"#!/bin/sh\n{does}\n")
            printer.chmod(0o700)
            await driven.press("p")
            assert told in driven.rows[-3], driven.text
        printed = (printer.parent / "printed").read_text(encoding="utf-8")
        assert "-".join(recovery.split()) in printed and "恢复密钥" in printed
        await driven.press("enter", "escape", "f3", "f1")
        assert driven.page.place.page == "recovery_key", "not away by a key that was pressed once too often"
        await driven.press("f10")
        assert driven.page is driven.app.desk and "同心社区" in driven.rows[0]
        assert "".join(recovery.split())[:6] not in driven.text
    there = b"".join(path.read_bytes() for path in Path(nothing).parent.iterdir() if path.is_file())
    assert "同心社区".encode() not in there and b"SQLite format" not in there
    file_keys._keys.clear()
    file_keys.unlock(Path(nothing), "-".join(recovery.split()))


async def test_without_the_extra_nobody_is_asked(nothing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("frontdesk.encrypting._NEEDED", ("no_such_module_anywhere",))
    async with desk(nothing) as driven:
        await driven.type("同心社区")
        await driven.press("f10")
        assert driven.page is driven.app.desk


# What comes next.


@pytest.mark.parametrize(("language", "words"), [("zh", ("接下来", "居民台账")), ("en", ("next", "ledger"))])
async def test_a_new_office_says_what_comes_next(
    language: Language, words: tuple[str, ...], nothing: str
) -> None:
    create_office(nothing, "同心社区")
    close_database()
    async with desk(nothing, language=language) as driven:
        for word in words:
            assert word in driven.text
        assert driven.marked
        await driven.press("enter")
        assert driven.app.way.here.page != "desk"
        await driven.press("escape")
        assert driven.marked, "and Enter is ready again"


async def test_every_step_is_one_enter_away_and_goes_when_it_is_done(nothing: str) -> None:
    create_office(nothing, "同心社区")
    close_database()
    async with desk(nothing) as driven:
        assert "共6项,已完成0项" in driven.text
        assert "名称、别名、楼栋" in driven.marked
        await driven.press("enter")
        assert driven.app.way.here.page == "register_estate"
        await driven.type("文成")
        await driven.press("enter", "f10", "f3")
        assert "共6项,已完成1项" in driven.text
        assert "名称、别名、楼栋" not in driven.text
        for name, place in (
            ("网格", "register_grid"),
            ("居民台账", "ledger_file"),
            ("同事", "register_staff"),
            ("密码", "password"),
            ("设置", "settings"),
        ):
            for _step in range(5):
                if name not in driven.marked:
                    await driven.press("down")
            await driven.press("enter")
            assert driven.app.way.here.page == place
            await driven.press("f3")
            assert driven.page is driven.app.desk


async def test_a_name_can_be_written_down_at_once_and_then_the_notebook_is_there(nothing: str) -> None:
    create_office(nothing, "同心社区")
    close_database()
    async with desk(nothing) as driven:
        await driven.type("张乃玉")
        await driven.press("enter")
        assert driven.app.way.here[:2] == Place("resident_add", Kind.HOUSEHOLD)[:2]
        await driven.press("f10")
        if driven.app.way.here.page == "resident_add":
            await driven.press("f10")
        await driven.press("f3", "backspace")
        assert "接下来" not in driven.text
        assert "未办结诉求" in driven.text
    open_database(nothing)
    assert Resident.get().name == "张乃玉"
