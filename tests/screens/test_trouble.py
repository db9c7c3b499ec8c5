"""Where the database cannot be used: said calmly, with ways on; and faults of our own."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from db.connection import close_database, open_database, transaction
from db.records import Refused
from db.tables import Setting
from frontdesk import fault_log
from frontdesk.backups import keeping
from frontdesk.words import Language
from screens import jobs
from screens.office import Place
from tests import community
from tests.screens.driven import Driven, desk


@pytest.fixture
def small(sqlite_target: str) -> str:
    """A small office with one copy, closed."""
    community.settle(sqlite_target)
    open_database(sqlite_target)
    keeping.copy_now("close", datetime(2021, 9, 6, 9, 0))
    close_database()
    return sqlite_target


def told(driven: Driven) -> str:
    """What stands on the screen without the breaks of its lines."""
    return "".join(row.strip() for row in driven.rows)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_damaged_file_is_said_and_a_copy_restored(small: str, language: Language) -> None:
    Path(small).write_bytes(b"x" * 50_000)
    async with desk(small, language=language) as driven:
        assert driven.page.place.page == "trouble"
        assert Path(small).read_bytes() == b"x" * 50_000
        # Where the line is broken depends on the path.
        assert ("不是" if language == "zh" else "isnotadatabase") in "".join(driven.text.split())
        await driven.press("down")
        assert "2021-09-06 17:00" in driven.marked
        await driven.press("enter")
        assert driven.page.place.page == "copies"
        assert ("收工" if language == "zh" else "close of the day") in driven.marked
        await driven.press("escape")
        assert driven.page.place.page == "trouble"
        await driven.press("enter", "enter")
        assert driven.app.office.duty is None
        await driven.press("enter")
        assert driven.app.office.duty is not None and driven.page is driven.app.desk, driven.text
        assert ("已恢复" if language == "zh" else "Restored") in driven.rows[-3]


async def test_another_database_and_leaving(small: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"x" * 5_000)
    async with desk(str(broken)) as driven:
        await driven.press("slash")
        await driven.type(small)
        await driven.press("enter")
        assert driven.page is driven.app.desk and driven.app.office.duty is not None
    async with desk(str(broken)) as driven:
        await driven.press("end", "enter")
        assert driven.has_ended and driven.app.return_code == 1
        assert driven.app.refused is not None


async def test_tried_again_once_it_is_mended(small: str) -> None:
    whole = Path(small).read_bytes()
    Path(small).write_bytes(b"")
    async with desk(small) as driven:
        assert driven.page.place.page == "trouble"
        await driven.press("enter")
        assert driven.page.place.page == "trouble"
        Path(small).write_bytes(whole)
        await driven.press("enter")
        assert driven.page is driven.app.desk


@pytest.mark.parametrize("code", ["disk_full", "locked", "read_only", "disk_failing"])
async def test_a_form_is_kept_while_it_cannot_be_saved(
    small: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(small) as driven:
        driven.app.go(Place("resident_add"))
        await driven.settle()
        await driven.type("李小燕")

        def refuse(*_arguments: object, **_named: object) -> None:
            raise Refused(code)

        with monkeypatch.context() as patch:
            patch.setattr("frontdesk.people.add_resident", refuse)
            await driven.press("f10", "f10")
            assert driven.page.place.page == "trouble", driven.text
            assert "已保存的都安全" in told(driven)
            await driven.press("enter")
            assert "李小燕" in driven.text
        await driven.press("f10", "f10")
        assert driven.page.place.page != "trouble" and "李小燕" in driven.text


async def test_a_file_that_has_gone_is_said_before_anything_is_lost(small: str) -> None:
    async with desk(small) as driven:
        driven.app.go(Place("resident_add"))
        await driven.settle()
        await driven.type("李小燕")
        os.rename(small, f"{small}.aside")
        await driven.press("f10", "f10")
        assert driven.page.place.page == "trouble" and "不在原处" in told(driven)
        os.rename(f"{small}.aside", small)
        await driven.press("enter", "f10", "f10")
        assert driven.page.place.page != "trouble" and "李小燕" in driven.text


async def test_the_menus_page_makes_and_restores(small: str) -> None:
    async with desk(small) as driven:
        driven.app.go(Place("copies"))
        await driven.settle()
        assert "收工" in driven.marked
        with transaction():
            Setting.create(key="office_head", value="李", changed_at=datetime(2021, 9, 6))
        await driven.press("n")
        assert "手工" in driven.marked
        await driven.press("down", "enter")
        assert "再按一次回车" in driven.rows[-3]
        await driven.press("enter")
        assert driven.page is driven.app.desk, driven.text
    open_database(small)
    assert Setting.get_or_none(Setting.key == "office_head") is None


async def test_a_fault_of_ours_is_a_calm_page_and_the_desk_goes_on(
    small: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from textual.message_pump import MessagePump

    from screens.terminal import survive_faults

    dispatch = MessagePump._dispatch_message
    survive_faults()
    try:
        async with desk(small, is_calm=True) as driven:
            driven.app.go(Place("resident_add"))
            await driven.settle()
            await driven.type("李小燕")

            def broken(*_arguments: object, **_named: object) -> None:
                raise KeyError("张乃玉 371199198704120021")

            with monkeypatch.context() as patch:
                patch.setattr("screens.forms.form_page.FormPage.action_values", broken)
                await driven.press("f4")
            assert driven.page.place.page == "trouble", driven.text
            number = next(
                word for word in told(driven).replace("（", " ").replace("）", " ").split() if "-" in word
            )
            assert "张乃玉" not in driven.text and "371199" not in driven.text
            log = Path(fault_log.place())
            assert stat.S_IMODE(log.stat().st_mode) == 0o600
            written = log.read_text(encoding="utf-8")
            assert "KeyError" in written and "张" not in written and "371199" not in written
            assert number is not None and number[0] in written
            await driven.press("enter")
            assert "李小燕" in driven.text
            await driven.type("子")
            assert "李小燕子" in driven.text
            with monkeypatch.context() as patch:
                patch.setattr(jobs, "find", broken)
                await driven.press("f3")
                await driven.type("z")
                assert "371199" not in driven.text and driven.rows[-3].startswith(" ! ")
    finally:
        MessagePump._dispatch_message = dispatch  # type: ignore[method-assign]


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_what_is_salvaged_is_listed_whole_in_words(small: str, language: Language) -> None:
    for copy in Path(f"{small}.copies").iterdir():
        copy.unlink()
    spoil(small, "setting", "resident", "estate", "phone", "identity_paper", "household", "staff", "consent")
    async with desk(small, language=language) as driven:
        assert driven.page.place.page == "trouble"
        await driven.press("down", "enter")
        assert ("已存成一份新备份" if language == "zh" else "Saved as a new copy") in driven.text
        seen = driven.text
        assert "PageDown" in driven.text
        for _screenful in range(8):
            await driven.press("pagedown")
            seen += driven.text
        assert driven.page.place.page == "trouble"
        lost = ("小区", "居民", "电话", "证件") if language == "zh" else ("estates", "residents", "phones")
        for what in lost:
            assert f"{what}:全部读不出" in seen or f"{what}: nothing can be read" in seen
        assert "identity_paper" not in seen


def spoil(path: str, *tables: str) -> None:
    """Write over the first page of each of these tables."""
    with closing(sqlite3.connect(path)) as opened:
        size = opened.execute("PRAGMA page_size").fetchone()[0]
        marks = ", ".join("?" * len(tables))
        roots = opened.execute(f"SELECT rootpage FROM sqlite_master WHERE name IN ({marks})", tables)
        pages = [page for (page,) in roots]
    with Path(path).open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)
