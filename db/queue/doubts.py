"""Residents of whom something is to be verified (待核)."""

from __future__ import annotations

from db.connection import execute, reading
from db.records import DoubtDue

_MOST = 5_000
_DOUBTFUL = "SELECT id, name, doubt FROM resident WHERE doubt <> '' ORDER BY id LIMIT ?"


@reading
def doubtful() -> tuple[DoubtDue, ...]:
    """All of them, as far as they are counted."""
    rows = execute(_DOUBTFUL, (_MOST,)).fetchall()
    return tuple(DoubtDue(row_id, name, tuple(doubt.split())) for row_id, name, doubt in rows)
