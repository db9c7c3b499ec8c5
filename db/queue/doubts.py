"""Residents of whom something is to be verified (待核)."""

from __future__ import annotations

from typing import Any

from db.connection import reading
from db.records import DoubtDue
from db.tables import Resident

_MOST = 5_000


@reading
def doubtful() -> tuple[DoubtDue, ...]:
    """All of them, as far as they are counted."""
    rows: Any = (
        Resident.select(Resident.id, Resident.name, Resident.doubt)
        .where(Resident.doubt != "")
        .order_by(Resident.id)
        .limit(_MOST)
        .tuples()
    )
    return tuple(DoubtDue(row_id, name, tuple(doubt.split())) for row_id, name, doubt in rows)
