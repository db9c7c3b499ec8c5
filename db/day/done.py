"""What was done on a day, from what was written down of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import reading
from db.orm import JOIN, Case, fn
from db.packages.eligible import CAME
from db.records import DayHomes, DayPlan, DaySession, DayStep, DayTask
from db.requests.lines import request_lines
from db.tables import (
    Attendance,
    Certificate,
    HomeVisit,
    Journal,
    Package,
    PackageSession,
    Request,
    RequestStep,
    Staff,
    Task,
    Venue,
    Visit,
)

_MOST = 2_000


@reading
def steps(day: date) -> tuple[DayStep, ...]:
    """Steps that were taken of requests, by their time."""
    rows: list[Any] = list(
        RequestStep.select(RequestStep.kind, RequestStep.time, Staff.name, RequestStep.request)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(RequestStep.day == day, RequestStep.struck_on.is_null(), RequestStep.kind != "strike")
        .order_by(RequestStep.time, RequestStep.id)
        .limit(_MOST)
        .tuples()
    )
    ids = sorted({row[3] for row in rows})
    if not ids:
        return ()
    condition = f"q.id IN ({', '.join('?' * len(ids))})"
    known = {line.id: line for line in request_lines(condition, ids, limit=len(ids))}
    return tuple(DayStep(kind, time, name or "", known[request]) for kind, time, name, request in rows)


@reading
def visitors(day: date) -> int:
    """How many came to the desk."""
    return int(Visit.select().where(Visit.day == day).count())


@reading
def home_visits(day: date) -> tuple[DayHomes, ...]:
    """Homes that were visited, by who went."""
    rows: Any = (
        HomeVisit.select(
            Staff.name,
            fn.COUNT(HomeVisit.id),
            fn.SUM(Case(None, [(HomeVisit.was_in, 1)], 0)),
            fn.MIN(HomeVisit.time),
            fn.MAX(HomeVisit.time),
        )
        .join(Staff, JOIN.LEFT_OUTER)
        .where(HomeVisit.day == day, HomeVisit.struck_on.is_null())
        .group_by(Staff.name)
        .order_by(Staff.name)
        .tuples()
    )
    return tuple(
        DayHomes(name or "", homes, int(at_home or 0), first, last)
        for name, homes, at_home, first, last in rows
    )


@reading
def sessions(day: date) -> tuple[DaySession, ...]:
    """Sessions that were held, with how many came: counted by heads, or by names."""
    came = Attendance.select(fn.COUNT(Attendance.id)).where(
        Attendance.session == PackageSession.id, Attendance.state << list(CAME)
    )
    rows: Any = (
        PackageSession.select(
            Package.name,
            Package.name_en,
            PackageSession.starts,
            PackageSession.ends,
            PackageSession.about,
            PackageSession.heads,
            came,
        )
        .join(Package)
        .where(
            PackageSession.day == day,
            PackageSession.held_on.is_null(False),
            PackageSession.cancelled_on.is_null(),
        )
        .order_by(PackageSession.starts, PackageSession.id)
        .tuples()
    )
    return tuple(
        DaySession((name, english or name), starts, ends, about, int(heads if heads is not None else names))
        for name, english, starts, ends, about, heads, names in rows
    )


@reading
def planned(since: date, until: date) -> tuple[DayPlan, ...]:
    """Sessions that are to be held within days, in their order."""
    rows: Any = (
        PackageSession.select(
            PackageSession.day,
            PackageSession.starts,
            Package.name,
            Package.name_en,
            PackageSession.about,
            Venue.name,
            Staff.name,
        )
        .join(Package)
        .join(Staff, JOIN.LEFT_OUTER)
        .join_from(PackageSession, Venue, JOIN.LEFT_OUTER)
        .where(
            PackageSession.day.between(since, until),
            PackageSession.held_on.is_null(),
            PackageSession.cancelled_on.is_null(),
        )
        .order_by(PackageSession.day, PackageSession.starts, PackageSession.id)
        .limit(_MOST)
        .tuples()
    )
    return tuple(
        DayPlan(day, starts, (name, english or name), about, venue or "", staff or "")
        for day, starts, name, english, about, venue, staff in rows
    )


@reading
def tasks(day: date) -> tuple[DayTask, ...]:
    """Tasks that were done."""
    rows: Any = (
        Task.select(Task.text, Staff.name, Request.number, Request.confidential, Task.kind)
        .join(Staff, JOIN.LEFT_OUTER, on=(Task.owner == Staff.id))
        .switch(Task)
        .join(Request, JOIN.LEFT_OUTER)
        .where(Task.done_on == day)
        .order_by(Task.id)
        .limit(_MOST)
        .tuples()
    )
    return tuple(
        # What a reading led to is told where the reading is.
        DayTask("" if hidden or kind else text, owner or "", number or "")
        for text, owner, number, hidden, kind in rows
    )


@reading
def certificates(day: date) -> int:
    """How many certificates and stamps were given out."""
    return int(
        Certificate.select().where(Certificate.given_on == day, Certificate.struck_on.is_null()).count()
    )


@reading
def operations(day: date) -> tuple[int, tuple[str, ...]]:
    """How many things were written down on a day, and who did so, the busiest first."""
    undoing = Journal.alias()
    rows: list[Any] = list(
        Journal.select(Staff.name, fn.COUNT(Journal.id))
        .join(Staff)
        .where(
            Journal.day == day,
            Journal.undoes.is_null(),
            ~fn.EXISTS(undoing.select().where(undoing.undoes == Journal.id)),
        )
        .group_by(Staff.name)
        .order_by(fn.COUNT(Journal.id).desc(), Staff.name)
        .tuples()
    )
    return sum(count for _name, count in rows), tuple(name for name, _count in rows)
