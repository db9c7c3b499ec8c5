"""Enrolments, attendance, readings and visits at home of a period, whole, in batches: for a ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from db.connection import reading
from db.orm import JOIN
from db.packages import consents, target_text
from db.packages.enrolments import WHO
from db.records import MeasuredValue, TargetRule
from db.services.people import NOBODY, Person, Whose, everybody, heads, homes_of, residents
from db.tables import (
    Allergy,
    Attendance,
    Consent,
    Enrolment,
    Guardian,
    HealthReading,
    HomeVisit,
    Package,
    PackageSession,
    Staff,
)

_BATCH = 500
_BY_GUARDIAN, _BY_PERSON = ("guardian", "signature"), ("health", "activity")


@dataclass(frozen=True, slots=True)
class OfPackage:
    """A run as a ledger names it, and its target rule, which says whether being in it is protected."""

    name: str = ""
    run: str = ""
    target: TargetRule = ()


NO_PACKAGE = OfPackage()


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """Somebody in a run, or who was.

    `guardian` (a `relation` of the child) has `signed`; `agrees`: to what is kept of the person themselves.
    """

    person: Person
    who: str
    package: OfPackage
    state: str
    asked_on: date
    enrolled_on: date | None
    ended_on: date | None
    reason: str
    override_reason: str
    school: str
    collected_by: str
    note: str
    guardian: str = ""
    relation: str = ""
    signed: bool = False
    agrees: bool = False
    allergies: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """Whether somebody was at a session."""

    person: Person
    package: OfPackage
    day: date
    starts: str
    about: str
    state: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One value; `taken_at` is in UTC, `agrees` whether a consent to health data stands."""

    person: Person
    package: OfPackage
    taken_at: datetime
    measured_by: str
    value: MeasuredValue
    agrees: bool


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit at somebody's home."""

    person: Person
    package: OfPackage
    day: date
    time: str
    staff: str
    people: str
    found: str
    was_in: bool


def _within(column: Any, since: Any, until: Any) -> list[Any]:
    conditions = [] if since is None else [column >= since]
    return conditions if until is None else [*conditions, column <= until]


def _batches(ids: Sequence[int], read: Callable[[Sequence[int]], list[Any]]) -> Iterator[Any]:
    for start in range(0, len(ids), _BATCH):
        yield from read(ids[start : start + _BATCH])


@reading
def _ids(table: Any, conditions: Sequence[Any], *order: Any) -> tuple[int, ...]:
    query = table.select(table.id)
    if table is Attendance:
        query = query.join(PackageSession)
    rows: Any = (query.where(*conditions) if conditions else query).order_by(*order, table.id).tuples()
    return tuple(row_id for (row_id,) in rows)


def enrolments(since: date | None, until: date | None) -> Iterator[EnrolmentRow]:
    """Those who asked to be in a package within a period, by package, then in the order they asked."""
    ids = _ids(Enrolment, _within(Enrolment.asked_on, since, until), Enrolment.package, Enrolment.asked_on)
    return _batches(ids, _enrolments)


@reading
def _enrolments(ids: Sequence[int]) -> list[EnrolmentRow]:
    rows: Any = (
        Enrolment.select(Enrolment, Package.name, Package.run, Package.target, Allergy.text)
        .join(Package, attr="of")
        .switch(Enrolment)
        .join(Allergy, JOIN.LEFT_OUTER, attr="allergy")
        .where(Enrolment.id << list(ids))
    )
    found = {row.id: row for row in rows}
    whose = {row_id: _whose(getattr(row, f"{who}_id") for who in WHO) for row_id, row in found.items()}
    people = everybody(whose.values())
    children = [row_id for who, row_id in whose.values() if who == "resident"]
    guardians, signed = _guardians(children), _agreed(children, _BY_GUARDIAN)
    agreed = _agreed(children, _BY_PERSON)
    taken_back = _taken_back(children, "guardian")
    lines = []
    for row_id in ids:
        row, (who, at) = found[row_id], whose[row_id]
        guardian, relation = guardians.get(at, ("", "")) if who == "resident" else ("", "")
        allergy = getattr(row, "allergy", None)
        of_child = who != "resident" or at not in taken_back
        lines.append(
            EnrolmentRow(
                person=people.get((who, at), NOBODY),
                who=who,
                package=OfPackage(row.of.name, row.of.run, target_text.read(row.of.target)),
                state=row.state,
                asked_on=row.asked_on,
                enrolled_on=row.enrolled_on,
                ended_on=row.ended_on,
                reason=row.reason,
                override_reason=row.override_reason,
                school=row.school if of_child else "",
                collected_by=row.collected_by if of_child else "",
                note=row.note,
                guardian=guardian,
                relation=relation,
                signed=who == "resident" and at in signed,
                agrees=who == "resident" and at in agreed,
                allergies=allergy.text if of_child and allergy is not None and allergy.text else "",
            )
        )
    return lines


def _whose(ids: Iterable[int | None]) -> Whose:
    return next((who, at) for who, at in zip(WHO, ids, strict=True) if at is not None)


def _guardians(children: Sequence[int]) -> dict[int, tuple[str, str]]:
    """By child who answers for them, and what they are to the child: who agreed, else who is written down."""
    query: Any = Guardian.select(Guardian.child, Guardian.name, Guardian.relation)
    kin = query.where(Guardian.child << list(children)).order_by(Guardian.id.desc()).tuples()
    agreed: Any = (
        Consent.select(Consent.resident, Consent.given_by, Consent.relation)
        .where(Consent.resident << list(children), Consent.purpose << list(_BY_GUARDIAN))
        .order_by(Consent.id)
        .tuples()
    )
    return {child: (name, relation) for child, name, relation in (*kin, *agreed)}


