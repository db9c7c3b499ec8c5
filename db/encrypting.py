"""A database and its copies written anew: encrypted, with another key, or plain again.

The new file is written beside the old one, compared with it row by row, and takes its place in one renaming
while nobody else has it open; until then nothing has changed. Copies follow one by one.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db import file_keys, kept_copies
from db.engines import copies
from db.engines.alone import alone, exchange
from db.engines.connecting import connect_with, require_driver
from db.file_keys import Key
from db.kept_files import FOLDER_ENDING as FILES_ENDING
from db.records import KeptCopy, Refused, Rewritten
from db.refusals import refusing

_WAIT = 5


def encrypt(database: Path, passphrase: str, now: datetime, elsewhere: Iterable[Path] = ()) -> Rewritten:
    """Encrypt a database with all its copies; one that is encrypted gets another passphrase.

    Args:
        database: The file; no desk may have it open.
        passphrase: What opens it from then on.
        now: In UTC.
        elsewhere: Other folders with copies of it.

    Returns:
        What was done, with the recovery key.

    Raises:
        Refused: `no_cipher`; `desk_open`; `damaged`; what the disk met. The database is as it was then.
    """
    require_driver()
    key = file_keys.new_key(passphrase)
    return replace(_rewrite(database, key, now, elsewhere), recovery=key.written)


def decrypt(database: Path, now: datetime, elsewhere: Iterable[Path] = ()) -> Rewritten:
    """Write an encrypted database with all its copies as plain ones.

    Raises:
        Refused: `not_encrypted`; as `encrypt`.
    """
    if not file_keys.is_encrypted(database):
        raise Refused("not_encrypted", path=str(database))
    return _rewrite(database, None, now, elsewhere)


def _rewrite(database: Path, key: Key | None, now: datetime, elsewhere: Iterable[Path]) -> Rewritten:
    with alone(database):
        seen = _as_seen(database)
    with _rising(database, key) as rising:
        with alone(database):
            # A desk that was opened meanwhile has written into the old one.
            if _as_seen(database) != seen:
                raise Refused("desk_open", path=str(database))
            exchange(rising, database)
        copies.sync_folder(database.parent)
    done, left = 0, 0
    there = [*kept_copies.listed(database)]
    for folder in elsewhere:
        there.extend(kept_copies.listed_in(folder))
    for copy in there:
        try:
            _rewrite_copy(copy, key, now)
            done += 1
        except Refused:
            left += 1
    return Rewritten(str(database), done, left, files=_count_files(database))


def _as_seen(database: Path) -> tuple[int, int, int]:
    seen = database.stat()
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


@contextmanager
def _rising(source: Path, key: Key | None) -> Iterator[Path]:
    """The source written anew beside it, and compared; it is gone in the end unless it got a name.

    Raises:
        Refused: `damaged`, the source; what the disk met.
    """
    rising = source.with_name(f".{source.name}.{os.getpid()}.new")
    try:
        with refusing(path=str(source)):
            rising.unlink(missing_ok=True)
            write_anew(source, rising, key)
        yield rising
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                os.unlink(f"{rising}{ending}")


def write_anew(source: Path, to: Path, key: Key | None) -> None:
    """Write a database into a new file with that key, or plain, and compare the two.

    Raises:
        Refused: `damaged`, the source; `no_cipher`. What the disk met.
    """
    os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    present = file_keys.key_of(source)
    with closing(connect_with(present, source, "mode=rw", isolation_level=None, timeout=_WAIT)) as raw:
        raw.execute("ATTACH DATABASE ? AS new KEY ?", (str(to), key.pragma if key is not None else ""))
        raw.execute("SELECT sqlcipher_export('new')")
        for pragma in ("application_id", "user_version"):
            (value,) = raw.execute(f"PRAGMA main.{pragma}").fetchone()
            raw.execute(f"PRAGMA new.{pragma} = {value}")
        if not _are_same(raw):
            raise Refused("damaged", path=str(source))
    descriptor = os.open(to, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _are_same(raw: sqlite3.Connection) -> bool:
    """Compare the two schemas, and every row of every table; the new one's pages are looked over too."""
    schema = (
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM {}.sqlite_master WHERE name NOT LIKE 'sqlite%'"
    )
    old, new = (sorted(raw.execute(schema.format(name)).fetchall()) for name in ("main", "new"))
    if old != new or raw.execute("PRAGMA new.integrity_check(1)").fetchone() != ("ok",):
        return False
    tables = [
        name for kind, name, _of, sql in old if kind == "table" and not sql.startswith("CREATE VIRTUAL")
    ]
    return all(_has_same_rows(raw, table.replace('"', '""')) for table in (*tables, "sqlite_sequence"))


def _has_same_rows(raw: sqlite3.Connection, table: str) -> bool:
    counted = (f'SELECT count(*) FROM {name}."{table}"' for name in ("main", "new"))
    then, now = (raw.execute(count).fetchone() for count in counted)
    differs = f'SELECT 1 FROM (SELECT * FROM main."{table}" EXCEPT SELECT * FROM new."{table}") LIMIT 1'
    return bool(then == now and raw.execute(differs).fetchone() is None)


def _rewrite_copy(copy: KeptCopy, key: Key | None, now: datetime) -> None:
    """A copy like the database; what cannot be read, or is opened by another passphrase, stays as it was."""
    where = Path(copy.path)
    copies.verify(copy.path)
    with _rising(where, key) as rising, refusing(path=copy.path):
        # The digest first: a cut between the two shows as a damaged copy, never as a good one.
        copies.note_digest(rising, where)
        os.replace(rising, where)
        copies.sync_folder(where.parent)
    kept_copies.check(copy, now)


def _count_files(database: Path) -> int:
    folder = database.with_name(f"{database.name}{FILES_ENDING}")
    return sum(1 for _ in folder.glob("??/*")) if folder.is_dir() else 0
