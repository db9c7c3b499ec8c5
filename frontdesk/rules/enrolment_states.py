"""Being in a package: which states there are, and what leads from one to another (pure).

A place that is given back goes to whoever waits longest; the row of somebody who left stays, and coming
again continues it.
"""

from __future__ import annotations

from collections.abc import Mapping

WAITLISTED, ENROLLED, PAUSED = "waitlisted", "enrolled", "paused"
COMPLETED, WITHDRAWN, NO_SHOW = "completed", "withdrawn", "no_show"

STATES = (WAITLISTED, ENROLLED, PAUSED, COMPLETED, WITHDRAWN, NO_SHOW)
IN = frozenset({ENROLLED, PAUSED})
"""Those who hold a place."""
ENDED = frozenset({COMPLETED, WITHDRAWN, NO_SHOW})

MOVES: Mapping[str, tuple[frozenset[str], str]] = {
    "promote": (frozenset({WAITLISTED}), ENROLLED),
    "pause": (frozenset({ENROLLED}), PAUSED),
    "resume": (frozenset({PAUSED}), ENROLLED),
    "complete": (IN, COMPLETED),
    "withdraw": (IN | {WAITLISTED}, WITHDRAWN),
    "no_show": (IN, NO_SHOW),
    "again": (frozenset({WITHDRAWN, NO_SHOW}), ENROLLED),
}
"""By move: the states in which it can be made, and the state after it; `again` may lead to the waitlist."""

NEEDS_REASON = frozenset({"pause", "withdraw"})


def possible(state: str) -> tuple[str, ...]:
    """The moves that can be made in a state."""
    return tuple(name for name, (begins, _after) in MOVES.items() if state in begins)


def is_no_show(missed_in_a_row: int, allowed: int | None) -> bool:
    """Whether somebody who missed so many sessions one after another counts as not coming any more."""
    return allowed is not None and missed_in_a_row > allowed
