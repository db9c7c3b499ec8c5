"""Estates made one or taken apart, and many buildings written down or given a grid at once.

Every operation says before, with a `plan_…` of its own, what it comes to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from db import journal
from db.entry import Entry
from db.records import BuildingsPlan, Duty, EstatePlan, GridPlan, Refused
from db.registers import estate_names, estates, writing
from frontdesk.registers.all import REGISTERS
from frontdesk.registers.checking import check

MOST_FLATS = 10_000
"""The most flats written down at once."""
MOST_UNITS, MOST_FLOORS, MOST_DOORS = 30, 60, 99
"""Of a building, and the doors of a floor."""


@dataclass(frozen=True, slots=True)
class NewEstate:
    """An estate to be made of buildings of another one; `kind` is a code of the group `estate`.

    One that went into that other estate under this name is used again.
    """

    name: str
    kind: str


def plan_merge(duty: Duty, estate_id: int, into_id: int) -> EstatePlan:
    """What it comes to when an estate goes into another one. Raises: Refused, as `merge`."""
    _refuse_same(estate_id, into_id)
    estate_names.name_in_use(estate_id, duty.day)
    into = estate_names.name_in_use(into_id, duty.day)
    return estates.plan(estates.numbered(estate_id).values(), into_id, into, estate_id)


def merge(duty: Duty, estate_id: int, into_id: int, *, draft_id: str | None = None) -> None:
    """Makes two estates one: the buildings, names, requests, and who answers for the estate follow.

    Args:
        duty: who acts.
        estate_id: the one that ends today.
        into_id: the one that is left.
        draft_id: of the form it came from.

    Raises:
        Refused: `same_estate`; `row_gone` where one is not in use; `already_saved`. Nothing was written then.
    """
    with journal.operation(
        duty, "estate_merge", subject_kind="estate", subject_id=into_id, draft_id=draft_id
    ) as entry:
        plan_merge(duty, estate_id, into_id)
        estates.merge(entry, estate_id, into_id, duty.day)


def plan_split(
    duty: Duty, estate_id: int, building_ids: Collection[int], into: NewEstate | int
) -> EstatePlan:
    """What it comes to when buildings go to another estate. Raises: Refused, as `split`."""
    _refuse_split(duty, estate_id, building_ids)
    if isinstance(into, NewEstate):
        _refuse_new(into, estate_id)
        return estates.plan(building_ids, None, into.name, None)
    _refuse_same(estate_id, into)
    return estates.plan(building_ids, into, estate_names.name_in_use(into, duty.day), None)


def split(
    duty: Duty,
    estate_id: int,
    building_ids: Collection[int],
    into: NewEstate | int,
    alias_ids: Collection[int] = (),
    *,
    draft_id: str | None = None,
) -> int:
    """Lets buildings of an estate go to a new one or to one that is there; returns its id.

    Another name of the estate may become the name of the new one.

    Args:
        duty: who acts.
        estate_id: the estate that they leave.
        building_ids: which of its buildings.
        into: the new estate, or the id of one that is there.
        alias_ids: which of `other_names` go along.
        draft_id: of the form it came from.

    Raises:
        Refused: `buildings_missing`; `row_gone` for a building or name of another estate, or one not in use;
            `same_estate`; `field_needed`, `entry_taken` or `alias_taken` of the new name; `already_saved`.
    """
    with journal.operation(
        duty, "estate_split", subject_kind="estate", subject_id=estate_id, draft_id=draft_id
    ) as entry:
        plan_split(duty, estate_id, building_ids, into)
        known = other_names(estate_id)
        if not set(alias_ids).issubset(known.values()):
            raise Refused("row_gone", table="estate_alias")
        names = set(alias_ids)
        if isinstance(into, NewEstate):
            if into.name in known:
                names.add(known[into.name])
            into_id = _begin(entry, estate_id, into)
        else:
            into_id = into
        estate_names.give(entry, names, into_id)
        estates.split(entry, sorted(building_ids), into_id, duty.day)
    return into_id


def other_names(estate_id: int) -> dict[str, int]:
    """The other names of an estate with their ids."""
    return estate_names.others(estate_id)


def buildings_of(estate_id: int, numbers: Sequence[str]) -> tuple[int, ...]:
    """The ids of buildings of an estate. Raises: Refused, `buildings_not_there` with the `numbers`."""
    there = estates.numbered(estate_id)
    _refuse_missing([number for number in numbers if number not in there])
    return tuple(there[number] for number in numbers)


def plan_buildings(
    duty: Duty, estate_id: int, numbers: Sequence[str], units: int, floors: int, flats_per_floor: int
) -> BuildingsPlan:
    """Which buildings and how many flats are made. Raises: Refused, as `add_buildings`."""
    estate_names.name_in_use(estate_id, duty.day)
    if not numbers:
        raise Refused("buildings_missing", field="numbers")
    spans = (
        ("units", units, MOST_UNITS),
        ("floors", floors, MOST_FLOORS),
        ("doors", flats_per_floor, MOST_DOORS),
    )
    for field, number, most in spans:
        if not 0 <= number <= most:
            raise Refused("number_unknown", least=0, most=most, field=field)
    plan = estates.plan_buildings(estate_id, numbers, max(units, 1) * floors * flats_per_floor)
    if plan.flats > MOST_FLATS:
        raise Refused("too_many_flats", count=plan.flats, most=MOST_FLATS, field="floors")
    return plan


def add_buildings(
    duty: Duty,
    estate_id: int,
    numbers: Sequence[str],
    units: int,
    floors: int,
    flats_per_floor: int,
    grid_id: int | None = None,
    *,
    draft_id: str | None = None,
) -> BuildingsPlan:
    """Writes buildings down with their empty flats, rooms numbered floor × 100 + door; returns what it made.

    A building that is there gets flats only where it has none; one that has some stays as it is.

    Args:
        duty: who acts.
        estate_id: of which estate.
        numbers: of the buildings.
        units: of each building; 0 for buildings without units.
        floors: of each; 0 for buildings whose flats are written down later.
        flats_per_floor: behind each entrance.
        grid_id: of the new buildings.
        draft_id: of the form it came from.

    Raises:
        Refused: `buildings_missing`; `number_unknown`; `too_many_flats`; `row_gone`; `already_saved`.
    """
    with journal.operation(
        duty, "buildings_add", subject_kind="estate", subject_id=estate_id, draft_id=draft_id
    ) as entry:
        plan = plan_buildings(duty, estate_id, numbers, units, floors, flats_per_floor)
        homes = [
            (unit, str(floor * 100 + door))
            for unit in (map(str, range(1, units + 1)) if units else ("",))
            for floor in range(1, floors + 1)
            for door in range(1, flats_per_floor + 1)
        ]
        estates.add_buildings(entry, estate_id, plan, homes, grid_id)
    return plan


def plan_grid(duty: Duty, estate_id: int, numbers: Sequence[str], grid_id: int | None) -> GridPlan:
    """Which buildings come to a grid. Raises: Refused, `row_gone`."""
    estate_names.name_in_use(estate_id, duty.day)
    return estates.plan_grid(estate_id, numbers, grid_id)


def set_grid(
    duty: Duty, estate_id: int, numbers: Sequence[str], grid_id: int | None, *, draft_id: str | None = None
) -> GridPlan:
    """Gives buildings of an estate a grid, None for none; returns which had another.

    Raises:
        Refused: `buildings_not_there`, with the `numbers` that the estate does not have; `row_gone`;
            `already_saved`.
    """
    with journal.operation(
        duty, "buildings_grid", subject_kind="estate", subject_id=estate_id, draft_id=draft_id
    ) as entry:
        plan = plan_grid(duty, estate_id, numbers, grid_id)
        _refuse_missing(plan.missing)
        estates.set_grid(entry, estate_id, numbers, grid_id)
    return plan


def _refuse_same(estate_id: int, into_id: int) -> None:
    if estate_id == into_id:
        raise Refused("same_estate", field="to")


def _refuse_missing(numbers: Sequence[str]) -> None:
    if numbers:
        raise Refused("buildings_not_there", numbers="、".join(numbers), field="numbers")


def _refuse_split(duty: Duty, estate_id: int, building_ids: Collection[int]) -> None:
    estate_names.name_in_use(estate_id, duty.day)
    if not building_ids:
        raise Refused("buildings_missing", field="numbers")
    if not set(building_ids).issubset(estates.numbered(estate_id).values()):
        raise Refused("row_gone", table="building")


def _begin(entry: Entry, estate_id: int, new: NewEstate) -> int:
    """Make a new estate, or use one again that went into this one; returns its id."""
    gone = estate_names.former(estate_id, new.name)
    if gone is None:
        return writing.add(entry, "estate", {"name": new.name, "kind": new.kind})
    estate_names.come_back(entry, gone, new.kind)
    return gone


def _refuse_new(estate: NewEstate, old_id: int) -> None:
    values: Mapping[str, str] = {"name": estate.name, "kind": estate.kind}
    for name, field in (("name", "to"), ("kind", "kind")):
        if not values[name]:
            raise Refused("field_needed", field=field)
    if estate.name in other_names(old_id) or estate_names.former(old_id, estate.name) is not None:
        return
    for problem in check(REGISTERS["estate"], values, None).values():
        raise Refused(problem.code, **{**problem.values, "field": "to"})
