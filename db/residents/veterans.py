"""Veterans as they are kept, and who of them was visited."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.orm import JOIN
from db.records import VeteranRecord, VeteranVisit
from db.residents.ages import age_on
from db.residents.living_here import is_here, listed, read
from db.tables import HomeVisit, Household, Resident, Staff, Veteran

_FIELDS = ("category", "unit", "served_from", "served_to", "card", "plaque_on", "merits", "note")


@reading
def of(resident_id: int) -> VeteranRecord | None:
    """The record of a veteran."""
    row: Any = Veteran.get_or_none(Veteran.resident == resident_id)
    return None if row is None else VeteranRecord(**{name: getattr(row, name) for name in _FIELDS})


def keep(entry: Entry, resident_id: int, record: VeteranRecord) -> None:
    """Write the record of a veteran down, or put it right."""
    columns = {name: getattr(record, name) for name in _FIELDS}
    row_id = Veteran.select(Veteran.id).where(Veteran.resident == resident_id).scalar()
    if row_id is None:
        entry.insert(Veteran, resident=resident_id, **columns)
    else:
        entry.update(Veteran, row_id, **columns)


@reading
def living(day: date, since: date, until: date) -> tuple[VeteranVisit, ...]:
    """The veterans who live here, grid by grid, each with the last visit at their home in a time."""
    rows: Any = listed(Household.id).join(Veteran, on=(Veteran.resident == Resident.id)).where(is_here())
    seen = _visits(since, until)
    return tuple(
        VeteranVisit(row_id, name, sex, age_on(day, born_on), address, grid, *seen.get(household, (None, "")))
        for row_id, name, sex, born_on, address, grid, (household,) in map(read, rows)
    )


def _visits(since: date, until: date) -> dict[int, tuple[date, str]]:
    """By household the last visit of a time at which somebody was in, and who went."""
    rows: Any = (
        HomeVisit.select(HomeVisit.household, HomeVisit.day, HomeVisit.people, Staff.name)
        .join(Staff, JOIN.LEFT_OUTER)
        .where(
            HomeVisit.day.between(since, until),
            HomeVisit.was_in,
            HomeVisit.struck_on.is_null(),
            HomeVisit.household.is_null(False),
        )
        .order_by(HomeVisit.day, HomeVisit.id)
        .tuples()
    )
    return {household: (day, people or staff or "") for household, day, people, staff in rows}
