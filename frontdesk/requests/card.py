"""A request as its card and the forms of its moves need it."""

from __future__ import annotations

from db.records import Duty, RequestLife
from db.registers import reading as registers
from db.requests import reading
from frontdesk.choices import Choice, named


def life(request_id: int) -> RequestLife:
    """Where a request stands. Raises: Refused, `row_gone`."""
    return reading.life(request_id)


def units(duty: Duty, move: str, request_id: int) -> tuple[Choice, ...]:
    """The units for a move: those there are to whistle to; else those that have not answered yet."""
    if move == "whistle":
        there = registers.names_of("organisation", duty.day)
        return tuple(named(str(row_id), name) for row_id, name in there)
    waiting = (one for one in reading.whistles(request_id) if one.state in ("sent", "reported"))
    return tuple(named(str(one.organisation_id), one.unit) for one in waiting)


def owners(duty: Duty) -> tuple[Choice, ...]:
    """Who a request can be handed over to."""
    return tuple(named(str(row_id), name) for row_id, name in registers.names_of("staff", duty.day))


def usual(move: str, now: RequestLife) -> dict[str, str]:
    """What a move begins with: the unit, where only one has not answered."""
    waiting = [one for one in now.whistles if one.state in ("sent", "reported")]
    if move in ("report_in", "hand_back") and len(waiting) == 1:
        return {"unit": str(waiting[0].organisation_id)}
    return {}
