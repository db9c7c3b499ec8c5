"""Visits at people's homes as they are kept, and who has had none for long."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.orm import JOIN, fn
from db.packages.eligible import may_join_of_all
from db.records import Address, HomeVisitLine, TargetRule, VisitDue
from db.residents.ages import age_on
from db.residents.living_here import is_here, listed, read
from db.tables import Building, Enrolment, Estate, HomeVisit, Household, Residency, Resident, Staff

_MOST = 2_000
_HEAD = "02"


def add(entry: Entry, **columns: Any) -> int:
    """Write a visit down; return its id."""
    return entry.insert(HomeVisit, staff=entry.duty.staff_id, **columns)


def strike(entry: Entry, visit_id: int) -> None:
    """Strike a visit. Raises: Refused, `row_gone`."""
    entry.update(HomeVisit, visit_id, struck_on=entry.duty.day)


@reading
def of_household(household_id: int, most: int = 20) -> tuple[HomeVisitLine, ...]:
    """The visits at a home, the latest first."""
    return _lines(HomeVisit.household == household_id, most)


@reading
def between(since: date, until: date, most: int = _MOST) -> tuple[HomeVisitLine, ...]:
    """The visits of a period, the latest first."""
    return _lines(HomeVisit.day.between(since, until), most)


def _lines(condition: Any, most: int) -> tuple[HomeVisitLine, ...]:
    rows: Any = (
        HomeVisit.select(
            HomeVisit.id,
            HomeVisit.day,
            HomeVisit.time,
            HomeVisit.resident,
            Resident.name,
            HomeVisit.household,
            Estate.name,
            Building.number,
            Household.unit,
            Household.room,
            Staff.name,
            HomeVisit.people,
            HomeVisit.found,
            HomeVisit.was_in,
        )
        .join(Resident, JOIN.LEFT_OUTER)
        .switch(HomeVisit)
        .join(Household, JOIN.LEFT_OUTER)
        .join(Building, JOIN.LEFT_OUTER)
        .join(Estate, JOIN.LEFT_OUTER)
        .switch(HomeVisit)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(condition, HomeVisit.struck_on.is_null())
        .order_by(HomeVisit.day.desc(), HomeVisit.id.desc())
        .limit(most)
        .tuples()
    )
    return tuple(
        HomeVisitLine(
            at,
            day,
            time,
            resident,
            name or "",
            household,
            None if place[0] is None else Address(*place),
            staff or "",
            *rest,
        )
        for at, day, time, resident, name, household, *place, staff, people, found, was_in in rows
        for rest in ((people, found, was_in),)
    )


@reading
def unvisited(rule: TargetRule, last: date, day: date, group: str, every: int) -> tuple[VisitDue, ...]:
    """Those whom a rule means and who were not visited after a day, the longest ago first."""
    return _unvisited(may_join_of_all(rule, "", day), last, day, group, every)


@reading
def unvisited_of(package_id: int, last: date, day: date, group: str, every: int) -> tuple[VisitDue, ...]:
    """Those who are in a run and were not visited after a day; for a household its head stands."""
    is_in = (Enrolment.package == package_id) & (Enrolment.state << ["enrolled", "paused"])
    residents = Enrolment.select(Enrolment.resident).where(is_in, Enrolment.resident.is_null(False))
    homes = Enrolment.select(Enrolment.household).where(is_in, Enrolment.household.is_null(False))
    condition = is_here() & (
        (Resident.id << residents) | ((Residency.household << homes) & (Residency.relation == _HEAD))
    )
    return _unvisited(condition, last, day, group, every)


def _unvisited(condition: Any, last: date, day: date, group: str, every: int) -> tuple[VisitDue, ...]:
    visited = HomeVisit.select(fn.MAX(HomeVisit.day)).where(
        HomeVisit.household == Residency.household, HomeVisit.was_in, HomeVisit.struck_on.is_null()
    )
    later = HomeVisit.select().where(
        HomeVisit.household == Residency.household,
        HomeVisit.was_in,
        HomeVisit.struck_on.is_null(),
        HomeVisit.day > last,
    )
    rows: Any = listed(visited).where(condition, ~fn.EXISTS(later)).limit(_MOST)
    return tuple(_due(row, day, group, every) for row in rows)


def _due(row: tuple[Any, ...], day: date, group: str, every: int) -> VisitDue:
    row_id, name, sex, born_on, address, grid, (visit,) = read(row)
    last_on = _day(visit)
    return VisitDue(
        resident_id=row_id,
        name=name,
        sex=sex,
        age=age_on(day, born_on),
        address=address,
        grid=grid,
        group=group,
        last_on=last_on,
        due_on=None if last_on is None else last_on + timedelta(every),
    )


def _day(value: date | str | None) -> date | None:
    """A day of a computed column, which SQLite hands over as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
