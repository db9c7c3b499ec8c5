"""Where a printed page goes: to the browser or the printer, for nobody else to read, and away again."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from db.records import Refused
from frontdesk.printing import files, sending

PAGE = "<!DOCTYPE html><p>张乃玉</p>"


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of our own, and no screen but what a test gives."""
    monkeypatch.setattr(files, "data_folder", lambda: str(tmp_path / "data"))
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sending, "_MAKERS", ("html-to-pdf",))
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    return tmp_path / "data" / "printed"


def program(path: Path, does: str) -> str:
    """A program that does something, and would spoil the terminal if it had it."""
    path.write_text(f"#!/bin/sh\necho PWNED; echo PWNED >&2\n{does}\n")
    path.chmod(0o700)
    return str(path)


def test_a_page_is_for_the_users_eyes_only_and_its_name_says_nothing(data: Path) -> None:
    path = files.write(PAGE)
    assert path.read_text(encoding="utf-8") == PAGE
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert path.parent == data and path.name.startswith("page-") and path.name.isascii()
    assert files.write("half \ud800").read_bytes() == b"half ?"


def test_it_is_taken_away_after_a_while(data: Path) -> None:
    old, new = files.write(PAGE), files.write(PAGE)
    (data / "mine.html").write_text("not ours")
    then = time.time() - files.KEPT_FOR - 1
    os.utime(old, (then, then))
    os.utime(data / "mine.html", (then, then))
    files.tidy_up()
    assert sorted(path.name for path in data.iterdir()) == sorted(["mine.html", new.name])
    os.utime(new, (then, then))
    files.write(PAGE)
    assert not new.exists()


def test_the_browser_shows_it_without_a_word_on_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BROWSER", program(tmp_path / "browser", f'printf "%s" "$1" > {tmp_path}/seen'))
    sent = sending.send(PAGE, sending.BROWSER)
    assert sent.way == sending.BROWSER
    assert (tmp_path / "seen").read_text() == Path(sent.path).as_uri()
    assert capfd.readouterr() == ("", "")


def test_without_a_screen_it_says_where_the_page_lies(data: Path) -> None:
    sent = sending.send(PAGE, sending.BROWSER)
    assert sent.way == sending.NOWHERE
    assert Path(sent.path).parent == data and Path(sent.path).exists()


def test_a_browser_that_stays_open_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_PATIENCE", 0.2)
    monkeypatch.setenv("BROWSER", program(tmp_path / "browser", "exec sleep 2"))
    assert sending.send(PAGE, sending.BROWSER).way == sending.BROWSER


@pytest.mark.parametrize("makes_pdf", [True, False])
def test_the_printer_gets_it(tmp_path: Path, makes_pdf: bool) -> None:
    program(tmp_path / "lp", f'cp "$2" {tmp_path}/seen; printf "%s" "$2" > {tmp_path}/name')
    if makes_pdf:
        program(tmp_path / "html-to-pdf", 'for one in "$@"; do case $one in --print-to-pdf=*) '
                'echo %PDF > "${one#--print-to-pdf=}";; esac; done')  # fmt: skip
    sent = sending.send(PAGE, sending.PRINTER)
    assert sent.way == sending.PRINTER
    assert (tmp_path / "seen").read_text() == ("%PDF\n" if makes_pdf else PAGE)
    printed = Path((tmp_path / "name").read_text())
    assert printed.suffix == (".pdf" if makes_pdf else ".html")
    assert printed.stat().st_mode & 0o777 == 0o600


def test_a_printer_that_refuses_is_told(tmp_path: Path) -> None:
    program(tmp_path / "lp", "exit 1")
    assert sending.send(PAGE, sending.PRINTER).way == sending.NOWHERE


def test_what_must_lie_on_no_disk_goes_to_the_printer_through_a_pipe(tmp_path: Path, data: Path) -> None:
    program(tmp_path / "lp", f"cat > {tmp_path}/seen")
    assert sending.send_unwritten("恢复密钥 123456")
    assert (tmp_path / "seen").read_text(encoding="utf-8") == "恢复密钥 123456"
    assert not data.exists() or not list(data.iterdir())


@pytest.mark.parametrize("does", [None, "exit 1", "exec sleep 5"])
def test_a_printer_that_does_not_take_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str | None
) -> None:
    monkeypatch.setattr(sending, "_PRINTING_PATIENCE", 0.2)
    if does is not None:
        program(tmp_path / "lp", does)
    assert not sending.send_unwritten("恢复密钥" * 100_000)


def test_a_folder_that_takes_nothing(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    with pytest.raises(Refused) as refused:
        sending.send(PAGE, sending.BROWSER)
    assert refused.value.reason.code == "print_unwritable"
