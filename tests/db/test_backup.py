"""Copies of the database."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import threading
from datetime import date
from pathlib import Path

import pytest

from db.connection import open_database, transaction
from db.copies import backup
from db.files.content_files import Rising
from db.files.kept_files import KeptFiles, beside
from db.records import Content, KeptState, Refused
from db.requests import attachments
from db.tables import Attachment, Resident, Staff
from tests import community


def refused(path: Path) -> str:
    """Return the code with which a copy is refused."""
    with pytest.raises(Refused) as caught:
        backup.verify(str(path))
    return caught.value.reason.code


@pytest.fixture
def copy(sqlite_target: str, tmp_path: Path) -> Path:
    """A good copy of a database with one row."""
    open_database(sqlite_target)
    with transaction():
        Staff.create(name="王敏")
    path = tmp_path / "copies" / "monday.db"
    path.parent.mkdir()
    backup.create(str(path))
    return path


def test_a_copy_can_be_verified_and_opened(copy: Path) -> None:
    made = backup.verify(str(copy))
    assert made.size == copy.stat().st_size
    assert made.rows > 0
    assert sorted(os.listdir(copy.parent)) == ["monday.db", "monday.db.sha256"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in copy.parent.iterdir()} == {0o600}
    open_database(str(copy))
    assert [staff.name for staff in Staff.select()] == ["王敏"]


def test_any_changed_byte_is_found(copy: Path) -> None:
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    assert refused(copy) == "backup_damaged"


def test_a_copy_cut_short_or_without_its_digest_is_found(copy: Path) -> None:
    shutil.copyfile(copy, other := copy.with_name("other.db"))
    assert refused(other) == "backup_damaged"
    copy.write_bytes(b"")
    assert refused(copy) == "backup_damaged"
    assert refused(copy.with_name("none.db")) == "missing_database"


def test_nothing_is_overwritten_and_nothing_half_made_is_left(copy: Path, tmp_path: Path) -> None:
    for where, code in ((copy, "backup_exists"), (tmp_path / "no" / "x.db", "missing_folder")):
        with pytest.raises(Refused, match=code):
            backup.create(str(where))
    assert sorted(os.listdir(copy.parent)) == ["monday.db", "monday.db.sha256"]


def test_a_copy_taken_while_others_write_is_whole(sqlite_target: str, tmp_path: Path) -> None:
    open_database(sqlite_target)
    enough, going = threading.Event(), threading.Event()

    def write() -> None:
        while not enough.is_set():
            with transaction():
                Resident.create(name="一")
                Resident.create(name="二")
            going.set()

    writer = threading.Thread(target=write)
    writer.start()
    going.wait()
    paths = [tmp_path / f"{number}.copy" for number in range(5)]
    for path in paths:
        backup.create(str(path))
    enough.set()
    writer.join()
    counts = []
    for path in paths:
        backup.verify(str(path))
        open_database(str(path))
        counts.append(Resident.select().count())
    assert all(count % 2 == 0 for count in counts), "never half a transaction"
    assert counts == sorted(counts)
    assert counts[0] >= 2


# Attached files.


@pytest.fixture
def kept(sqlite_target: str) -> KeptFiles:
    """The contents of an open database with one request that has two files of the same content, one other."""
    open_database(sqlite_target)
    kept = KeptFiles(beside(Path(sqlite_target)))
    community.load()
    for name, text in (("一.jpg", b"photo"), ("二.jpg", b"photo"), ("三.pdf", b"letter")):
        file = Path(sqlite_target).with_name(name)
        file.write_bytes(text)
        content = kept.put(file, 1000)
        Attachment.create(
            request=1, name=name, digest=content.digest, bytes=content.size, added_on=date(2021, 9, 6)
        )
    return kept


def contents(kept: KeptFiles) -> list[bytes]:
    return sorted(path.read_bytes() for path in kept.folder.rglob("*") if path.is_file())


def test_a_copy_brings_its_attached_files_along(kept: KeptFiles, tmp_path: Path) -> None:
    copy = tmp_path / "stick" / "monday.db"
    copy.parent.mkdir()
    made = backup.create(str(copy))
    assert (made.files, made.lost, made.folder) == (2, 0, f"{copy}.files")
    assert backup.verify(str(copy)) == made
    assert contents(KeptFiles(beside(copy))) == contents(kept) == [b"letter", b"photo"]
    # Somebody who takes only the one file along is told so.
    files = KeptFiles(copy.parent.rename(tmp_path / "elsewhere") / "monday.db.files")
    hidden = files.folder.rename(tmp_path / "forgotten")
    alone = backup.verify(str(tmp_path / "elsewhere" / "monday.db"))
    assert (alone.files, alone.lost) == (0, 2)
    # Opened elsewhere, it finds them beside itself.
    hidden.rename(files.folder)
    shutil.rmtree(kept.folder)
    open_database(str(tmp_path / "elsewhere" / "monday.db"))
    assert {files.state(content) for content in attachments.contents()} == {KeptState.WHOLE}


def test_the_next_copy_brings_only_what_is_new(kept: KeptFiles, tmp_path: Path) -> None:
    backup.create(str(tmp_path / "monday"))
    shutil.rmtree(kept.folder)
    (tmp_path / "四.pdf").write_bytes(b"new")
    content = kept.put(tmp_path / "四.pdf", 1000)
    Attachment.create(request=1, name="四", digest=content.digest, bytes=3, added_on=date(2021, 9, 6))
    made = backup.create(str(tmp_path / "tuesday"))
    assert (made.files, made.lost) == (3, 0), "what the office lost, the earlier copy still had"
    # A damaged earlier copy is not taken over.
    for path in KeptFiles(tmp_path / "tuesday.files").folder.rglob("*"):
        if path.is_file():
            path.unlink()
            path.write_bytes(b"broken")
    shutil.rmtree(tmp_path / "monday.files")
    made = backup.create(str(tmp_path / "wednesday"))
    assert (made.files, made.lost) == (1, 2)
    assert contents(KeptFiles(tmp_path / "wednesday.files")) == [b"new"]


def test_a_copy_that_was_killed_half_way_has_no_name_and_is_gone_on_with(
    kept: KeptFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.db"
    give_its_name, times = KeptFiles.give_its_name, iter((True, False))

    def give_one(self: KeptFiles, made: Rising, content: Content) -> None:
        if not next(times):
            raise OSError(errno.ENOSPC, "full")
        give_its_name(self, made, content)

    with monkeypatch.context() as full, pytest.raises(Refused, match="disk_full"):
        full.setattr(KeptFiles, "give_its_name", give_one)
        backup.create(str(copy))
    assert not copy.exists() and len(contents(KeptFiles(beside(copy)))) == 1
    # What the first attempt left is not trusted.
    for path in beside(copy).rglob("*"):
        if path.is_file():
            path.write_bytes(bytes(path.stat().st_size))
    assert backup.create(str(copy)).files == 2
    assert contents(KeptFiles(beside(copy))) == contents(kept)


def test_a_copy_is_made_even_where_an_attached_file_was_lost(kept: KeptFiles, tmp_path: Path) -> None:
    for content in list(attachments.contents())[:1]:
        kept.path(content.digest).write_bytes(b"x")
    made = backup.create(str(tmp_path / "copy.db"))
    assert (made.files, made.lost) == (1, 1) and made == backup.verify(str(tmp_path / "copy.db"))


def test_copies_of_a_server_are_not_made_here(postgresql_target: str, tmp_path: Path) -> None:
    open_database(postgresql_target)
    with pytest.raises(Refused, match="backup_on_server"):
        backup.create(str(tmp_path / "x"))
