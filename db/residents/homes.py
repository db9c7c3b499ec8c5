"""Households as they are changed: who lives in them, and making new ones."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from db.community.address_order import number_order, room_order
from db.connection import reading
from db.entry import Entry
from db.orm import JOIN
from db.records import Address, Home, Member, NewHome, Refused
from db.residents.ages import age_on
from db.residents.seats import HEAD, OTHER_KIN, seat
from db.tables import Building, Estate, Grid, Household, Residency, Resident


@reading
def homes(ids: Sequence[int], day: date) -> tuple[Home, ...]:
    """Households with who lives there on `day`, in the order of `ids`. Raises: Refused, `row_gone`."""
    rows: Any = (
        Household.select(
            Household.id,
            Household.without_head,
            Grid.number,
            Estate.name,
            Building.number,
            Household.unit,
            Household.room,
        )
        .join(Building)
        .join(Estate)
        .switch(Building)
        .join(Grid, JOIN.LEFT_OUTER)
        .where(Household.id << list(ids), Household.merged_into.is_null())
        .tuples()
    )
    members = _members(ids, day)
    found = {
        home: Home(home, Address(*address), members.get(home, ()), without_head, grid)
        for home, without_head, grid, *address in rows
    }
    if any(home not in found for home in ids):
        raise Refused("row_gone")
    return tuple(found[home] for home in ids)


def _members(ids: Sequence[int], day: date) -> dict[int, tuple[Member, ...]]:
    rows: Any = (
        Residency.select(
            Residency.household,
            Resident.id,
            Resident.name,
            Resident.sex,
            Resident.born_on,
            Residency.relation,
        )
        .join(Resident)
        .where(Residency.household << list(ids), Residency.to_on.is_null())
        .tuples()
    )
    found: dict[int, list[Any]] = {}
    for home, *person in rows:
        found.setdefault(home, []).append(person)
    return {
        home: tuple(
            Member(person, name, sex, age_on(day, born_on), relation)
            for person, name, sex, born_on, relation in sorted(
                people, key=lambda row: seat(row[4], row[3], row[0])
            )
        )
        for home, people in found.items()
    }


@reading
def homes_of(people: Collection[int]) -> dict[int, int]:
    """The household of each of these people who has one now, by their id."""
    rows: Any = (
        Residency.select(Residency.resident, Residency.household)
        .where(Residency.resident << list(people), Residency.to_on.is_null())
        .tuples()
    )
    return dict(rows)


@reading
def people(ids: Sequence[int], day: date) -> tuple[Member, ...]:
    """People by themselves, without a relation, in the order of `ids`.

    Raises:
        Refused: `row_gone`; `has_died`, with the `name`.
    """
    rows: Any = (
        Resident.select(Resident.id, Resident.name, Resident.sex, Resident.born_on, Resident.died_on)
        .where(Resident.id << list(ids), Resident.merged_into.is_null(), Resident.anonymised_at.is_null())
        .tuples()
    )
    found = {row[0]: row for row in rows}
    if any(one not in found for one in ids):
        raise Refused("row_gone")
    for _one, name, _sex, _born_on, died_on in found.values():
        if died_on is not None:
            raise Refused("has_died", name=name)
    return tuple(
        Member(one, name, sex, age_on(day, born_on), "")
        for one, name, sex, born_on, _died_on in (found[one] for one in ids)
    )


@reading
def at(estate_id: int, building: str, unit: str, room: str) -> tuple[int, ...]:
    """The households at an address, the oldest first; none, one, or several that share a flat."""
    rows: Any = (
        Household.select(Household.id)
        .join(Building)
        .where(
            Building.estate == estate_id,
            Building.number == building,
            Household.unit == unit,
            Household.room == room,
            Household.merged_into.is_null(),
        )
        .order_by(Household.id)
        .tuples()
    )
    return tuple(home for (home,) in rows)


@reading
def address_of(new: NewHome) -> Address:
    """The address of a household to be made. Raises: Refused, `row_gone` without that estate."""
    name = Estate.select(Estate.name).where(Estate.id == new.estate_id).scalar()
    if name is None:
        raise Refused("row_gone")
    return Address(name, new.building, new.unit, new.room)


def building(entry: Entry, estate_id: int, number: str) -> int:
    """The id of a building of an estate, made where there was none of that number yet."""
    found = (
        Building.select(Building.id).where(Building.estate == estate_id, Building.number == number).scalar()
    )
    if found is not None:
        return int(found)
    return entry.insert(Building, estate=estate_id, number=number, number_sort=number_order(number))


@reading
def beside(household_id: int) -> NewHome:
    """Another household to be made in the same flat. Raises: Refused, `row_gone`."""
    row: Any = (
        Household.select(Building.estate, Building.number, Household.unit, Household.room)
        .join(Building)
        .where(Household.id == household_id)
        .tuples()
        .first()
    )
    if row is None:
        raise Refused("row_gone")
    return NewHome(*row)


def make(entry: Entry, new: NewHome) -> int:
    """Make a household, and its building where there was none yet; return its id."""
    return entry.insert(
        Household,
        building=building(entry, new.estate_id, new.building),
        unit=new.unit,
        unit_sort=number_order(new.unit),
        room=new.room,
        room_sort=room_order(new.room),
        number=new.number,
    )


def absorb(entry: Entry, other: int, into: int) -> None:
    """Let a household go into another one, with everybody who lives or lived there.

    Whoever was its head is `other kin` of the other home's, until somebody says more.
    """
    stays: Any = (
        Residency.select(Residency.id, Residency.relation, Residency.to_on)
        .where(Residency.household == other)
        .order_by(Residency.id)
        .tuples()
    )
    for stay, relation, to_on in list(stays):
        becomes = OTHER_KIN if relation == HEAD and to_on is None else relation
        entry.update(Residency, stay, household=into, relation=becomes)
    entry.update(Household, other, merged_into=into, without_head=False)
