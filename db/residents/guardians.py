"""Who answers for a child."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.entry import Entry
from db.tables import Guardian, Phone, Resident

_MALE = 1


def name(entry: Entry, child_id: int, parents: Sequence[int]) -> None:
    """Write down residents as a child's father and mother, with the first number of each."""
    for parent in parents:
        row: Any = Resident.get_by_id(parent)
        phone = (
            Phone.select(Phone.number)
            .where(Phone.resident == parent, Phone.whose == "own")
            .order_by(Phone.position, Phone.id)
            .limit(1)
            .scalar()
        )
        entry.insert(
            Guardian,
            child=child_id,
            resident=parent,
            name=row.name,
            relation="51" if row.sex == _MALE else "52",
            phone=phone or "",
        )
