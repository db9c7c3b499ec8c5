"""What is done with a request after it was written down: one move, one step, one entry of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from db import journal
from db.records import Duty, Refused
from db.requests import reading, writing
from frontdesk.requests import telling, whistling
from frontdesk.requests.doing import Doing, Effect, moment
from frontdesk.rules.request_states import CLOSED, MOVES, WHEN


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
            of its effects refuse (`whistling`, `telling`), with the `field` that is to blame; `day_ahead`,
            `time_ahead`, `day_before_request`; `row_gone`, `already_saved`. Nothing was written then.
    """
    with journal.operation(
        duty, f"request_{name}", subject_kind="request", subject_id=request_id, draft_id=draft_id
    ) as entry:
        life = reading.life(request_id)
        if life.state not in MOVES[name].begins:
            raise Refused("move_not_possible", state=life.state)
        at, shown = moment(duty, life, given)
        details = {key: value for key, value in given.items() if key not in ("text", *WHEN)}
        doing = Doing(entry, life, given, at, details)
        changes: dict[str, Any] = {"state": MOVES[name].leads_to or life.state}
        if MOVES[name].contacts and life.contacted_on is None:
            changes["contacted_on"] = doing.day
        if name in _EFFECTS:
            changes |= _EFFECTS[name](doing)
        writing.add_step(entry, request_id, name, shown, given.get("text", ""), doing.details, doing.day)
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
    return {"owner": int(doing.given["owner"])}


def _touch(doing: Doing) -> dict[str, Any]:
    """Work on what was parked starts its clock anew."""
    return doing.clock_anew() if doing.life.review_on else {}


_EFFECTS: Mapping[str, Effect] = {
    **whistling.EFFECTS,
    **telling.EFFECTS,
    **dict.fromkeys(("accept", "visit_place", "round_table", "meeting", "funding"), _touch),
    "resume": Doing.clock_anew,
    "extend": _extend,
    "park": _park,
    "hand_over": _hand_over,
}
