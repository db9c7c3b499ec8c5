"""Which keys do something on a card, with the cursor where it is, and what they are called there."""

from __future__ import annotations

from typing import NamedTuple

from db.records import AttachedFile, Card, ConsentKept, Kind, RequestCard, ResidentCard
from frontdesk.words import pgettext
from screens.cards.happening import possible_events
from screens.frames.in_full import masks
from screens.keys.keys import ON_A_CARD, Key, label

_ROOM_FOR_PRINT = 90
"""Narrower, the line of keys of a resident has no room for the letter; Ctrl+O does the same."""


class At(NamedTuple):
    """The card that is shown, as far as it has come, what the cursor is on, and how wide the screen is."""

    kind: Kind | None
    card: Card | None
    target: object
    household: int | None
    home: int | None
    width: int


def acts(key: Key, at: At) -> bool:
    """Whether a key does something; those that do not are not shown."""
    match key.id:
        case "open":
            return at.target is not None and not isinstance(at.target, ConsentKept)
        case "household":
            return at.household is not None
        case "enrol":
            return isinstance(at.card, ResidentCard) and at.card.here
        case "new" | "visited":
            return at.home is not None
        case "correct":
            return at.kind in (Kind.RESIDENT, Kind.HOUSEHOLD)
        case "happened":
            return bool(possible_events(at.card, at.kind))
        case "print_card":
            return at.kind is Kind.REQUEST or (at.kind is Kind.RESIDENT and at.width >= _ROOM_FOR_PRINT)
        case "attach" | "show_visitor":
            return at.kind is Kind.REQUEST
        case "strike":
            return isinstance(at.target, AttachedFile | ConsentKept)
        case "log_for":
            return at.kind is Kind.RESIDENT
        case "reveal" if isinstance(at.card, RequestCard):
            return masks(at.card)
    return isinstance(at.card, ResidentCard) or key not in ON_A_CARD


def called(key: Key, at: At) -> str:
    """The word for what a key does here."""
    if key.id == "happened" and at.kind is Kind.REQUEST:
        return pgettext("key", "Moves")
    if key.id == "strike" and isinstance(at.target, ConsentKept):
        return pgettext("key", "Take back")
    return label(key)
