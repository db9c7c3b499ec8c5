"""How many flats and people there are: in an entrance, a building, a grid or an estate."""

from __future__ import annotations

from typing import Any

from db.connection import reading
from db.orm import JOIN, fn
from db.tables import Building, Household, Residency

_WITHIN = {"estate": Building.estate, "building": Building.id, "grid": Building.grid}
HAVE_PEOPLE = frozenset(_WITHIN)
"""The registers whose entries have flats in them."""


def counted(*columns: Any) -> Any:
    """A query of buildings: `columns`, then flats, flats where somebody lives, and people.

    Buildings without flats stand in it too.
    """
    flats = (Household.building == Building.id) & Household.merged_into.is_null()
    people = (Residency.household == Household.id) & Residency.to_on.is_null()
    counts = (fn.COUNT(Household.id.distinct()), fn.COUNT(Residency.household.distinct()))
    return (
        Building.select(*columns, *counts, fn.COUNT(Residency.id))
        .join(Household, JOIN.LEFT_OUTER, on=flats)
        .join(Residency, JOIN.LEFT_OUTER, on=people)
    )


@reading
def population(register: str, row_id: int) -> tuple[int, int, int, int]:
    """Buildings, flats, flats where somebody lives, and people; of an entry of `HAVE_PEOPLE`.

    A building that ended counts as long as there are flats in it.
    """
    query = counted(fn.COUNT(Building.id.distinct())).where(
        _WITHIN[register] == row_id, Building.retired_on.is_null() | Household.id.is_null(False)
    )
    buildings, flats, lived_in, people = query.tuples().first()
    return buildings, flats, lived_in, people
