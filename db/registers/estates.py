"""Estates made one or taken apart, and many of their buildings at once; always a part of an operation."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from db.community.address_order import number_order, room_order
from db.connection import reading
from db.entry import Entry
from db.orm import JOIN, fn
from db.records import BuildingsPlan, EstatePlan, GridPlan
from db.tables import (
    Building,
    Estate,
    EstateAlias,
    Household,
    OrganisationEstate,
    Representative,
    Request,
    Residency,
    Table,
)


@reading
def numbered(estate_id: int) -> dict[str, int]:
    """The ids of an estate's buildings by their numbers, in their order."""
    rows: Any = (
        Building.select(Building.number, Building.id)
        .where(Building.estate == estate_id)
        .order_by(Building.number_sort, Building.number)
        .tuples()
    )
    return dict(rows)


@reading
def plan(building_ids: Collection[int], into_id: int | None, into: str, estate_id: int | None) -> EstatePlan:
    """What it comes to when buildings go to an estate.

    Args:
        building_ids: Which.
        into_id: Where to; None for an estate that is yet to be made.
        into: What that is called.
        estate_id: The estate that goes as a whole, with all its requests; None where it stays.
    """
    ids = list(building_ids)
    theirs = {} if into_id is None else numbered(into_id)
    mine: Any = (
        Building.select(Building.number)
        .where(Building.id << ids)
        .order_by(Building.number_sort, Building.number)
        .tuples()
    )
    joined = tuple(number for (number,) in mine if number in theirs)
    flats, lived_in, people = _counted(ids)
    asked = _requests_of(ids) if estate_id is None else Request.estate == estate_id
    return EstatePlan(
        into,
        len(ids),
        flats,
        lived_in,
        people,
        Request.select().where(asked).count(),
        joined,
        tuple(_collisions(ids, [theirs[number] for number in joined])),
    )


def _counted(building_ids: Sequence[int]) -> tuple[int, int, int]:
    """Flats, flats where somebody lives, and people."""
    row: Any = (
        Household.select(
            fn.COUNT(Household.id.distinct()),
            fn.COUNT(Residency.household.distinct()),
            fn.COUNT(Residency.id),
        )
        .join(
            Residency,
            JOIN.LEFT_OUTER,
            on=(Residency.household == Household.id) & Residency.to_on.is_null(),
        )
        .where(Household.building << list(building_ids), Household.merged_into.is_null())
        .tuples()
        .first()
    )
    flats, lived_in, people = row
    return flats, lived_in, people


def _addresses(building_ids: Sequence[int]) -> set[tuple[str, str, str]]:
    rows: Any = (
        Household.select(Building.number, Household.unit, Household.room)
        .join(Building)
        .where(Building.id << list(building_ids), Household.merged_into.is_null())
        .tuples()
    )
    return set(rows)


def _collisions(mine: Sequence[int], theirs: Sequence[int]) -> Iterator[str]:
    both = _addresses(mine) & _addresses(theirs)
    for levels in sorted(both, key=lambda one: (number_order(one[0]), one[1], room_order(one[2]))):
        yield "-".join(level for level in levels if level)


def _requests_of(building_ids: Sequence[int]) -> Any:
    homes = Household.select(Household.id).where(Household.building << list(building_ids))
    return Request.household << homes


def merge(entry: Entry, estate_id: int, into_id: int, day: date) -> None:
    """Let an estate go into another one: its buildings and names, and all that refers to it."""
    move_buildings(entry, list(numbered(estate_id).values()), into_id, day)
    name = Estate.get_by_id(estate_id).name
    entry.update(Estate, estate_id, retired_on=day, merged_into=into_id)
    if not EstateAlias.select().where(EstateAlias.name == name).exists():
        entry.insert(EstateAlias, estate=into_id, name=name)
    for table in (EstateAlias, Representative, Request):
        _lead(entry, table, estate_id, into_id)
    there = _ids(
        OrganisationEstate.select(OrganisationEstate.organisation).where(OrganisationEstate.estate == into_id)
    )
    links: Any = OrganisationEstate.select(OrganisationEstate.id, OrganisationEstate.organisation).where(
        OrganisationEstate.estate == estate_id
    )
    for link, organisation in list(links.tuples()):
        if organisation in there:
            entry.remove(OrganisationEstate, link)
        else:
            entry.update(OrganisationEstate, link, estate=into_id)


