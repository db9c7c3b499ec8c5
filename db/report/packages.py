"""What each package came to in a period, and visits; what counts is said in `frontdesk.packages.counting`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from db.connection import execute, kept_day, reading
from db.packages import target_text
from db.packages.counting import took_place
from db.packages.eligible import CAME
from db.raw_days import day_of
from db.records import PackageCount, Visits

_DAYS = "BETWEEN ? AND ?"


_SESSIONS = f"""SELECT s.package_id, s.day, s.heads, s.about FROM package_session s
    WHERE s.cancelled_on IS NULL AND s.day {_DAYS} AND {took_place()} ORDER BY s.day, s.starts, s.id"""
# The sessions of the period first: attendance is kept by session.
_CAME = f"""SELECT s.package_id, COUNT(*), COUNT(DISTINCT a.enrolment_id) FROM attendance a
    JOIN package_session s ON s.id = a.session_id
    WHERE a.session_id IN (SELECT id FROM package_session WHERE cancelled_on IS NULL AND day {_DAYS})
        AND a.state IN {CAME} GROUP BY s.package_id"""
_VISITS = f"""SELECT package_id, COUNT(*), COUNT(DISTINCT household_id) FROM home_visit
    WHERE struck_on IS NULL AND was_in AND package_id IS NOT NULL AND day {_DAYS} GROUP BY package_id"""
_DONE = f"""SELECT package_id, COUNT(*), 0 FROM enrolment
    WHERE state = 'completed' AND ended_on {_DAYS} GROUP BY package_id"""
_SATURDAY = 5


class _Held(NamedTuple):
    """A session that took place."""

    day: date
    heads: int
    about: str


@reading
def by_package(since: date, until: date) -> tuple[PackageCount, ...]:
    """Every run of which something was recorded in the period, those of a kind together."""
    days = (kept_day(since), kept_day(until))
    held: dict[int, list[_Held]] = {}
    for package, day, heads, about in execute(_SESSIONS, days).fetchall():
        held.setdefault(package, []).append(_Held(day_of(day), heads or 0, about))
    came, visits, done = (
        {package: (int(first), int(second)) for package, first, second in execute(sql, days).fetchall()}
        for sql in (_CAME, _VISITS, _DONE)
    )
    none = (0, 0)
    return tuple(
        PackageCount(
            row_id,
            name,
            english,
            run,
            kind,
            len(sessions := held.get(row_id, ())),
            sum(one.heads for one in sessions),
            *came.get(row_id, none),
            visits.get(row_id, none)[0],
            done.get(row_id, none)[0],
            about=tuple(dict.fromkeys(one.about for one in sessions if one.about)),
            venue=venue or "",
            least_age=_least_age(target),
            at_weekends=bool(sessions) and all(one.day.weekday() >= _SATURDAY for one in sessions),
        )
        for row_id, name, english, run, kind, venue, target in _named(sorted({*held, *came, *visits, *done}))
    )


def _named(ids: list[int]) -> Iterable[tuple[int, str, str, str, str, str | None, str]]:
    if not ids:
        return ()
    rows: Iterable[tuple[int, str, str, str, str, str | None, str]] = execute(
        f"""SELECT p.id, p.name, p.name_en, p.run, p.kind, v.name, p.target FROM package p
        LEFT JOIN venue v ON v.id = p.venue_id WHERE p.id IN ({", ".join("?" * len(ids))})
        ORDER BY p.kind, p.series, p.id""",
        ids,
    ).fetchall()
    return rows


def _least_age(target: str) -> int | None:
    return next((term.least for term in target_text.read(target) if term.fact == "age"), None)


@reading
def visits(since: date, until: date) -> Visits:
    """Visits at homes, for a package or not, and visitors at the desk."""
    days = (kept_day(since), kept_day(until))
    # A home counts once; a visit to somebody whose home is not known is one to a home of its own.
    homes = f"""SELECT COUNT(*), COUNT(DISTINCT COALESCE(household_id, -COALESCE(resident_id, id)))
        FROM home_visit WHERE struck_on IS NULL AND was_in AND day {_DAYS}"""
    count, where = execute(homes, days).fetchone()
    (desk,) = execute(f"SELECT COUNT(*) FROM visit WHERE day {_DAYS}", days).fetchone()
    return Visits(int(count), int(where), int(desk))
