"""What is on record already of those whom a ledger of services names, to tell what is new in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from db.connection import reading
from db.packages.enrolments import WHO
from db.services.people import Whose
from db.tables import (
    Attendance,
    Enrolment,
    HealthReading,
    HomeVisit,
    PackageSession,
    PartyMember,
    RegisteredMember,
    Volunteer,
)

_BATCH = 500


class KnownReading(NamedTuple):
    """A value that was taken, struck or not; `taken_at` is in UTC."""

    resident_id: int
    taken_at: datetime
    kind: str
    reading: str
    conditions: str


class KnownVisit(NamedTuple):
    """A visit at a home, struck or not."""

    household_id: int | None
    resident_id: int | None
    day: date
    found: str
    was_in: bool


class KnownEnrolment(NamedTuple):
    """An enrolment, whose it is, and its state."""

    id: int
    package_id: int
    whose: Whose
    state: str


def _some(ids: Collection[Any]) -> Iterator[list[Any]]:
    whole: Sequence[Any] = sorted(ids)
    for start in range(0, len(whole), _BATCH):
        yield list(whole[start : start + _BATCH])


@reading
def readings(residents: Collection[int]) -> tuple[KnownReading, ...]:
    """Everything that was measured of these residents."""
    columns = (
        HealthReading.resident,
        HealthReading.taken_at,
        HealthReading.kind,
        HealthReading.reading,
        HealthReading.conditions,
    )
    found: list[KnownReading] = []
    for some in _some(residents):
        rows: Any = HealthReading.select(*columns).where(HealthReading.resident << some).tuples()
        found += [KnownReading(*row) for row in rows]
    return tuple(found)


@reading
def visits(days: Collection[date]) -> tuple[KnownVisit, ...]:
    """Every visit at home on one of these days."""
    columns = (HomeVisit.household, HomeVisit.resident, HomeVisit.day, HomeVisit.found, HomeVisit.was_in)
    found: list[KnownVisit] = []
    for some in _some(days):
        rows: Any = HomeVisit.select(*columns).where(HomeVisit.day << some).tuples()
        found += [KnownVisit(*row) for row in rows]
    return tuple(found)


@reading
def enrolments(packages: Collection[int]) -> tuple[KnownEnrolment, ...]:
    """Everybody who is or was in one of these runs."""
    found: list[KnownEnrolment] = []
    for some in _some(packages):
        columns = (getattr(Enrolment, who) for who in WHO)
        rows: Any = (
            Enrolment.select(Enrolment.id, Enrolment.package, Enrolment.state, *columns)
            .where(Enrolment.package << some)
            .tuples()
        )
        for row_id, package, state, *ids in rows:
            whose = next((who, at) for who, at in zip(WHO, ids, strict=True) if at is not None)
            found.append(KnownEnrolment(row_id, package, whose, state))
    return tuple(found)


@reading
def marks(packages: Collection[int]) -> dict[tuple[int, int], str]:
    """By session and enrolment of these runs how somebody is marked."""
    found: dict[tuple[int, int], str] = {}
    for some in _some(packages):
        rows: Any = (
            Attendance.select(Attendance.session, Attendance.enrolment, Attendance.state)
            .join(PackageSession)
            .where(PackageSession.package << some)
            .tuples()
        )
        found.update({(session, enrolment): state for session, enrolment, state in rows})
    return found


@reading
def bodies(serves: str) -> dict[str, list[tuple[Whose, str]]]:
    """Members or volunteers by name: who each is, and their phone."""
    tables: dict[str, Any] = (
        {"volunteer": Volunteer}
        if serves == "volunteer"
        else {"party_member": PartyMember, "registered_member": RegisteredMember}
    )
    found: dict[str, list[tuple[Whose, str]]] = {}
    for who, table in tables.items():
        for row_id, name, phone in table.select(table.id, table.name, table.phone).tuples():
            found.setdefault(name, []).append(((who, row_id), phone))
    return found
