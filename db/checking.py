"""Looking the whole database over: pages, references, journal and search documents."""

from __future__ import annotations

import sqlite3

from db import journal
from db.connection import database, engine, is_postgresql, raw
from db.records import Refused
from db.refusals import refusing


def examine() -> Refused | None:
    """Check everything that can be checked without knowing what is true.

    Returns:
        None if all is well; else the first fault: `damaged` (pages or references), `journal_broken`,
        `journal_altered`.
    """
    where = engine().where
    try:
        with refusing(**where):
            if not is_postgresql() and not _pages_are_sound():
                return Refused("damaged", **where)
            return journal.verify()
    except Refused as refused:
        return refused


def _pages_are_sound() -> bool:
    """SQLite's own check of pages, indexes and references; PostgreSQL keeps its own house."""
    with database().atomic():
        connection: sqlite3.Connection = raw()
        said = connection.execute("PRAGMA integrity_check(1)").fetchone()
        dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    return said == ("ok",) and dangling is None
