"""Encrypted databases: nothing of them can be read in any file, and all that can be done with a plain one."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

pytest.importorskip("sqlcipher3", reason="the extra `encrypted` is not installed")

from db import checking
from db.connection import close_database, close_thread, execute, open_database, transaction
from db.copies import backup, kept_copies, restoring, salvage
from db.encryption import encrypting, file_keys
from db.engines.connecting import connect
from db.files import office_files
from db.journal import operation
from db.records import Duty, Matter, Refused
from db.search import store
from db.tables import IdentityPaper
from frontdesk import finding
from frontdesk.requests.logging import Then, log
from tests import community
from tests.conftest import TODAY

NOW, LATER = datetime(2021, 9, 6, 1, 30), datetime(2021, 9, 6, 2, 30)
PASSPHRASE = "红烧肉 with 7 apples"
NUMBER = "11010119900307211X"
SEEN = ("张宁裕".encode(), b"CREATE TABLE", b"SQLite format")


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keys of one test are not known in the next, and cost little."""
    monkeypatch.setattr(file_keys, "_MEMORY_KIB", 1024)
    monkeypatch.setattr(file_keys, "_keys", {})
    yield
    close_database()


@pytest.fixture
def office(sqlite_target: str) -> Path:
    """A small community, closed, with one plain copy."""
    community.settle(sqlite_target)
    kept_copies.make(Path(sqlite_target), NOW, "close")
    return Path(sqlite_target)


