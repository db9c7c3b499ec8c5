"""A copy in the place of the present file, and back again; what can be saved of a damaged one."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import journal
from db.connection import close_database, execute, open_database, transaction
from db.copies import backup, kept_copies, restoring, salvage
from db.engines.alone import alone
from db.files.kept_files import KeptFiles, beside
from db.records import Duty, KeptCopy, Refused
from db.tables import Attachment, Resident, Staff
from tests import community

ROOT = Path(__file__).parents[2]
NOW = datetime(2021, 9, 6, 1, 30)
HOUR = timedelta(hours=1)


@pytest.fixture
def file(sqlite_target: str) -> Path:
    """An open office with one resident."""
    open_database(sqlite_target)
    with transaction():
        Staff.create(name="王敏")
    add("张乃玉")
    return Path(sqlite_target)


def add(*names: str) -> None:
    """Enrol people."""
    staff = Staff.select().first()
    duty = Duty(staff.id, staff.name, "clerk", "1", NOW.date())
    for name in names:
        with journal.operation(duty, "resident_add") as entry:
            entry.insert(Resident, name=name)


def people() -> list[str]:
    """Who is enrolled."""
    return [one.name for one in Resident.select().order_by(Resident.id)]


def newest(file: Path) -> KeptCopy:
    """The newest copy."""
    return kept_copies.listed(file)[0]


def test_restored_and_undone(file: Path) -> None:
    copy = kept_copies.make(file, NOW, "hourly")
    add("李秀芬", "周强")
    close_database()
    loss = restoring.preview(file, copy)
    assert (loss.entries, loss.people, loss.requests, loss.first) == (2, 2, 0, NOW.date())
    assert loss.is_readable and not loss.is_another
    done = restoring.restore(file, copy, NOW + HOUR)
    assert done.was_whole and done.lost == 0
    open_database(str(file))
    assert people() == ["张乃玉"]
    add("后来")
    close_database()
    kept = newest(file)
    assert (kept.why, kept.path) == ("restore", done.kept)
    assert restoring.preview(file, kept).entries == 1
    restoring.restore(file, kept, NOW + 2 * HOUR)
    open_database(str(file))
    assert people() == ["张乃玉", "李秀芬", "周强"]
    assert journal.verify() is None
    assert not list(file.parent.glob(".*"))


def test_not_while_a_desk_is_open(file: Path) -> None:
    copy = kept_copies.make(file, NOW, "hourly")
    close_database()
    desk = subprocess.Popen(
        [sys.executable, "-m", "tests.db.desk", "write", str(file)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    )  # fmt: skip
    try:
        assert desk.stdout is not None
        desk.stdout.readline()
        with pytest.raises(Refused, match="desk_open"):
            restoring.restore(file, copy, NOW + HOUR)
    finally:
        desk.kill()
        desk.communicate()
    open_database(str(file))
    assert len(people()) > 1
    close_database()
    restoring.restore(file, copy, NOW + HOUR)


def test_nobody_gets_in_meanwhile(file: Path) -> None:
    close_database()
    with alone(file):
        desk = subprocess.run(
            [sys.executable, "-c", "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=0.1);"
             "c.execute('SELECT count(*) FROM resident')", str(file)],
            capture_output=True, text=True,
        )  # fmt: skip
        assert "locked" in desk.stderr


def test_attached_files_come_back(sqlite_target: str, tmp_path: Path) -> None:
    file = Path(sqlite_target)
    open_database(sqlite_target)
    community.load()
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8photo")
    content = KeptFiles(beside(file)).put(photo, 1 << 20)
    Attachment.create(request=1, name="photo", digest=content.digest, bytes=7, added_on=NOW.date())
    copy = kept_copies.make(file, NOW, "hourly")
    close_database()
    assert copy.files == 1
    KeptFiles(beside(file)).path(content.digest).write_bytes(b"spoilt")
    assert restoring.restore(file, copy, NOW + HOUR).lost == 0
    assert KeptFiles(beside(file)).path(content.digest).read_bytes() == photo.read_bytes()


@pytest.mark.parametrize("kind", ["cut", "noise", "empty", "gone"])
def test_a_present_file_that_is_damaged_is_kept_as_it_is(file: Path, kind: str) -> None:
    copy = kept_copies.make(file, NOW, "hourly")
    close_database()
    content = file.read_bytes()
    spoilt = {"cut": content[: len(content) // 3], "noise": b"x" * 50_000, "empty": b""}.get(kind)
    if spoilt is None:
        file.unlink()
    else:
        file.write_bytes(spoilt)
    loss = restoring.preview(file, copy)
    assert not loss.is_readable
    done = restoring.restore(file, copy, NOW + HOUR)
    assert not done.was_whole
    if spoilt is not None:
        assert Path(done.kept).read_bytes() == spoilt
    open_database(str(file))
    assert people() == ["张乃玉"]


def test_a_damaged_copy_changes_nothing(file: Path) -> None:
    copy = kept_copies.make(file, NOW, "hourly")
    add("李秀芬")
    close_database()
    content = bytearray(Path(copy.path).read_bytes())
    content[5000] ^= 1
    Path(copy.path).write_bytes(content)
    before = file.read_bytes()
    with pytest.raises(Refused, match="backup_damaged"):
        restoring.restore(file, copy, NOW + HOUR)
    assert file.read_bytes() == before


def test_a_copy_of_another_office_is_known_as_such(file: Path, tmp_path: Path) -> None:
    copy = kept_copies.make(file, NOW, "hourly")
    other = tmp_path / "other.db"
    open_database(str(other), create=True)
    with transaction():
        Staff.create(name="别人")
    add("别处的人")
    close_database()
    assert restoring.preview(other, copy).is_another


def test_what_can_be_saved_is_saved_and_the_rest_is_listed(file: Path) -> None:
    with transaction():
        for number in range(600):
            Resident.create(name="张", note=f"第{number}号" + "无" * 200)
    copy = kept_copies.make(file, NOW, "hourly")
    with transaction():
        Resident.create(name="copy知道不了", note="无" * 200)
    execute("PRAGMA wal_checkpoint(TRUNCATE)")
    close_database()
    content = bytearray(file.read_bytes())
    spoil(content, "第200号", "第400号")
    file.write_bytes(content)
    with closing(sqlite3.connect(file)) as raw, pytest.raises(sqlite3.DatabaseError):
        raw.execute("SELECT count(name || note) FROM resident").fetchone()
    folder = Path(copy.path).parent
    away = folder.rename(folder.with_name("away"))
    alone_ = salvage.salvage(file, NOW + HOUR)
    assert 400 < alone_.read["resident"] < 602
    assert len(alone_.unread["resident"]) == 2
    assert alone_.filled == {}
    shutil.rmtree(folder)
    away.rename(folder)
    helped = salvage.salvage(file, NOW + 2 * HOUR)
    assert helped.read["resident"] + helped.filled["resident"] == 602
    assert helped.filled_from == NOW
    assert backup.verify(helped.copy.path).rows > 0
    restoring.restore(file, helped.copy, NOW + 3 * HOUR)
    open_database(str(file))
    assert len(people()) == 602 and people()[-1] == "copy知道不了"


def spoil(content: bytearray, *names: str) -> None:
    """Overwrite the pages on which these words stand."""
    for name in names:
        page = content.index(name.encode()) // 4096
        content[page * 4096 : page * 4096 + 4096] = b"\xff" * 4096


@pytest.mark.parametrize("which", ["first", "another"])
def test_where_the_tables_cannot_be_told_a_copy_tells_them(file: Path, which: str) -> None:
    copy = kept_copies.make(file, NOW, "hourly")
    add("李秀芬", "周强")
    close_database()
    content = bytearray(file.read_bytes())
    page = 0 if which == "first" else content.index(b"CREATE INDEX journal_day") // 4096 * 4096
    content[page : page + 4096] = b"\xff" * 4096
    file.write_bytes(content)
    found = salvage.salvage(file, NOW + HOUR)
    assert found.read["resident"] == 3
    assert found.unread == {}
    restoring.restore(file, found.copy, NOW + 2 * HOUR)
    open_database(str(file))
    assert people() == ["张乃玉", "李秀芬", "周强"]
    assert copy.entry < journal.sequence()


def test_a_file_of_noise_cannot_be_salvaged(file: Path) -> None:
    close_database()
    file.write_bytes(b"x" * 10_000)
    with pytest.raises(Refused, match="not_salvageable"):
        salvage.salvage(file, NOW)
