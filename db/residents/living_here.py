"""Everybody who lives here now, with their home: what lists of people are asked of."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from db.connection import database, is_postgresql
from db.orm import JOIN, fn
from db.records import Address
from db.residents.heads import head_name
from db.tables import Building, Estate, Grid, Household, Residency, Resident

LISTED = (
    *(Resident.id, Resident.name, Resident.sex, Resident.born_on),
    *(Estate.name, Building.number, Household.unit, Household.room, Grid.number),
)
"""What a line of a list shows of somebody: see `read`."""

_BUILDINGS = (Grid.number, Estate.name, Building.number_sort, Building.id)


def living_here(*selected: Any) -> Any:
    """A query over everybody who lives here now, with their home, building and estate."""
    return (
        Resident.select(*selected)
        .join(Residency, on=((Residency.resident == Resident.id) & Residency.to_on.is_null()))
        .join(Household)
        .join(Building)
        .join(Estate)
    )


def listed(*others: Any) -> Any:
    """A query for lines of a list: `LISTED` and other columns, by grid and address."""
    return (
        living_here(*LISTED, *others)
        .join(Grid, JOIN.LEFT_OUTER, on=(Grid.id == Building.grid))
        .order_by(*_BUILDINGS, Household.unit_sort, Household.room_sort, Resident.id)
        .tuples()
    )


def homes_listed() -> Any:
    """A query for lines of households: id, head, the first who is asked for, how many are, place and grid.

    One for each household in which somebody is asked for, by grid and address.
    """
    place = (Estate.name, Building.number, Household.unit, Household.room, Grid.number)
    order = (*_BUILDINGS, Household.unit_sort, Household.room_sort, Household.id)
    found = (Household.id, head_name(Household.id), fn.MIN(Resident.name), fn.COUNT(Resident.id))
    return (
        living_here(*found, *place)
        .join(Grid, JOIN.LEFT_OUTER, on=(Grid.id == Building.grid))
        .group_by(*place, *order)
        .order_by(*order)
        .tuples()
    )


def buildings(most: int) -> tuple[int, ...]:
    """The ids of the first buildings in the order in which `listed` has those who live there."""
    sql, values = _buildings(is_postgresql(), most)
    rows = database().execute_sql(sql, values).fetchall()  # type: ignore[no-untyped-call]
    return tuple(row_id for (row_id,) in rows)


@lru_cache(maxsize=8)
def _buildings(_postgresql: bool, most: int) -> tuple[str, tuple[object, ...]]:
    """The statement with its values, made once: that takes longer than running it."""
    query: Any = (
        Building.select(Building.id)
        .join(Estate)
        .switch(Building)
        .join(Grid, JOIN.LEFT_OUTER)
        .order_by(*_BUILDINGS)
        .limit(most)
    )
    sql, values = query.sql()
    return sql, tuple(values)


def read(row: tuple[Any, ...]) -> tuple[int, str, int, Any, Address, int | None, tuple[Any, ...]]:
    """A line of `listed`: id, name, sex, birth date (for this floor only), address, grid, the others."""
    row_id, name, sex, born_on, estate, building, unit, room, grid, *others = row
    return row_id, name, sex, born_on, Address(estate, building, unit, room), grid, tuple(others)


def is_here() -> Any:
    """The condition that somebody can be offered something: alive, and not a record that went elsewhere."""
    return Resident.died_on.is_null() & Resident.anonymised_at.is_null() & Resident.merged_into.is_null()
