"""What moves do to the units that are called upon for a request: one of them leads."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.records import Refused, WhistleSent
from db.registers import reading as registers
from db.requests import writing
from frontdesk.requests.deadlines import deadlines
from frontdesk.requests.doing import Doing, Effect
from frontdesk.rules.request_states import ACCEPTED, ACKNOWLEDGED, DISPATCHED, IN_PROGRESS, PARKED


def whistle(doing: Doing) -> dict[str, Any]:
    """Call upon one unit or several; the first leads, unless another one does already.

    Raises:
        Refused: `unit_not_in_use`, `whistle_open` with the `unit`, each with the `field`.
    """
    in_use = dict(registers.names_of("organisation", doing.entry.duty.day))
    due_on = deadlines(doing.life.time_limit, doing.at).due_on
    called = {one.organisation_id: one for one in doing.life.whistles if one.is_open}
    leads = any(one.lead for one in called.values())
    for unit in _units(doing):
        if unit in called:
            raise Refused("whistle_open", field="unit", unit=called[unit].unit)
        if unit not in in_use:
            raise Refused("unit_not_in_use", field="unit")
        writing.whistle(doing.entry, doing.life.id, unit, due_on, doing.day, lead=not leads)
        leads = True
    return doing.clock_anew() if doing.life.review_on else {}


def report_in(doing: Doing) -> dict[str, Any]:
    """A unit has come. Raises: Refused, `whistle_none`, `day_before_whistle`."""
    for unit in _units(doing):
        sent = _answering(doing, unit, "sent")
        writing.change_whistle(doing.entry, sent.id, reported_on=doing.day)
    return {"state": ACKNOWLEDGED if doing.life.state == DISPATCHED else doing.life.state}


def hand_back(doing: Doing) -> dict[str, Any]:
    """It is not for a unit; who led leads no more. Raises: Refused, as `report_in`."""
    left = list(_open(doing))
    for unit in _units(doing):
        sent = _answering(doing, unit, "sent", "reported")
        writing.change_whistle(doing.entry, sent.id, handed_back_on=doing.day, lead=False)
        left.remove(sent)
    if left and not any(one.lead for one in left):
        writing.change_whistle(doing.entry, left[0].id, lead=True)
    if doing.life.state == PARKED:
        return {"state": PARKED}
    if not left:
        return {"state": ACCEPTED}
    # Another unit may still be at it.
    return {"state": doing.life.state if any(one.state == "reported" for one in left) else DISPATCHED}


def unit_done(doing: Doing) -> dict[str, Any]:
    """A unit has done its part, others may still be at theirs. Raises: Refused, as `report_in`."""
    left = list(_open(doing))
    for unit in _units(doing):
        sent = _answering(doing, unit, "sent", "reported")
        writing.change_whistle(doing.entry, sent.id, done_on=doing.day)
        left.remove(sent)
    return {"state": IN_PROGRESS if not left and doing.life.state != PARKED else doing.life.state}


def chase(doing: Doing) -> dict[str, Any]:
    """A unit is reminded. Raises: Refused, as `report_in`."""
    for unit in _units(doing):
        sent = _answering(doing, unit, "sent", "reported")
        writing.change_whistle(doing.entry, sent.id, chased_on=doing.day, times_chased=sent.times_chased + 1)
    return {}


def lead(doing: Doing) -> dict[str, Any]:
    """Another of the units leads. Raises: Refused, as `report_in`."""
    chosen = _answering(doing, _units(doing)[0], "sent", "reported")
    for one in _open(doing):
        writing.change_whistle(doing.entry, one.id, lead=one.id == chosen.id)
    return {}


def close_all(doing: Doing) -> None:
    """Nothing is owed by any unit any more."""
    for one in _open(doing):
        writing.change_whistle(doing.entry, one.id, done_on=max(doing.day, one.sent_on))


def _units(doing: Doing) -> list[int]:
    return [int(one) for one in doing.given["unit"].split()]


def _open(doing: Doing) -> tuple[WhistleSent, ...]:
    return tuple(one for one in doing.life.whistles if one.is_open)


def _answering(doing: Doing, unit: int, *states: str) -> WhistleSent:
    for one in reversed(doing.life.whistles):
        if one.organisation_id == unit and one.state in states:
            _refuse_before(doing.day, one)
            return one
    raise Refused("whistle_none", field="unit")


def _refuse_before(day: date, sent: WhistleSent) -> None:
    begun = sent.reported_on or sent.sent_on
    if day < begun:
        raise Refused("day_before_whistle", field="day", day=begun.isoformat())


EFFECTS: dict[str, Effect] = {
    "whistle": whistle,
    "report_in": report_in,
    "hand_back": hand_back,
    "unit_done": unit_done,
    "chase": chase,
    "lead": lead,
}
"""By the name of the move."""
