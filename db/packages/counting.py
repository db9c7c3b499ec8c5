"""What packages come to in a period; which rules that follows is said in `frontdesk.packages.counting`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from db.connection import reading
from db.orm import fn
from db.packages.eligible import CAME
from db.tables import (
    Attendance,
    Employment,
    Enrolment,
    HealthReading,
    HomeVisit,
    Package,
    PackageSession,
    ServiceRecord,
)


@reading
def held(kind: str, since: date, until: date) -> int:
    """How many sessions of packages of a kind took place: somebody came, was counted or was measured."""
    came = Attendance.select().where(Attendance.session == PackageSession.id, Attendance.state << list(CAME))
    measured = HealthReading.select().where(
        HealthReading.session == PackageSession.id, HealthReading.struck_on.is_null()
    )
    return int(
        PackageSession.select()
        .join(Package)
        .where(
            Package.kind == kind,
            PackageSession.cancelled_on.is_null(),
            PackageSession.day.between(since, until),
            PackageSession.heads.is_null(False) | fn.EXISTS(came) | fn.EXISTS(measured),
        )
        .count()
    )


@reading
def heads(kind: str, since: date, until: date) -> int:
    """How many were counted at the sessions of packages of a kind that took place."""
    total: Any = (
        PackageSession.select(fn.SUM(PackageSession.heads))
        .join(Package)
        .where(
            Package.kind == kind,
            PackageSession.cancelled_on.is_null(),
            PackageSession.day.between(since, until),
        )
        .scalar()
    )
    return int(total or 0)


@reading
def service(since: date, until: date) -> tuple[int, int, int]:
    """On how many days somebody served, how many that were, and for how many minutes together."""
    served = ServiceRecord.struck_on.is_null() & ServiceRecord.done_on.between(since, until)
    row: Any = (
        ServiceRecord.select(
            fn.COUNT(ServiceRecord.done_on.distinct()),
            fn.SUM(ServiceRecord.minutes),
            fn.COUNT(ServiceRecord.volunteer.distinct()),
            fn.COUNT(ServiceRecord.registered_member.distinct()),
        )
        .where(served)
        .tuples()
        .get()
    )
    days, minutes, volunteers, registered = row
    return int(days), int(volunteers) + int(registered), int(minutes or 0)


@reading
def found_work(statuses: Collection[str], since: date, until: date) -> int:
    """How many people who were in one of these statuses before began to work."""
    return int(
        Employment.select(fn.COUNT(Employment.resident.distinct()))
        .where(
            Employment.struck_on.is_null(),
            Employment.status_before << list(statuses),
            Employment.started_on.between(since, until),
        )
        .scalar()
    )


@reading
def attendances(kind: str, since: date, until: date) -> int:
    """How often somebody came to a session of packages of a kind; "" is any kind."""
    return int(_attended(kind, since, until).count())


@reading
def residents_served(kind: str, since: date, until: date) -> int:
    """How many residents came to a session of packages of a kind, or were visited for one; "" is any."""
    came: Any = _attended(kind, since, until).select(Enrolment.resident)
    visits = HomeVisit.select(HomeVisit.resident).where(
        HomeVisit.struck_on.is_null(), HomeVisit.was_in, HomeVisit.day.between(since, until)
    )
    if kind:
        visits = visits.join(Package).where(Package.kind == kind)
    else:
        visits = visits.where(HomeVisit.package.is_null(False))
    served = came.where(Enrolment.resident.is_null(False)) | visits.where(HomeVisit.resident.is_null(False))
    return int(served.count())


def _attended(kind: str, since: date, until: date) -> Any:
    query: Any = (
        Attendance.select()
        .join(PackageSession)
        .switch(Attendance)
        .join(Enrolment)
        .where(
            Attendance.state << list(CAME),
            PackageSession.cancelled_on.is_null(),
            PackageSession.day.between(since, until),
        )
    )
    if not kind:
        return query
    return query.join(Package, on=(Package.id == PackageSession.package)).where(Package.kind == kind)
