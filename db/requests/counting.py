"""How many requests there are of a kind."""

from __future__ import annotations

from datetime import date

from db.connection import reading
from db.tables import Request

HANDLED_STATES = ("resolved", "archived")


@reading
def handled(since: date, until: date) -> int:
    """How many requests in `HANDLED_STATES` were resolved from one day to another, both included."""
    resolved_then = (Request.resolved_on >= since) & (Request.resolved_on <= until)
    return int(Request.select().where(Request.state << HANDLED_STATES, resolved_then).count())
