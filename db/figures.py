"""How much of everything there is."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from db.connection import execute, reading
from db.orm import fn
from db.records import Counts, Waiting
from db.tables import (
    Building,
    Draft,
    Estate,
    Grid,
    Household,
    Organisation,
    PartyBranch,
    PartyMember,
    RegisteredMember,
    Request,
    Residency,
    Resident,
    Staff,
)

CLOSED_STATES = ("resolved", "archived", "declined", "merged", "withdrawn")
OPEN = f"state NOT IN {CLOSED_STATES}"
"""Just as the indexes of what is open are declared, for only so does SQLite use them."""
_OPEN_STATES = ("new", "accepted", "dispatched", "acknowledged", "in_progress", "parked", "to_call_back")


@reading
def waiting(staff_id: int) -> Waiting:
    """What is open, with the drafts of one member of staff; what there is much of is not counted."""
    states = dict(
        execute(
            f"SELECT state, COUNT(*) FROM request WHERE state IN {_OPEN_STATES} GROUP BY state"
        ).fetchall()
    )
    return Waiting(
        requests_open=sum(states.values()),
        drafts=_count(Draft, Draft.staff == staff_id),
    )


@reading
def is_anybody_written_down() -> bool:
    """Whether there is a resident, be it one who has left."""
    return Resident.select(Resident.id).limit(1).scalar() is not None


@reading
def population(day: date) -> tuple[int, int]:
    """In how many homes people lived on a day, and how many people that were."""
    since = Residency.from_on.is_null() | (Residency.from_on <= day)
    until = Residency.to_on.is_null() | (Residency.to_on > day)
    row: Any = (
        Residency.select(fn.COUNT(Residency.household.distinct()), fn.COUNT(Residency.resident.distinct()))
        .where(since, until)
        .tuples()
        .get()
    )
    homes, people = row
    return int(homes), int(people)


@reading
def counts(day: date, staff_id: int) -> Counts:
    """Everything counted as of `day`; the drafts are those of one member of staff."""
    lives_here = Residency.to_on.is_null()
    inhabited = Residency.select(Residency.household).where(lives_here).distinct().count()
    residents = Residency.select().where(lives_here).count()
    households = _count(Household, Household.merged_into.is_null())
    return Counts(
        **asdict(waiting(staff_id)),
        estates=_count(Estate, Estate.retired_on.is_null()),
        grids=_count(Grid),
        buildings=_count(Building, Building.retired_on.is_null()),
        households=inhabited,
        empty_households=households - inhabited,
        residents=residents,
        departed=_count(Resident, Resident.merged_into.is_null()) - residents,
        organisations=_count(Organisation, Organisation.retired_on.is_null()),
        branches=_count(PartyBranch, PartyBranch.retired_on.is_null()),
        members=_count(PartyMember, PartyMember.left_on.is_null()),
        registered_members=_count(RegisteredMember),
        staff=_count(Staff, Staff.retired_on.is_null()),
        requests=_count(Request),
    )


def _count(table: Any, *conditions: Any) -> int:
    query = table.select()
    return int((query.where(*conditions) if conditions else query).count())
