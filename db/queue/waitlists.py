"""Packages for which people wait, with the places they have."""

from __future__ import annotations

from datetime import date

from db.connection import execute, kept_day, reading
from db.packages.reading import IN
from db.records import PackageLine

_COUNTED = f"""SELECT package_id, SUM(CASE WHEN state = 'waitlisted' THEN 0 ELSE 1 END) AS taken,
    SUM(CASE WHEN state = 'waitlisted' THEN 1 ELSE 0 END) AS waiting
    FROM enrolment WHERE state IN {(*IN, "waitlisted")} GROUP BY package_id"""


@reading
def waited_for(day: date) -> tuple[PackageLine, ...]:
    """The packages that are open on a day and for which somebody waits."""
    rows = execute(
        f"""SELECT p.id, p.kind, p.name, p.name_en, p.run, p.capacity, c.taken, c.waiting
        FROM package p JOIN ({_COUNTED}) c ON c.package_id = p.id
        WHERE c.waiting > 0 AND (p.closed_on IS NULL OR p.closed_on > ?)
        AND (p.season_to IS NULL OR p.season_to >= ?) ORDER BY p.id""",
        (kept_day(day), kept_day(day)),
    ).fetchall()
    return tuple(
        PackageLine(row_id, kind, name, english, run, capacity, int(taken), int(waiting))
        for row_id, kind, name, english, run, capacity, taken, waiting in rows
    )
