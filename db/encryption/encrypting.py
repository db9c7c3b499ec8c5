"""A database and its copies written anew: encrypted, with another key, or plain again.

The new file is written beside the old one, compared with it row by row, and takes its place in one renaming
while nobody else has it open; until then nothing has changed. Copies follow one by one.

Attached files are sealed once the database keeps what seals them, and are opened again before it forgets
that; each lies there both ways for a moment. Cut off in between, the same once more goes on with it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db.copies import kept_copies
from db.encryption import file_keys, sealing_up
from db.encryption.file_keys import Key
from db.encryption.sealing import Seal, require_cipher
from db.engines import copies
from db.engines.alone import alone, exchange
from db.engines.connecting import connect_with, require_driver
from db.files import office_files
from db.files.kept_files import FILES_OF_COPIES, beside, beside_copies
from db.records import KeptCopy, Refused, Rewritten
from db.refusals import refusing

_WAIT = 5


def encrypt(database: Path, passphrase: str, now: datetime, elsewhere: Iterable[Path] = ()) -> Rewritten:
    """Encrypt a database with all its copies and seal their attached files.

    One that is encrypted gets another passphrase. What seals its files stays the same, so they are left
    alone, but for those that still lie in the clear because somebody was cut off.

    Args:
        database: The file; no desk may have it open.
        passphrase: What opens it from then on.
        now: In UTC.
        elsewhere: Other folders with copies of it.

    Returns:
        What was done, with the recovery key.

    Raises:
        Refused: `no_cipher`; `desk_open`; `damaged`; what the disk met. The database is as it was then, or
            encrypted with files in the clear, which can be gone on with.
    """
    require_what_it_needs()
    elsewhere = tuple(elsewhere)
    key = file_keys.new_key(passphrase)
    seen = _seen_alone(database)
    seal = office_files.seal(database) or Seal.new()
    # The database first: nothing may be sealed by what is not kept yet.
    _take_its_place(database, key, seal, seen)
    copies_of_it = _copies(database, elsewhere)
    left = sum(not _is_rewritten(copy, key, seal, now) for copy in copies_of_it)
    linked: sealing_up.Linked = {}
    files = sealing_up.seal_all(beside(database), seal, linked)
    for folder in _folders_of_copies(database, elsewhere, copies_of_it):
        sealing_up.seal_all(folder, seal, linked)
    return Rewritten(str(database), len(copies_of_it) - left, left, files, recovery=key.written)


def require_what_it_needs() -> None:
    """Make sure that databases and their files can be encrypted here. Raises: Refused, `no_cipher`."""
    require_driver()
    require_cipher()


def decrypt(database: Path, now: datetime, elsewhere: Iterable[Path] = ()) -> Rewritten:
    """Write an encrypted database with all its copies as plain ones, their attached files in the clear.

    Raises:
        Refused: `not_encrypted`; as `encrypt`. The database is as it was then.
    """
    if not file_keys.is_encrypted(database):
        raise Refused("not_encrypted", path=str(database))
    elsewhere = tuple(elsewhere)
    seen = _seen_alone(database)
    copies_of_it = _copies(database, elsewhere)
    seals = _seals(database, copies_of_it)
    # The files first: once the database is plain, it opens none of them.
    own, unopened = sealing_up.open_all(beside(database), seals)
    of_copies = [
        path
        for folder in _folders_of_copies(database, elsewhere, copies_of_it)
        for path in sealing_up.open_all(folder, seals)[0]
    ]
    _take_its_place(database, None, None, seen)
    sealing_up.remove(own)
    left = sum(not _is_rewritten(copy, None, None, now) for copy in copies_of_it)
    if not left:
        sealing_up.remove(of_copies)
    return Rewritten(str(database), len(copies_of_it) - left, left, len(own), unopened)


def _seen_alone(database: Path) -> tuple[int, int, int]:
    with alone(database):
        return _as_seen(database)


def _take_its_place(database: Path, key: Key | None, seal: Seal | None, seen: tuple[int, int, int]) -> None:
    with _rising(database, key, seal) as rising:
        with alone(database):
            # A desk that was opened meanwhile has written into the old one.
            if _as_seen(database) != seen:
                raise Refused("desk_open", path=str(database))
            exchange(rising, database)
        copies.sync_folder(database.parent)


def _copies(database: Path, elsewhere: Iterable[Path]) -> list[KeptCopy]:
    found = [*kept_copies.listed(database)]
    for folder in elsewhere:
        found.extend(kept_copies.listed_in(folder))
    return found


def _folders_of_copies(
    database: Path, elsewhere: Iterable[Path], copies_of_it: Iterable[KeptCopy]
) -> list[Path]:
    """Where contents of attached files of copies may be."""
    folders = [beside_copies(database), *(folder / FILES_OF_COPIES for folder in elsewhere)]
    folders += [beside(Path(copy.path)) for copy in copies_of_it]
    return list(dict.fromkeys(folders))


def _seals(database: Path, copies_of_it: Iterable[KeptCopy]) -> list[Seal]:
    found = [office_files.seal(database)]
    for copy in copies_of_it:
        # One that another passphrase opens stays as it is, with its files.
        with suppress(Refused):
            found.append(office_files.seal(Path(copy.path)))
    return [seal for seal in dict.fromkeys(found) if seal is not None]


def _as_seen(database: Path) -> tuple[int, int, int]:
    seen = database.stat()
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


@contextmanager
def _rising(source: Path, key: Key | None, seal: Seal | None) -> Iterator[Path]:
    """The source written anew beside it, and compared; it is gone in the end unless it got a name.

    Raises:
        Refused: `damaged`, the source; what the disk met.
    """
    rising = source.with_name(f".{source.name}.{os.getpid()}.new")
    try:
        with refusing(path=str(source)):
            rising.unlink(missing_ok=True)
            write_anew(source, rising, key, seal)
        yield rising
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                os.unlink(f"{rising}{ending}")


def write_anew(source: Path, to: Path, key: Key | None, seal: Seal | None) -> None:
    """Write a database into a new file with that key, or plain, and compare the two.

    Args:
        source: The file.
        to: Nothing may stand there.
        key: What opens it.
        seal: What seals its attached files, where nothing did before; a plain one has none.

    Raises:
        Refused: `damaged`, the source; `no_cipher`. What the disk met.
    """
    os.close(os.open(to, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    present = file_keys.key_of(source)
    with closing(connect_with(present, source, "mode=rw", isolation_level=None, timeout=_WAIT)) as raw:
        raw.execute("ATTACH DATABASE ? AS new KEY ?", (str(to), key.pragma if key is not None else ""))
        # Nobody has its name yet: it is synced once, at the end, and thrown away if it does not come to that.
        raw.execute("PRAGMA new.synchronous = off")
        raw.execute("PRAGMA new.journal_mode = off")
        # In one transaction, or every table would be one.
        raw.execute("BEGIN")
        raw.execute("SELECT sqlcipher_export('new')")
        for pragma in ("application_id", "user_version"):
            (value,) = raw.execute(f"PRAGMA main.{pragma}").fetchone()
            raw.execute(f"PRAGMA new.{pragma} = {value}")
        raw.execute("COMMIT")
        if not _are_same(raw):
            raise Refused("damaged", path=str(source))
        office_files.note_seal(raw, (office_files.seal_in(raw) or seal) if key else None, "new")
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


def _is_rewritten(copy: KeptCopy, key: Key | None, seal: Seal | None, now: datetime) -> bool:
    """A copy like the database; what cannot be read, or is opened by another passphrase, stays as it was."""
    try:
        _rewrite_copy(copy, key, seal, now)
    except Refused:
        return False
    return True


def _rewrite_copy(copy: KeptCopy, key: Key | None, seal: Seal | None, now: datetime) -> None:
    where = Path(copy.path)
    copies.verify(copy.path)
    with _rising(where, key, seal) as rising:
        copies.exchange(rising, where)
    # Its rows were compared; that of the seal has come or gone.
    kept_copies.check(replace(copy, counts={}), now)
