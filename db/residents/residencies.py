"""Who lives where from a day on: the one place where people change their home or their relation to a head.

At no moment has a home two heads or a person two homes: stays end first, a head steps back before
another steps up. Reversed from last to first, as undo does it, that holds as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from db.connection import reading
from db.entry import Entry
from db.records import Away, Home
from db.residents.seats import HEAD
from db.tables import Household, Residency, Resident


class _Stay(NamedTuple):
    id: int
    household: int
    relation: str


def rearrange(entry: Entry, homes: Sequence[Home], away: Sequence[Away], day: date) -> None:
    """Bring homes to what they are to be.

    Args:
        entry: The operation under way.
        homes: Homes as they are to be, with real ids; whoever lived in one and is in none of them any
            more has to be `away`.
        away: Who leaves the community.
        day: The first day in a new home, the last in an old one.
    """
    wanted = {member.id: (home.id, member.relation) for home in homes for member in home.members}
    now = _open_stays([*wanted, *(one.resident_id for one in away)])
    for one in away:
        _leave(entry, one, now.get(one.resident_id), day)
    for person, (home, _relation) in wanted.items():
        stay = now.get(person)
        if stay is not None and stay.household != home:
            entry.update(Residency, stay.id, to_on=day)
    for stepping_up in (False, True):
        for person, (home, relation) in wanted.items():
            if (relation == HEAD) is stepping_up:
                _live(entry, person, home, relation, now.get(person), day)
    for changed in homes:
        entry.update(Household, changed.id, without_head=changed.without_head)


@reading
def begun_after(day: date, people: Sequence[int]) -> tuple[str, ...]:
    """The names of those of these people whose present stay began after a day."""
    rows: Any = (
        Residency.select(Resident.name)
        .join(Resident)
        .where(Residency.resident << list(people), Residency.to_on.is_null(), Residency.from_on > day)
        .order_by(Resident.id)
        .tuples()
    )
    return tuple(name for (name,) in rows)


def _open_stays(people: Sequence[int]) -> dict[int, _Stay]:
    rows: Any = (
        Residency.select(Residency.resident, Residency.id, Residency.household, Residency.relation)
        .where(Residency.resident << list(people), Residency.to_on.is_null())
        .tuples()
    )
    return {person: _Stay(*stay) for person, *stay in rows}


def _leave(entry: Entry, one: Away, stay: _Stay | None, day: date) -> None:
    if one.died:
        entry.update(Resident, one.resident_id, died_on=day)
    if stay is not None:
        entry.update(Residency, stay.id, to_on=day, moved_to=one.to)


def _live(entry: Entry, person: int, home: int, relation: str, stay: _Stay | None, day: date) -> None:
    if stay is not None and stay.household == home:
        entry.update(Residency, stay.id, relation=relation)
    else:
        entry.insert(Residency, resident=person, household=home, relation=relation, from_on=day)
