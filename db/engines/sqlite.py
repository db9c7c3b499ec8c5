"""SQLite: one file, one PC."""

from __future__ import annotations

import glob
import hashlib
import os
import random
import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from db.encryption import file_keys
from db.encryption.file_keys import Key
from db.engines import share
from db.engines.connecting import begin_with, connect, errors
from db.engines.copies import APPLICATION_ID, copy, sync_folder
from db.engines.engine import SITE_SPAN, Engine, Raw
from db.engines.held import Held
from db.orm import Database, OperationalError, SqliteDatabase
from db.records import Refused
from db.refusals import refusal, refusing

BUSY_SECONDS = 5
_PAUSE = (0.0005, 0.004)
_NOBODY_BUILDS_SO_LONG = 600
"""Seconds after which whoever began a database has gone."""
MIGRATION_BUSY_MS = 60_000
PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "trusted_schema": 0,
    "secure_delete": 1,
    "mmap_size": 0,
}


class SqliteFile(SqliteDatabase):
    """Peewee's SQLite database that remembers the connections of all threads."""

    def __init__(self, path: Path) -> None:
        self.held = Held(interrupt=lambda connection: connection.interrupt())
        self.path = path
        super().__init__(
            str(path),
            pragmas=PRAGMAS,
            lock_type="IMMEDIATE",
            timeout=BUSY_SECONDS,
            # Each thread uses its own connection; only closing them all is done from another.
            check_same_thread=False,
        )

    def _connect(self) -> sqlite3.Connection:
        # As Peewee does it, but for the driver.
        connection = connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, **self.connect_params)
        try:
            self._add_conn_hooks(connection)  # type: ignore[attr-defined]
        except BaseException:
            connection.close()
            raise
        self.held.add(connection)
        return connection

    def begin(self, lock_type: str | None = None) -> None:
        """Begin as the only writer, asking anew every few milliseconds.

        SQLite's own waiting lengthens its pauses to a tenth of a second; under desks that write without a
        pause one that waits so comes too late again and again, until its five seconds are over.
        """
        connection: sqlite3.Connection = self.connection()  # type: ignore[no-untyped-call]
        deadline = time.monotonic() + BUSY_SECONDS
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    super().begin(lock_type)
                    return
                except OperationalError as error:
                    found = refusal(error)
                    if found is None or found.reason.code != "locked" or time.monotonic() > deadline:
                        raise
                time.sleep(random.uniform(*_PAUSE))
        finally:
            connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")

    def _close(self, conn: sqlite3.Connection) -> None:
        self.held.drop(conn)
        conn.close()


