"""How much of everything there is."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import reading
from db.records import Counts
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


@reading
def counts(day: date, staff_id: int) -> Counts:
    """Everything counted as of `day`; the drafts are those of one member of staff."""
    lives_here = Residency.to_on.is_null()
    inhabited = Residency.select(Residency.household).where(lives_here).distinct().count()
    residents = Residency.select().where(lives_here).count()
    households = _count(Household, Household.merged_into.is_null())
    is_open = Request.state.not_in(CLOSED_STATES)
    return Counts(
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
        requests_open=_count(Request, is_open),
        requests_overdue=_count(Request, is_open, Request.state != "to_call_back", Request.due_on < day),
        requests_due_today=_count(Request, is_open, Request.due_on == day),
        requests_awaiting_call=_count(Request, Request.state == "to_call_back"),
        requests_unanswered=_count(Request, Request.state == "dispatched"),
        doubts=_count(Resident, Resident.doubt != ""),
        drafts=_count(Draft, Draft.staff == staff_id),
    )


def _count(table: Any, *conditions: Any) -> int:
    query = table.select()
    return int((query.where(*conditions) if conditions else query).count())
