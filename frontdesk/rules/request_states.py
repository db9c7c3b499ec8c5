"""The life of a request: which states there are, and what leads from one to another (domain 4.2).

One table; docs/requests.md is made from it. Nothing is erased: every move leaves a step.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
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
"""How often a reporter is called before they count as not reached, unless the office says otherwise."""
LEVELS = ("0", "1", "2", "3", "4")
"""The desk; grid, property company or committee; departments of the street; several units; the county."""

WHEN = ("day", "time")
"""What every move asks for last: when it happened, unless that is now."""


@dataclass(frozen=True, slots=True)
class Move:
    """Something that is done with a request.

    Args:
        begins: the states in which it can be done.
        leads_to: the state after it; "" where that does not change.
        asks: what is asked for, in the order of the form; what ends in `WHEN` every move asks for.
        needs: which of that it cannot do without.
        contacts: whether the resident has been spoken to with it.
        wants: what there has to be of the request, one of `there_is`; "" for nothing in particular.
    """

    begins: frozenset[str]
    leads_to: str = ""
    asks: tuple[str, ...] = ("text", *WHEN)
    needs: frozenset[str] = frozenset()
    contacts: bool = False
    wants: str = ""


def _move(
    begins: frozenset[str] | set[str],
    leads_to: str = "",
    asks: str = "text",
    needs: str = "",
    *,
    contacts: bool = False,
    wants: str = "",
) -> Move:
    asked = (*asks.split(), *WHEN)
    return Move(frozenset(begins), leads_to, asked, frozenset(needs.split()), contacts, wants)


_DONE_WITH = CLOSED - {MERGED}
_ANY = frozenset(STATES) - {MERGED}
_CALLED_UPON = frozenset({DISPATCHED, ACKNOWLEDGED, IN_PROGRESS, PARKED})

MOVES: Mapping[str, Move] = {
    "accept": _move({NEW}, ACCEPTED),
    "settle": _move(_HANDLED, RESOLVED, "text reporter", "text", contacts=True),
    "whistle": _move(_HANDLED, DISPATCHED, "unit text", "unit"),
    "report_in": _move(_CALLED_UPON, ACKNOWLEDGED, "unit text", "unit", wants="sent"),
    "hand_back": _move(_CALLED_UPON, ACCEPTED, "unit back_reason text", "unit back_reason", wants="called"),
    "unit_done": _move(_CALLED_UPON, IN_PROGRESS, "unit text quantity", "unit", wants="called"),
    "chase": _move(_CALLED_UPON, "", "unit text", "unit", wants="called"),
    "lead": _move(_CALLED_UPON, "", "unit text", "unit", wants="others"),
    "visit_place": _move(_HANDLED, IN_PROGRESS, "text people", "text", contacts=True),
    "round_table": _move(_HANDLED, IN_PROGRESS, "text people", "text"),
    "meeting": _move(
        _HANDLED,
        IN_PROGRESS,
        "agenda attendance text votes_for votes_against abstained decisions",
        "agenda",
    ),
    "task_done": _move(_ANY, "", "task outcome text", "task outcome", wants="task"),
    "funding": _move(_HANDLED, IN_PROGRESS, "source amount stage evidence text", "source amount"),
    "escalate": _move(_HANDLED, "", "level to text", "level to text"),
    "contact": _move(OPEN, "", "text", "text", contacts=True),
    "extend": _move(_HANDLED - {PARKED}, "", "until text", "until text", contacts=True),
    "park": _move(_HANDLED - {PARKED}, PARKED, "text until", "text until", contacts=True),
    "resume": _move({PARKED}, IN_PROGRESS),
    "finish": _move(_HANDLED, TO_CALL_BACK, "text quantity", "text"),
    "become_package": _move(_HANDLED, TO_CALL_BACK, "name text", "name"),
    "become_activity": _move(_HANDLED, TO_CALL_BACK, "name text", "name"),
    "call_back": _move(
        {TO_CALL_BACK}, ARCHIVED, "satisfaction solved explain reporter text", "satisfaction", contacts=True
    ),
    "decline": _move({NEW, ACCEPTED}, DECLINED, "reason text", "reason text", contacts=True),
    "withdraw": _move(_HANDLED, WITHDRAWN, "text"),
    "reopen": _move(_DONE_WITH, IN_PROGRESS, "text", "text"),
    "hand_over": _move(OPEN, "", "owner text", "owner"),
    "merge": _move(_HANDLED, MERGED, "main text", "main"),
    "link_reporter": _move(_ANY, "", "reporter who text", "reporter who", wants="unknown"),
    "banner": _move(_ANY, "", "text people", "text"),
    "revisit": _move(_ANY, "", "text people", "text", contacts=True),
    "strike": _move(_ANY, "", "step text", "step text", wants="step"),
}
"""Every move by its name."""

NEVER_STRUCK = frozenset({"log", "join", "merge", "merged_in", "strike"})
"""Kinds of steps that others rest on."""

SATISFIED = ("satisfied", "basically_satisfied")
NOT_SATISFIED, NOT_REACHED = "not_satisfied", "not_reached"
_WORST_FIRST = (NOT_SATISFIED, "basically_satisfied", "satisfied", NOT_REACHED)
SOLVED, NOT_SOLVED = "solved", "not_solved"


def possible(state: str) -> tuple[str, ...]:
    """What can be done with a request in a state, in the order of the table."""
    return tuple(name for name, move in MOVES.items() if state in move.begins)


def worst(said: Iterable[str]) -> str:
    """What a request says of all that its reporters said: the worst; not reached only if nobody spoke."""
    known = set(said)
    return next((one for one in _WORST_FIRST if one in known), "")


def usually_solved(satisfaction: str) -> str:
    """What those who are satisfied, or not, mostly say of whether it is solved; "" where nobody spoke."""
    if satisfaction in SATISFIED:
        return SOLVED
    return NOT_SOLVED if satisfaction == NOT_SATISFIED else ""


def all_solved(said: Iterable[str]) -> str:
    """What a request says of all that its reporters said of whether it is solved: the worst."""
    known = set(said)
    return next((one for one in (NOT_SOLVED, SOLVED) if one in known), "")


def goes_on(said: Mapping[str, str]) -> bool:
    """Whether a call has it taken up again: somebody is not satisfied, or says that it is not solved, and it
    was not explained to them why it stays so."""
    not_done = said.get("satisfaction") == NOT_SATISFIED or said.get("solved") == NOT_SOLVED
    return not_done and not said.get("explain")


def has_been_called_enough(calls: int, attempts: int = CALL_ATTEMPTS) -> bool:
    """Whether a reporter whom nobody reached in so many calls counts as not reached (domain 4.2)."""
    return calls >= attempts


def after_call(
    said: Mapping[str, str],
    calls: int,
    *,
    attempts: int = CALL_ATTEMPTS,
    others_wait: bool = False,
) -> str:
    """The state after a call to one reporter (domain 4.2).

    Args:
        said: what its step keeps: `satisfaction` (what they said, or that nobody answered), `solved`, and
            `explain`, why it stays so.
        calls: how often they were called by now, this time included.
        attempts: how often somebody is called before they count as not reached.
        others_wait: whether another reporter is still to be called.
    """
    if goes_on(said):
        return IN_PROGRESS
    missed = said.get("satisfaction") == NOT_REACHED
    if others_wait or (missed and not has_been_called_enough(calls, attempts)):
        return TO_CALL_BACK
    return ARCHIVED


_LIKELY: Mapping[str, tuple[str, ...]] = {
    NEW: ("accept", "whistle", "settle", "decline"),
    ACCEPTED: ("whistle", "visit_place", "finish", "settle", "contact"),
    DISPATCHED: ("report_in", "finish", "chase", "hand_back", "contact"),
    ACKNOWLEDGED: ("finish", "visit_place", "meeting", "unit_done", "chase", "hand_back"),
    IN_PROGRESS: ("finish", "visit_place", "report_in", "contact", "meeting", "funding", "extend"),
    PARKED: ("resume", "finish", "contact"),
    TO_CALL_BACK: ("call_back", "contact", "banner"),
    RESOLVED: ("revisit", "banner", "reopen"),
    ARCHIVED: ("banner", "revisit", "reopen"),
    DECLINED: ("reopen",),
    WITHDRAWN: ("reopen",),
}
"""What is mostly done with a request in a state, the commonest first."""


def offered(state: str, there_is: Container[str]) -> tuple[str, ...]:
    """What can be done with a request, the likeliest first.

    Args:
        state: of the request.
        there_is: `sent` (a unit that has not reported in), `called` (one that still owes something),
            `others` (another one beside it), `task` (something that was decided and is to be done),
            `unknown` (a reporter of whom nobody has said who that is), `step` (one that can be struck).
    """
    here = [name for name in possible(state) if not MOVES[name].wants or MOVES[name].wants in there_is]
    likely = [name for name in _LIKELY.get(state, ()) if name in here]
    return (*likely, *(name for name in here if name not in likely))
