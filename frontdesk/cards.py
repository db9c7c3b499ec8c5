"""Opening what was found."""

from __future__ import annotations

from db import cards
from db.records import Card, Duty, Kind
from db.search import store


def card(duty: Duty, kind: Kind, id: int) -> Card:  # noqa: A002  the name callers know it by
    """The masked card of a resident, household, organisation or request, as of the day on duty.

    Raises:
        Refused: `row_gone` where there is no such thing any more.
    """
    match kind:
        case Kind.RESIDENT:
            return cards.resident(id, duty.day)
        case Kind.HOUSEHOLD:
            return cards.household(id, duty.day)
        case Kind.ORGANISATION:
            return cards.organisation(id)
        case Kind.REQUEST:
            return cards.request(id)


def mark_served(duty: Duty, resident_id: int) -> None:
    """Puts a resident whose card was opened first among the recently served: they tend to come back."""
    store.note_served(resident_id)
