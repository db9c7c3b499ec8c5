"""People who do not live here any more and whose records are still whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import reading
from db.orm import fn
from db.records import Departed
from db.tables import Residency, Resident


@reading
def people(before: date) -> tuple[Departed, ...]:
    """Return who died or moved away on or before a day, those who left first first."""
    stays: Any = (
        Residency.select(Residency.resident, fn.MAX(Residency.to_on))
        .group_by(Residency.resident)
        .having(fn.COUNT(Residency.id) == fn.COUNT(Residency.to_on))
        .tuples()
    )
    left = dict(stays)
    found: Any = (
        Resident.select(Resident.id, Resident.name, Resident.sex, Resident.died_on)
        .where(Resident.anonymised_at.is_null(), Resident.merged_into.is_null())
        .tuples()
    )
    told = [
        Departed(row, name, sex, on, died_on is not None)
        for row, name, sex, died_on in found
        if (on := died_on or left.get(row)) is not None and on <= before
    ]
    return tuple(sorted(told, key=lambda one: (one.left_on, one.id)))


@reading
def lives_here(resident_id: int) -> bool:
    """Return whether somebody lives here."""
    alive = Resident.select().where(Resident.id == resident_id, Resident.died_on.is_null()).exists()
    here = Residency.select().where(Residency.resident == resident_id, Residency.to_on.is_null()).exists()
    return bool(alive and here)
