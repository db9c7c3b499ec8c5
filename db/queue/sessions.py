"""Sessions of packages that have come and of which nothing is recorded yet."""

from __future__ import annotations

from datetime import date

from db.connection import execute, kept_day, reading
from db.packages.reading import IN
from db.queue.requests import MOST
from db.raw_days import day_of
from db.records import SessionDue

# What was recorded of one was recorded of it as held.
_UNRECORDED = f"""SELECT n.id, p.id, p.name, p.name_en, n.day, n.starts, v.name, n.about,
    (SELECT COUNT(*) FROM enrolment e WHERE e.package_id = p.id AND e.state IN {IN}), p.coordinator_id, s.name
    FROM package_session n JOIN package p ON p.id = n.package_id LEFT JOIN staff s ON s.id = p.coordinator_id
    LEFT JOIN venue v ON v.id = n.venue_id
    WHERE n.day <= ? AND n.held_on IS NULL AND n.cancelled_on IS NULL {{one}}
    ORDER BY n.day, n.starts, n.id LIMIT ?"""


@reading
def unrecorded(day: date, one: int | None = None) -> tuple[SessionDue, ...]:
    """Those up to a day, the earliest first; or one of them, if it is."""
    alone = () if one is None else (one,)
    sql = _UNRECORDED.format(one="AND n.id = ?" if alone else "")
    rows = execute(sql, (kept_day(day), *alone, MOST)).fetchall()
    return tuple(
        SessionDue(
            *(row_id, package, name, english, day_of(on), starts, venue or "", about, count),
            *(keeper, called or ""),
        )
        for row_id, package, name, english, on, starts, venue, about, count, keeper, called in rows
    )
