"""`frontdesk check` and `frontdesk backup` with attached files."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontdesk import opening
from frontdesk.attachments.keeping import attach
from frontdesk.attachments.place import kept
from frontdesk.cli import main
from frontdesk.undoing import undo_last
from frontdesk.words import set_language
from tests import community


@pytest.fixture(autouse=True)
def as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A data folder of our own; mask and language as they were."""
    monkeypatch.setattr(opening, "data_folder", lambda: str(tmp_path / "data"))
    mask = os.umask(0o022)
    yield
    os.umask(mask)
    set_language("en")


@pytest.fixture
def office(target: str, tmp_path: Path) -> str:
    """The small community with two attached files and one that belongs to nothing, closed."""
    community.settle(target)
    duty = opening.open_office(target).duty
    for name in ("一.jpg", "二.jpg", "三.jpg"):
        (tmp_path / name).write_text(name)
        attach(duty, 1, str(tmp_path / name))
    undo_last(duty)
    opening.close_office()
    return target


def paths(office: str) -> list[Path]:
    opening.open_office(office)
    folder = kept().folder
    opening.close_office()
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in found:
        os.utime(path, (0, 0))
    return found


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str], str]:
    code = main(["--lang", "en", *arguments])
    said = capsys.readouterr()
    lines = [line for line in said.out.splitlines() if not line.startswith("There is no copy of this")]
    return code, lines, said.err.strip()


def test_check_tells_of_attached_files(
    office: str, engine_name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = paths(office)
    assert run(capsys, "check", "--db", office)[1][1:] == [
        "2 attached files are as they were.",
        "1 file in the folder of attached files belongs to nothing (7 B): “frontdesk check --clear” removes "
        "it.",
    ]
    assert run(capsys, "check", "--clear", "--db", office)[1][2:] == [
        "1 file that belonged to nothing was removed."
    ]
    one, two = (file for file in files if file.exists())
    one.write_bytes(b"x")
    two.unlink()
    code, said, complained = run(capsys, "check", "--db", office)
    assert (code, len(said)) == (1, 1)
    assert complained == (
        "1 attached files are missing and 1 damaged, of requests 2021-0388: copy the folder of attached "
        "files back from a backup."
        if engine_name == "sqlite"
        else "1 attached files are not on this PC: name a folder that all PCs reach in the settings, and "
        "copy them there."
    )


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_backup_tells_of_attached_files(
    office: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said, complained = run(capsys, "backup", str(tmp_path / "copy.db"), "--db", office)
    assert (code, complained) == (0, "")
    assert said[1] == f"2 attached files are in {tmp_path / 'copy.db.files'}; keep it beside the copy."
    assert (
        run(capsys, "check", "--db", str(tmp_path / "copy.db"))[:2][1][1]
        == "2 attached files are as they were."
    )
    for file in paths(office):
        file.unlink()
    (tmp_path / "elsewhere").mkdir()
    code, said, complained = run(capsys, "backup", str(tmp_path / "elsewhere" / "copy.db"), "--db", office)
    assert (code, len(said)) == (1, 1)
    assert complained.startswith("The copy was made, but without 2 attached files")
    assert (tmp_path / "elsewhere" / "copy.db").exists()
