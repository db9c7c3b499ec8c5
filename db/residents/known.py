"""What a ledger is compared with: people, homes and estates that are known already, many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.orm import JOIN, Case, fn
from db.records import PersonDetails
from db.residents.people import details_of
from db.residents.seats import HEAD
from db.tables import (
    Building,
    Disability,
    Grid,
    Hardship,
    HealthNote,
    Household,
    IdentityPaper,
    LedgerHeading,
    Residency,
    Resident,
    Veteran,
)

_BATCH = 500


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the register, in full.

    `household_id` and `relation` are of the present home, or (with `here` false) of the last one;
    `protected` names what is kept about them in tables of its own, as (table, kind).
    """

    id: int
    person: PersonDetails
    household_id: int | None
    relation: str
    here: bool
    died: bool
    protected: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class KnownHome:
    """A household of the register, by the parts of its address; `head` is the head's name."""

    id: int
    estate_id: int
    building: str
    unit: str
    room: str
    number: str
    head: str
    inhabited: bool
    grid: int | None


@reading
def homes(estate_ids: Collection[int], numbers: Collection[str]) -> tuple[KnownHome, ...]:
    """The households of these estates, and those with one of these household numbers."""
    found: dict[int, KnownHome] = {}
    for condition in (
        *_among(Building.estate, sorted(estate_ids)),
        *_among(Household.number, sorted(number for number in numbers if number)),
    ):
        for home in _homes_where(condition):
            found[home.id] = home
    return tuple(found[home] for home in sorted(found))


def _homes_where(condition: Any) -> Iterator[KnownHome]:
    lives = Residency.to_on.is_null() & (Residency.household == Household.id)
    head: Any = (
        Residency.select(Resident.name).join(Resident).where(lives, Residency.relation == HEAD).limit(1)
    )
    anybody: Any = fn.EXISTS(Residency.select().where(lives))
    rows: Any = (
        Household.select(
            Household.id,
            Building.estate,
            Building.number,
            Household.unit,
            Household.room,
            Household.number,
            head,
            anybody,
            Grid.number,
        )
        .join(Building)
        .join(Grid, JOIN.LEFT_OUTER)
        .where(condition, Household.merged_into.is_null())
        .tuples()
    )
    for home, estate, building, unit, room, number, name, inhabited, grid in rows:
        yield KnownHome(home, estate, building, unit, room, number, name or "", bool(inhabited), grid)


@reading
def people(
    names: Collection[str], papers: Collection[str], homes_too: Collection[int] = ()
) -> tuple[KnownPerson, ...]:
    """Everybody of one of these names, or with one of these papers, or who lives in one of these homes."""
    ids: set[int] = set()
    for condition in _among(Resident.name, sorted(names)):
        ids |= _ids(Resident.select(Resident.id).where(condition, Resident.merged_into.is_null()))
    for condition in _among(IdentityPaper.number, sorted(papers)):
        ids |= _ids(
            IdentityPaper.select(IdentityPaper.resident)
            .join(Resident)
            .where(condition, Resident.merged_into.is_null())
        )
    for condition in _among(Residency.household, sorted(homes_too)):
        ids |= _ids(Residency.select(Residency.resident).where(condition, Residency.to_on.is_null()))
    return tuple(_people(sorted(ids)))


def _people(ids: Sequence[int]) -> Iterator[KnownPerson]:
    for start in range(0, len(ids), _BATCH):
        some = list(ids[start : start + _BATCH])
        stays: dict[int, tuple[int, str, date | None]] = {}
        rows: Any = (
            Residency.select(Residency.resident, Residency.household, Residency.relation, Residency.to_on)
            .where(Residency.resident << some)
            .order_by(Case(None, [(Residency.to_on.is_null(), 1)], 0), Residency.to_on, Residency.id)
            .tuples()
        )
        for resident, *stay in rows:
            # The last one stands: the present one, or the one that was left last.
            stays[resident] = (stay[0], stay[1], stay[2])
        died: Any = Resident.select(Resident.id).where(Resident.id << some, Resident.died_on.is_null(False))
        dead, protected = _ids(died), _protected(some)
        for resident, person in details_of(some):
            household, relation, to_on = stays.get(resident, (None, "", None))
            yield KnownPerson(
                id=resident,
                person=person,
                household_id=household,
                relation=relation,
                here=household is not None and to_on is None and resident not in dead,
                died=resident in dead,
                protected=frozenset(protected.get(resident, ())),
            )


def _protected(ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for name, table, kind in (
        ("hardship", Hardship, Hardship.kind),
        ("disability", Disability, Disability.kind),
        ("veteran", Veteran, Veteran.note),
        ("health_note", HealthNote, HealthNote.text),
    ):
        rows: Any = table.select(table.resident, kind).where(table.resident << list(ids)).tuples()
        for resident, value in rows:
            found[resident].append((name, "" if name == "veteran" else value))
    return found


@reading
def taught_headings() -> dict[str, dict[str, str]]:
    """What headings were taught to mean: fields by heading, by the fingerprint of a sheet's headings."""
    rows: Any = (
        LedgerHeading.select(LedgerHeading.sheet, LedgerHeading.heading, LedgerHeading.field)
        .order_by(LedgerHeading.id)
        .tuples()
    )
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for sheet, heading, field in rows:
        found[sheet][heading] = field
    return dict(found)


def teach_heading(entry: Entry, sheet: str, heading: str, field: str) -> None:
    """Remember what a heading means on sheets with these headings, whatever was said of it before."""
    lesson = (
        LedgerHeading.select(LedgerHeading.id)
        .where(LedgerHeading.sheet == sheet, LedgerHeading.heading == heading)
        .scalar()
    )
    if lesson is None:
        entry.insert(LedgerHeading, sheet=sheet, heading=heading, field=field)
    else:
        entry.update(LedgerHeading, lesson, field=field)


@reading
def grids() -> dict[int, int]:
    """The id of each grid by its number."""
    rows: Any = Grid.select(Grid.number, Grid.id).tuples()
    return dict(rows)


@reading
def buildings(estate_ids: Collection[int]) -> dict[tuple[int, str], tuple[int, int | None]]:
    """Id and grid id of the buildings of these estates, by estate and number."""
    found = {}
    for condition in _among(Building.estate, sorted(estate_ids)):
        rows: Any = (
            Building.select(Building.estate, Building.number, Building.id, Building.grid)
            .where(condition)
            .tuples()
        )
        found.update({(estate, number): (building, grid) for estate, number, building, grid in rows})
    return found


def _among(field: Any, values: Sequence[object]) -> list[Any]:
    """Conditions that a field has one of these values, few enough in each for one statement."""
    return [field << list(values[start : start + _BATCH]) for start in range(0, len(values), _BATCH)]


def _ids(query: Any) -> set[int]:
    return {row[0] for row in query.tuples()}
