"""The folder of copies beside a SQLite file (`office.db.copies`), and the same on a second disk.

Each copy `office-20210906T063005Z.backup` has its digest beside it (`….sha256`, as sha256sum writes it) and
what is known of it (`….json`): why it was made, how many rows each table has, where its journal ends, and
when it was opened and found whole. The contents of attached files of all copies lie once in `files`.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from db.connection import engine
from db.engines import copies
from db.engines.connecting import connect
from db.files import office_files
from db.files.kept_files import COPIES_ENDING, FILES_OF_COPIES, KeptFiles, beside
from db.records import KeptCopy, Refused
from db.refusals import refusing

ENDING = ".backup"
DAMAGED_ENDING = ".damaged"
"""Of a file that was put aside and cannot be restored."""
_NOBODY_COPIES_SO_LONG = 3_600
"""Seconds after which whoever began a copy has gone."""
STAMP = "%Y%m%dT%H%M%SZ"


def folder_of(database: Path) -> Path:
    """Where the copies of a SQLite file lie."""
    return database.with_name(f"{database.name}{COPIES_ENDING}")


def present_file() -> Path | None:
    """The open database's file; None where it is on a server, whose copies are the server's own."""
    path = engine().where.get("path")
    return None if path is None else Path(str(path))


def contents_of(copy: Path) -> KeptFiles:
    """The contents of a copy's attached files: in a folder of its own, or in that of all copies.

    Raises:
        Refused: what reading the copy meets.
    """
    own = beside(copy)
    return office_files.kept(copy, own if own.is_dir() else copy.parent / FILES_OF_COPIES)


def make(database: Path, now: datetime, why: str) -> KeptCopy:
    """Copy a SQLite file with its attached files into its folder of copies, then open the copy and check it.

    Args:
        database: The file; others may be writing to it.
        now: In UTC.
        why: A code of the group `copy`.

    Raises:
        Refused: `damaged`, `backup_exists` (another desk makes it), what the disk met; nothing is left then.
    """
    folder = folder_of(database)
    with refusing(folder=str(folder.parent)):
        folder.mkdir(0o700, exist_ok=True)
    _forget_unfinished(folder)
    to = folder / f"{database.stem}-{now:{STAMP}}{ENDING}"

    def take_files(made: Path) -> None:
        kept, into = (
            office_files.kept(made, beside(database)),
            office_files.kept(made, folder / FILES_OF_COPIES),
        )
        for content in office_files.contents(made):
            # What is there was compared when it came; to read all of it every hour would wear the disk out.
            if not into.has(content):
                into.take_over(content, kept)

    copies.copy(database, to, first=take_files)
    return check(replace(known(to), why=why, made_at=now), now)


def _forget_unfinished(folder: Path) -> None:
    """Remove what is left of copies that were cut off."""
    with suppress(OSError):
        long_ago = time.time() - _NOBODY_COPIES_SO_LONG
        for path in folder.glob(".*.new*"):
            if path.stat().st_mtime < long_ago:
                path.unlink()


def check(copy: KeptCopy, now: datetime) -> KeptCopy:
    """Open a copy as a database, compare it with its digest and look it over; note that beside it.

    Raises:
        Refused: `missing_database`, `backup_damaged`, `not_a_database`, `other_application`.
    """
    where = Path(copy.path)
    copies.verify(copy.path)
    counts, entry, chain, schema = look_into(where)
    if copy.counts and (dict(copy.counts), copy.entry, copy.chain) != (counts, entry, chain):
        raise Refused("backup_damaged", path=copy.path)
    found = replace(
        copy,
        size=where.stat().st_size,
        counts=counts,
        files=len(office_files.contents(where)),
        entry=entry,
        chain=chain,
        schema=schema,
        checked_at=now,
    )
    _note(found)
    return found


def look_into(path: Path) -> tuple[dict[str, int], int, str, int]:
    """Read a copy: the rows of each table, the last entry of its journal with the chain, and its schema.

    Raises:
        Refused: what reading it meets.
    """
    with (
        refusing(path=str(path)),
        closing(connect(path, "immutable=1")) as raw,
    ):
        counts = copies.row_counts(raw)
        (schema,) = raw.execute("SELECT max(version) FROM frontdesk_schema").fetchone()
        last = raw.execute("SELECT id, chain FROM journal ORDER BY id DESC LIMIT 1").fetchone() or (0, "")
    return counts, int(last[0]), str(last[1]), int(schema or 0)


def listed(database: Path) -> tuple[KeptCopy, ...]:
    """The copies of a SQLite file, the newest first; those from before a migration lie beside the file."""
    found = [*listed_in(folder_of(database)), *_from_before_migrations(database)]
    return tuple(sorted(found, key=lambda copy: copy.made_at, reverse=True))


def files(database: Path) -> list[str]:
    """Every file that holds a copy, what is damaged included, and may be read by whoever has it."""
    damaged = folder_of(database).glob(f"*{DAMAGED_ENDING}")
    return [*(copy.path for copy in listed(database)), *(str(path) for path in sorted(damaged))]


def listed_in(folder: Path) -> Iterator[KeptCopy]:
    """The copies that lie in a folder."""
    with suppress(OSError):
        for path in sorted(folder.glob(f"*{ENDING}")):
            with suppress(OSError):
                yield known(path)


def listed_in_order(folder: Path) -> list[KeptCopy]:
    """The copies that lie in a folder, the newest first."""
    return sorted(listed_in(folder), key=lambda copy: copy.made_at, reverse=True)


def _from_before_migrations(database: Path) -> Iterator[KeptCopy]:
    with suppress(OSError):
        for path in sorted(database.parent.glob("*.before-*.backup")):
            if path.name.startswith(f"{database.name}.before-"):
                with suppress(OSError):
                    yield replace(known(path), why="migration")


def known(path: Path) -> KeptCopy:
    """What is written beside a copy; else what can be seen from outside. Raises: OSError, there is none."""
    seen = path.stat()
    bare = KeptCopy(str(path), _named_moment(path, seen.st_mtime), "by_hand", seen.st_size)
    try:
        told = json.loads(about(path).read_text(encoding="utf-8"))
        return replace(
            bare,
            made_at=datetime.fromisoformat(told["made_at"]),
            why=str(told["why"]),
            counts={str(table): int(count) for table, count in told["counts"].items()},
            files=int(told["files"]),
            entry=int(told["entry"]),
            chain=str(told["chain"]),
            schema=int(told["schema"]),
            checked_at=datetime.fromisoformat(told["checked_at"]) if told["checked_at"] else None,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return bare


def _named_moment(path: Path, changed: float) -> datetime:
    with suppress(ValueError):
        return datetime.strptime(path.name.removesuffix(ENDING).rpartition("-")[2], STAMP)
    return datetime.fromtimestamp(changed, UTC).replace(tzinfo=None)


def about(path: Path) -> Path:
    """Where it is written what is known of a copy."""
    return path.with_name(f"{path.name}.json")


def _note(copy: KeptCopy) -> None:
    """Write what is known of a copy beside it; on a disk that cannot be written it stays unwritten."""
    told = {
        "made_at": copy.made_at.isoformat(),
        "why": copy.why,
        "counts": dict(copy.counts),
        "files": copy.files,
        "entry": copy.entry,
        "chain": copy.chain,
        "schema": copy.schema,
        "checked_at": copy.checked_at.isoformat() if copy.checked_at else "",
    }
    with suppress(OSError):
        copies.write_private(about(Path(copy.path)), json.dumps(told, indent=1))


def clear_away(folder: Path, is_kept: Callable[[KeptCopy], bool]) -> int:
    """Remove the copies that are not kept, and contents that no copy needs any more; how many copies went.

    The newest copy is never removed.
    """
    gone = [copy for copy in listed_in_order(folder)[1:] if not is_kept(copy)]
    for copy in gone:
        remove(copy)
    if gone:
        clear_files(folder)
    return len(gone)


def remove(copy: KeptCopy) -> None:
    """Remove a copy, with what is known of it."""
    for path in (Path(copy.path), copies.sidecar(Path(copy.path)), about(Path(copy.path))):
        with suppress(OSError):
            path.unlink()
    shutil.rmtree(beside(Path(copy.path)), ignore_errors=True)


def drop_own_files(copy: Path, digests: Iterable[str]) -> None:
    """Remove contents from the folder that a copy has for itself alone, if it has one."""
    if beside(copy).is_dir():
        own = office_files.kept(copy, beside(copy))
        for digest in digests:
            with suppress(OSError):
                own.remove(digest)


def clear_files(folder: Path, at_once: Iterable[str] = ()) -> None:
    """Remove contents of attached files that no copy in a folder needs any more; those of the last day stay.

    Args:
        folder: of the copies.
        at_once: digests of contents that go however young they are.
    """
    if (folder / FILES_OF_COPIES).is_dir():
        try:
            needed = {
                name
                for copy in listed_in(folder)
                for name in _needed(Path(copy.path), folder / FILES_OF_COPIES)
            }
        except Refused as refused:
            # A copy that another passphrase opens does not tell what it needs: then all of it stays.
            if refused.reason.code not in ("passphrase_needed", "passphrase_wrong"):
                raise
        else:
            KeptFiles(folder / FILES_OF_COPIES).clear(needed)
            _remove_at_once(folder, set(at_once), needed)


def _remove_at_once(folder: Path, digests: set[str], needed: set[str]) -> None:
    for copy in listed_in(folder) if digests else ():
        place = office_files.kept(Path(copy.path), folder / FILES_OF_COPIES)
        for digest in digests:
            if needed.isdisjoint(place.names((digest,))):
                with suppress(OSError):
                    place.remove(digest)


def _needed(copy: Path, folder: Path) -> set[str]:
    contents = office_files.contents(copy)
    return office_files.kept(copy, folder).names(content.digest for content in contents)


def carry(copy: KeptCopy, folder: Path, now: datetime) -> KeptCopy:
    """Have a copy on another disk too, read there again and compared; what is there already is left alone.

    Raises:
        Refused: `backup_damaged`, `disk_full`, or what else the disk met.
    """
    source, to = Path(copy.path), folder / Path(copy.path).name
    with refusing(path=str(to), folder=str(folder)):
        folder.mkdir(0o700, exist_ok=True)
        into, kept = office_files.kept(source, folder / FILES_OF_COPIES), contents_of(source)
        for content in office_files.contents(source):
            if not into.has(content):
                into.take_over(content, kept)
        if not to.exists():
            copies.write_private(copies.sidecar(to), copies.sidecar(source).read_text(encoding="ascii"))
            copy_file(source, to)
    return check(replace(copy, path=str(to)), now)


def copy_file(source: Path, to: Path) -> None:
    """Copy a file that nobody changes; it has its name only once it is on the disk.

    Raises:
        OSError: what the disk met; nothing is left then.
    """
    rising = to.with_name(f".{to.name}.{os.getpid()}.new")
    try:
        with source.open("rb") as old, open(_opened(rising), "wb") as new:
            shutil.copyfileobj(old, new, 1 << 20)
            new.flush()
            os.fsync(new.fileno())
        os.replace(rising, to)
        copies.sync_folder(to.parent)
    finally:
        with suppress(OSError):
            rising.unlink()


def _opened(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
