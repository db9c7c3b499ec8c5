"""What is to be done about the enrolments of a package, as it is kept."""

from __future__ import annotations

from typing import Any

from db.connection import reading
from db.entry import Entry
from db.orm import JOIN, fn
from db.records import Address, PackageTask, Refused
from db.residents.heads import head_name
from db.tables import (
    Building,
    Enrolment,
    Estate,
    Household,
    PartyMember,
    RegisteredMember,
    Residency,
    Resident,
    Staff,
    Task,
    Volunteer,
)


@reading
def open_of(package_id: int) -> tuple[PackageTask, ...]:
    """What is still to be done about a run, what is due first before the rest."""
    return _lines(
        (Enrolment.package == package_id) & Task.done_on.is_null() & Task.dropped_on.is_null(),
    )


@reading
def one(task_id: int) -> PackageTask:
    """One that is still to be done. Raises: Refused, `task_none`."""
    found = _lines((Task.id == task_id) & Task.done_on.is_null() & Task.dropped_on.is_null())
    if not found:
        raise Refused("task_none")
    return found[0]


def _lines(condition: Any) -> tuple[PackageTask, ...]:
    rows: Any = (
        Task.select(
            *(Task.id, Task.kind, Task.text, Task.due_on, Enrolment.id, Resident.id),
            fn.COALESCE(
                *(Resident.name, RegisteredMember.name, PartyMember.name, Volunteer.name),
                head_name(Enrolment.household),
                "",
            ),
            *(Estate.name, Building.number, Household.unit, Household.room),
            Staff.name,
        )
        .join(Enrolment, on=(Task.enrolment == Enrolment.id))
        .join(Resident, JOIN.LEFT_OUTER, on=(Resident.id == Enrolment.resident))
        .join(
            Residency,
            JOIN.LEFT_OUTER,
            on=((Residency.resident == Resident.id) & Residency.to_on.is_null()),
        )
        .join(
            Household,
            JOIN.LEFT_OUTER,
            on=(Household.id == fn.COALESCE(Enrolment.household, Residency.household)),
        )
        .join(Building, JOIN.LEFT_OUTER)
        .join(Estate, JOIN.LEFT_OUTER)
        .join(RegisteredMember, JOIN.LEFT_OUTER, on=(RegisteredMember.id == Enrolment.registered_member))
        .join(PartyMember, JOIN.LEFT_OUTER, on=(PartyMember.id == Enrolment.party_member))
        .join(Volunteer, JOIN.LEFT_OUTER, on=(Volunteer.id == Enrolment.volunteer))
        .join(Staff, JOIN.LEFT_OUTER, on=(Staff.id == Task.owner))
        .where(condition)
        .order_by(Task.due_on, Task.id)
        .tuples()
    )
    return tuple(
        PackageTask(at, kind, text, due_on, enrolment, resident, name, _address(place), owner or "")
        for at, kind, text, due_on, enrolment, resident, name, *place, owner in rows
    )


def _address(place: list[str | None]) -> Address | None:
    estate, *rest = place
    return None if estate is None else Address(estate, *(part or "" for part in rest))


def finish(entry: Entry, task_id: int) -> None:
    """Note that it is done. Raises: Refused, `row_gone`."""
    entry.update(Task, task_id, done_on=entry.duty.day)
