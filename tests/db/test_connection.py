"""Opening, closing, transactions, threads and drivers."""

from __future__ import annotations

import gc
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from db import connection, refusals
from db.connection import (
    close_database,
    close_thread,
    database,
    execute,
    is_postgresql,
    open_database,
    transaction,
)
from db.engines import held
from db.engines.copies import APPLICATION_ID
from db.engines.engine import SITE_SPAN
from db.records import Refused
from db.tables import Grid, Journal, Staff
from tests.lending import Server

ROOT = Path(__file__).parents[2]


def test_a_new_database_numbers_from_its_site(empty_target: str) -> None:
    open_database(empty_target, create=True, site=5)
    with transaction():
        assert Staff.create(name="王敏").id == 5 * SITE_SPAN + 1
        assert Grid.create(number=1).id == 5 * SITE_SPAN + 1
    open_database(empty_target)
    with transaction():
        assert Staff.create(name="李强").id == 5 * SITE_SPAN + 2


def test_a_site_beyond_64_bits_is_refused(empty_target: str, engine_name: str) -> None:
    with pytest.raises(Refused, match="wrong_site"):
        open_database(empty_target, create=True, site=2**23)
    if engine_name == "sqlite":
        assert os.listdir(Path(empty_target).parent) == []


def test_what_was_written_is_there_after_closing(target: str, engine_name: str) -> None:
    open_database(target)
    assert is_postgresql() == (engine_name == "postgresql")
    with transaction():
        Staff.create(name="王敏")
    close_database()
    close_database()
    open_database(target)
    assert [staff.name for staff in Staff.select()] == ["王敏"]


def test_an_error_undoes_the_whole_transaction(opened: str) -> None:
    with pytest.raises(ZeroDivisionError), transaction():
        Grid.create(number=1)
        with transaction():
            Grid.create(number=2)
        raise ZeroDivisionError
    assert Grid.select().count() == 0
    with transaction():
        Grid.create(number=3)
    assert Grid.select().count() == 1


def test_threads_have_their_own_connections_and_closing_closes_them_all(opened: str) -> None:
    seen: list[object] = []
    closing_time, connected = threading.Event(), threading.Barrier(4)

    def work() -> None:
        assert Staff.select().count() == 1
        seen.append(connection.raw())
        connected.wait()
        closing_time.wait()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    connected.wait()
    assert len({id(one) for one in [*seen, connection.raw()]}) == 4
    close_database()
    closing_time.set()
    for worker in workers:
        worker.join()
    if "://" not in opened:
        assert not Path(f"{opened}-wal").exists(), "the log is written back"
        assert not Path(f"{opened}-shm").exists()
    with pytest.raises(Refused, match="database_closed"), transaction():
        pass


def test_a_thread_may_close_its_connection_and_go_on(opened: str) -> None:
    before = connection.raw()
    close_thread()
    assert Staff.select().count() == 1
    assert connection.raw() is not before


def test_connections_of_ended_threads_are_closed_by_the_next(opened: str) -> None:
    kept = held(database())
    for _ in range(5):
        worker = threading.Thread(target=lambda: Staff.select().count())
        worker.start()
        worker.join()
    gc.collect()
    assert len(kept._connections) <= 2


def test_a_reader_is_ended_by_closing_with_an_error_that_can_be_said(opened: str) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    started, errors = threading.Event(), list[BaseException]()

    def read() -> None:
        connection.raw()
        started.set()
        try:
            execute(endless)
        except Exception as error:
            errors.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    started.wait()
    reader.join(0.2)  # it has to be inside the query, which nothing but time tells
    close_database()
    reader.join(10)
    assert not reader.is_alive()
    assert refusals.refusal(errors[0]) is not None


def test_the_file_is_private_and_durable(sqlite_target: str, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    open_database(str(path), create=True)
    with transaction():
        Staff.create(name="王敏")
    for file in tmp_path.glob("new.db*"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file
    pragmas = {
        name: connection.raw().execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            *("application_id", "journal_mode", "synchronous", "foreign_keys"),
            *("trusted_schema", "secure_delete", "mmap_size", "busy_timeout"),
        )
    }
    assert pragmas == {
        "application_id": APPLICATION_ID,
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
        "mmap_size": 0,
        "busy_timeout": 5000,
    }


@pytest.mark.skipif(sys.platform == "win32", reason="there it is the folder's rights that count")
def test_a_file_that_was_copied_here_is_made_private(sqlite_target: str) -> None:
    path = Path(sqlite_target)
    path.chmod(0o644)
    open_database(sqlite_target)
    with transaction():
        Staff.create(name="王敏")
    files = list(path.parent.glob(f"{path.name}*"))
    assert len(files) > 1
    for file in files:
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file


def test_without_the_driver_a_server_is_refused() -> None:
    code = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from db.connection import open_database\n"
        "from db.records import Refused\n"
        "try: open_database('postgresql://localhost/office')\n"
        "except Refused as refused: print(refused.reason.code)"
    )
    assert _python(code) == "no_driver"


def test_a_file_needs_no_driver(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from db import journal, drafts, settings, bulk\n"
        "from db.access import access_log\n"
        "from db.copies import backup\n"
        "from db.connection import open_database\n"
        f"open_database({str(tmp_path / 'office.db')!r}, create=True)\n"
        "print([name for name in ('psycopg', 'psycopg2', 'playhouse', 'textual') if name in sys.modules])"
    )
    assert _python(code) == "[]"


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, cwd=ROOT)
    assert done.stderr == ""
    return done.stdout.strip()


def test_the_server_ending_a_connection_costs_one_operation_at_most(
    postgresql_server: Server, postgresql_target: str
) -> None:
    open_database(postgresql_target)
    with pytest.raises(Refused, match="cannot_connect"), transaction():
        Staff.create(name="王敏")
        pid = connection.raw().info.backend_pid
        postgresql_server.run(f"SELECT pg_terminate_backend({pid})")
        Staff.create(name="李强")
    assert Staff.select().count() == 0
    with transaction():
        Staff.create(name="王敏")
    assert Staff.select().count() == 1
    assert Journal.select().count() == 0
