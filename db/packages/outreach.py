"""Who may join a package and has not: the list for those who go and ask.

A household may join where somebody who lives there fits the rule, and stands in the list once.

At a million people neither all of them are put in order for a page, nor all counted: the page goes through
the buildings in their order until it is full, and the count ends at `MOST_COUNTED`. The text of a statement
is made once for a rule and a day: making it takes longer than running it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from db.connection import database, is_postgresql, reading
from db.orm import fn
from db.packages import outreach_of_bodies
from db.packages.eligible import is_no_home_of, is_not_in, may_join, those_listed
from db.records import Address, OutreachLine, PackageRun, TargetRule
from db.records.packages import ESTATE, GRID
from db.residents.ages import age_on
from db.residents.living_here import buildings, homes_listed
from db.residents.living_here import listed as listed_here
from db.tables import Building, Household, Residency, Resident

MOST_COUNTED = 12_000
"""An office of the usual size is counted whole."""
_CHUNKS = (24, 96, 256)
"""So many buildings are asked for at a time."""
_MOST_BUILDINGS = 376
"""Where so many do not fill a page, it is asked of all at once."""
_HOUSEHOLD = "household"
_RUN, _MOST, _FIRST_BUILDING = -1, -2, -3
"""What stands in a statement for the run, for how many lines, and for the buildings from the first on."""


class _Asked(NamedTuple):
    """What the text of a statement depends on; `near` is of how many buildings it asks, 0 for all."""

    postgresql: bool
    rule: TargetRule
    series: str
    day: date
    homes: bool
    near: int = 0
    few: bool = False


@reading
def listed(run: PackageRun, day: date, most: int) -> tuple[OutreachLine, ...]:
    """At most `most` of them, by grid and address.

    A package for residents or households without a target rule has no such list.
    """
    if run.serves in outreach_of_bodies.BODIES:
        return outreach_of_bodies.listed(run, day, most)
    if not run.target:
        return ()
    rows = _few(run, day, most)
    if rows is None:
        rows = _by_building(run, day, most)
    if rows is None:
        rows = _rows(run, day, most)
    return tuple(_home(row) if run.serves == _HOUSEHOLD else _line(row, day) for row in rows)


def _few(run: PackageRun, day: date, most: int) -> list[Any] | None:
    """Of those who stand in a table, where the rule asks for that."""
    return None if those_listed(run.target) is None else _rows(run, day, most, few=True)


def _by_building(run: PackageRun, day: date, most: int) -> list[Any] | None:
    """Building by building until there are enough; None where that would take long."""
    found: list[Any] = []
    everywhere = buildings(_MOST_BUILDINGS + 1)
    done = 0
    while done < min(len(everywhere), _MOST_BUILDINGS):
        size = _enough(done, len(found), most)
        near = everywhere[done : done + size]
        # One more of the same changes nothing, and the statement stays the same.
        found += _rows(run, day, most - len(found), (*near, *(near[-1:] * (size - len(near)))))
        done += len(near)
        if len(found) == most or done == len(everywhere):
            return found
    return None


def _enough(done: int, found: int, most: int) -> int:
    """Of how many buildings to ask next: as many as should do after what the first ones gave."""
    if not done:
        return _CHUNKS[0]
    needed = (most - found) * done / max(found, 1)
    return next((size for size in _CHUNKS if size >= needed), _CHUNKS[-1])


def _rows(run: PackageRun, day: date, most: int, near: Sequence[int] = (), *, few: bool = False) -> list[Any]:
    """As the engine hands them over: a page of rows takes Peewee longer than the engine."""
    sql, values = _page(_asked(run, day, len(near), few=few))
    return _fetched(sql, [_meant(one, run, most, near) for one in values])


def _asked(run: PackageRun, day: date, near: int = 0, *, few: bool = False) -> _Asked:
    return _Asked(is_postgresql(), run.target, run.series, day, run.serves == _HOUSEHOLD, near, few)


def _fetched(sql: str, values: Sequence[object]) -> list[Any]:
    return list(database().execute_sql(sql, values).fetchall())  # type: ignore[no-untyped-call]


def _meant(value: object, run: PackageRun, most: int, near: Sequence[int] = ()) -> object:
    """A value of a statement, or what it stands for."""
    if not isinstance(value, int) or value > _RUN:
        return value
    return run.id if value == _RUN else most if value == _MOST else near[_FIRST_BUILDING - value]


@lru_cache(maxsize=64)
def _page(asked: _Asked) -> tuple[str, tuple[object, ...]]:
    """The statement of a page with its values."""
    lines, is_open = (
        (homes_listed(), is_no_home_of(_RUN)) if asked.homes else (listed_here(), is_not_in(_RUN))
    )
    query = lines.where(may_join(asked.rule, asked.series, asked.day), is_open)
    if asked.near:
        query = query.where(Household.building << [_FIRST_BUILDING - at for at in range(asked.near)])
    if asked.few:
        query = query.where(Resident.id << those_listed(asked.rule))
    sql, values = query.limit(_MOST).sql()
    return sql, tuple(values)


def _line(row: tuple[Any, ...], day: date) -> OutreachLine:
    row_id, name, sex, born_on, *place, grid = row
    return OutreachLine(row_id, name, sex, age_on(day, born_on), Address(*place), grid)


def _home(row: tuple[Any, ...]) -> OutreachLine:
    row_id, head, meant, count, *place, grid = row
    return OutreachLine(row_id, head, 0, None, Address(*place), grid, _HOUSEHOLD, meant, count - 1)


@reading
def count(run: PackageRun, day: date) -> int:
    """How many they are; one more than `MOST_COUNTED` stands for any number beyond it."""
    if run.serves in outreach_of_bodies.BODIES:
        return outreach_of_bodies.count(run, day)
    if not run.target:
        return 0
    sql, values = _count(_asked(run, day))
    ((found,),) = _fetched(sql, [_meant(one, run, MOST_COUNTED + 1) for one in values])
    return int(found)


@lru_cache(maxsize=64)
def _count(asked: _Asked) -> tuple[str, tuple[object, ...]]:
    """The statement that counts, with its values."""
    is_open = is_no_home_of(_RUN) if asked.homes else is_not_in(_RUN)
    query = _living(asked).where(may_join(asked.rule, asked.series, asked.day), is_open)
    few = those_listed(asked.rule)
    if few is not None:
        query = query.where(Resident.id << few)
    found = query.limit(_MOST).alias("found")
    sql, values = Resident.select(fn.COUNT(found.c.id)).from_(found).sql()
    return sql, tuple(values)


def _living(asked: _Asked) -> Any:
    """The ids of all who live here, or of their homes; with where, as far as a rule asks for it."""
    ids = Residency.household.alias("id") if asked.homes else Resident.id
    query: Any = Resident.select(ids).join(
        Residency, on=((Residency.resident == Resident.id) & Residency.to_on.is_null())
    )
    if asked.homes:
        query = query.distinct()
    if any(term.fact in (ESTATE, GRID) for term in asked.rule):
        query = query.join(Household).join(Building)
    return query
