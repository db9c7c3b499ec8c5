"""In which order the people of a household are listed."""

from __future__ import annotations

from datetime import date

HEAD = "02"
OTHER_KIN = "97"
_SPOUSE = "1"

Seat = tuple[bool, bool, str, date, int]


def seat(relation: str, born_on: date | None, resident_id: int) -> Seat:
    """What to sort by: the head first, then the spouse, then by relation, the elder first."""
    return relation != HEAD, not relation.startswith(_SPOUSE), relation, born_on or date.max, resident_id
