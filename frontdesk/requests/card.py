"""A request as its card and the forms of its moves need it."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Duty, RequestLife
from db.registers import reading as registers
from db.requests import reading
from frontdesk.choices import Choice, coded, named
from frontdesk.rules.request_states import MOVES
from frontdesk.words.codes import label

_ANSWERING = {"report_in": ("sent",)}
"""Which units a move is about; every other move about those that still owe something."""


def life(request_id: int) -> RequestLife:
    """Where a request stands. Raises: Refused, `row_gone`."""
    return reading.life(request_id)


def choices(duty: Duty, move: str, now: RequestLife) -> dict[str, Sequence[Choice]]:
    """What can be picked for the fields of a move, by field."""
    found: dict[str, Sequence[Choice]] = {}
    for name in MOVES[move].asks:
        if name in CODED:
            found[name] = coded(CODED[name])
        elif name == "unit":
            found[name] = _units(duty, move, now)
        elif name == "owner":
            found[name] = _entries(duty, "staff")
        elif name == "reporter":
            found[name] = [
                named(str(one.id), one.name or label("reporter_kind", one.kind)) for one in now.waiting
            ]
    return found


CODED = {"satisfaction": "satisfaction", "reason": "decline_reason", "back_reason": "hand_back_reason"}
"""By field the group its codes are of."""


def _entries(duty: Duty, register: str) -> tuple[Choice, ...]:
    return tuple(named(str(row_id), name) for row_id, name in registers.names_of(register, duty.day))


def _units(duty: Duty, move: str, now: RequestLife) -> tuple[Choice, ...]:
    """The units for a move: to whistle to those that are not at it; else those that have not answered."""
    if move == "whistle":
        called = {str(one.organisation_id) for one in now.whistles if one.is_open}
        return tuple(one for one in _entries(duty, "organisation") if one.code not in called)
    states = _ANSWERING.get(move, ("sent", "reported"))
    waiting = (one for one in now.whistles if one.state in states)
    return tuple(named(str(one.organisation_id), one.unit) for one in waiting)


def usual(duty: Duty, move: str, now: RequestLife) -> dict[str, str]:
    """What a move begins with: where only one can be meant that one, and who is to be called first."""
    given = {}
    if move != "whistle" and "unit" in MOVES[move].asks:
        units = _units(duty, move, now)
        if len(units) == 1:
            given["unit"] = units[0].code
    if "reporter" in MOVES[move].asks and now.waiting:
        given["reporter"] = str(now.waiting[0].id)
    return given
