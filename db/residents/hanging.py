"""What hangs on people who move or die: told before it happens, so that nothing is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from db.connection import reading
from db.figures import CLOSED_STATES
from db.orm import fn
from db.records import Reason
from db.tables import Enrolment, Guardian, PartyMember, RegisteredMember, Request, Resident


@reading
def reasons(people: Sequence[int], *, died: bool, grids: tuple[int, int] | None) -> tuple[Reason, ...]:
    """What hangs on these people.

    Args:
        people: Residents' ids.
        died: Whether they have died; otherwise they move.
        grids: The numbers of the grids they leave and come to, where these differ.

    Returns:
        `hangs_requests` (`name`, `count`), `hangs_wards` (`name`, `ward`: for whom they answer),
        `hangs_party` and `hangs_registered` (`name`), `hangs_grid` (`left`, `come`).
    """
    found = [*_requests(people), *_wards(people)]
    for code, table in (("hangs_party", PartyMember), ("hangs_registered", RegisteredMember)):
        found += _members(code, table, people)
    if grids is not None and not died:
        found.append(Reason("hangs_grid", {"left": grids[0], "come": grids[1]}))
    return tuple(found)


@reading
def packages(people: Sequence[int]) -> tuple[Reason, ...]:
    """In how many packages people who leave are, or wait: `hangs_packages` (`name`, `count`)."""
    rows: Any = (
        Enrolment.select(Resident.name, fn.COUNT(Enrolment.id))
        .join(Resident)
        .where(Enrolment.resident << list(people), Enrolment.state << ["enrolled", "paused", "waitlisted"])
        .group_by(Resident.id, Resident.name)
        .order_by(Resident.id)
        .tuples()
    )
    return tuple(Reason("hangs_packages", {"name": name, "count": count}) for name, count in rows)


def _requests(people: Sequence[int]) -> Iterator[Reason]:
    rows: Any = (
        Request.select(Resident.name, fn.COUNT(Request.id))
        .join(Resident)
        .where(Request.resident << list(people), Request.state.not_in(CLOSED_STATES))
        .group_by(Resident.id, Resident.name)
        .order_by(Resident.id)
        .tuples()
    )
    for name, count in rows:
        yield Reason("hangs_requests", {"name": name, "count": count})


def _wards(people: Sequence[int]) -> Iterator[Reason]:
    child = Resident.alias()
    rows: Any = (
        Guardian.select(Resident.name, child.name)
        .join(Resident, on=(Guardian.resident == Resident.id))
        .switch(Guardian)
        .join(child, on=(Guardian.child == child.id))
        .where(Guardian.resident << list(people), Guardian.child.not_in(list(people)))
        .order_by(Guardian.id)
        .tuples()
    )
    for name, ward in rows:
        yield Reason("hangs_wards", {"name": name, "ward": ward})


def _members(code: str, table: Any, people: Sequence[int]) -> Iterator[Reason]:
    rows: Any = (
        table.select(Resident.name)
        .join(Resident, on=(table.resident == Resident.id))
        .where(table.resident << list(people))
        .order_by(table.id)
        .tuples()
    )
    for (name,) in rows:
        yield Reason(code, {"name": name})
