"""Copies of the open database; a PostgreSQL server's are the server's own (pg_dump, WAL archiving)."""

from __future__ import annotations

import os
from pathlib import Path

from db.connection import engine
from db.engines.copies import copy, verify
from db.records import Backup, Refused

__all__ = ["create", "verify"]


def create(path: str) -> Backup:
    """Copy the open database.

    Args:
        path: Where the copy goes; nothing may stand there yet.

    Raises:
        Refused: `backup_on_server` (PostgreSQL), and what `copy` meets.
    """
    source = engine().where.get("path")
    if source is None:
        raise Refused("backup_on_server")
    return copy(Path(str(source)), Path(os.path.abspath(path)))
