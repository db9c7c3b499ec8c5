"""Households as they are written down in full: for forms."""

from __future__ import annotations

from typing import Any

from db.community.address_order import number_order, room_order
from db.connection import reading
from db.entry import Entry
from db.records import Address, Hit, HomeDetails, Kind, Refused
from db.residents import homes
from db.residents.seats import HEAD
from db.tables import Building, Estate, Household, Residency, Resident

_MOST = 6


@reading
def details(household_id: int) -> HomeDetails:
    """Everything of a household that a form shows. Raises: Refused, `row_gone`."""
    row: Any = (
        Household.select(
            Building.estate,
            Building.number,
            Household.unit,
            Household.room,
            Household.number,
            Household.tenure,
            Household.note,
        )
        .join(Building)
        .where(Household.id == household_id, Household.merged_into.is_null())
        .tuples()
        .first()
    )
    if row is None:
        raise Refused("row_gone")
    return HomeDetails(*row)


def correct(entry: Entry, household_id: int, home: HomeDetails) -> None:
    """Write a household down anew, its building too where there was none yet. Raises: Refused, `row_gone`."""
    entry.update(
        Household,
        household_id,
        building=homes.building(entry, home.estate_id, home.building),
        unit=home.unit,
        unit_sort=number_order(home.unit),
        room=home.room,
        room_sort=room_order(home.room),
        number=home.number,
        tenure=home.tenure,
        note=home.note,
    )


@reading
def with_number(number: str) -> tuple[int, ...]:
    """The households with this number of the household register; none for an empty one."""
    if not number:
        return ()
    rows: Any = (
        Household.select(Household.id)
        .where(Household.number == number, Household.merged_into.is_null())
        .order_by(Household.id)
        .limit(_MOST)
        .tuples()
    )
    return tuple(home for (home,) in rows)


@reading
def hits_of(ids: tuple[int, ...]) -> tuple[Hit, ...]:
    """Households as lists show them, in the order of `ids`; their name is their head's."""
    rows: Any = (
        Household.select(Household.id, Estate.name, Building.number, Household.unit, Household.room)
        .join(Building)
        .join(Estate)
        .where(Household.id << list(ids))
        .tuples()
    )
    heads: Any = (
        Residency.select(Residency.household, Resident.name)
        .join(Resident)
        .where(Residency.household << list(ids), Residency.to_on.is_null(), Residency.relation == HEAD)
        .tuples()
    )
    names = dict(heads)
    found = {
        home: Hit(Kind.HOUSEHOLD, home, names.get(home, ""), address=Address(*address), household_id=home)
        for home, *address in rows
    }
    return tuple(found[home] for home in ids if home in found)
