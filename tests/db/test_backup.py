"""Copies of the database."""

from __future__ import annotations

import os
import shutil
import stat
import threading
from pathlib import Path

import pytest

from db import backup
from db.connection import open_database, transaction
from db.records import Refused
from db.tables import Resident, Staff


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


def test_copies_of_a_server_are_not_made_here(postgresql_target: str, tmp_path: Path) -> None:
    open_database(postgresql_target)
    with pytest.raises(Refused, match="backup_on_server"):
        backup.create(str(tmp_path / "x"))
