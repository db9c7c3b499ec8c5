"""Packages for which people wait, with the places they have."""

from __future__ import annotations

from datetime import date

from db.connection import execute, kept_day, reading
from db.packages.reading import IN, OPEN
from db.records import PackageLine

# Enrolments are counted of those packages only for which somebody waits.
_IN, _WAITING = f"e.package_id = p.id AND e.state IN {IN}", "e.package_id = p.id AND e.state = 'waitlisted'"
_WAITED_FOR = f"""SELECT p.id, p.kind, p.name, p.name_en, p.run, p.capacity,
    (SELECT COUNT(*) FROM enrolment e WHERE {_IN}), (SELECT COUNT(*) FROM enrolment e WHERE {_WAITING})
    FROM package p WHERE {OPEN} AND EXISTS (SELECT 1 FROM enrolment e WHERE {_WAITING}) ORDER BY p.id"""


@reading
def waited_for(day: date) -> tuple[PackageLine, ...]:
    """The packages that are open on a day and for which somebody waits."""
    rows = execute(_WAITED_FOR, (kept_day(day), kept_day(day))).fetchall()
    return tuple(PackageLine(*row) for row in rows)
