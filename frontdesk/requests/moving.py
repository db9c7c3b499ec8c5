"""What is done with a request after it was written down: one move, one step, one entry of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from db import journal
from db.entry import Entry
from db.records import Duty, Refused
from db.registers import reading as registers
from db.requests import reading, writing
from frontdesk.requests import deciding, joining, telling, whistling
from frontdesk.requests.doing import Doing, Effect, moment
from frontdesk.rules.request_states import CLOSED, MOVES, NEVER_STRUCK, WHEN


def move(
    duty: Duty, request_id: int, name: str, given: Mapping[str, str], *, draft_id: str | None = None
) -> str:
    """Does something with a request; returns the state it is in then.

    Args:
        duty: who acts.
        request_id: which one.
        name: of the move, one of `request_states.MOVES`.
        given: what was given for it, as `reading.read_move` gives it, without problems. `day` and `time`
            say when it happened, where that is not now; every date that follows from it is that day.
        draft_id: of the form it came from.

    Raises:
        Refused: `move_not_possible`, with the `state` that another desk may have led to; what the rooms
            of its effects refuse (`whistling`, `telling`, `deciding`, `joining`; `level_not_higher`,
            `step_none`), with the `field` that is to blame; `day_ahead`, `time_ahead`,
            `day_before_request`; `row_gone`, `already_saved`. Nothing was written then.
    """
    with journal.operation(
        duty, f"request_{name}", subject_kind="request", subject_id=request_id, draft_id=draft_id
    ) as entry:
        return carry_out(entry, request_id, name, given)


def carry_out(entry: Entry, request_id: int, name: str, given: Mapping[str, str]) -> str:
    """A move as a part of an operation; returns the state the request is in then. Raises: as `move`."""
    life = reading.life(request_id)
    if life.state not in MOVES[name].begins:
        raise Refused("move_not_possible", state=life.state)
    at, shown = moment(entry.duty, life, given)
    details = {key: value for key, value in given.items() if key not in ("text", *WHEN)}
    doing = Doing(entry, life, given, at, details)
    changes: dict[str, Any] = {"state": MOVES[name].leads_to or life.state}
    if MOVES[name].contacts and life.contacted_on is None:
        changes["contacted_on"] = doing.day
    if name in _EFFECTS:
        changes |= _EFFECTS[name](doing)
    step_id = writing.add_step(
        entry, request_id, name, shown, given.get("text", ""), doing.details, doing.day
    )
    for rest in doing.with_step:
        rest(step_id)
    if changes["state"] in CLOSED:
        changes |= {"due_on": None, "due_time": "", "review_on": None}
    writing.change(entry, request_id, **changes)
    return str(changes["state"])


def chase(duty: Duty, whistle_id: int, text: str = "", *, draft_id: str | None = None) -> str:
    """Reminds a unit of a whistle, as the move `chase` does; returns the state of the request.

    Raises:
        Refused: `row_gone`, and as `move`.
    """
    request_id, unit = reading.whistle_of(whistle_id)
    given = {"unit": str(unit), **({"text": text} if text else {})}
    return move(duty, request_id, "chase", given, draft_id=draft_id)


def _extend(doing: Doing) -> dict[str, Any]:
    return {"due_on": date.fromisoformat(doing.given["until"]), "due_time": "", "due_estimated": False}


def _park(doing: Doing) -> dict[str, Any]:
    """The clock stops; what is due next is to look at it again."""
    until = date.fromisoformat(doing.given["until"])
    return {"review_on": until, "due_on": until, "due_time": "", "due_estimated": False}


def _hand_over(doing: Doing) -> dict[str, Any]:
    """To somebody else of the staff. Raises: Refused, `entry_unknown` with the `field`."""
    owner = int(doing.given["owner"])
    if owner not in dict(registers.names_of("staff", doing.entry.duty.day)):
        raise Refused("entry_unknown", field="owner")
    return {"owner": owner}


def _escalate(doing: Doing) -> dict[str, Any]:
    """Up to a level that can do more (domain 4.1)."""
    level = int(doing.given["level"])
    if level <= doing.life.level:
        raise Refused("level_not_higher", field="level")
    return {"level": level}


def _strike(doing: Doing) -> dict[str, Any]:
    """A step was wrong: it stays, struck; what it had decided is dropped, whatever else it led to holds."""
    step = next((one for one in doing.life.steps if str(one.id) == doing.given["step"]), None)
    if step is None or step.struck or step.kind in NEVER_STRUCK:
        raise Refused("step_none", field="step")
    writing.strike_step(doing.entry, step.id, doing.day)
    for task in doing.life.tasks:
        if task.step_id == step.id and task.is_open:
            writing.change_task(
                doing.entry, task.id, dropped_on=doing.day, reason=doing.given.get("text", "")
            )
    doing.details |= {"step": step.kind, "step_day": step.day.isoformat()}
    return {}


def _touch(doing: Doing) -> dict[str, Any]:
    """Work on what was parked starts its clock anew."""
    return doing.clock_anew() if doing.life.review_on else {}


_EFFECTS: Mapping[str, Effect] = {
    **whistling.EFFECTS,
    **telling.EFFECTS,
    **deciding.EFFECTS,
    **joining.EFFECTS,
    **dict.fromkeys(("accept", "visit_place", "round_table", "funding"), _touch),
    "resume": Doing.clock_anew,
    "extend": _extend,
    "park": _park,
    "hand_over": _hand_over,
    "escalate": _escalate,
    "strike": _strike,
}
