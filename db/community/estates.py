"""The estates by all their names."""

from __future__ import annotations

from typing import Any

from db.connection import reading
from db.tables import Building, Estate, EstateAlias


@reading
def names() -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Every estate there is: its id, and its name followed by its other names."""
    rows: Any = Estate.select(Estate.id, Estate.name).where(Estate.retired_on.is_null()).order_by(Estate.id)
    aliases: Any = EstateAlias.select(EstateAlias.estate, EstateAlias.name).order_by(EstateAlias.id)
    others: dict[int, list[str]] = {}
    for estate, alias in aliases.tuples():
        others.setdefault(estate, []).append(alias)
    return tuple((estate, (name, *others.get(estate, ()))) for estate, name in rows.tuples())


@reading
def buildings(estate_id: int) -> frozenset[str]:
    """The numbers of an estate's buildings."""
    rows: Any = Building.select(Building.number).where(Building.estate == estate_id).tuples()
    return frozenset(number for (number,) in rows)