def _agreed(people: Sequence[int], purposes: Sequence[str]) -> set[int]:
    """Those for whom a consent to one of these stands."""
    rows: Any = Consent.select(Consent.resident).where(
        Consent.resident << list(people),
        Consent.purpose << list(purposes),
        Consent.given_on.is_null(False),
        Consent.withdrawn_on.is_null(),
    )
    return {row.resident_id for row in rows}


def _taken_back(people: Sequence[int], purpose: str) -> set[int]:
    """Those of them who took every consent to it back: what was told under it goes out no more."""
    rows: Any = consents.taken_back(purpose).where(Consent.resident << list(people))
    return {row.resident_id for row in rows}


def attendance(since: date | None, until: date | None) -> Iterator[AttendanceRow]:
    """Who was, or was not, at the sessions of a period, session by session."""
    conditions = _within(PackageSession.day, since, until)
    return _batches(_ids(Attendance, conditions, PackageSession.day, PackageSession.id), _attendance)


@reading
def _attendance(ids: Sequence[int]) -> list[AttendanceRow]:
    rows: Any = (
        Attendance.select(
            Attendance.id,
            *(getattr(Enrolment, who) for who in WHO),
            Package.name,
            Package.run,
            Package.target,
            PackageSession.day,
            PackageSession.starts,
            PackageSession.about,
            Attendance.state,
            Attendance.minutes,
        )
        .join(Enrolment)
        .switch(Attendance)
        .join(PackageSession)
        .join(Package)
        .where(Attendance.id << list(ids))
        .tuples()
    )
    found = {row[0]: row[1:] for row in rows}
    many = len(WHO)
    whose = {row_id: _whose(row[:many]) for row_id, row in found.items()}
    people = everybody(whose.values())
    lines = []
    for row_id in ids:
        name, run, target, *rest = found[row_id][many:]
        package = OfPackage(name, run, target_text.read(target))
        lines.append(AttendanceRow(people.get(whose[row_id], NOBODY), package, *rest))
    return lines


def readings(since: datetime | None, until: datetime | None) -> Iterator[ReadingRow]:
    """What was measured within a period and is not struck, moment by moment.

    Of whoever took the consent to it back nothing goes out.

    Args:
        since: in UTC; `until` likewise, included.
        until: as above.
    """
    conditions = [
        HealthReading.struck_on.is_null(),
        HealthReading.resident.not_in(consents.taken_back("health")),
        *_within(HealthReading.taken_at, since, until),
    ]
    ids = _ids(HealthReading, conditions, HealthReading.taken_at, HealthReading.resident)
    return _batches(ids, _readings)


@reading
def _readings(ids: Sequence[int]) -> list[ReadingRow]:
    rows: Any = (
        HealthReading.select(HealthReading, PackageSession.id, Package.name, Package.run, Package.target)
        .join(PackageSession, JOIN.LEFT_OUTER, attr="at")
        .join(Package, JOIN.LEFT_OUTER, attr="of")
        .where(HealthReading.id << list(ids))
    )
    found = {row.id: row for row in rows}
    people = residents({row.resident_id for row in found.values()})
    agreed = _agreed(list(people), ("health",))
    lines = []
    for row in (found[one] for one in ids):
        of = getattr(getattr(row, "at", None), "of", None)
        lines.append(
            ReadingRow(
                people.get(row.resident_id, NOBODY),
                NO_PACKAGE
                if of is None or not of.name
                else OfPackage(of.name, of.run, target_text.read(of.target)),
                row.taken_at,
                row.measured_by,
                MeasuredValue(row.kind, row.reading, row.conditions),
                row.resident_id in agreed,
            )
        )
    return lines


def visits(since: date | None, until: date | None) -> Iterator[VisitRow]:
    """The visits at home of a period that are not struck, in their order."""
    conditions = [HomeVisit.struck_on.is_null(), *_within(HomeVisit.day, since, until)]
    return _batches(_ids(HomeVisit, conditions, HomeVisit.day), _visits)


@reading
def _visits(ids: Sequence[int]) -> list[VisitRow]:
    rows: Any = (
        HomeVisit.select(
            HomeVisit.id,
            HomeVisit.resident,
            HomeVisit.household,
            Package.name,
            Package.run,
            Package.target,
            HomeVisit.day,
            HomeVisit.time,
            Staff.name,
            HomeVisit.people,
            HomeVisit.found,
            HomeVisit.was_in,
        )
        .join(Package, JOIN.LEFT_OUTER)
        .switch(HomeVisit)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(HomeVisit.id << list(ids))
        .tuples()
    )
    found = {row[0]: row[1:] for row in rows}
    homes = {row[1] for row in found.values() if row[1] is not None}
    people = residents({row[0] for row in found.values() if row[0] is not None})
    at_home, addresses = heads(homes), homes_of(homes)
    lines = []
    for row_id in ids:
        resident, household, name, run, target, day, time, staff, *rest = found[row_id]
        package = NO_PACKAGE if name is None else OfPackage(name, run, target_text.read(target))
        # Of a visit to a whole household nobody's name stands there, but its head's data do.
        person = (
            Person(at_home.get(household, NOBODY).id, "", 0, None, None, ())
            if resident is None
            else people.get(resident, NOBODY)
        )
        if household in addresses:
            person = replace(person, address=addresses[household])
        lines.append(VisitRow(person, package, day, time, staff or "", *rest))
    return lines
