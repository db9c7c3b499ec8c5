"""Who is in a package, or waits for a place, as they are kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from db.connection import reading
from db.entry import Entry
from db.orm import JOIN, fn
from db.packages.eligible import CAME
from db.records import Address, EnrolmentLine, Refused
from db.residents.ages import age_on
from db.residents.heads import head_name
from db.tables import (
    Allergy,
    Attendance,
    Building,
    Enrolment,
    Estate,
    Grid,
    Household,
    PartyMember,
    RegisteredMember,
    Residency,
    Resident,
    Volunteer,
)

WHO = ("resident", "household", "registered_member", "party_member", "volunteer")


class Enrolled(NamedTuple):
    """An enrolment as operations need it."""

    id: int
    package_id: int
    who: str
    who_id: int
    state: str


@reading
def one(enrolment_id: int) -> Enrolled:
    """An enrolment by its id. Raises: Refused, `row_gone`."""
    row: Any = Enrolment.get_or_none(Enrolment.id == enrolment_id)
    if row is None:
        raise Refused("row_gone", table="enrolment")
    return _enrolled(row)


@reading
def school(enrolment_id: int) -> str:
    """The school and class of a child, as it was said on enrolling."""
    return str(Enrolment.select(Enrolment.school).where(Enrolment.id == enrolment_id).scalar() or "")


@reading
def of(package_id: int, who: str, who_id: int) -> Enrolled | None:
    """The enrolment of somebody in a run, in whatever state."""
    column = getattr(Enrolment, who)
    row: Any = Enrolment.get_or_none((Enrolment.package == package_id) & (column == who_id))
    return None if row is None else _enrolled(row)


def _enrolled(row: Any) -> Enrolled:
    who = next(name for name in WHO if getattr(row, f"{name}_id") is not None)
    return Enrolled(row.id, row.package_id, who, getattr(row, f"{who}_id"), row.state)


@reading
def first_in_line(package_id: int) -> Enrolled | None:
    """Who waits longest for a place."""
    row: Any = (
        Enrolment.select()
        .where(Enrolment.package == package_id, Enrolment.state == "waitlisted")
        .order_by(Enrolment.line, Enrolment.id)
        .first()
    )
    return None if row is None else _enrolled(row)


@reading
def place_in_line(enrolment_id: int) -> int | None:
    """Which place in the line somebody has, from 1; None for who does not wait."""
    row: Any = Enrolment.get_or_none(Enrolment.id == enrolment_id)
    if row is None or row.state != "waitlisted":
        return None
    ahead = Enrolment.select(fn.COUNT(Enrolment.id)).where(
        Enrolment.package == row.package_id,
        Enrolment.state == "waitlisted",
        (Enrolment.line < row.line) | ((Enrolment.line == row.line) & (Enrolment.id < row.id)),
    )
    return int(ahead.scalar()) + 1


@reading
def listed(package_id: int, day: date, states: Collection[str] = ()) -> tuple[EnrolmentLine, ...]:
    """Who is in a package, who waits and who left: those in by address, those waiting in line."""
    condition = Enrolment.package == package_id
    return _lines(condition & (Enrolment.state << list(states)) if states else condition, day)


@reading
def of_resident(resident_id: int, day: date) -> tuple[EnrolmentLine, ...]:
    """The packages somebody is in, waits for or was in."""
    return _lines(Enrolment.resident == resident_id, day)


def _lines(condition: Any, day: date) -> tuple[EnrolmentLine, ...]:
    home: Any = Household.alias()
    query: Any = (
        Enrolment.select(
            Enrolment.id,
            Enrolment.package,
            *(getattr(Enrolment, who) for who in WHO),
            fn.COALESCE(
                *(Resident.name, RegisteredMember.name, PartyMember.name, Volunteer.name),
                head_name(Enrolment.household),
                "",
            ),
            Enrolment.state,
            Resident.sex,
            Resident.born_on,
            Estate.name,
            Building.number,
            home.unit,
            home.room,
            Grid.number,
            Enrolment.asked_on,
            Enrolment.enrolled_on,
            Enrolment.ended_on,
            Enrolment.reason,
            Enrolment.override_reason,
            _attended(CAME),
            _attended(("absent",)),
            Enrolment.collected_by,
            Allergy.id.is_null(False),
            Enrolment.line,
        )
        .join(Resident, JOIN.LEFT_OUTER)
        .join(
            Residency,
            JOIN.LEFT_OUTER,
            on=((Residency.resident == Resident.id) & Residency.to_on.is_null()),
        )
        .join(home, JOIN.LEFT_OUTER, on=(home.id == fn.COALESCE(Enrolment.household, Residency.household)))
        .join(Building, JOIN.LEFT_OUTER, on=(Building.id == home.building))
        .join(Estate, JOIN.LEFT_OUTER, on=(Estate.id == Building.estate))
        .join(Grid, JOIN.LEFT_OUTER, on=(Grid.id == Building.grid))
        .join(RegisteredMember, JOIN.LEFT_OUTER, on=(RegisteredMember.id == Enrolment.registered_member))
        .join(PartyMember, JOIN.LEFT_OUTER, on=(PartyMember.id == Enrolment.party_member))
        .join(Volunteer, JOIN.LEFT_OUTER, on=(Volunteer.id == Enrolment.volunteer))
        .join(Allergy, JOIN.LEFT_OUTER, on=(Allergy.enrolment == Enrolment.id))
        .where(condition)
        .order_by(
            Estate.name,
            Building.number_sort,
            home.unit_sort,
            home.room_sort,
            Enrolment.asked_on,
            Enrolment.id,
        )
        .tuples()
    )
    found = sorted(((_line(row[:-1], day), row[-1]) for row in query), key=_in_order)
    waiting = [line.id for line, _at in found if line.state == "waitlisted"]
    return tuple(
        replace(line, place=waiting.index(line.id) + 1) if line.state == "waitlisted" else line
        for line, _at in found
    )


def _attended(states: Collection[str]) -> Any:
    return Attendance.select(fn.COUNT(Attendance.id)).where(
        Attendance.enrolment == Enrolment.id, Attendance.state << list(states)
    )


STATES = ("enrolled", "paused", "waitlisted", "completed", "withdrawn", "no_show")


def _in_order(found: tuple[EnrolmentLine, int]) -> tuple[int, int]:
    """Those in, then those waiting in their line, then those who left; else as they were read."""
    line, at = found
    state = STATES.index(line.state) if line.state in STATES else len(STATES)
    return state, at if line.state == "waitlisted" else 0


def _line(row: tuple[Any, ...], day: date) -> EnrolmentLine:
    row_id, package, *ids = row[: 2 + len(WHO)]
    name, state, sex, born_on, estate, building, unit, room, grid, asked, enrolled, ended, *rest = row[
        2 + len(WHO) :
    ]
    who, who_id = next((who, at) for who, at in zip(WHO, ids, strict=True) if at is not None)
    rest[-1] = bool(rest[-1])
    return EnrolmentLine(
        row_id,
        package,
        who,
        who_id,
        name,
        state,
        sex or 0,
        age_on(day, born_on),
        Address(estate, building, unit, room) if estate is not None else None,
        grid,
        asked,
        enrolled,
        ended,
        None,
        *rest,
    )


def add(entry: Entry, package_id: int, who: str, who_id: int, state: str, **fields: Any) -> int:
    """Let somebody be in a package, or wait for a place; return the enrolment's id."""
    return entry.insert(
        Enrolment, package=package_id, **{who: who_id}, **_begins(entry, package_id, state), **fields
    )


def begin_again(entry: Entry, enrolment_id: int, package_id: int, state: str, **fields: Any) -> None:
    """Let somebody who left be in a package again, or wait at the end of the line."""
    entry.update(
        Enrolment, enrolment_id, **_begins(entry, package_id, state), ended_on=None, reason="", **fields
    )


def _begins(entry: Entry, package_id: int, state: str) -> dict[str, Any]:
    day = entry.duty.day
    is_in = state == "enrolled"
    last = Enrolment.select(fn.MAX(Enrolment.line)).where(Enrolment.package == package_id).scalar()
    return {
        "state": state,
        "asked_on": day,
        "enrolled_on": day if is_in else None,
        "line": 0 if is_in else (last or 0) + 1,
    }


def change(entry: Entry, enrolment_id: int, **fields: Any) -> None:
    """Change what an enrolment says. Raises: Refused, `row_gone`."""
    entry.update(Enrolment, enrolment_id, **fields)
