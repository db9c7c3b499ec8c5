"""Copies of a SQLite file that are known to be good.

A copy is taken through SQLite's own backup interface in one go (a few pages at a time it never
ends while somebody writes), checked with quick_check, compared with its source row count by row
count, and stands under its name only after all that, with its SHA-256 in `<name>.sha256` beside
it. Copies of a PostgreSQL server are the server's (pg_dump, WAL archiving), not this module's.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from db.engines.connecting import connect, connect_like
from db.records import Backup, Refused
from db.refusals import refusing

# "fdsk": SQLite's own field for telling whose file this is.
APPLICATION_ID = 0x6664736B
_CHUNK = 1 << 20


def copy(
    source: Path, to: Path, *, replace: bool = False, first: Callable[[Path], None] | None = None
) -> Backup:
    """Copy a SQLite file that others may be writing to.

    Args:
        source: The file.
        to: Where the copy goes.
        replace: Whether something may stand there.
        first: What else belongs to a copy; done with the checked copy before it is given its name.

    Raises:
        Refused: `backup_exists`, `damaged` (the source), or what the disk met; nothing is left behind then.
    """
    rising = to.with_name(f".{to.name}.{os.getpid()}.new")
    try:
        with refusing(path=str(to)):
            if not to.parent.is_dir():
                raise Refused("missing_folder", folder=str(to.parent))
            if to.exists() and not replace:
                raise Refused("backup_exists", path=str(to))
            rising.unlink(missing_ok=True)
            os.close(os.open(rising, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            rows = _copy_pages(source, rising)
            if first is not None:
                first(rising)
            done = Backup(str(to), rising.stat().st_size, _sha256(rising), rows)
            write_private(sidecar(to), f"{done.sha256}  {to.name}\n")
            os.replace(rising, to)
            sync_folder(to.parent)
            return done
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                os.unlink(f"{rising}{ending}")


def verify(path: str) -> Backup:
    """Check a copy: its digest, its pages, and whose database it is.

    Raises:
        Refused: `missing_database`, `backup_damaged`, `not_a_database`, `other_application`.
    """
    where = Path(os.path.abspath(path))
    with refusing(path=str(where)):
        if not where.is_file():
            raise Refused("missing_database", path=str(where))
        digest = _sha256(where)
        try:
            recorded = [line.split()[:1] for line in sidecar(where).read_text(encoding="ascii").splitlines()]
        except (OSError, UnicodeError):
            recorded = []
        if [digest] not in recorded:
            raise Refused("backup_damaged", path=str(where))
        # immutable: a copy may lie on a disk that cannot be written.
        with closing(connect(where, "immutable=1")) as connection:
            if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise Refused("other_application", path=str(where))
            if not _is_sound(connection):
                raise Refused("backup_damaged", path=str(where))
            return Backup(str(where), where.stat().st_size, digest, sum(row_counts(connection).values()))


def note_digest(path: Path) -> None:
    """Write the digest of a file beside it. Raises: Refused."""
    with refusing(path=str(path)):
        _note_digests(path, _sha256(path))


def exchange(new: Path, copy: Path) -> None:
    """Put another file in the place of a copy; cut off anywhere, one of the two stands there with its digest.

    Raises:
        Refused: what the disk met.
    """
    with refusing(path=str(copy)):
        digest = _sha256(new)
        _note_digests(copy, digest, _sha256(copy))
        os.replace(new, copy)
        sync_folder(copy.parent)
        _note_digests(copy, digest)


def _note_digests(path: Path, *digests: str) -> None:
    replace_private(sidecar(path), "".join(f"{digest}  {path.name}\n" for digest in digests))


def _copy_pages(source: Path, to: Path) -> int:
    """Copy within one snapshot of the source and compare; returns how many rows the copy has."""
    with (
        closing(connect(source, isolation_level=None)) as live,
        closing(connect_like(source, to, isolation_level=None)) as made,
    ):
        live.execute("BEGIN")
        expected = row_counts(live)
        live.backup(made, pages=-1)
        live.execute("COMMIT")
        # One file without a log beside it; opening it as a database turns the log on again.
        made.execute("PRAGMA journal_mode = delete")
        if not _is_sound(made) or row_counts(made) != expected:
            raise Refused("damaged", path=str(source))
        return sum(expected.values())


def require_sound(path: Path) -> None:
    """Look over the pages of a file that nobody has open. Raises: Refused, `damaged`."""
    with closing(connect(path)) as connection:
        if not _is_sound(connection):
            raise Refused("damaged", path=str(path))


def _is_sound(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the rows of every table of ours; virtual tables keep theirs in tables that are counted."""
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{_quoted(name)}"').fetchone()[0] for (name,) in names
    }


def _quoted(name: str) -> str:
    return name.replace('"', '""')


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
        # A copy counts once it is on the disk.
        with suppress(OSError):
            os.fsync(file.fileno())
    return digest.hexdigest()


def sidecar(path: Path) -> Path:
    """Where the digest of a copy is written."""
    return path.with_name(f"{path.name}.sha256")


def write_private(path: Path, text: str) -> None:
    """Write a small file that only its owner may read."""
    with open(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def replace_private(path: Path, text: str) -> None:
    """Put a small private file in the place of what stands there; cut off anywhere, one of the two does.

    Raises:
        OSError: what the disk met; the file is as it was then.
    """
    rising = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        write_private(rising, text)
        os.replace(rising, path)
        sync_folder(path.parent)
    finally:
        rising.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a new name survive a power cut, where the system lets a folder be synced."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