class SqliteEngine:
    """The engine for one file."""

    name = "sqlite"
    # AUTOINCREMENT: an id is never used twice, and its sequence can begin at the site's first.
    id_column = "INTEGER PRIMARY KEY AUTOINCREMENT"
    key_column = "INTEGER PRIMARY KEY"
    placeholder = "?"
    empty_code = "not_a_database"

    def __init__(self, target: str) -> None:
        self.target = target
        self.path = Path(os.path.abspath(target))
        self.where: dict[str, str | int] = {"path": str(self.path)}
        self._opened_as: tuple[int, int] | None = None

    def check(self, *, create: bool) -> None:
        """Refuse what can be seen to be wrong with the path."""
        if "\0" in self.target or not self.target.strip():
            raise Refused("wrong_url")
        with refusing(**self.where):
            if share.is_network(self.target, self.path):
                raise Refused("network_share", **self.where)
            if not self.path.parent.is_dir():
                raise Refused("missing_folder", folder=str(self.path.parent))
            if not self.path.exists():
                if not create:
                    raise Refused("missing_database", **self.where)
            elif not self.path.is_file():
                raise Refused("not_a_database", **self.where)
            elif not os.access(self.path, os.R_OK):
                raise Refused("cannot_open", **self.where)
            else:
                self._check_beginning(create)
            # WAL writes beside the file, so the folder counts as well.
            for place in (self.path, self.path.parent):
                if place.exists() and not os.access(place, os.W_OK):
                    raise Refused("read_only", path=str(place))
        self._keep_to_its_owner()

    def _keep_to_its_owner(self) -> None:
        """Let nobody else read a file that was copied here by hand; its log is made as private as it is."""
        if sys.platform == "win32":
            return
        for ending in ("", "-wal", "-shm"):
            with suppress(OSError):
                path = Path(f"{self.path}{ending}")
                known = path.stat()
                if known.st_uid == os.getuid() and known.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                    path.chmod(known.st_mode & stat.S_IRWXU)

    def _check_beginning(self, create: bool) -> None:
        """Refuse a file of another kind; SQLite would take one of a few bytes for an empty database."""
        beginning = file_keys.beginning(self.path)
        if file_keys.key_of(self.path) is not None:
            return
        if beginning != file_keys.SQLITE and not (create and beginning == b""):
            raise Refused("not_a_database", **self.where)

    def is_absent(self) -> bool:
        """Tell whether the file is still to be made."""
        return not self.path.exists()

    def give_birth(self, build: Callable[[Engine], None], key: Key | None = None) -> None:
        """Build the database under another name beside its place, then give it its own.

        A full disk or a power cut leaves no half-made database behind under the name, and of
        two programs that begin at once one finds the other's.
        """
        cradle = self.path.with_name(f".{self.path.name}.{os.getpid()}.new")
        try:
            with refusing(**self.where):
                cradle.unlink(missing_ok=True)
                os.close(os.open(cradle, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
                if key is not None:
                    begin_with(key, cradle)
                build(SqliteEngine(str(cradle)))
                _write_log_back(cradle)
                with suppress(FileExistsError):
                    _name_without_replacing(cradle, self.path)
                sync_folder(self.path.parent)
        finally:
            self._clear_away(cradle)

    def _clear_away(self, cradle: Path) -> None:
        """Remove a cradle, and those that somebody left who was killed while building."""
        with suppress(OSError):
            long_ago = cradle.stat().st_mtime - _NOBODY_BUILDS_SO_LONG
            for other in self.path.parent.glob(f".{glob.escape(self.path.name)}.*.new"):
                if other.stat().st_mtime < long_ago:
                    _remove(other)
        _remove(cradle)

    def database(self) -> Database:
        """Return Peewee's database for the file."""
        self._opened_as = self._identity()
        return SqliteFile(self.path)

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def still_there(self) -> None:
        """Refuse to write into a file that was deleted, or that another one has taken the place of.

        The system would let us: what is written into a deleted file is gone with the last who has it open.
        """
        if self._opened_as != self._identity():
            raise Refused("vanished", **self.where)

    @contextmanager
    def migrating(self) -> Iterator[Raw]:
        """Connect with foreign keys off: with them on, rebuilding a table would delete what refers to it."""
        with closing(connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)) as raw:
            raw.execute("PRAGMA trusted_schema = 0")
            yield raw

    def begin(self, raw: Raw) -> None:
        """Begin as the only writer, with a minute's patience for another desk that is migrating."""
        # Not before the file is known to be ours: turning on the log changes it.
        for pragma, value in {**PRAGMAS, "foreign_keys": 0, "busy_timeout": MIGRATION_BUSY_MS}.items():
            raw.execute(f"PRAGMA {pragma} = {value}")
        raw.execute("BEGIN IMMEDIATE")

    def version(self, raw: Raw) -> int:
        """Read the version from a file that says it is ours."""
        (application_id,) = raw.execute("PRAGMA application_id").fetchone()
        tables = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if application_id == 0 and not tables:
            return 0
        if application_id != APPLICATION_ID:
            raise Refused("other_application", **self.where)
        if "frontdesk_schema" not in tables:
            raise Refused("damaged", **self.where)
        version, shape = raw.execute(
            "SELECT version, shape FROM frontdesk_schema ORDER BY version DESC LIMIT 1"
        ).fetchone() or (None, None)
        if not isinstance(version, int) or shape != self.shape(raw):
            raise Refused("damaged", **self.where)
        return version

    def mark(self, raw: Raw) -> None:
        """Write the application id."""
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def shape(self, raw: Raw) -> str:
        """Digest the text of the schema, so that a damaged one is noticed at opening."""
        digest = hashlib.sha256()
        for row in raw.execute(
            "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
            " WHERE name NOT LIKE 'sqlite%' ORDER BY type, name"
        ):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def number_from(self, raw: Raw, site: int) -> None:
        """Seed sqlite_sequence for every table that numbers itself."""
        first, end = site * SITE_SPAN, (site + 1) * SITE_SPAN
        for (table,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
        ).fetchall():
            (highest,) = raw.execute(f'SELECT max(id) FROM "{table}" WHERE id < ?', (end,)).fetchone()
            raw.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
            raw.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, max(first, highest or 0))
            )

    def sample(self, raw: Raw) -> None:
        """Nothing to do: without samples SQLite goes by the indexes, and the queries are written for that."""

    def safeguard(self, raw: Raw, version: int) -> None:
        """Copy the file beside itself; the write lock that is held keeps it from changing meanwhile."""
        before = self.path.with_name(f"{self.path.name}.before-{version + 1}.backup")
        # Not at the top: only a migration needs it.
        from db.files.office_files import take_along

        copy(self.path, before, replace=True, first=lambda made: take_along(self.path, made, before))

    def tidy(self) -> None:
        """Write the log back into the file, should a thread's unfinished read have kept it from that."""
        if not Path(f"{self.path}-wal").exists():
            return
        with (
            suppress(*errors(), UnicodeDecodeError),
            closing(connect(self.path, timeout=0)) as last,
        ):
            last.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def check_references(self, raw: Raw) -> None:
        """Run SQLite's own check over all tables."""
        if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise Refused("damaged", **self.where)

    def reserve(self, raw: Any, table: str, count: int) -> list[int]:
        """Move the table's sequence on; the write lock of the transaction keeps others out."""
        (last,) = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
        raw.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last + count, table))
        return list(range(last + 1, last + count + 1))

    def load(self, raw: Any, table: str, columns: tuple[str, ...], rows: Iterable[Any]) -> int:
        """Insert with one prepared statement."""
        marks = ", ".join("?" * len(columns))
        statement = f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({marks})'
        count: int = raw.executemany(statement, rows).rowcount
        return max(count, 0)


def _remove(cradle: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            os.unlink(f"{cradle}{ending}")


def _write_log_back(path: Path) -> None:
    """Have everything in the file itself, which gets another name than its log: closing does not tell if it
    could not.

    Raises:
        Error of the driver: what the disk met.
    """
    with closing(connect(path)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _name_without_replacing(made: Path, name: Path) -> None:
    """Give a file its name; raises FileExistsError if something bears it already."""
    try:
        os.link(made, name)
    except FileExistsError:
        raise
    except OSError:
        # File systems without links; on Windows a rename never replaces.
        if name.exists():
            raise FileExistsError(name) from None
        os.rename(made, name)
