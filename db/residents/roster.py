"""Everybody who lives here, home by home, for a ledger; read in batches, for it may be a million."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import bulk
from db.access import permission
from db.clock import utc_now
from db.connection import reading, transaction
from db.orm import JOIN
from db.records import Address, Duty
from db.residents.people import COLUMNS
from db.residents.seats import seat
from db.tables import (
    Building,
    Disability,
    Estate,
    Grid,
    Hardship,
    Household,
    IdentityPaper,
    Phone,
    Residency,
    Resident,
    Veteran,
)

_BATCH = 500


@dataclass(frozen=True, slots=True)
class RosterLine:
    """Somebody who lives here, in full; `protected` holds codes and notes of what lists never show."""

    resident_id: int
    household_id: int
    household_number: str
    address: Address
    grid: int | None
    relation: str
    name: str
    sex: int
    born_on: date | None
    ethnic_group: str
    residence: str
    politics: str
    marriage: str
    education: str
    workplace: str
    registered_at: str
    note: str
    paper_number: str
    phones: tuple[str, ...]
    members: int
    hardship: str = ""
    disability: str = ""
    veteran: bool = False


@reading
def households() -> tuple[int, ...]:
    """The households in which somebody lives, in the order of their addresses."""
    rows: Any = (
        Household.select(Household.id)
        .join(Building)
        .join(Estate)
        .where(Household.merged_into.is_null())
        .order_by(
            Estate.id,
            Building.number_sort,
            Building.number,
            Household.unit_sort,
            Household.unit,
            Household.room_sort,
            Household.room,
            Household.id,
        )
        .tuples()
    )
    return tuple(home for (home,) in rows)


def lines(*, heads_only: bool = False, protected: bool = False) -> Iterator[RosterLine]:
    """Everybody who lives here, or only one for each household: its head, or who comes first without one.

    Args:
        heads_only: One line for each household.
        protected: With what is kept in tables of its own.
    """
    homes = households()
    for start in range(0, len(homes), _BATCH):
        yield from _lines(homes[start : start + _BATCH], heads_only=heads_only, protected=protected)


@reading
def _lines(homes: Sequence[int], *, heads_only: bool, protected: bool) -> list[RosterLine]:
    by_home: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    rows: Any = (
        Residency.select(
            Residency.household,
            Household.number,
            Estate.name,
            Building.number,
            Household.unit,
            Household.room,
            Grid.number,
            Residency.relation,
            Residency.resident,
            *(getattr(Resident, name) for name in COLUMNS),
        )
        .join(Resident)
        .switch(Residency)
        .join(Household)
        .join(Building)
        .join(Estate)
        .switch(Building)
        .join(Grid, JOIN.LEFT_OUTER)
        .where(Residency.household << list(homes), Residency.to_on.is_null())
        .tuples()
    )
    for row in rows:
        by_home[row[0]].append(row)
    people = [row[8] for members in by_home.values() for row in members]
    papers = _texts(IdentityPaper, IdentityPaper.number, people, IdentityPaper.id)
    phones = _texts(Phone, Phone.number, people, Phone.position, Phone.id)
    hardships = _texts(Hardship, Hardship.kind, people, Hardship.id) if protected else {}
    disabilities = _texts(Disability, Disability.kind, people, Disability.id) if protected else {}
    veterans = _texts(Veteran, Veteran.note, people, Veteran.id) if protected else {}
    found = []
    for home in homes:
        members = sorted(by_home.get(home, ()), key=lambda row: seat(row[7], row[11], row[8]))
        for row in members[:1] if heads_only else members:
            household, number, estate, building, unit, room, grid, relation, resident = row[:9]
            found.append(
                RosterLine(
                    resident,
                    household,
                    number,
                    Address(estate, building, unit, room),
                    grid,
                    relation,
                    **dict(zip(COLUMNS, row[9:], strict=True)),
                    paper_number=papers.get(resident, ("",))[0],
                    phones=phones.get(resident, ()),
                    members=len(members),
                    hardship=" ".join(hardships.get(resident, ())),
                    disability="、".join(disabilities.get(resident, ())),
                    veteran=resident in veterans,
                )
            )
    return found


def _texts(table: Any, column: Any, people: Sequence[int], *order: Any) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for start in range(0, len(people), _BATCH):
        some = list(people[start : start + _BATCH])
        rows = table.select(table.resident, column).where(table.resident << some).order_by(*order)
        for resident, text in rows.tuples():
            found[resident].append(text)
    return {resident: tuple(texts) for resident, texts in found.items()}


def note_export(duty: Duty, residents: Sequence[int], reason: str) -> None:
    """Write into the access log that these people's data went out in full. Raises: Refused."""
    permission.ask(duty, "see_export")
    now = utc_now()
    with transaction():
        ids = bulk.reserve("access_log", len(residents))
        bulk.load(
            "access_log",
            ("id", "at", "staff_id", "desk", "resident_id", "action", "reason"),
            (
                (row, now, duty.staff_id, duty.desk, resident, "export", reason)
                for row, resident in zip(ids, residents, strict=True)
            ),
        )
