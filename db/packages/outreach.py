"""Who may join a package and has not: the list for those who go and ask.

At a million people neither all of them are put in order for a page, nor all counted: the page goes through
the buildings in their order until it is full, and the count ends at `MOST_COUNTED`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from db.ages import age_on
from db.connection import execute, reading
from db.living_here import buildings
from db.living_here import listed as listed_here
from db.orm import fn
from db.packages.eligible import is_not_in, may_join, those_listed
from db.records import Address, OutreachLine, PackageRun, TargetRule
from db.records.packages import ESTATE, GRID
from db.tables import Building, Household, Residency, Resident

MOST_COUNTED = 12_000
"""An office of the usual size is counted whole."""
_CHUNKS = (24, 96, 256)
"""So many buildings are asked for at a time; where they do not fill a page, it is asked of all at once."""


@reading
def listed(run: PackageRun, day: date, most: int) -> tuple[OutreachLine, ...]:
    """At most `most` of them, by grid and address. A package without a target rule has no such list."""
    if run.serves != "resident" or not run.target:
        return ()
    rows = _few(run, day, most)
    if rows is None:
        rows = _by_building(run, day, most)
    if rows is None:
        rows = _rows(_asked(run, day).limit(most))
    return tuple(_line(row, day) for row in rows)


def _few(run: PackageRun, day: date, most: int) -> list[Any] | None:
    """Of those who stand in a table, where the rule asks for that."""
    few = those_listed(run.target)
    return None if few is None else _rows(_asked(run, day).where(Resident.id << few).limit(most))


def _by_building(run: PackageRun, day: date, most: int) -> list[Any] | None:
    """Building by building until there are enough; None where that would take long."""
    found: list[Any] = []
    everywhere = buildings(sum(_CHUNKS) + 1)
    for first, last in _spans(len(everywhere)):
        near = Household.building << list(everywhere[first:last])
        found += _rows(_asked(run, day).where(near).limit(most - len(found)))
        if len(found) == most or last == len(everywhere):
            return found
    return None


def _spans(count: int) -> Iterator[tuple[int, int]]:
    first = 0
    for size in _CHUNKS:
        yield first, min(first + size, count)
        first += size
        if first >= count:
            return


def _asked(run: PackageRun, day: date) -> Any:
    return listed_here().where(may_join(run.target, run.series, day), is_not_in(run.id))


def _rows(query: Any) -> list[Any]:
    """As the engine hands them over: a page of rows takes Peewee longer than the engine."""
    return list(execute(*query.sql()).fetchall())


def _line(row: tuple[Any, ...], day: date) -> OutreachLine:
    row_id, name, sex, born_on, *place, grid = row
    return OutreachLine(row_id, name, sex, age_on(day, born_on), Address(*place), grid)


@reading
def count(run: PackageRun, day: date) -> int:
    """How many they are; one more than `MOST_COUNTED` stands for any number beyond it."""
    if run.serves != "resident" or not run.target:
        return 0
    query = _living(run.target).where(may_join(run.target, run.series, day), is_not_in(run.id))
    few = those_listed(run.target)
    if few is not None:
        query = query.where(Resident.id << few)
    found = query.limit(MOST_COUNTED + 1).alias("found")
    return int(Resident.select(fn.COUNT(found.c.id)).from_(found).scalar() or 0)


def _living(rule: TargetRule) -> Any:
    """The ids of all who live here; with where, as far as a rule asks for it."""
    query: Any = Resident.select(Resident.id).join(
        Residency, on=((Residency.resident == Resident.id) & Residency.to_on.is_null())
    )
    if any(term.fact in (ESTATE, GRID) for term in rule):
        query = query.join(Household).join(Building)
    return query
