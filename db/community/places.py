"""The community to walk through: estates, their buildings and units, and the flats of an entrance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from db.community.population import counted
from db.connection import reading
from db.figures import CLOSED_STATES
from db.orm import JOIN, fn
from db.records import Flat, GridOfficer, Spot
from db.residents.seats import seat
from db.search import tokens
from db.search.keys import room_key, word
from db.tables import (
    Building,
    Estate,
    EstateAlias,
    Grid,
    GridPost,
    Household,
    Organisation,
    Request,
    Residency,
    Resident,
    Staff,
)


@dataclass(frozen=True, slots=True)
class EstateName:
    """An estate, and what it is found by when typed: characters, full pinyin and initials of its names."""

    id: int
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entrance:
    """A unit of a building (or a building without units), its flats and people counted."""

    estate_id: int
    building_id: int
    building: str
    unit: str
    grid: GridOfficer | None
    homes: int
    lived_in: int
    people: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The grid of a place with its worker, and who manages the estate."""

    grid: GridOfficer | None
    manager: str


@reading
def estates() -> tuple[EstateName, ...]:
    """The estates in the order they were entered."""
    names: dict[int, list[str]] = {}
    rows: Any = Estate.select(Estate.id, Estate.name).where(Estate.retired_on.is_null()).order_by(Estate.id)
    for estate, name in rows.tuples():
        names[estate] = [name]
    aliases: Any = EstateAlias.select(EstateAlias.estate, EstateAlias.name).order_by(EstateAlias.id)
    for estate, name in aliases.tuples():
        names.get(estate, []).append(name)
    return tuple(
        EstateName(estate, both[0], tuple(w.removeprefix("@") for w in tokens.estate(both)))
        for estate, both in names.items()
    )


@reading
def entrances(day: date, estate_id: int | None = None) -> tuple[Entrance, ...]:
    """The entrances of an estate, or of all, in the order of their numbers; buildings without flats too.

    Args:
        day: the day whose grid workers are told.
        estate_id: of which estate.
    """
    query = (
        counted(Building.estate, Building.id, Building.number, Household.unit, Building.grid)
        .group_by(Building.id, Household.unit)
        .order_by(Building.number_sort, Building.number, fn.MIN(Household.unit_sort), Household.unit)
    )
    # Of the buildings that ended only those with flats are still to be walked through.
    query = query.where(
        Building.retired_on.is_null() | (Building.retired_on > day) | Household.id.is_null(False)
    )
    if estate_id is not None:
        query = query.where(Building.estate == estate_id)
    officers = _officers(day)
    rows: Any = query.tuples()
    return tuple(
        Entrance(estate, building, number, unit or "", officers.get(grid), homes, lived_in, people)
        for estate, building, number, unit, grid, homes, lived_in, people in rows
    )


@reading
def flats(building_id: int, unit: str) -> tuple[Flat, ...]:
    """The flats of an entrance in the order of their rooms."""
    waiting = Request.select(fn.COUNT(Request.id)).where(
        Request.resident == Resident.id, Request.state.not_in(CLOSED_STATES)
    )
    rows: Any = (
        Household.select(
            Household.id,
            Household.room,
            Household.tenure,
            Resident.id,
            Resident.name,
            Resident.born_on,
            Residency.relation,
            waiting,
        )
        .join(
            Residency,
            JOIN.LEFT_OUTER,
            on=(Residency.household == Household.id) & Residency.to_on.is_null(),
        )
        .join(Resident, JOIN.LEFT_OUTER, on=(Residency.resident == Resident.id))
        .where(Household.building == building_id, Household.unit == unit, Household.merged_into.is_null())
        .order_by(Household.room_sort, Household.room, Household.id)
        .tuples()
    )
    return tuple(_flat(list(home)) for _id, home in groupby(rows, key=itemgetter(0)))


@reading
def spot_of(household_id: int) -> Spot | None:
    """The entrance that a household is in; None where there is no such household."""
    row: Any = (
        Household.select(Building.estate, Building.id, Household.unit)
        .join(Building)
        .where(Household.id == household_id)
        .tuples()
        .first()
    )
    return None if row is None else Spot(*row)


@reading
def surroundings(day: date, estate_id: int, household_id: int | None = None) -> Surroundings:
    """Who looks after a home, or an estate: of one in several grids none is the estate's."""
    buildings: Any = Building.select(Building.grid).where(Building.estate == estate_id)
    if household_id is not None:
        home = Household.select(Household.building).where(Household.id == household_id)
        buildings = Building.select(Building.grid).where(Building.id << home)
    grids = {grid for (grid,) in buildings.distinct().tuples()}
    manager = (
        Estate.select(Organisation.name).join(Organisation).where(Estate.id == estate_id).tuples().scalar()
    )
    grid = grids.pop() if len(grids) == 1 else None
    return Surroundings(_officers(day).get(grid) if grid is not None else None, manager or "")


def _flat(home: list[tuple[Any, ...]]) -> Flat:
    household, room, tenure = home[0][:3]
    people = sorted(
        (seat(relation, born_on, person), name)
        for *_home, person, name, born_on, relation, _waiting in home
        if person is not None
    )
    return Flat(
        id=household,
        room=room,
        head=people[0][1] if people else "",
        people=len(people),
        let=tenure == "let",
        open_requests=sum(row[-1] for row in home),
        # `第4排6号` is found as it is written, as 4排6, and as 46.
        words=tuple(dict.fromkeys((room_key(room), word(room), "".join(filter(str.isdecimal, word(room)))))),
    )


def _officers(day: date) -> dict[int, GridOfficer]:
    """Every grid with who looks after it on `day`, the latest post where there are several."""
    posts: Any = (
        GridPost.select(GridPost.grid, Staff.name)
        .join(Staff)
        .where(
            GridPost.from_on.is_null() | (GridPost.from_on <= day),
            GridPost.to_on.is_null() | (GridPost.to_on >= day),
        )
        .order_by(GridPost.id)
        .tuples()
    )
    workers: dict[int, str] = dict(posts)
    grids: Any = Grid.select(Grid.id, Grid.number).tuples()
    return {grid: GridOfficer(number, workers.get(grid, "")) for grid, number in grids}
