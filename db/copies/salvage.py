"""What can be read of a damaged SQLite file, in a new one.

Tables are walked by their ids: where a page cannot be read, the next id that can is looked for by halving.
What lay in between comes from the newest copy, if there is one of the same shape. The search index is not
read at all: opening makes it anew.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from db.copies import kept_copies
from db.copies.schema_graft import graft
from db.encryption.file_keys import is_encrypted
from db.engines.connecting import begin_like, connect, errors
from db.engines.sqlite import SqliteEngine
from db.forgetting import in_copies
from db.migrations.runner import MIGRATIONS, migrate
from db.records import KeptCopy, Refused, Salvaged
from db.refusals import refusing

_LAST_ID = 2**63 - 1
_MOST_GAPS = 10_000


def _unreadable() -> tuple[type[Exception], ...]:
    return (*errors("DatabaseError"), UnicodeDecodeError, OverflowError)


Gaps = list[tuple[int, int]]


def salvage(database: Path, now: datetime) -> Salvaged:
    """Read what can be read into a new copy; the damaged file stays as it is.

    Raises:
        Refused: `not_salvageable`, where not even its tables can be told; what the disk met.
    """
    folder = kept_copies.folder_of(database)
    with refusing(path=str(database), folder=str(folder.parent)):
        folder.mkdir(0o700, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".salvage-", dir=folder) as place:
            old = Path(place) / "old.db"
            # A copy of it: reading through SQLite may change a file with a log.
            for ending in ("", "-wal"):
                if Path(f"{database}{ending}").exists():
                    shutil.copyfile(f"{database}{ending}", f"{old}{ending}")
            new = Path(place) / database.name
            others = kept_copies.listed(database)
            _mend_schema(old, others)
            found = _read_into(old, new, others)
            read, unread, filled, dropped, filled_from = found
            erased = _erase_again(database, new)
            made = kept_copies.make(new, now, "salvaged")
            whole = _beside(made, folder)
    return Salvaged(whole, read, unread, filled, dropped, filled_from, erased)


def _erase_again(database: Path, new: Path) -> int:
    """Whom a copy knew that rows were taken from, or a table that could be read, is erased all the same."""
    known = {one.id: one for place in (database, new) for one in in_copies.known(place)}.values()
    if not in_copies.still_in(new, known, is_ours=True, mixed=True):
        return 0
    return in_copies.erase_in(new, known, is_ours=True, mixed=True).people


def _beside(made: KeptCopy, folder: Path) -> KeptCopy:
    """Put the new copy among the others."""
    to = folder / Path(made.path).name
    for ending in ("", ".sha256", ".json"):
        Path(f"{made.path}{ending}").replace(f"{to}{ending}")
    return replace(made, path=str(to))


_Found = tuple[
    dict[str, int], dict[str, tuple[tuple[int, int], ...]], dict[str, int], dict[str, int], datetime | None
]


def _read_into(old: Path, new: Path, others: tuple[KeptCopy, ...]) -> _Found:
    read: dict[str, int] = {}
    unread: dict[str, tuple[tuple[int, int], ...]] = {}
    filled: dict[str, int] = {}
    with closing(connect(old)) as damaged:
        damaged.text_factory = lambda raw: raw.decode("utf-8", "replace")
        version = _version(damaged)
        new.touch(0o600)
        begin_like(old, new)
        migrate(SqliteEngine(str(new)), create=True, migrations=MIGRATIONS[:version])
        helper = next((one for one in others if one.checked_at and one.schema == version), None)
        with closing(connect(new, isolation_level=None)) as made:
            made.execute("BEGIN")
            for table, columns in _tables(made):
                made.execute(f'DELETE FROM "{table}"')
                gaps: Gaps = []
                read[table] = _put(made, table, columns, _rows(damaged, table, columns, gaps), gaps)
                if gaps:
                    unread[table] = tuple(gaps)
                if gaps and helper is not None:
                    filled[table] = _fill(made, table, columns, gaps, Path(helper.path))
            dropped = _drop_what_dangles(made)
            # Opening makes the search index anew where this is missing.
            made.execute("DELETE FROM setting WHERE key = 'tokens'")
            made.execute("COMMIT")
    filled = {table: count for table, count in filled.items() if count}
    return read, unread, filled, dropped, helper.made_at if helper and filled else None


def _mend_schema(old: Path, others: tuple[KeptCopy, ...]) -> None:
    """Where the tables cannot be told any more, let a copy tell them."""
    try:
        with closing(connect(old)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
            raw.execute("SELECT count(*) FROM frontdesk_schema").fetchone()
        return
    except _unreadable():
        if is_encrypted(old):
            # Page for page another cipher text: nothing of a copy fits in.
            return
    for copy in others:
        if copy.checked_at and copy.schema == MIGRATIONS[-1].version and graft(old, copy):
            return


def _version(damaged: sqlite3.Connection) -> int:
    """The shape of the damaged file; the newest where it does not say. Raises: Refused, `not_salvageable`."""
    try:
        damaged.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except _unreadable():
        raise Refused("not_salvageable") from None
    with suppress(*_unreadable()):
        (version,) = damaged.execute("SELECT max(version) FROM frontdesk_schema").fetchone()
        if isinstance(version, int) and 0 < version <= MIGRATIONS[-1].version:
            return version
    return MIGRATIONS[-1].version


def _tables(made: sqlite3.Connection) -> list[tuple[str, list[str]]]:
    """Our tables with their columns; not what the search is made of, which is made anew."""
    names = [
        name
        for (name,) in made.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        if not name.startswith("sqlite_") and "_fts" not in name and not name.endswith("_doc")
    ]
    return [
        (name, [row[1] for row in made.execute(f'PRAGMA table_info("{name}")')])
        for name in names
        if name != "frontdesk_schema"
    ]


def _rows(
    damaged: sqlite3.Connection, table: str, columns: list[str], gaps: Gaps
) -> Iterator[tuple[Any, ...]]:
    """The rows that can be read, by their ids; the ranges of ids that cannot go to `gaps`."""
    asked = f'SELECT rowid, {", ".join(columns)} FROM "{table}" WHERE rowid > ? ORDER BY rowid'
    after = -1
    while len(gaps) < _MOST_GAPS:
        try:
            for row in damaged.execute(asked, (after,)):
                after = row[0]
                yield row
            return
        except _unreadable():
            following = _next_readable(damaged, f"{asked} LIMIT 1", after)
            gaps.append((after + 1, _LAST_ID if following is None else following - 1))
            if following is None:
                return
            after = following - 1


def _next_readable(damaged: sqlite3.Connection, asked: str, after: int) -> int | None:
    """The first id behind `after` from which on a row can be read; None where there is none."""

    def first_behind(place: int) -> int | None:
        row = damaged.execute(asked, (place,)).fetchone()
        return _LAST_ID if row is None else int(row[0])

    step, failing = 1, after
    while True:
        try:
            found = first_behind(min(after + step, _LAST_ID - 1))
            break
        except _unreadable():
            failing = after + step
            step *= 2
            if after + step >= _LAST_ID:
                return None
    reading = after + step
    while reading - failing > 1:
        middle = (reading + failing) // 2
        try:
            found, reading = first_behind(middle), middle
        except _unreadable():
            failing = middle
    return None if found == _LAST_ID else found


def _put(
    made: sqlite3.Connection, table: str, columns: list[str], rows: Iterator[tuple[Any, ...]], gaps: Gaps
) -> int:
    """Write rows; one that the table does not take, because a value in it is damaged, is a gap."""
    statement = _insert(table, columns)
    count = 0
    for row_id, *values in rows:
        try:
            made.execute(statement, values)
            count += 1
        except errors():
            gaps.append((row_id, row_id))
    return count


def _insert(table: str, columns: list[str]) -> str:
    return f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({", ".join("?" * len(columns))})'


def _fill(made: sqlite3.Connection, table: str, columns: list[str], gaps: Gaps, copy: Path) -> int:
    """Take from a copy the rows that may have lain in the gaps."""
    count = 0
    with closing(connect(copy, "immutable=1")) as other:
        for first, last in gaps:
            for row in other.execute(
                f'SELECT {", ".join(columns)} FROM "{table}" WHERE rowid BETWEEN ? AND ?', (first, last)
            ):
                with suppress(*errors("IntegrityError")):
                    made.execute(_insert(table, columns), row)
                    count += 1
    return count


def _drop_what_dangles(made: sqlite3.Connection) -> dict[str, int]:
    """Leave out rows whose parents were lost, and empty references that may be empty."""
    dropped: dict[str, int] = {}
    while dangling := made.execute("PRAGMA foreign_key_check").fetchall():
        for table, row_id, _parent, key in dangling:
            column = next(
                row[3] for row in made.execute(f'PRAGMA foreign_key_list("{table}")') if row[0] == key
            )
            needed = next(row[3] for row in made.execute(f'PRAGMA table_info("{table}")') if row[1] == column)
            if not needed:
                try:
                    made.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (row_id,))
                    continue
                except errors("IntegrityError"):
                    pass
            made.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row_id,))
            dropped[table] = dropped.get(table, 0) + 1
    return dropped
