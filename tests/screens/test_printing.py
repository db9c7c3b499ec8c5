"""Printing at the desk: one key on every page, a real browser's place taken by a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.records import Kind
from frontdesk.demo.sketched import MS_ZHANG
from frontdesk.printing import files
from screens.office import Place
from tests.screens.driven import Driven, desk


@pytest.fixture
def printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the browser puts what it was shown."""
    monkeypatch.setattr(files, "data_folder", lambda: str(tmp_path / "data"))
    script, seen = tmp_path / "browser", tmp_path / "seen.html"
    script.write_text(f'#!/bin/sh\ncp "${{1#file://}}" {seen}\n')
    script.chmod(0o700)
    monkeypatch.setenv("BROWSER", str(script))
    return seen


def read(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    page.unlink()
    return text[text.index("<body") :]


async def test_the_whistle_board_chases_in_one_key(office: str, printed: Path) -> None:
    async with desk(office) as driven:
        await driven.press("f7", "down", "b")
        assert driven.app.way.here == Place("whistles")
        assert "未结6、超期5" in driven.rows[1]
        assert driven.rows[3].split() == ["编号", "诉求内容", "派单", "报到", "工作日", "退回", "催办"]
        await driven.press("down")
        number = driven.marked.split()[1]
        assert "! 超期" in driven.marked
        before = driven.marked
        await driven.press("c")
        letter = read(printed)
        assert "督办函" in letter and f"{number}-1" in letter and "第1次催办" in letter
        assert driven.rows[-3].startswith(" 已在浏览器中打开")
        assert driven.marked.endswith("1") and driven.marked.startswith(before[:40])
        await driven.press("f9")
        assert driven.marked == before
        await driven.press("p")
        assert "吹哨督办台账" in (board := read(printed)) and board.count("<tr>") == 7
        await driven.press("a")
        assert "含已答复" in driven.rows[1]
        await driven.press("escape", *"huanwei", "ctrl+o")
        assert "环卫办" in (board := read(printed)) and number not in board
        await driven.press("enter")
        assert driven.app.way.here.kind is Kind.REQUEST


async def test_a_request_prints_its_papers(office: str, printed: Path) -> None:
    async with desk(office) as driven:
        await driven.press("f7", "down", "b", "enter", "p")
        assert "登记回执" in driven.text and "吹哨派单" in driven.text
        await driven.press("enter")
        assert "诉求登记回执" in (slip := read(printed)) and driven.rows[2][1:10] in slip
        await driven.press("ctrl+o", *"cspd", "enter")
        assert "吹哨派单" in read(printed)
        await driven.press("ctrl+o", "escape", "m")
        assert "办结" in driven.text, "the list of moves is there still"


async def test_a_resident_gets_their_own_data_masked_or_in_full(office: str, printed: Path) -> None:
    async with desk(office) as driven:
        await driven.type("zny hn")
        await driven.press("enter", "ctrl+o")
        assert "号码遮蔽" in driven.text and "完整" in driven.text
        await driven.press("enter")
        assert MS_ZHANG in (page := read(printed)) and "****" in page
        await driven.press("p", "down", "enter")
        assert "用途" in driven.text, "it is asked what for"
        await driven.press("escape", "v")
        assert "****" not in driven.text, "the question was for printing; it is not asked any more"
        await driven.press("v", "p", "down", "enter", "2", "enter")
        assert MS_ZHANG in (page := read(printed)) and "****" not in page
        await driven.press("ctrl+g", "ctrl+o", "down", "enter")
        assert "遮" in driven.rows[-3] and not printed.exists()


async def test_the_diary_prints_all_that_fits(office: str, printed: Path) -> None:
    async with desk(office) as driven:
        await driven.press("f7", *"2021-04-01..2021-07-31", "ctrl+o")
        book = read(printed)
        assert "怡乐园小区张大爷反映一直没安装门禁系统" in book and 'class="cover"' in book
        assert "2021年9月" not in book
        await driven.press("down", "l", "p")
        ledger = read(printed)
        assert "诉求台账" in ledger and "<thead>" in ledger
        assert ledger.count("<tr>") - 1 == book.count('class="entry"') > 60


async def test_the_wall_of_banners(office: str, printed: Path) -> None:
    async with desk(office) as driven:
        await driven.press("f7", "down", "g")
        assert driven.app.way.here == Place("banners")
        await driven.type("解忧")
        assert "为 民 解 忧 暖 人 心" in driven.rows[5] and "至 真 至 诚 显 真 情" in driven.rows[6]
        assert driven.marked == driven.rows[5]
        number = driven.rows[6][driven.rows[6].index("2021-") :]
        await driven.press("ctrl+o")
        wall = read(printed)
        assert "<span>为民解忧暖人心</span><span>至真至诚显真情</span>" in wall
        await driven.press("enter")
        assert driven.rows[2][1:10] == number[:9]


async def test_what_cannot_be_opened_says_where_it_lies(
    office: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "data_folder", lambda: str(tmp_path / "data"))
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with desk(office, size=(160, 24)) as driven:
        await driven.press("f7", "down", "b", "ctrl+o")
        assert str(tmp_path / "data" / "printed" / "page-") in driven.rows[-3]
        await driven.press("f1", "ctrl+o")
        assert_nothing(driven)


def assert_nothing(driven: Driven) -> None:
    assert driven.rows[-3] == " 此处没有可打印的内容。"
