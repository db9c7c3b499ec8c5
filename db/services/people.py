"""Whom a row of such a ledger is about, as it is written there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.orm import JOIN
from db.records import Address
from db.residents.seats import HEAD
from db.tables import (
    Building,
    Estate,
    Household,
    PartyMember,
    Phone,
    RegisteredMember,
    Residency,
    Resident,
    Volunteer,
)

_BODIES: dict[str, Any] = {
    "registered_member": RegisteredMember,
    "party_member": PartyMember,
    "volunteer": Volunteer,
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, in full; `id` is None for who is no resident."""

    id: int | None
    name: str
    sex: int
    born_on: date | None
    address: Address | None
    phones: tuple[str, ...]


NOBODY = Person(None, "", 0, None, None, ())

Whose = tuple[str, int]
"""Who it is about: resident, household, registered_member, party_member or volunteer; and the id."""


def everybody(asked: Iterable[Whose]) -> dict[Whose, Person]:
    """Those who are asked for; for a household its head stands."""
    by_who: defaultdict[str, set[int]] = defaultdict(set)
    for who, row_id in asked:
        by_who[who].add(row_id)
    return {
        (who, row_id): person for who, some in by_who.items() for row_id, person in _of(who, some).items()
    }


def _of(who: str, ids: Collection[int]) -> dict[int, Person]:
    if who == "resident":
        return residents(ids)
    return heads(ids) if who == "household" else _bodies(who, ids)


def residents(ids: Collection[int]) -> dict[int, Person]:
    """Residents by their ids, with the home they have now."""
    some = sorted(ids)
    phones: defaultdict[int, list[str]] = defaultdict(list)
    numbers: Any = Phone.select(Phone.resident, Phone.number).where(Phone.resident << some)
    for resident, number in numbers.order_by(Phone.position, Phone.id).tuples():
        phones[resident].append(number)
    rows: Any = (
        Resident.select(
            Resident.id,
            Resident.name,
            Resident.sex,
            Resident.born_on,
            Estate.name,
            Building.number,
            Household.unit,
            Household.room,
        )
        .join(
            Residency, JOIN.LEFT_OUTER, on=((Residency.resident == Resident.id) & Residency.to_on.is_null())
        )
        .join(Household, JOIN.LEFT_OUTER, on=(Household.id == Residency.household))
        .join(Building, JOIN.LEFT_OUTER, on=(Building.id == Household.building))
        .join(Estate, JOIN.LEFT_OUTER, on=(Estate.id == Building.estate))
        .where(Resident.id << some)
        .tuples()
    )
    return {
        row_id: Person(
            row_id,
            name,
            sex,
            born_on,
            None if home[0] is None else Address(*home),
            tuple(phones.get(row_id, ())),
        )
        for row_id, name, sex, born_on, *home in rows
    }


def heads(households: Collection[int]) -> dict[int, Person]:
    """By household its head, where there is one."""
    rows: Any = (
        Residency.select(Residency.household, Residency.resident)
        .where(
            Residency.household << sorted(households), Residency.to_on.is_null(), Residency.relation == HEAD
        )
        .tuples()
    )
    of = dict(rows)
    people = residents(of.values())
    return {household: people[resident] for household, resident in of.items() if resident in people}


def homes_of(households: Collection[int]) -> dict[int, Address]:
    """By household where it is."""
    rows: Any = (
        Household.select(Household.id, Estate.name, Building.number, Household.unit, Household.room)
        .join(Building)
        .join(Estate)
        .where(Household.id << sorted(households))
        .tuples()
    )
    return {household: Address(*home) for household, *home in rows}


def _bodies(who: str, ids: Collection[int]) -> dict[int, Person]:
    """Members and volunteers by their ids: a name and a phone, and the resident they are, if any."""
    table = _BODIES[who]
    rows = (
        table.select(table.id, table.resident, table.name, table.phone)
        .where(table.id << sorted(ids))
        .tuples()
    )
    return {
        row_id: Person(resident, name, 0, None, None, (phone,) if phone else ())
        for row_id, resident, name, phone in rows
    }
