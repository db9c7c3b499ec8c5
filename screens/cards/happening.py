"""What can happen to whom a card shows: names of forms `event_…`, of a request those of its moves."""

from __future__ import annotations

from db.records import Card, HouseholdCard, Kind, RequestCard, RequestLife, ResidentCard
from frontdesk.rules.request_states import NEVER_STRUCK, offered

_AT_HOME = (
    *("move", "move_away", "birth", "death", "marriage_in", "head_change"),
    *("split", "join", "resident_merge", "household_merge"),
)
_TO_A_HOME = tuple(event for event in _AT_HOME if event != "resident_merge")
_GONE = ("move_back", "death", "resident_merge")
_EMPTY = ("household_merge",)
VETERAN = "veteran"
"""Not an event but a record, kept from the same menu; shown only after the card is in full."""


def possible_events(card: Card | None, kind: Kind | None) -> tuple[str, ...]:
    """Nothing more happens to the dead, and who has gone can only come back or die.

    Before the card has come, everything that can happen to its `kind`: who knows the way types on.
    """
    if card is None:
        # What can be done with a request only its state tells.
        everything = {Kind.RESIDENT: (*_AT_HOME, "move_back", VETERAN), Kind.HOUSEHOLD: _TO_A_HOME}
        return everything.get(kind, ()) if kind is not None else ()
    if isinstance(card, ResidentCard):
        if card.died:
            return ()
        events = _AT_HOME if card.here and card.household_id is not None else _GONE
        return (*events, VETERAN)
    if isinstance(card, HouseholdCard):
        return _TO_A_HOME if card.members else _EMPTY
    if isinstance(card, RequestCard):
        return offered(card.line.state, there_is(card.life) if card.life is not None else ())
    return ()


def there_is(life: RequestLife) -> frozenset[str]:
    """What some moves are about, as `request_states.offered` names it."""
    called = [one for one in life.whistles if one.is_open]
    there = {
        "sent": any(one.state == "sent" for one in called),
        "called": called,
        "others": len(called) > 1,
        "task": any(one.is_open for one in life.tasks),
        "unknown": any(one.is_unknown for one in life.reporters),
        "step": any(not one.struck and one.kind not in NEVER_STRUCK for one in life.steps),
    }
    return frozenset(name for name, is_there in there.items() if is_there)
