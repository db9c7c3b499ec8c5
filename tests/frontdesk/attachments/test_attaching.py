"""Files attached to requests, struck, looked at and looked over, on both engines."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from db.files.kept_files import KeptFiles
from db.records import AttachedFile, Duty, KeptState, Refused
from db.requests import reading
from db.tables import AccessLog, Attachment
from frontdesk import opening
from frontdesk.attachments import checking, viewing
from frontdesk.attachments.keeping import attach, restore, strike
from frontdesk.attachments.place import kept
from frontdesk.settings.keeping import set_value
from frontdesk.undoing import undo_last
from tests import community

DOOR = 1
NUMBER = "2021-0388"
MOST = 1 << 20


@pytest.fixture(autouse=True)
def a_community(duty: Duty, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small community in the open database, and a data folder of our own."""
    monkeypatch.setattr(opening, "data_folder", lambda: str(tmp_path / "data"))
    monkeypatch.setattr(viewing, "_folder", None)
    community.load()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter."""
    path = tmp_path / "关于安装门禁的信.pdf"
    path.write_bytes(b"%PDF-1.4 dear office")
    return path


def attached() -> tuple[AttachedFile, ...]:
    return reading.life(DOOR).attached


def code(duty: Duty, path: Path | str) -> str:
    with pytest.raises(Refused) as caught:
        attach(duty, DOOR, str(path))
    assert attached() == ()
    return caught.value.reason.code


def age(folder: Path) -> None:
    then = time.time() - 100_000
    for path in folder.rglob("*"):
        os.utime(path, (then, then))


def test_attached_struck_taken_back_and_undone(duty: Duty, letter: Path) -> None:
    file = attach(duty, DOOR, str(letter))
    assert attached() == (file,)
    assert (file.name, file.content.size, file.added_on, file.staff) == (letter.name, 20, duty.day, "王敏")
    letter.unlink()
    assert kept().state(file.content) is KeptState.WHOLE
    assert strike(duty, file.id).struck_on == duty.day == attached()[0].struck_on
    assert restore(duty, file.id).struck_on is None
    for operation in ("attachment_restore", "attachment_strike", "request_attach"):
        assert undo_last(duty).values["operation"] == operation
    assert attached() == ()
    with pytest.raises(Refused, match="row_gone"):
        strike(duty, file.id)


def test_what_cannot_be_attached_is_said_and_leaves_nothing(duty: Duty, letter: Path, tmp_path: Path) -> None:
    (tmp_path / "空.jpg").touch()
    with (tmp_path / "录像.mp4").open("wb") as film:
        film.truncate(500 << 20)
    assert code(duty, tmp_path / "空.jpg") == "ledger_empty"
    assert code(duty, tmp_path / "录像.mp4") == "file_too_large"
    assert code(duty, tmp_path) == "file_is_folder"
    assert code(duty, "") == "file_is_folder"
    assert code(duty, tmp_path / "无.pdf") == "ledger_missing"
    for name in ("门.jpg.exe", "门.BAT", "门.desktop", "门.lnk. "):
        (tmp_path / name).write_bytes(b"x")
        assert code(duty, tmp_path / name) == "file_is_program"
    with pytest.raises(Refused, match="row_gone"):
        attach(duty, 999, str(letter))
    attach(duty, DOOR, str(letter))
    with pytest.raises(Refused, match="attached_already"):
        attach(duty, DOOR, str(letter.rename(letter.with_name("又.pdf"))))
    strike(duty, attached()[0].id)
    attach(duty, DOOR, str(letter.with_name("又.pdf")))
    assert [one.name for one in attached()] == [letter.name, "又.pdf"]


def test_the_largest_size_is_a_setting(duty: Duty, tmp_path: Path) -> None:
    (tmp_path / "大.jpg").write_bytes(b"\1" * (MOST + 1))
    set_value(duty, "attached_megabytes", "1")
    with pytest.raises(Refused) as caught:
        attach(duty, DOOR, str(tmp_path / "大.jpg"))
    assert caught.value.reason.values == {"file": "大.jpg", "megabytes": 1}


def test_hostile_names_are_kept_as_harmless_text(duty: Duty, tmp_path: Path) -> None:
    for at, name in enumerate(("[b]\x1b[2J\n信.pdf", "..\\..\\信", "信" * 60 + ".jpeg", "$(x) {0} %s")):
        (tmp_path / name).write_bytes(b"%d" % at)
        attach(duty, DOOR, str(tmp_path / name))
    os.mkdir(os.fsencode(tmp_path / "bytes"))
    raw = os.path.join(os.fsencode(tmp_path / "bytes"), b"\xff\xfe.pdf")
    Path(os.fsdecode(raw)).write_bytes(b"raw")
    attach(duty, DOOR, os.fsdecode(raw))
    names = [one.name for one in attached()]
    assert names == ["[b][2J 信.pdf", "..\\..\\信", "信" * 60 + ".jpeg", "$(x) {0} %s", ".pdf"]
    assert checking.examine() == checking.Found(whole=5)


def test_where_the_contents_are(
    duty: Duty, letter: Path, tmp_path: Path, engine_name: str, opened: str
) -> None:
    if engine_name == "sqlite":
        assert kept().folder == Path(f"{opened}.files")
        return
    own = kept().folder
    assert own.parent == tmp_path / "data" and own.name.endswith(".files")
    file = attach(duty, DOOR, str(letter))
    (tmp_path / "share").mkdir()
    set_value(duty, "attached_folder", str(tmp_path / "share"))
    assert kept().folder == tmp_path / "share" / own.name
    # What was attached at this PC alone has to be brought there.
    assert checking.examine().missing == (NUMBER,)
    own.rename(tmp_path / "share" / own.name)
    assert checking.examine().whole == 1
    set_value(duty, "attached_folder", str(tmp_path / "unplugged"))
    with pytest.raises(Refused, match="attachment_missing"):
        viewing.copy_to_view(duty, file.id)
    assert code_of_another(duty, letter) == "missing_folder"
    set_value(duty, "attached_folder", "")
    with pytest.raises(Refused, match="attachment_elsewhere"):
        viewing.copy_to_view(duty, file.id)


def code_of_another(duty: Duty, letter: Path) -> str:
    letter.write_bytes(b"another")
    with pytest.raises(Refused) as caught:
        attach(duty, DOOR, str(letter))
    return caught.value.reason.code


def test_what_is_cleared_away_in_between_is_kept_again(
    duty: Duty, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = KeptFiles.put

    def put_and_lose(self: KeptFiles, *given: object) -> object:
        content = put(self, *given)  # type: ignore[arg-type]
        if len(given) == 3:
            self.path(content.digest).unlink()
        return content

    monkeypatch.setattr(KeptFiles, "put", put_and_lose)
    assert kept().state(attach(duty, DOOR, str(letter)).content) is KeptState.WHOLE


def test_looking_over_finds_what_is_missing_damaged_or_left_over(duty: Duty, letter: Path) -> None:
    files = []
    for at in range(4):
        letter.write_bytes(b"%d" % at)
        files.append(attach(duty, 1 + at % 2, str(letter)))
    place = kept()
    place.path(files[0].content.digest).unlink()
    place.path(files[1].content.digest).write_bytes(b"x")
    strike(duty, files[2].id)
    undo_last(duty)
    undo_last(duty)
    age(place.folder)
    found = checking.examine()
    assert (found.missing, found.damaged, found.whole) == ((NUMBER,), ("2021-0402",), 1)
    assert (found.left_over, found.left_over_bytes) == (1, 1)
    assert checking.clear() == 1
    assert place.state(files[2].content) is KeptState.WHOLE
    assert replace(found, left_over=0, left_over_bytes=0) == checking.examine()


def test_what_is_struck_keeps_its_file(duty: Duty, letter: Path) -> None:
    file = attach(duty, DOOR, str(letter))
    strike(duty, file.id)
    age(kept().folder)
    assert checking.clear() == 0
    assert kept().state(file.content) is KeptState.WHOLE


# Looking at one.


def test_a_copy_to_look_at_tells_nothing_and_cannot_be_written(duty: Duty, letter: Path) -> None:
    file = attach(duty, DOOR, str(letter))
    for _time in range(2):
        copy = Path(viewing.copy_to_view(duty, file.id))
        assert copy.read_bytes() == letter.read_bytes()
        assert copy.name == f"{file.id}.pdf"
        assert stat.S_IMODE(copy.stat().st_mode) == 0o400
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    noted = AccessLog.select(AccessLog.request, AccessLog.reason, AccessLog.staff).where(
        AccessLog.action == "view_file"
    )
    assert list(noted.tuples()) == [(DOOR, file.name, duty.staff_id)] * 2, "who looked at what"
    kept().path(file.content.digest).write_bytes(b"changed")
    with pytest.raises(Refused, match="attachment_damaged"):
        viewing.copy_to_view(duty, file.id)
    kept().path(file.content.digest).unlink()
    Attachment.update(name="a.exe").execute()
    with pytest.raises(Refused, match="file_is_program"):
        viewing.copy_to_view(duty, file.id)
    viewing._remove(copy.parent)
    assert not copy.parent.exists()


def test_copies_of_desks_that_ended_badly_go(duty: Duty, letter: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True
    )
    ended, runs = data / f"frontdesk-view-{gone.stdout.strip()}-x", data / f"frontdesk-view-{os.getpid()}-x"
    old, young = data / "frontdesk-view-old", data / "frontdesk-view-young"
    for folder in (ended, runs, old, young):
        folder.mkdir(parents=True)
        (folder / "1.pdf").write_bytes(b"x")
        (folder / "1.pdf").chmod(0o400)
    os.utime(old, (0, 0))
    (data / "frontdesk-view-link").symlink_to(letter.parent)
    copy = Path(viewing.copy_to_view(duty, attach(duty, DOOR, str(letter)).id))
    assert copy.parent.parent == data
    assert [one.exists() for one in (ended, old, runs, young, letter)] == [False, False, True, True, True]


def test_copies_are_put_away_and_made_again(duty: Duty, letter: Path) -> None:
    viewing.put_away()
    file = attach(duty, DOOR, str(letter))
    copy = Path(viewing.copy_to_view(duty, file.id))
    viewing.put_away()
    assert not copy.parent.exists()
    assert Path(viewing.copy_to_view(duty, file.id)).read_bytes() == letter.read_bytes()


@pytest.mark.parametrize("engine_name", ["sqlite"])
def test_the_viewer_is_started_and_not_waited_for(
    duty: Duty, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def viewer(script: str) -> None:
        (tmp_path / "xdg-open").write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "xdg-open").chmod(0o700)

    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    viewer(f'echo noise; echo "$1" > {tmp_path}/seen')
    viewing.show("/x/1.pdf")
    assert (tmp_path / "seen").read_text() == "/x/1.pdf\n"
    monkeypatch.setattr(viewing, "_PATIENCE", 0.05)
    viewer("exec sleep 5")
    viewing.show("/x/1.pdf")
    monkeypatch.setattr(viewing, "_PATIENCE", 5)
    viewer("exit 3")
    for broken in (
        lambda: None,
        lambda: (tmp_path / "xdg-open").write_text("\x7fELF"),
        lambda: monkeypatch.delenv("DISPLAY"),
    ):
        broken()
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        with pytest.raises(Refused) as caught:
            viewing.show("/x/1.pdf")
        assert (caught.value.reason.code, caught.value.reason.values) == ("no_viewer", {"path": "/x/1.pdf"})
    assert capfd.readouterr() == ("", "")