def split(entry: Entry, building_ids: Sequence[int], into_id: int, day: date) -> None:
    """Let buildings go to another estate, and the requests of those who live there with them."""
    requests = _ids(Request.select(Request.id).where(_requests_of(building_ids)))
    move_buildings(entry, building_ids, into_id, day)
    for request in requests:
        entry.update(Request, request, estate=into_id)


def move_buildings(entry: Entry, building_ids: Sequence[int], into_id: int, day: date) -> None:
    """Let buildings go to another estate.

    Where that has one of the same number the homes go into it, which is in use again if it was not, and the
    building that is left without homes ends.
    """
    there = numbered(into_id)
    for row in list(Building.select().where(Building.id << list(building_ids)).order_by(Building.id)):
        same = there.get(row.number)
        if same is None:
            entry.update(Building, row.id, estate=into_id)
            there[row.number] = row.id
            continue
        homes = _ids(Household.select(Household.id).where(Household.building == row.id))
        for home in homes:
            entry.update(Household, home, building=same)
        if homes:
            _use_again(entry, [same])
        if row.retired_on is None:
            entry.update(Building, row.id, retired_on=day)


def _use_again(entry: Entry, building_ids: Sequence[int]) -> None:
    ended = Building.retired_on.is_null(False)
    for building in _ids(Building.select(Building.id).where(Building.id << list(building_ids), ended)):
        entry.update(Building, building, retired_on=None)


def _lead(entry: Entry, table: type[Table], estate_id: int, into_id: int) -> None:
    rows: Any = table
    for row_id in _ids(rows.select(rows.id).where(rows.estate == estate_id).order_by(rows.id)):
        entry.update(table, row_id, estate=into_id)


def _ids(query: Any) -> list[int]:
    return [found for (found,) in query.tuples()]


@reading
def plan_buildings(estate_id: int, numbers: Sequence[str], flats_each: int) -> BuildingsPlan:
    """Which of these buildings are made, and which get flats: those that have none yet."""
    there = numbered(estate_id)
    full: Any = set(
        _ids(
            Household.select(Household.building).where(Household.building << list(there.values())).distinct()
        )
    )
    new = tuple(number for number in numbers if number not in there)
    kept = tuple(
        number for number in numbers if number in there and (there[number] in full or not flats_each)
    )
    filled = tuple(number for number in numbers if number in there and number not in kept)
    return BuildingsPlan(new, kept, filled, flats_each * (len(new) + len(filled)))


def add_buildings(
    entry: Entry,
    estate_id: int,
    wanted: BuildingsPlan,
    homes: Sequence[tuple[str, str]],
    grid_id: int | None,
) -> None:
    """Make the buildings of a plan.

    Args:
        entry: The operation under way.
        estate_id: Of which estate.
        wanted: What `plan_buildings` says.
        homes: Unit and room of each flat that a building has.
        grid_id: The grid of the new ones; None for none.
    """
    buildings = entry.insert_many(
        Building,
        [
            {"estate": estate_id, "number": number, "number_sort": number_order(number), "grid": grid_id}
            for number in wanted.new
        ],
    )
    there = numbered(estate_id)
    filled = [there[number] for number in wanted.filled]
    _use_again(entry, filled)
    buildings += filled
    entry.insert_many(
        Household,
        (
            {
                "building": building,
                "unit": unit,
                "unit_sort": number_order(unit),
                "room": room,
                "room_sort": room_order(room),
            }
            for building in buildings
            for unit, room in homes
        ),
    )


@reading
def plan_grid(estate_id: int, numbers: Sequence[str], grid_id: int | None) -> GridPlan:
    """Which of these buildings come to another grid than theirs."""
    there = numbered(estate_id)
    rows: Any = Building.select(Building.id, Building.grid).where(Building.estate == estate_id).tuples()
    grids = dict(rows)
    changed = tuple(number for number in numbers if number in there and grids[there[number]] != grid_id)
    _flats, homes, people = _counted([there[number] for number in changed])
    missing = tuple(number for number in numbers if number not in there)
    return GridPlan(changed, missing, homes, people)


def set_grid(entry: Entry, estate_id: int, numbers: Sequence[str], grid_id: int | None) -> None:
    """Give buildings of an estate a grid."""
    there = numbered(estate_id)
    for number in numbers:
        entry.update(Building, there[number], grid=grid_id)
