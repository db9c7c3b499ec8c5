"""Looking the whole database over: pages, references, journal, search documents; all that is wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from db import journal
from db.connection import database, engine, execute, is_postgresql, raw, reading
from db.copies import kept_copies
from db.day import closes
from db.records import Finding, KeptCopy, Reason, Refused
from db.refusals import refusal, refusing
from db.search.documents import DOCUMENTS
from db.search.schema import INDEXED, KINDS
from db.tables import TABLES, Journal

_APPEND_ONLY = ("journal", "journal_change", "request_step")
_SET_BACK_BY = timedelta(minutes=5)
"""Clocks are put right by seconds all the time."""


def findings() -> list[Finding]:
    """Check everything that can be checked without knowing what is true.

    Returns:
        What was found, the worst first: `damaged` (pages), `references_dangling`, `journal_broken`,
        `journal_altered`, `journal_cut`, `fewer_rows`, `index_differs`; `clock_set_back` is only a hint.
    """
    where = engine().where
    found: list[Finding] = []
    for part in (_pages, _references, _journal, _closes, _append_only, _index, _clock):
        try:
            with refusing(**where):
                found.extend(part())
        except Refused as refused:
            # What cannot be read has been told once.
            if all(one.reason.code != refused.reason.code for one in found):
                found.append(Finding(refused.reason))
    return found


@reading
def counts() -> dict[str, int]:
    """How many rows each table has."""
    names = sorted(str(table._meta.table_name) for table in TABLES)
    return {name: int(execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}


def _pages() -> Iterator[Finding]:
    """SQLite's own check of pages and indexes; PostgreSQL keeps its own house."""
    if is_postgresql():
        return
    with database().atomic():
        connection: sqlite3.Connection = raw()
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            yield Finding(Reason("damaged", dict(engine().where)))


def _references() -> Iterator[Finding]:
    if is_postgresql():
        return
    dangling: dict[str, int] = {}
    with database().atomic():
        for table, *_rest in raw().execute("PRAGMA foreign_key_check"):
            dangling[table] = dangling.get(table, 0) + 1
    for table, count in dangling.items():
        yield Finding(Reason("references_dangling", {"table": table, "count": count}))


def _journal() -> Iterator[Finding]:
    if fault := journal.verify():
        yield Finding(fault.reason)


@reading
def _closes() -> Iterator[Finding]:
    """Each close kept the head of its moment: a journal that was cut off does not have it any more."""
    heads = tuple(closes.heads())
    chains = journal.chains_at([entry for _day, entry, _chain in heads])
    for day, entry, chain in heads:
        if entry and chains.get(entry) != chain:
            yield Finding(Reason("journal_cut", {"day": str(day), "entry": entry}))
            return


def _append_only() -> Iterator[Finding]:
    """What is only ever added to has no fewer rows than in the newest copy that is a beginning of this."""
    copy = _newest_copy()
    if copy is None:
        return
    for table in _APPEND_ONLY:
        then = copy.counts.get(table, 0)
        now = int(execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
        if now < then:
            yield Finding(Reason("fewer_rows", {"table": table, "count": then - now}))


def _newest_copy() -> KeptCopy | None:
    given = kept_copies.present_file()
    for copy in () if given is None else kept_copies.listed(given):
        if copy.checked_at is not None:
            return copy if journal.chains_at([copy.entry]).get(copy.entry) == copy.chain else None
    return None


def _index() -> Iterator[Finding]:
    """The documents as they are, compared with those made anew of the people, homes, and so on."""
    for kind in KINDS:
        there: dict[int, str] = dict(execute(f"SELECT id, t FROM {kind}_doc").fetchall())
        wrong = 0
        for document, text in DOCUMENTS[kind]():
            wrong += there.pop(document, None) != text
        if wrong or there:
            yield Finding(Reason("index_differs", {"document": kind, "count": wrong + len(there)}))
        elif not is_postgresql() and kind in INDEXED and not _is_index_whole(kind):
            yield Finding(Reason("index_differs", {"document": kind, "count": 1}))


def _is_index_whole(kind: str) -> bool:
    """FTS5's own comparison of an index with its documents."""
    try:
        with database().atomic():
            execute(f"INSERT INTO {kind}_fts ({kind}_fts, rank) VALUES ('integrity-check', 1)")
    except Exception as error:
        known = refusal(error)
        if known is None or known.reason.code != "damaged":
            raise
        return False
    return True


def _clock() -> Iterator[Finding]:
    """Entries are in the order of their numbers; a later one with an earlier time tells of a clock."""
    rows: Any = Journal.select(Journal.id, Journal.at).order_by(Journal.id).tuples()
    latest = None
    for entry, at in rows.iterator():
        if latest is not None and latest - at > _SET_BACK_BY:
            yield Finding(Reason("clock_set_back", {"entry": entry, "days": (latest - at).days}), wrong=False)
            return
        latest = at if latest is None or at > latest else latest
