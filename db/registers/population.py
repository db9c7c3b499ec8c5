"""How many flats and people there are in an estate, a building or a grid."""

from __future__ import annotations

from typing import Any

from db.connection import reading
from db.orm import JOIN, fn
from db.tables import Building, Household, Residency

_WITHIN = {"estate": Building.estate, "building": Building.id, "grid": Building.grid}
HAVE_PEOPLE = frozenset(_WITHIN)
"""The registers whose entries have flats in them."""


@reading
def population(register: str, row_id: int) -> tuple[int, int, int, int]:
    """Buildings, flats, flats where somebody lives, and people; of an entry of `HAVE_PEOPLE`.

    A building that ended counts as long as there are flats in it.
    """
    row: Any = (
        Building.select(
            fn.COUNT(Building.id.distinct()),
            fn.COUNT(Household.id.distinct()),
            fn.COUNT(Residency.household.distinct()),
            fn.COUNT(Residency.id),
        )
        .join(
            Household,
            JOIN.LEFT_OUTER,
            on=(Household.building == Building.id) & Household.merged_into.is_null(),
        )
        .join(
            Residency,
            JOIN.LEFT_OUTER,
            on=(Residency.household == Household.id) & Residency.to_on.is_null(),
        )
        .where(_WITHIN[register] == row_id, Building.retired_on.is_null() | Household.id.is_null(False))
        .tuples()
        .first()
    )
    buildings, flats, lived_in, people = row
    return buildings, flats, lived_in, people
