"""What still hangs on an entry of a register that is to be used no longer: said before it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from db.connection import reading
from db.figures import CLOSED_STATES
from db.records import Reason
from db.tables import (
    Building,
    Estate,
    Household,
    PartyBranch,
    PartyMember,
    Request,
    Residency,
    Staff,
    Topic,
    Whistle,
)


@reading
def hanging(register: str, row_id: int) -> tuple[Reason, ...]:
    """What an entry still answers for, each with its `count`; nothing for most registers.

    Returns:
        `hangs_managed` estates, `hangs_branches`, `hangs_whistles` and `hangs_topics` (of an organisation),
        `hangs_homes` where people live (of an estate or building), `hangs_buildings` (of a grid),
        `hangs_members` (of a Party branch), `hangs_open_requests` (of a topic or an estate).
    """
    if register not in _HANGING:
        return ()
    counted = ((code, query.count()) for code, query in _HANGING[register](row_id).items())
    return tuple(Reason(code, {"count": count}) for code, count in counted if count)


@reading
def only_staff(row_id: int, day: date) -> bool:
    """Whether nobody else of the staff is there after a day: somebody has to be on duty."""
    others = Staff.select().where(Staff.id != row_id, Staff.retired_on.is_null() | (Staff.retired_on > day))
    return not others.exists()


def _of_organisation(row_id: int) -> dict[str, Any]:
    return {
        "hangs_managed": Estate.select().where(Estate.organisation == row_id, Estate.retired_on.is_null()),
        "hangs_branches": PartyBranch.select().where(
            PartyBranch.organisation == row_id, PartyBranch.retired_on.is_null()
        ),
        "hangs_whistles": Whistle.select()
        .join(Request)
        .where(
            Whistle.organisation == row_id,
            Whistle.done_on.is_null(),
            Whistle.handed_back_on.is_null(),
            Request.state.not_in(CLOSED_STATES),
        ),
        "hangs_topics": Topic.select().where(Topic.organisation == row_id, Topic.retired_on.is_null()),
    }


def _lived_in(*conditions: Any) -> Any:
    return (
        Household.select(Household.id)
        .join(Building)
        .switch(Household)
        .join(Residency, on=(Residency.household == Household.id))
        .where(Residency.to_on.is_null(), *conditions)
        .distinct()
    )


def _open_requests(*conditions: Any) -> Any:
    return Request.select().where(Request.state.not_in(CLOSED_STATES), *conditions)


def _of_estate(row_id: int) -> dict[str, Any]:
    return {
        "hangs_homes": _lived_in(Building.estate == row_id),
        "hangs_open_requests": _open_requests(Request.estate == row_id),
    }


def _of_topic(row_id: int) -> dict[str, Any]:
    code = Topic.select(Topic.code).where(Topic.id == row_id)
    return {"hangs_open_requests": _open_requests(Request.topic << code)}


_HANGING: Mapping[str, Callable[[int], dict[str, Any]]] = {
    "organisation": _of_organisation,
    "owners_committee": _of_organisation,
    "estate": _of_estate,
    "building": lambda row_id: {"hangs_homes": _lived_in(Building.id == row_id)},
    "grid": lambda row_id: {"hangs_buildings": Building.select().where(Building.grid == row_id)},
    "party_branch": lambda row_id: {
        "hangs_members": PartyMember.select().where(
            PartyMember.branch == row_id, PartyMember.left_on.is_null()
        )
    },
    "topic": _of_topic,
}