def bytes_of(folder: Path) -> bytes:
    """All that lies in a folder, whatever it is called."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_nothing_can_be_read_and_everything_can_be_done(office: Path) -> None:
    assert any(word in bytes_of(office.parent) for word in SEEN)
    done = encrypting.encrypt(office, PASSPHRASE, NOW)
    assert (done.copies, done.left) == (1, 0)
    open_database(str(office))
    (staff_id,) = execute("SELECT id FROM staff WHERE name = '王敏'").fetchone()
    duty = Duty(staff_id, "王敏", "clerk", "1", TODAY)
    assert [hit.name for hit in finding.find(duty, "zny").hits][:1] == ["张宁裕"]
    with operation(duty, "resident_edit"):
        IdentityPaper.create(resident=1, kind="resident_id", number=NUMBER, verified=True)
    store.rebuild()
    log(duty, Matter("灯不亮", "试灯", "张大爷", resident_id=1), Then.ACCEPT)
    assert os.path.getsize(f"{office}-wal")
    kept_copies.make(office, LATER, "hourly")
    backup.create(str(office.parent / "by hand.backup"))
    everything = bytes_of(office.parent)
    assert not [word for word in (*SEEN, NUMBER.encode()) if word in everything]
    assert checking.findings() == []
    close_database()
    assert not [word for word in (*SEEN, NUMBER.encode()) if word in bytes_of(office.parent)]


def test_other_threads_and_the_next_time_open_in_a_moment(office: Path) -> None:
    encrypting.encrypt(office, PASSPHRASE, NOW)
    open_database(str(office))
    with ThreadPoolExecutor(1) as other:
        asked = other.submit(lambda: execute("SELECT count(*) FROM resident").fetchone()[0])
        assert asked.result() > 0
        other.submit(close_thread).result()


def test_either_key_opens_and_nothing_else(office: Path, capfd: pytest.CaptureFixture[str]) -> None:
    done = encrypting.encrypt(office, PASSPHRASE, NOW)
    close_database()
    for secret in (
        PASSPHRASE,
        done.recovery,
        done.recovery.replace("-", " "),
        done.recovery.replace("-", ""),
    ):
        file_keys._keys.clear()
        with pytest.raises(Refused, match="passphrase_needed"):
            open_database(str(office))
        with pytest.raises(Refused, match="passphrase_wrong"):
            file_keys.unlock(office, PASSPHRASE.upper())
        file_keys.unlock(office, secret)
        open_database(str(office))
        close_database()
    swapped = done.recovery[1] + done.recovery[0] + done.recovery[2:]
    if swapped != done.recovery:
        with pytest.raises(Refused, match="passphrase_wrong"):
            file_keys.unlock(office, swapped)
    # SQLCipher's own log would stand in the middle of the screen.
    assert capfd.readouterr() == ("", "")


def test_whoever_is_asked_is_asked_once(office: Path) -> None:
    encrypting.encrypt(office, PASSPHRASE, NOW)
    file_keys._keys.clear()
    asked: list[str] = []

    def ask(path: str) -> str:
        asked.append(path)
        return PASSPHRASE

    with pytest.raises(Refused, match="missing_database"):
        file_keys.unlock(office.with_name("gone"), PASSPHRASE)
    file_keys.ask_by(ask)
    try:
        for _ in range(2):
            open_database(str(office))
            close_database()
    finally:
        file_keys.ask_by(None)
    assert asked == [str(office)]


def test_another_passphrase_then_plain_again(office: Path) -> None:
    before = _rows(office)
    encrypting.encrypt(office, PASSPHRASE, NOW)
    encrypting.encrypt(office, "another one of 12", LATER)
    file_keys._keys.clear()
    with pytest.raises(Refused, match="passphrase_wrong"):
        file_keys.unlock(office, PASSPHRASE)
    file_keys.unlock(office, "another one of 12")
    assert _rows(office) == before
    (seal,) = _seals(office)
    assert encrypting.decrypt(office, LATER).copies == 1
    assert _seals(office) == [] and seal.encode() not in bytes_of(office.parent)
    with closing(sqlite3.connect(office)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert _rows(office) == before
    with pytest.raises(Refused, match="not_encrypted"):
        encrypting.decrypt(office, LATER)


def _rows(office: Path) -> dict[str, list[object]]:
    with closing(connect(office)) as raw:
        names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {name: raw.execute(f'SELECT * FROM "{name}"').fetchall() for name in sorted(names)}
    del rows["sqlite_sequence"]
    return {**rows, "setting": [row for row in rows["setting"] if row[1] != office_files.SEAL]}


def _seals(office: Path) -> list[str]:
    """What seals the attached files, as the database keeps it."""
    with closing(connect(office)) as raw:
        return [value for key, value in raw.execute("SELECT key, value FROM setting") if key == "files_key"]


def test_while_a_desk_is_open_nothing_changes(office: Path) -> None:
    open_database(str(office))
    code = (
        "import sys; from pathlib import Path; from datetime import datetime\n"
        "from db.encryption import encrypting\n"
        "from db.records import Refused\n"
        "try: encrypting.encrypt(Path(sys.argv[1]), 'x' * 12, datetime(2021, 9, 6))\n"
        "except Refused as refused: print(refused.reason.code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(office)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "desk_open\n"
    close_database()
    assert office.read_bytes().startswith(b"SQLite format 3")
    assert not list(office.parent.glob(".*.new*"))


def test_a_full_disk_leaves_the_plain_one_as_it_was(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "full")

    before = office.read_bytes()
    monkeypatch.setattr(encrypting, "exchange", full)
    with pytest.raises(Refused, match="disk_full"):
        encrypting.encrypt(office, PASSPHRASE, NOW)
    assert office.read_bytes() == before
    assert not list(office.parent.glob(".*.new*"))


def test_copies_are_restored_and_damage_is_noticed(office: Path) -> None:
    encrypting.encrypt(office, PASSPHRASE, NOW)
    open_database(str(office))
    with transaction():
        execute("UPDATE resident SET name = '单改名' WHERE id = 1")
    close_database()
    (copy,) = kept_copies.listed(office)
    assert restoring.preview(office, copy).is_readable
    restoring.restore(office, copy, LATER)
    assert _rows(office)["resident"][0][1] == "张宁裕"  # type: ignore[index]
    with office.open("r+b") as file:
        file.seek(office.stat().st_size // 2)
        file.write(b"x" * 4096)
    open_database(str(office))
    assert {one.reason.code for one in checking.findings()} & {"damaged", "not_a_database"}
    close_database()
    saved = salvage.salvage(office, LATER.replace(hour=5))
    assert saved.read["resident"] > 0
    restoring.restore(office, saved.copy, LATER.replace(hour=6))
    open_database(str(office))
    store.bring_up_to_date()
    assert checking.findings() == []
    assert not [word for word in SEEN if word in bytes_of(office.parent)]


def test_a_plain_copy_is_encrypted_as_it_is_restored(office: Path) -> None:
    plain = office.parent / "by hand.backup"
    open_database(str(office))
    backup.create(str(plain))
    close_database()
    encrypting.encrypt(office, PASSPHRASE, NOW)
    restoring.restore(office, kept_copies.known(plain), LATER)
    assert file_keys.is_encrypted(office)
    open_database(str(office))
    assert checking.findings() == []


@pytest.mark.parametrize(
    "text", [b"", b"\0" * 8192, b"PK\3\4" + os.urandom(8188), os.urandom(5000), b"text " * 8192]
)
def test_other_files_are_not_taken_for_encrypted_ones(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "a file").write_bytes(text)
    assert not file_keys.is_encrypted(tmp_path / "a file")
    with pytest.raises(Refused, match="not_a_database"):
        open_database(str(tmp_path / "a file"))


def test_without_the_driver_it_says_what_to_install(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encrypting.encrypt(office, PASSPHRASE, NOW)
    file_keys._keys.clear()
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    for attempt in (lambda: open_database(str(office)), lambda: encrypting.encrypt(office, PASSPHRASE, NOW)):
        with pytest.raises(Refused, match="no_cipher"):
            attempt()
