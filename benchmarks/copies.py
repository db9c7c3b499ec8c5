"""Databases to work on, so that the one that was given stays as it is."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager


@contextmanager
def copy_of(database: str) -> Iterator[str]:
    """The path of a copy of a SQLite database, with what is still in its log; gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="frontdesk-") as folder:
        copy = os.path.join(folder, "copy.db")
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        yield copy
