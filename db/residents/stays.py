"""Who lived where and when: the homes of a person, the people of a home, and family that lives apart."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.orm import JOIN, Case
from db.records import Address, Kin, Stay
from db.residents.ages import age_on
from db.residents.seats import HEAD
from db.tables import Building, Estate, Household, Residency, Resident

NOT_KIN = ("80", "98", "99")
"""Relations to the head (GB/T 4761) that make nobody family."""
_MOST = 30


def of_resident(resident_id: int, born_on: date | None) -> tuple[Stay, ...]:
    """The homes of somebody, the present one first, then the one that was left last."""
    rows: Any = (
        Residency.select(
            Residency.household,
            Residency.relation,
            Residency.from_on,
            Residency.to_on,
            Residency.moved_to,
            Estate.name,
            Building.number,
            Household.unit,
            Household.room,
        )
        .join(Household)
        .join(Building)
        .join(Estate)
        .where(Residency.resident == resident_id)
        .order_by(*_latest_first())
        .limit(_MOST)
        .tuples()
    )
    return tuple(
        Stay(
            resident_id=resident_id,
            household_id=household,
            relation=relation,
            to_on=to_on,
            moved_to=moved_to,
            address=Address(*address),
            **_beginning(from_on, born_on),
        )
        for household, relation, from_on, to_on, moved_to, *address in rows
    )


def past_of_household(household_id: int) -> tuple[Stay, ...]:
    """Who lived in a home and does no longer, who left last first."""
    rows: Any = (
        Residency.select(
            Resident.id,
            Resident.name,
            Resident.sex,
            Resident.born_on,
            Resident.died_on,
            Residency.relation,
            Residency.from_on,
            Residency.to_on,
            Residency.moved_to,
        )
        .join(Resident)
        .where(
            Residency.household == household_id,
            Residency.to_on.is_null(False),
            Resident.merged_into.is_null(),
        )
        .order_by(*_latest_first())
        .limit(_MOST)
        .tuples()
    )
    return tuple(
        Stay(
            resident_id=resident,
            household_id=household_id,
            relation=relation,
            to_on=to_on,
            moved_to=moved_to,
            name=name,
            sex=sex,
            died=died_on is not None and died_on == to_on,
            **_beginning(from_on, born_on),
        )
        for resident, name, sex, born_on, died_on, relation, from_on, to_on, moved_to in rows
    )


def kin(resident_id: int, day: date) -> tuple[Kin, ...]:
    """Family that lived with somebody at the same time and does no longer, and where they are now.

    Two strangers who had one flat after the other are no family, nor are lodgers.
    """
    mine, theirs, now = Residency.alias(), Residency.alias(), Residency.alias()
    shared = Case(None, [(mine.to_on.is_null() & theirs.to_on.is_null(), 1)], 0)
    rows: Any = (
        Resident.select(
            Resident.id,
            Resident.name,
            Resident.sex,
            Resident.born_on,
            Resident.died_on,
            theirs.relation,
            Estate.name,
            Building.number,
            Household.unit,
            Household.room,
            shared,
        )
        .join(theirs, on=(theirs.resident == Resident.id))
        .join(mine, on=(mine.household == theirs.household))
        .join(now, JOIN.LEFT_OUTER, on=(now.resident == Resident.id) & now.to_on.is_null())
        .join(Household, JOIN.LEFT_OUTER, on=(now.household == Household.id))
        .join(Building, JOIN.LEFT_OUTER, on=(Household.building == Building.id))
        .join(Estate, JOIN.LEFT_OUTER, on=(Building.estate == Estate.id))
        .where(
            mine.resident == resident_id,
            Resident.id != resident_id,
            Resident.merged_into.is_null(),
            mine.relation.not_in(NOT_KIN),
            theirs.relation.not_in(NOT_KIN),
            (mine.relation != HEAD) | (theirs.relation != HEAD),
            mine.from_on.is_null() | theirs.to_on.is_null() | (mine.from_on < theirs.to_on),
            theirs.from_on.is_null() | mine.to_on.is_null() | (theirs.from_on < mine.to_on),
        )
        .order_by(Resident.id, theirs.id.desc())
        .tuples()
    )
    found: dict[int, Kin] = {}
    together = {row[0] for row in rows if row[-1]}
    for person, name, sex, born_on, died_on, relation, *address, _shared in rows:
        if person not in together:
            where = Address(*address) if address[0] is not None else None
            age = None if died_on else age_on(day, born_on)
            found.setdefault(person, Kin(person, name, sex, age, relation, died_on is not None, where))
    return tuple(found.values())


def _latest_first() -> tuple[Any, ...]:
    return Case(None, [(Residency.to_on.is_null(), 0)], 1), Residency.to_on.desc(), Residency.id.desc()


def _beginning(from_on: date | None, born_on: date | None) -> dict[str, Any]:
    """When a stay began. Who was born into it: only that, for the day would tell the birthday."""
    if from_on is not None and from_on == born_on:
        return {"from_on": None, "from_birth": True}
    return {"from_on": from_on}
