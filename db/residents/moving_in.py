"""Many people and homes at once, as a ledger brings them: every row journaled, in few statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.community.address_order import number_order, room_order
from db.entry import Entry
from db.records import PersonDetails
from db.residents.known import buildings, grids
from db.residents.people import COLUMNS
from db.tables import (
    Building,
    Disability,
    Estate,
    Grid,
    Hardship,
    HealthNote,
    Household,
    IdentityPaper,
    Phone,
    Residency,
    Resident,
    Veteran,
)

_NEW_ESTATE = "commercial"


@dataclass(frozen=True, slots=True)
class Dwelling:
    """A household to be made, with the number of its grid where that is known."""

    estate_id: int
    building: str
    unit: str
    room: str
    number: str = ""
    tenure: str = ""
    without_head: bool = False
    grid: int | None = None


@dataclass(frozen=True, slots=True)
class Moving:
    """Somebody written down for the first time, and the stay they get (`household_id` None: none).

    `died_on` or `left_on` end the stay; `hardship` and `disability` are (kind, note or grade), `health` a
    text; None where nothing is known.
    """

    person: PersonDetails
    household_id: int | None = None
    relation: str = ""
    from_on: date | None = None
    left_on: date | None = None
    moved_to: str = ""
    died_on: date | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is kept about a resident in tables of its own."""

    resident_id: int
    hardship: tuple[str, str] | None = None
    disability: tuple[str, int | None] | None = None
    veteran: bool = False
    health: str = ""
    source: str = ""


def add_estates(entry: Entry, names: Sequence[str]) -> list[int]:
    """Make estates that were only named; what kind they are is for the office to say."""
    return [entry.insert(Estate, name=name, kind=_NEW_ESTATE) for name in names]


def add_dwellings(entry: Entry, dwellings: Sequence[Dwelling]) -> list[int]:
    """Make households, with the buildings and grids that are missing; return their ids in order."""
    ids = _buildings(entry, dwellings)
    return entry.insert_many(
        Household,
        (
            {
                "building": ids[one.estate_id, one.building],
                "unit": one.unit,
                "unit_sort": number_order(one.unit),
                "room": one.room,
                "room_sort": room_order(one.room),
                "number": one.number,
                "tenure": one.tenure,
                "without_head": one.without_head,
            }
            for one in dwellings
        ),
    )


def _buildings(entry: Entry, dwellings: Sequence[Dwelling]) -> dict[tuple[int, str], int]:
    there = buildings({one.estate_id for one in dwellings})
    by_number = grids()
    wanted: dict[tuple[int, str], int | None] = {}
    for one in dwellings:
        key = (one.estate_id, one.building)
        wanted[key] = wanted.get(key) or one.grid
    for number in sorted({grid for grid in wanted.values() if grid and grid not in by_number}):
        by_number[number] = entry.insert(Grid, number=number)
    found: dict[tuple[int, str], int] = {}
    for key, grid in wanted.items():
        grid_id = by_number[grid] if grid else None
        if key in there:
            found[key], has = there[key]
            if has is None and grid_id is not None:
                entry.update(Building, found[key], grid=grid_id)
        else:
            found[key] = entry.insert(
                Building, estate=key[0], number=key[1], number_sort=number_order(key[1]), grid=grid_id
            )
    return found


def add_people(entry: Entry, moving: Sequence[Moving]) -> list[int]:
    """Write people down and let them live where they live; return their ids in order."""
    ids = entry.insert_many(Resident, (_resident(one) for one in moving))
    both = list(zip(ids, moving, strict=True))
    entry.insert_many(
        Residency,
        (
            {
                "resident": resident,
                "household": one.household_id,
                "relation": one.relation,
                "from_on": one.from_on,
                "to_on": one.died_on or one.left_on,
                "moved_to": one.moved_to,
            }
            for resident, one in both
            if one.household_id is not None
        ),
    )
    entry.insert_many(
        Phone,
        (
            {
                "resident": resident,
                "number": phone.number,
                "whose": phone.whose,
                "name": phone.name,
                "position": position,
            }
            for resident, one in both
            for position, phone in enumerate(one.person.phones)
        ),
    )
    entry.insert_many(
        IdentityPaper,
        (
            {
                "resident": resident,
                "kind": one.person.paper_kind,
                "number": one.person.paper_number,
                "verified": False,
            }
            for resident, one in both
            if one.person.paper_number
        ),
    )
    return ids


def _resident(one: Moving) -> dict[str, Any]:
    person = one.person
    return {
        **{column: getattr(person, column) for column in COLUMNS},
        "doubt": " ".join(person.doubts),
        "died_on": one.died_on,
    }


def add_facts(entry: Entry, facts: Iterable[Facts]) -> None:
    """Write down what is kept apart."""
    known = list(facts)
    entry.insert_many(
        Hardship,
        (
            {"resident": one.resident_id, "kind": one.hardship[0], "note": one.hardship[1]}
            for one in known
            if one.hardship
        ),
    )
    entry.insert_many(
        Disability,
        (
            {"resident": one.resident_id, "kind": one.disability[0], "grade": one.disability[1]}
            for one in known
            if one.disability
        ),
    )
    entry.insert_many(Veteran, ({"resident": one.resident_id} for one in known if one.veteran))
    entry.insert_many(
        HealthNote,
        (
            {"resident": one.resident_id, "text": one.health, "source": one.source}
            for one in known
            if one.health
        ),
    )


def settle(entry: Entry, resident_id: int, household_id: int, relation: str) -> None:
    """Let somebody who lived nowhere live in a home; since when is not known."""
    entry.insert(Residency, resident=resident_id, household=household_id, relation=relation)


def relate(entry: Entry, resident_id: int, relation: str) -> None:
    """Say anew what somebody is to the head of the home they live in."""
    stay = (
        Residency.select(Residency.id)
        .where(Residency.resident == resident_id, Residency.to_on.is_null())
        .scalar()
    )
    if stay is not None:
        entry.update(Residency, stay, relation=relation)


def describe(entry: Entry, household_id: int, *, number: str, tenure: str, has_head: bool) -> None:
    """Add to a household what was not known of it; `has_head` says that one of the newcomers is head."""
    row: Any = Household.get_by_id(household_id)
    entry.update(
        Household,
        household_id,
        number=row.number or number,
        tenure=row.tenure or tenure,
        without_head=row.without_head and not has_head,
    )


def headless(entry: Entry, household_id: int) -> None:
    """Say of a home that nobody is its head for now."""
    entry.update(Household, household_id, without_head=True)
