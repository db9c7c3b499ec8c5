"""The head of a household as a column of lists of homes."""

from __future__ import annotations

from typing import Any

from db.residents.seats import HEAD
from db.tables import Residency, Resident


def head_name(household: Any) -> Any:
    """The name of the head of a household (a column); of whoever lives there where it has none."""
    lives, person = Residency.alias(), Resident.alias()
    return (
        lives.select(person.name)
        .join(person, on=(lives.resident == person.id))
        .where(lives.household == household, lives.to_on.is_null(), person.died_on.is_null())
        .order_by((lives.relation == HEAD).desc(), person.id)
        .limit(1)
    )
