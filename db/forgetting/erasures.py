"""What was erased: noted by keys and dates, and known again in any copy of the database.

The note stands in the database itself and in a small file beside the copies (`erasure_file`), so that it is
not lost with either.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from db import rows
from db.clock import utc_now
from db.connection import execute, reading
from db.engines.connecting import connect
from db.expired import KINDS
from db.records import Erasure
from db.tables import Erasure as Noted
from db.tables import Table

PERSON = "resident"
_DIGITS = 16
Ask = Callable[[str], Sequence[Any]]
"""Asks a database, open or not; the parameters are keys and stand in the statement."""


class Pending(NamedTuple):
    """An erasure that a database does not know yet: the rows there that it is about, and the people."""

    erasure: Erasure
    rows: Mapping[str, frozenset[int]]
    people: frozenset[int]


def ask_open(sql: str) -> Sequence[Any]:
    """Ask the open database."""
    found: Sequence[Any] = execute(sql).fetchall()
    return found


@contextmanager
def asking(path: Path, how: str = "immutable=1") -> Iterator[Ask]:
    """Ask a SQLite file that is not open, such as a copy. Raises: sqlite3.Error, Refused."""
    with closing(connect(path, how, timeout=1)) as raw:
        raw.execute("PRAGMA query_only = 1")
        yield lambda sql: raw.execute(sql).fetchall()


# Noting.


def note(
    kind: str, written: Mapping[str, Mapping[int, str]] | None = None, before: date | None = None
) -> None:
    """Note an erasure, in the transaction under way that does it."""
    _put(Erasure(uuid.uuid4().hex, utc_now(), kind, "", before, written or {}))


def keep(erasures: Iterable[Erasure]) -> None:
    """Note in the open database what was done to another copy of it."""
    for one in erasures:
        _put(one)


def _put(one: Erasure) -> None:
    Noted.insert(
        id=one.id, at=one.at, kind=one.kind, before=one.before, records=json.dumps(one.rows)
    ).on_conflict_ignore().execute()


def written_by(ask: Ask, table: str, keys: Collection[int]) -> dict[int, str]:
    """By which entry each row was written first, as digits of the chain there; not of rows without one."""
    found = ask(
        f"SELECT c.row_id, j.chain FROM journal_change c JOIN journal j ON j.id = c.journal_id"
        f" WHERE c.table_name = '{table}' AND c.row_id IN ({_listed(keys)})"
        " AND c.before IS NULL AND c.after IS NOT NULL ORDER BY c.journal_id DESC"
    )
    return {int(row): str(chain)[:_DIGITS] for row, chain in found}


def of_rows(found: Mapping[type[Table], Collection[int]]) -> dict[str, dict[int, str]]:
    """Rows of the open database by their tables' names, each with what wrote it; call it before erasing."""
    told = {}
    for table, keys in found.items():
        name = rows.name(table)
        by = written_by(ask_open, name, keys)
        told[name] = {key: by.get(key, "") for key in sorted(keys)}
    return told


# Knowing them again.


@reading
def of_open() -> tuple[Erasure, ...]:
    """What was erased in the open database."""
    return tuple(told_by(ask_open))


def told_by(ask: Ask) -> Iterator[Erasure]:
    """What a database knows to have been erased in it; one of an earlier version knows nothing."""
    office = beginning(ask)
    for key, at, kind, before, records in ask("SELECT id, at, kind, before, records FROM erasure"):
        yield read(
            {"id": key, "at": str(at), "kind": kind, "office": office, "before": before and str(before)}
            | {"rows": json.loads(records or "{}")}
        )


def read(told: Mapping[str, Any]) -> Erasure:
    """An erasure as it was written down. Raises: ValueError, KeyError, TypeError, AttributeError."""
    kind = str(told["kind"])
    found = {
        str(table): {int(key): str(chain) for key, chain in of.items()}
        for table, of in told["rows"].items()
        if table in rows.BY_NAME
    }
    if kind not in (PERSON, *KINDS):
        raise ValueError(kind)
    before = date.fromisoformat(told["before"]) if told["before"] else None
    return Erasure(
        str(told["id"]), datetime.fromisoformat(told["at"]), kind, str(told["office"]), before, found
    )


def beginning(ask: Ask) -> str:
    """The chain of a database's first entry; empty without one."""
    first = ask("SELECT chain FROM journal ORDER BY id LIMIT 1")
    return str(first[0][0]) if first else ""


def is_of(one: Erasure, office: str) -> bool:
    """Whether an erasure may be of this office; one in which nothing was ever done cannot tell."""
    return office in ("", one.office)


def pending(
    ask: Ask,
    tables: Collection[str],
    erasures: Iterable[Erasure],
    *,
    is_ours: bool = False,
    mixed: bool = False,
) -> list[Pending]:
    """Which erasures a database does not know yet, the oldest first.

    Args:
        ask: that database.
        tables: which it has.
        erasures: of whatever office.
        is_ours: whether it is known to be a copy of the database that the erasures are of.
        mixed: whether its rows come from several copies, so that what it says of itself tells nothing.
    """
    office = beginning(ask)
    known = {key for (key,) in ask("SELECT id FROM erasure")} if "erasure" in tables and not mixed else set()
    found = []
    for one in sorted(erasures, key=lambda one: one.at):
        if one.id in known:
            continue
        ours = is_ours or is_of(one, office)
        if one.kind != PERSON:
            if ours:
                found.append(Pending(one, {}, frozenset()))
            continue
        there = {
            table: frozenset(same)
            for table, written in one.rows.items()
            if table in tables and (same := _same(ask, table, written, is_ours=ours))
        }
        people = _still_known(ask, there.get(PERSON, frozenset()))
        # Where they were erased by a version that did not note it, there is nothing left to do.
        if people or (there and (mixed or PERSON not in there)):
            found.append(Pending(one, there, people))
    return found


def _same(ask: Ask, table: str, written: Mapping[int, str], *, is_ours: bool) -> set[int]:
    """The rows that are there and were written by the same entry; where nobody knows, those of one office."""
    there = {int(row) for (row,) in ask(f"SELECT id FROM {table} WHERE id IN ({_listed(written)})")}
    by = written_by(ask, table, there)
    return {row for row in there if (by[row] == written[row] if row in by and written[row] else is_ours)}


def _still_known(ask: Ask, people: Collection[int]) -> frozenset[int]:
    found = ask(f"SELECT id FROM resident WHERE id IN ({_listed(people)}) AND anonymised_at IS NULL")
    return frozenset(int(row) for (row,) in found)


def tables_of(ask: Ask) -> set[str]:
    """The tables of a SQLite file."""
    return {name for (name,) in ask("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _listed(keys: Iterable[int]) -> str:
    # Nothing at all is in an empty list, on either engine.
    return ", ".join(str(int(key)) for key in keys) or "NULL"
