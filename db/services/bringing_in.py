"""What a ledger of services brings, written down; always a part of an operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from db.entry import Entry
from db.orm import fn
from db.packages import consents, writing
from db.records import ConsentGiven, MeasuredValue
from db.services.people import Whose
from db.tables import Enrolment, HealthReading, HomeVisit


@dataclass(frozen=True, slots=True)
class PastReading:
    """What was measured of somebody at a moment (in UTC), at a session where that is known."""

    resident_id: int
    taken_at: datetime
    values: tuple[MeasuredValue, ...]
    session_id: int | None
    package_id: int | None
    measured_by: str
    consent: ConsentGiven | None
    day: date
    about: str = ""


@dataclass(frozen=True, slots=True)
class PastVisit:
    """A visit at somebody's home."""

    day: date
    time: str
    resident_id: int | None
    household_id: int | None
    package_id: int | None
    people: str
    found: str
    was_in: bool
    staff_id: int | None


@dataclass(frozen=True, slots=True)
class PastEnrolment:
    """Somebody in a run, as it stands; `columns` are texts of the enrolment by name."""

    package_id: int
    whose: Whose
    state: str
    asked_on: date
    enrolled_on: date | None
    ended_on: date | None
    consents: tuple[ConsentGiven, ...] = ()
    allergies: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)


def readings(entry: Entry, new: Sequence[PastReading]) -> None:
    """Write values down, each a row of its own, and the consents that came with them."""
    consented: set[tuple[int, int | None]] = set()
    for one in new:
        whose = one.resident_id, one.package_id
        if one.consent is not None and whose not in consented:
            consented.add(whose)
            consents.give(entry, one.resident_id, one.consent, one.package_id)
    entry.insert_many(
        HealthReading,
        (
            {
                "resident": one.resident_id,
                "taken_at": one.taken_at,
                "kind": value.kind,
                "reading": value.reading,
                "conditions": value.conditions,
                "session": one.session_id,
                "measured_by": one.measured_by,
                "staff": entry.duty.staff_id,
            }
            for one in new
            for value in one.values
        ),
    )


def visits(entry: Entry, new: Sequence[PastVisit]) -> None:
    """Write visits down; whose staff is not said was noted by who takes the ledger in."""
    entry.insert_many(
        HomeVisit,
        (
            {
                "day": one.day,
                "time": one.time,
                "resident": one.resident_id,
                "household": one.household_id,
                "package": one.package_id,
                "staff": one.staff_id or entry.duty.staff_id,
                "people": one.people,
                "found": one.found,
                "was_in": one.was_in,
            }
            for one in new
        ),
    )


def enrolments(entry: Entry, new: Sequence[PastEnrolment]) -> None:
    """Write enrolments down as they stand; who waits goes to the end of the line."""
    lines: dict[int, int] = {}
    for one in new:
        who, who_id = one.whose
        for consent in one.consents:
            consents.give(entry, who_id, consent, one.package_id)
        line = 0
        if one.state == "waitlisted":
            last: Any = lines.get(one.package_id)
            if last is None:
                query = Enrolment.select(fn.MAX(Enrolment.line)).where(Enrolment.package == one.package_id)
                last = query.scalar() or 0
            line = lines[one.package_id] = last + 1
        enrolment_id = entry.insert(
            Enrolment,
            package=one.package_id,
            **{who: who_id},
            state=one.state,
            line=line,
            asked_on=one.asked_on,
            enrolled_on=one.enrolled_on,
            ended_on=one.ended_on,
            **one.columns,
        )
        if one.allergies:
            writing.note_allergies(entry, enrolment_id, one.allergies)
