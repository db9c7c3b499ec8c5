"""Packages, their sessions and who is in them, as they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from db.connection import execute, kept_day, reading
from db.orm import JOIN, fn
from db.packages import target_text
from db.packages.eligible import CAME
from db.records import PackageLine, PackageRun, Refused, SessionLine
from db.tables import Attendance, Enrolment, Package, PackageSession, Staff, Venue

IN = ("enrolled", "paused")
OPEN = "(p.closed_on IS NULL OR p.closed_on > ?) AND (p.season_to IS NULL OR p.season_to >= ?)"
"""That a package `p` is open on a day, which is handed in twice; as `_is_open` says it to Peewee."""
_VISITED = f"""SELECT p.id, p.visit_every FROM package p WHERE {OPEN} AND p.visit_every > 0
    ORDER BY p.season_from DESC, p.id DESC"""


@reading
def run(package_id: int) -> PackageRun:
    """One run of a package. Raises: Refused, `row_gone`."""
    found = _runs(Package.id == package_id)
    if not found:
        raise Refused("row_gone", table="package")
    return found[0]


def _run(row: Any) -> PackageRun:
    place, keeper = getattr(row, "place", None), getattr(row, "keeper", None)
    return PackageRun(
        id=row.id,
        series=row.series,
        run=row.run,
        name=row.name,
        name_en=row.name_en,
        kind=row.kind,
        purpose=row.purpose,
        serves=row.serves,
        target=target_text.read(row.target),
        may_override=row.may_override,
        season_from=row.season_from,
        season_to=row.season_to,
        capacity=row.capacity,
        has_waitlist=row.has_waitlist,
        venue_id=row.venue_id,
        venue=place.name if place is not None and place.name else "",
        coordinator_id=row.coordinator_id,
        coordinator=keeper.name if keeper is not None and keeper.name else "",
        recurrence=row.recurrence,
        held_on=row.held_on,
        starts=row.starts,
        ends=row.ends,
        consent=frozenset(row.consent.split()),
        asks=frozenset(row.asks.split()),
        records=frozenset(row.records.split()),
        absences_allowed=row.absences_allowed,
        visit_every=row.visit_every,
        retention_months=row.retention_months,
        campaign=row.campaign,
        note=row.note,
        opened_on=row.opened_on,
        closed_on=row.closed_on,
    )


@reading
def open_runs(day: date) -> tuple[PackageRun, ...]:
    """The runs that are open on a day, the latest first."""
    return _runs(_is_open(day))


@reading
def visit_intervals(day: date) -> Mapping[int, int]:
    """The runs that are open on a day whose people are visited, with the days from visit to visit."""
    return dict(execute(_VISITED, (kept_day(day), kept_day(day))).fetchall())


@reading
def runs_of(series: str) -> tuple[PackageRun, ...]:
    """All runs of a series, the latest first."""
    return _runs(Package.series == series)


@reading
def every_run() -> tuple[PackageRun, ...]:
    """All runs of all packages, the latest first."""
    return _runs(Package.id.is_null(False))


@reading
def series() -> frozenset[str]:
    """Every series there is a run of."""
    rows: Any = Package.select(Package.series).distinct().tuples()
    return frozenset(one for (one,) in rows)


def _runs(condition: Any) -> tuple[PackageRun, ...]:
    rows: Any = (
        Package.select(Package, Venue.name, Staff.name)
        .join(Venue, JOIN.LEFT_OUTER, attr="place")
        .switch(Package)
        .join(Staff, JOIN.LEFT_OUTER, attr="keeper")
        .where(condition)
        .order_by(Package.season_from.desc(), Package.id.desc())
    )
    return tuple(map(_run, rows))


def _is_open(day: date) -> Any:
    return (Package.closed_on.is_null() | (Package.closed_on > day)) & (
        Package.season_to.is_null() | (Package.season_to >= day)
    )


@reading
def lines(day: date, *, ended: bool = False) -> tuple[PackageLine, ...]:
    """The packages that are open on a day (or, with `ended`, all), with who is in and when they are next."""
    counts = _counts()
    nexts = _next_sessions(day)
    rows: Any = (
        Package.select()
        .where(_is_open(day) if not ended else Package.id.is_null(False))
        .order_by(Package.kind, Package.season_from.desc(), Package.id)
    )
    return tuple(_package_line(row, day, counts, nexts.get(row.id)) for row in rows)


def _package_line(
    row: Any, day: date, counts: dict[tuple[int, str], int], soonest: tuple[date, str] | None
) -> PackageLine:
    next_on, next_starts = soonest or (None, "")
    return PackageLine(
        id=row.id,
        kind=row.kind,
        name=row.name,
        name_en=row.name_en,
        run=row.run,
        capacity=row.capacity,
        enrolled=sum(counts.get((row.id, state), 0) for state in IN),
        waiting=counts.get((row.id, "waitlisted"), 0),
        next_on=next_on,
        next_starts=next_starts,
        season_to=row.season_to,
        closed=row.closed_on is not None and row.closed_on <= day,
        series=row.series,
    )


def _counts() -> dict[tuple[int, str], int]:
    rows: Any = (
        Enrolment.select(Enrolment.package, Enrolment.state, fn.COUNT(Enrolment.id))
        .where(Enrolment.state << [*IN, "waitlisted"])
        .group_by(Enrolment.package, Enrolment.state)
        .tuples()
    )
    return {(package, state): count for package, state, count in rows}


def _next_sessions(day: date) -> dict[int, tuple[date, str]]:
    rows: Any = (
        PackageSession.select(PackageSession.package, PackageSession.day, PackageSession.starts)
        .where(PackageSession.day >= day, PackageSession.cancelled_on.is_null())
        .order_by(PackageSession.day.desc(), PackageSession.starts.desc())
        .tuples()
    )
    return {package: (on, starts) for package, on, starts in rows}


@reading
def session(session_id: int) -> SessionLine:
    """A session. Raises: Refused, `row_gone`."""
    found = _sessions(PackageSession.id == session_id)
    if not found:
        raise Refused("row_gone", table="package_session")
    return found[0]


@reading
def sessions(package_id: int) -> tuple[SessionLine, ...]:
    """The sessions of a package in their order, cancelled ones too."""
    return _sessions(PackageSession.package == package_id)


def _sessions(condition: Any) -> tuple[SessionLine, ...]:
    came = Attendance.select(fn.COUNT(Attendance.id)).where(
        Attendance.session == PackageSession.id, Attendance.state << list(CAME)
    )
    rows: Any = (
        PackageSession.select(
            PackageSession.id,
            PackageSession.package,
            PackageSession.day,
            PackageSession.starts,
            PackageSession.ends,
            Venue.name,
            PackageSession.about,
            PackageSession.cancelled_on,
            PackageSession.reason,
            PackageSession.moved_from,
            PackageSession.held_on,
            PackageSession.heads,
            came,
        )
        .join(Venue, JOIN.LEFT_OUTER)
        .where(condition)
        .order_by(PackageSession.day, PackageSession.starts, PackageSession.id)
        .tuples()
    )
    return tuple(
        SessionLine(at, package, day, starts, ends, venue or "", about, gone is not None, *rest)
        for at, package, day, starts, ends, venue, about, gone, *rest in rows
    )


@reading
def occupancy(package_id: int) -> tuple[int, int]:
    """How many hold a place, and how many wait for one."""
    rows: Any = (
        Enrolment.select(Enrolment.state, fn.COUNT(Enrolment.id))
        .where(Enrolment.package == package_id)
        .group_by(Enrolment.state)
        .tuples()
    )
    counts = dict(rows)
    return sum(counts.get(state, 0) for state in IN), counts.get("waitlisted", 0)


@reading
def clashes(resident_id: int, package_id: int, since: date) -> tuple[tuple[str, date, str], ...]:
    """Sessions of other packages somebody is in that overlap one of a package, as (name, day, starts)."""
    mine, theirs = PackageSession.alias(), PackageSession.alias()
    rows: Any = (
        Enrolment.select(Package.name, theirs.day, theirs.starts)
        .join(Package)
        .join(theirs, on=(theirs.package == Package.id))
        .join(mine, on=((mine.day == theirs.day) & (mine.package == package_id)))
        .where(
            Enrolment.resident == resident_id,
            Enrolment.package != package_id,
            Enrolment.state << list(IN),
            theirs.day >= since,
            theirs.cancelled_on.is_null(),
            mine.cancelled_on.is_null(),
            # Without times nobody can tell; without an end a session lasts to the end of the day.
            (theirs.starts != "") & (mine.starts != ""),
            (mine.ends == "") | (theirs.starts < mine.ends),
            (theirs.ends == "") | (mine.starts < theirs.ends),
        )
        .order_by(theirs.day, theirs.starts)
        .limit(5)
        .tuples()
    )
    return tuple(rows)
