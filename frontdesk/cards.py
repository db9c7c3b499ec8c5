"""Opening what was found."""

from __future__ import annotations

from dataclasses import replace

from db import cards
from db.records import Card, Duty, Kind, RequestCard, ResidentCard
from db.search import store
from frontdesk.packages.of_people import consents, offers, taken
from frontdesk.requests.clocks import life_with_clocks, with_clocks


def card(duty: Duty, kind: Kind, id: int) -> Card:  # noqa: A002  the name callers know it by
    """The masked card of a resident, household, organisation or request, as of the day on duty.

    Raises:
        Refused: `row_gone` where there is no such thing any more.
    """
    match kind:
        case Kind.RESIDENT:
            return resident(duty, id)
        case Kind.HOUSEHOLD:
            household = cards.household(id, duty.day)
            members = [member.id for member in household.members]
            return replace(
                household, requests=with_clocks(duty, household.requests), offers=offers(duty, members)
            )
        case Kind.ORGANISATION:
            return cards.organisation(id)
        case Kind.REQUEST:
            return with_all_clocks(duty, cards.request(id))


def resident(duty: Duty, resident_id: int) -> ResidentCard:
    """The masked card of a resident. Raises: Refused, `row_gone`."""
    known = cards.resident(resident_id, duty.day)
    living_here = [known.id, *(member.id for member in known.family)] if known.here else []
    return replace(
        known,
        requests=with_clocks(duty, known.requests),
        packages=taken(known.id),
        consents=consents(known.id),
        offers=offers(duty, living_here),
    )


def with_all_clocks(duty: Duty, card: RequestCard) -> RequestCard:
    """A request's card with how its clocks stand."""
    life = None if card.life is None else life_with_clocks(duty, card.life)
    return replace(card, line=with_clocks(duty, [card.line])[0], life=life)


def mark_served(duty: Duty, resident_id: int) -> None:
    """Puts a resident whose card was opened first among the recently served: they tend to come back."""
    store.note_served(resident_id)
