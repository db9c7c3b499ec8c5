"""Which members or volunteers may join a package and have not.

A target rule is asked of those who live here; without one, all who have not left may join.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from db.connection import database, is_postgresql, reading
from db.orm import JOIN, fn
from db.packages.eligible import as_day, may_join
from db.records import Address, OutreachLine, PackageRun, TargetRule
from db.residents.ages import age_on
from db.residents.living_here import is_here
from db.tables import (
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

BODIES: Mapping[str, tuple[str, ...]] = {
    "member": ("party_member", "registered_member"),
    "volunteer": ("volunteer",),
}
"""By what a package says it serves who that can be."""
_TABLES: Mapping[str, Any] = {
    "party_member": PartyMember,
    "registered_member": RegisteredMember,
    "volunteer": Volunteer,
}
_RUN, _MOST = -1, -2
"""What stands in a statement for the run, and for how many lines."""


def listed(run: PackageRun, day: date, most: int) -> tuple[OutreachLine, ...]:
    """At most `most` of them, by grid and address; who does not live here comes last."""
    lines = [
        _line(row, who, day)
        for who in BODIES[run.serves]
        for row in _fetched(_page(is_postgresql(), who, run.target, run.series, day), run.id, most)
    ]
    return tuple(sorted(lines, key=_by_grid)[:most])


def _by_grid(one: OutreachLine) -> tuple[bool, bool, int]:
    return one.address is None, one.grid is None, one.grid or 0


def count(run: PackageRun, day: date) -> int:
    """How many they are."""
    found = (
        _fetched(_count(is_postgresql(), who, run.target, run.series, day), run.id, 0)
        for who in BODIES[run.serves]
    )
    return sum(int(count) for ((count,),) in found)


@reading
def resident_of(who: str, who_id: int) -> int | None:
    """Whom of the register a member or volunteer is, where that is known."""
    table = _TABLES[who]
    found: int | None = table.select(table.resident).where(table.id == who_id).scalar()
    return found


_Statement = tuple[str, tuple[object, ...]]


@lru_cache(maxsize=64)
def _page(_postgresql: bool, who: str, rule: TargetRule, series: str, day: date) -> _Statement:
    """The statement of a page with its values, made once: that takes longer than running it."""
    table = _TABLES[who]
    place = (Estate.name, Building.number, Household.unit, Household.room, Grid.number)
    order = (Estate.name, Building.number_sort, Household.unit_sort, Household.room_sort, table.id)
    query = _fitting(who, rule, series, day, (table.id, table.name, Resident.sex, Resident.born_on, *place))
    sql, values = query.order_by(Grid.number.is_null(), Grid.number, *order).limit(_MOST).sql()
    return sql, tuple(values)


@lru_cache(maxsize=64)
def _count(_postgresql: bool, who: str, rule: TargetRule, series: str, day: date) -> _Statement:
    """The statement that counts, with its values."""
    sql, values = _fitting(who, rule, series, day, (fn.COUNT(_TABLES[who].id),)).sql()
    return sql, tuple(values)


def _fitting(who: str, rule: TargetRule, series: str, day: date, selected: tuple[Any, ...]) -> Any:
    table = _TABLES[who]
    taken = Enrolment.select().where(Enrolment.package == _RUN, getattr(Enrolment, who) == table.id)
    query = (
        table.select(*selected)
        .join(Resident, JOIN.LEFT_OUTER, on=(Resident.id == table.resident))
        .join(
            Residency,
            JOIN.LEFT_OUTER,
            on=((Residency.resident == Resident.id) & Residency.to_on.is_null()),
        )
        .join(Household, JOIN.LEFT_OUTER, on=(Household.id == Residency.household))
        .join(Building, JOIN.LEFT_OUTER, on=(Building.id == Household.building))
        .join(Estate, JOIN.LEFT_OUTER, on=(Estate.id == Building.estate))
        .join(Grid, JOIN.LEFT_OUTER, on=(Grid.id == Building.grid))
        .where(table.left_on.is_null() | (table.left_on > day), is_here(), ~fn.EXISTS(taken))
    )
    return query.where(Residency.id.is_null(False), may_join(rule, series, day)) if rule else query


def _fetched(statement: _Statement, run_id: int, most: int) -> list[Any]:
    sql, values = statement
    meant = {_RUN: run_id, _MOST: most}
    known = [meant.get(one, one) if isinstance(one, int) else one for one in values]
    return list(database().execute_sql(sql, known).fetchall())  # type: ignore[no-untyped-call]


def _line(row: tuple[Any, ...], who: str, day: date) -> OutreachLine:
    row_id, name, sex, born_on, estate, building, unit, room, grid = row
    age = None if born_on is None else age_on(day, as_day(born_on))
    address = None if estate is None else Address(estate, building, unit, room)
    return OutreachLine(row_id, name, sex or 0, age, address, grid, who)
