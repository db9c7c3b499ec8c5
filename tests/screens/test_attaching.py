"""Attaching files to a request by keys, looking at them, and striking one."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from db.files.kept_files import KeptFiles
from db.records import Kind, Refused
from frontdesk.attachments import viewing
from screens.cards.card_page import CardPage
from screens.files.attach_page import AttachPage
from screens.office import Target
from tests.screens.driven import Driven, desk
from tests.screens.forms import open_place

REQUEST = Target(Kind.REQUEST, 1)


@pytest.fixture(autouse=True)
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The clerk's desktop: a photo, a letter, and what cannot be attached; the photo is the newest."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    desktop = tmp_path / "home" / "Desktop"
    (desktop / "夹").mkdir(parents=True)
    with (desktop / "录像.mp4").open("wb") as film:
        film.truncate(500 << 20)
    for name, text in (("骗.exe", b"MZ"), ("空.pdf", b""), ("信.pdf", b"%PDF"), ("门.jpg", b"photo")):
        (desktop / name).write_bytes(text)
    for days, name in enumerate(("门.jpg", "信.pdf", "空.pdf", "骗.exe", "录像.mp4", "夹")):
        then = 1_600_000_000 - days * 86_400
        os.utime(desktop / name, (then, then))
    return desktop


def status(driven: Driven) -> str:
    return driven.rows[-3].strip()


async def choose(driven: Driven) -> AttachPage:
    """From the card to the files."""
    await open_place(driven, REQUEST.place)
    await driven.press("t")
    assert isinstance(driven.page, AttachPage)
    return driven.page


async def test_two_files_in_a_row_then_the_card_lists_them(office: str) -> None:
    async with desk(office, size=(80, 40)) as driven:
        page = await choose(driven)
        assert "添加附件 2021-0" in driven.rows[0]
        assert [row.split()[0] for row in driven.rows[4:10]] == [
            ">门.jpg", "信.pdf", "空.pdf", "骗.exe", "录像.mp4", "夹/",
        ]  # fmt: skip
        await driven.press("enter")
        assert status(driven) == "已附上:门.jpg(5 B),按F9可撤销。"
        await driven.type("xin")
        await driven.press("enter")
        assert status(driven) == "已附上:信.pdf(4 B),按F9可撤销。" and page._box.value == ""
        await driven.press("escape")
        assert isinstance(driven.page, CardPage)
        # At the top too, for the rows may lie below the edge.
        assert "附件 2" in driven.rows[2] and driven.text.count("附件 2") == 2
        while "信.pdf" not in driven.marked:
            await driven.press("down")
        assert driven.marked.split() == [">", "信.pdf", "4", "B", "9月6日", "王晓禾"]
        assert "x 划去" in driven.rows[-2]
        # Struck, it can still be seen; x again, or F9, takes that back.
        await driven.press("x")
        assert "9月6日划去" in driven.marked and status(driven) == "已划去:信.pdf;再按x恢复。"
        assert "附件 1" in driven.text
        await driven.press("x")
        assert "划去" not in driven.marked and "附件 2" in driven.text
        await driven.press("f9", "f9", "f9")
        assert "附件 1" in driven.text and "信.pdf" not in driven.text


async def test_what_cannot_be_attached_is_said_and_costs_nothing(office: str, desktop: Path) -> None:
    async with desk(office, language="en") as driven:
        await choose(driven)
        for typed, sentence in (
            ("空", "! There is nothing in 空.pdf: choose another file."),
            ("骗", "! 骗.exe is a program or can start one, so it stays out: save it as a PDF."),
            ("录像", "! 录像.mp4 is larger than 50 MB: make it smaller, or scan it more coarsely."),
            ("/无.pdf", "! There is no file 无.pdf: look at its name and its folder, then try again."),
            ("a" * 5_000, None),
            ("'/a' '/b'", "! One file at a time: choose one of them."),
        ):
            box = driven.page.query_one("#file-box")
            box.value = typed  # type: ignore[attr-defined]
            await driven.settle()
            await driven.press("enter")
            assert status(driven) == sentence or (
                sentence is None and status(driven).startswith("! There is no")
            )
            box.value = ""  # type: ignore[attr-defined]
            await driven.settle()
        (desktop / "信.pdf").unlink()
        await driven.press("down", "enter")
        assert status(driven) == "! There is no file 信.pdf: look at its name and its folder, then try again."
        await driven.press("up", "enter", "enter")
        assert status(driven) == "! This is attached already, as 门.jpg: look at the card."
        # A folder is gone into, and out of again.
        await driven.press("end")
        for _time in range(5):
            await driven.press("down")
        await driven.press("enter")
        assert driven.rows[4].strip() == "No files and no folders here."
        await driven.press("left")
        assert driven.marked.startswith(">夹/")


async def test_enter_shows_a_file_in_the_systems_viewer(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(viewing, "show", lambda path: shown.append(Path(path)))
    async with desk(office, size=(80, 40)) as driven:
        await choose(driven)
        await driven.press("enter", "escape")
        while "门.jpg" not in driven.marked:
            await driven.press("down")
        await driven.press("enter")
        assert status(driven) == "已在另一窗口打开 门.jpg。"
        assert (shown[0].read_bytes(), shown[0].suffix) == (b"photo", ".jpg")
        assert "门" not in str(shown[0])

        def no_viewer(path: str) -> None:
            raise Refused("no_viewer", path=path)

        monkeypatch.setattr(viewing, "show", no_viewer)
        await driven.press("enter")
        assert status(driven).startswith("! 没有能打开它的程序,文件在 /")
        await driven.press("ctrl+l")
        while shown[0].exists():
            await driven.settle()


async def test_whoever_leaves_a_slow_stick_hears_of_it_later(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, begun = Event(), Event()
    put = KeptFiles.put

    def slowly(self: KeptFiles, source: Path, most: int, tell: Any = None) -> object:
        begun.set()
        tell(1, 4)
        go_on.wait(5)
        return put(self, source, most)

    monkeypatch.setattr(KeptFiles, "put", slowly)
    async with desk(office, size=(80, 40)) as driven:
        page = await choose(driven)
        driven._send("enter")
        while "25%" not in status(driven):
            await asyncio.sleep(0.001)
        assert begun.is_set() and page.holds_what_is_not_kept()
        # Nothing waits meanwhile.
        driven.app.go(REQUEST.place)
        await driven.settle()
        assert isinstance(driven.page, CardPage) and "附件 1" not in driven.text
        go_on.set()
        while "已附上" not in status(driven):
            await asyncio.sleep(0.001)
        await driven.settle()
        assert "附件 1" in driven.text and "门.jpg" in driven.text
        assert not page.holds_what_is_not_kept()
