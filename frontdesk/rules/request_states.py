"""The life of a request: which states there are, and what leads from one to another (domain 4.2).

One table; docs/requests.md is made from it. Nothing is erased: every move leaves a step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NEW, ACCEPTED, DISPATCHED, ACKNOWLEDGED = "new", "accepted", "dispatched", "acknowledged"
IN_PROGRESS, PARKED, TO_CALL_BACK = "in_progress", "parked", "to_call_back"
RESOLVED, ARCHIVED, DECLINED, MERGED, WITHDRAWN = "resolved", "archived", "declined", "merged", "withdrawn"

STATES = (
    *(NEW, ACCEPTED, DISPATCHED, ACKNOWLEDGED, IN_PROGRESS, PARKED, TO_CALL_BACK),
    *(RESOLVED, ARCHIVED, DECLINED, MERGED, WITHDRAWN),
)
CLOSED = frozenset({RESOLVED, ARCHIVED, DECLINED, MERGED, WITHDRAWN})
"""Nothing is owed any more."""
OPEN = frozenset(STATES) - CLOSED
_HANDLED = frozenset({NEW, ACCEPTED, DISPATCHED, ACKNOWLEDGED, IN_PROGRESS, PARKED})
CALL_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Move:
    """Something that is done with a request.

    Args:
        begins: the states in which it can be done.
        leads_to: the state after it; "" where that does not change.
        asks: what is asked for, in the order of the form.
        needs: which of that it cannot do without.
        contacts: whether the resident has been spoken to with it.
    """

    begins: frozenset[str]
    leads_to: str = ""
    asks: tuple[str, ...] = ("text",)
    needs: frozenset[str] = frozenset()
    contacts: bool = False


def _move(
    begins: frozenset[str] | set[str],
    leads_to: str = "",
    asks: str = "text",
    needs: str = "",
    *,
    contacts: bool = False,
) -> Move:
    return Move(frozenset(begins), leads_to, tuple(asks.split()), frozenset(needs.split()), contacts)


_DONE_WITH = CLOSED - {MERGED}

MOVES: Mapping[str, Move] = {
    "accept": _move({NEW}, ACCEPTED),
    "settle": _move(_HANDLED, RESOLVED, "text", "text", contacts=True),
    "whistle": _move(_HANDLED, DISPATCHED, "unit text", "unit"),
    "report_in": _move({DISPATCHED, ACKNOWLEDGED, IN_PROGRESS}, ACKNOWLEDGED, "unit text", "unit"),
    "hand_back": _move({DISPATCHED, ACKNOWLEDGED, IN_PROGRESS}, ACCEPTED, "unit text", "unit text"),
    "visit_place": _move(_HANDLED, IN_PROGRESS, "text people", "text", contacts=True),
    "round_table": _move(_HANDLED, IN_PROGRESS, "text people", "text"),
    "meeting": _move(
        _HANDLED,
        IN_PROGRESS,
        "agenda text should_attend attended votes_for votes_against abstained decision",
        "agenda",
    ),
    "funding": _move(_HANDLED, IN_PROGRESS, "source amount text", "source amount"),
    "contact": _move(OPEN, "", "text", "text", contacts=True),
    "extend": _move(_HANDLED - {PARKED}, "", "until text", "until text", contacts=True),
    "park": _move(_HANDLED - {PARKED}, PARKED, "text until", "text until", contacts=True),
    "resume": _move({PARKED}, IN_PROGRESS),
    "finish": _move(_HANDLED, TO_CALL_BACK, "text quantity", "text"),
    "call_back": _move({TO_CALL_BACK}, ARCHIVED, "satisfaction text", "satisfaction", contacts=True),
    "decline": _move({NEW, ACCEPTED}, DECLINED, "reason text", "reason text", contacts=True),
    "withdraw": _move(_HANDLED, WITHDRAWN, "text"),
    "reopen": _move(_DONE_WITH, IN_PROGRESS, "text", "text"),
    "hand_over": _move(OPEN, "", "owner text", "owner"),
    "banner": _move(frozenset(STATES) - {MERGED}, "", "text people", "text"),
    "revisit": _move(frozenset(STATES) - {MERGED}, "", "text", "text", contacts=True),
}
"""Every move by its name."""

SATISFIED = ("satisfied", "basically_satisfied")
NOT_SATISFIED, NOT_REACHED = "not_satisfied", "not_reached"


def possible(state: str) -> tuple[str, ...]:
    """What can be done with a request in a state, in the order of the table."""
    return tuple(name for name, move in MOVES.items() if state in move.begins)


def after_call(satisfaction: str, attempts: int) -> str:
    """The state after a call to the resident (domain 4.2).

    Args:
        satisfaction: what they said, or that nobody answered.
        attempts: how often nobody has answered by now, this call included.
    """
    if satisfaction == NOT_SATISFIED:
        return IN_PROGRESS
    if satisfaction == NOT_REACHED and attempts < CALL_ATTEMPTS:
        return TO_CALL_BACK
    return ARCHIVED
