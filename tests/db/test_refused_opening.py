"""Every way in which opening a database can be refused, with nothing changed by it."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.connection import (
    close_database,
    database,
    execute,
    open_database,
    transaction,
)
from db.engines import sqlite
from db.migrations.runner import MIGRATIONS
from db.records import Refused
from db.tables import Staff
from tests.lending import Server

ROOT = Path(__file__).parents[2]


def refused(target: str, *, create: bool = False) -> str:
    """Return the code with which opening is refused."""
    with pytest.raises(Refused) as caught:
        open_database(target, create=create)
    assert caught.value.__cause__ is None
    with pytest.raises(Refused, match="database_closed"):
        database()
    return caught.value.reason.code


def test_missing_folder_and_missing_file(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "no" / "office.db"), create=True) == "missing_folder"
    assert refused(str(tmp_path / "office.db")) == "missing_database"
    assert refused(str(tmp_path / ("长" * 200)), create=True) == "missing_folder"
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "target", ["", "  ", "a\0b", "mysql://localhost/x", "sqlite:///office.db", "http://x"]
)
def test_wrong_addresses(target: str) -> None:
    assert refused(target, create=True) == "wrong_url"


def test_an_empty_file_is_a_database_only_when_one_is_to_be_made(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.touch()
    assert refused(str(path)) == "not_a_database"
    assert path.stat().st_size == 0
    open_database(str(path), create=True)
    assert Staff.select().count() == 0


@pytest.mark.parametrize(
    "content", [b"x", b"name,age\n" * 5000, b"SQLite format 3\0" + b"\1" * 500, b"\0" * 8192]
)
def test_other_files_are_not_databases_and_stay_as_they_are(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(content)
    assert refused(str(path), create=True) in ("not_a_database", "damaged")
    assert path.read_bytes() == content
    assert os.listdir(tmp_path) == ["office.db"]


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    assert refused(str(tmp_path)) == "not_a_database"


def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE resident (id INTEGER PRIMARY KEY, name TEXT)")
    before = path.read_bytes()
    assert refused(str(path), create=True) == "other_application"
    assert path.read_bytes() == before


def test_another_programs_server_is_refused(postgresql_server: Server) -> None:
    postgresql_server.run("CREATE DATABASE other_program")
    import psycopg

    url = postgresql_server.url("other_program")
    assert refused(url) == "missing_database"
    with psycopg.connect(url) as other:
        other.execute("CREATE TABLE resident (id INTEGER PRIMARY KEY)")
    assert refused(url, create=True) == "other_application"


def test_a_newer_database_is_refused_unchanged(target: str, engine_name: str) -> None:
    newer = MIGRATIONS[-1].version + 1
    open_database(target)
    with transaction():
        execute(
            "INSERT INTO frontdesk_schema (version, name, applied_at, shape)"
            f" SELECT {newer}, 'later', applied_at, shape FROM frontdesk_schema WHERE version = {newer - 1}"
        )
    close_database()
    before = Path(target).read_bytes() if engine_name == "sqlite" else b""
    assert refused(target) == "newer_database"
    if engine_name == "sqlite":
        assert Path(target).read_bytes() == before


def test_a_locked_file_is_refused(sqlite_target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(sqlite_target, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = exclusive")
        other.execute("BEGIN EXCLUSIVE")
        assert refused(sqlite_target) == "locked"
    open_database(sqlite_target)


def test_a_writer_that_waits_too_long_is_told_so(sqlite_target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.1)
    open_database(sqlite_target)
    with closing(sqlite3.connect(sqlite_target, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused, match="locked"), transaction():
            Staff.create(name="王敏")
        other.execute("ROLLBACK")
    with transaction():
        Staff.create(name="王敏")
    assert Staff.select().count() == 1


@pytest.mark.skipif(sys.platform == "win32", reason="modes are another thing there")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o666, 0o555), (0o444, 0o555)])
def test_read_only(
    sqlite_target: str, file_mode: int, folder_mode: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # Not in pytest's own folder: it is private, and the process gives its rights away.
    folder = Path(tmp_path_factory.getbasetemp().parent.parent) / f"read-only-{os.getpid()}"
    folder.mkdir()
    try:
        path = folder / "office.db"
        shutil.copyfile(sqlite_target, path)
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        done = subprocess.run(
            [sys.executable, "-m", "tests.db.desk", "peek", str(path)],
            capture_output=True,
            text=True,
            timeout=30,
            cwd=ROOT,
        )
        assert (done.stdout, done.stderr, done.returncode) == ("refused read_only\n", "", 1)
    finally:
        folder.chmod(0o700)
        shutil.rmtree(folder)


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with closing(socket.socket()) as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        assert refused(f"postgresql://nobody:secret@127.0.0.1:{port}/office") == "cannot_connect"
    assert refused(f"postgresql:///office?host={tmp_path}") == "cannot_connect"


def test_a_refusal_tells_the_host_but_not_the_password(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        open_database("postgresql://wang:geheim@127.0.0.1:1/office")
    assert caught.value.reason.values == {"host": "127.0.0.1"}


@pytest.mark.parametrize("url", ["postgresql://h:x/d", "postgresql://h/d?nonsense=1", "postgresql://[::1/d"])
def test_malformed_server_addresses(url: str) -> None:
    assert refused(url) == "wrong_url"


def test_a_database_the_server_does_not_have(postgresql_server: Server) -> None:
    assert refused(postgresql_server.url("never_made"), create=True) == "cannot_connect"
