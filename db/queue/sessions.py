"""Sessions of packages that have come and of which nothing is recorded yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import reading
from db.orm import JOIN, fn
from db.packages.reading import IN
from db.queue.requests import MOST
from db.records import SessionDue
from db.tables import Enrolment, Package, PackageSession, Staff, Venue


@reading
def unrecorded(day: date) -> tuple[SessionDue, ...]:
    """Those up to a day, the earliest first."""
    enrolled = Enrolment.select(fn.COUNT(Enrolment.id)).where(
        Enrolment.package == Package.id, Enrolment.state << list(IN)
    )
    rows: Any = (
        PackageSession.select(
            PackageSession.id,
            Package.id,
            Package.name,
            Package.name_en,
            PackageSession.day,
            PackageSession.starts,
            Venue.name,
            PackageSession.about,
            enrolled,
            Package.coordinator,
            Staff.name,
        )
        .join(Package)
        .join(Staff, JOIN.LEFT_OUTER)
        .join_from(PackageSession, Venue, JOIN.LEFT_OUTER)
        .where(
            PackageSession.day <= day,
            # What was recorded of one was recorded of it as held.
            PackageSession.held_on.is_null(),
            PackageSession.cancelled_on.is_null(),
        )
        .order_by(PackageSession.day, PackageSession.starts, PackageSession.id)
        .limit(MOST)
        .tuples()
    )
    return tuple(
        SessionDue(
            row_id, package, name, english, on, starts, venue or "", about, count, keeper, called or ""
        )
        for row_id, package, name, english, on, starts, venue, about, count, keeper, called in rows
    )
