"""What is done with a request after it was written down: one move, one step, one entry of the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from db import journal
from db.entry import Entry
from db.records import Duty, Refused, RequestLife, WhistleSent
from db.requests import reading, writing
from frontdesk.requests.deadlines import call_back_by, deadlines, received
from frontdesk.rules.request_states import (
    ACCEPTED,
    ACKNOWLEDGED,
    ARCHIVED,
    CLOSED,
    DISPATCHED,
    IN_PROGRESS,
    MOVES,
    NOT_REACHED,
    TO_CALL_BACK,
    after_call,
)


def move(
    duty: Duty, request_id: int, name: str, given: Mapping[str, str], *, draft_id: str | None = None
) -> str:
    """Does something with a request; returns the state it is in then.

    Args:
        duty: who acts.
        request_id: which one.
        name: of the move, one of `request_states.MOVES`.
        given: what was given for it, as `reading.read_move` gives it, without problems.
        draft_id: of the form it came from.

    Raises:
        Refused: `move_not_possible`, with the `state` that another desk may have led to; `whistle_none`
            where that unit was not called upon; `row_gone`, `already_saved`. Nothing was written then.
    """
    at = received(duty)
    with journal.operation(
        duty, f"request_{name}", subject_kind="request", subject_id=request_id, draft_id=draft_id
    ) as entry:
        life = reading.life(request_id)
        if life.state not in MOVES[name].begins:
            raise Refused("move_not_possible", state=life.state)
        changes: dict[str, Any] = {"state": MOVES[name].leads_to or life.state}
        if MOVES[name].contacts and life.contacted_on is None:
            changes["contacted_on"] = duty.day
        if name in _EFFECTS:
            changes |= _EFFECTS[name](entry, life, given, at)
        details = {key: value for key, value in given.items() if key != "text"}
        writing.add_step(entry, request_id, name, f"{at:%H:%M}", given.get("text", ""), details)
        if changes["state"] in CLOSED:
            changes |= {"due_on": None, "due_time": "", "resolved_on": duty.day}
            writing.reporter_told(entry, request_id)
        writing.change(entry, request_id, **changes)
    return str(changes["state"])


Effect = Callable[[Entry, RequestLife, Mapping[str, str], datetime], dict[str, Any]]


def _whistle(entry: Entry, life: RequestLife, given: Mapping[str, str], at: datetime) -> dict[str, Any]:
    writing.whistle(entry, life.id, int(given["unit"]), deadlines(life.time_limit, at).due_on)
    return _clock(life, at) if life.review_on else {}


def _answered(column: str) -> Effect:
    def effect(entry: Entry, life: RequestLife, given: Mapping[str, str], at: datetime) -> dict[str, Any]:
        sent = _open_whistle(life, int(given["unit"]))
        writing.answer_whistle(entry, sent.id, column)
        if column == "reported_on":
            return {"state": ACKNOWLEDGED if life.state == DISPATCHED else life.state}
        # Another unit may still be at it.
        others = [one for one in life.whistles if one.id != sent.id and one.state in ("sent", "reported")]
        if not others:
            return {"state": ACCEPTED}
        reported = any(one.state == "reported" for one in others)
        return {"state": life.state if reported else DISPATCHED}

    return effect


def _open_whistle(life: RequestLife, unit: int) -> WhistleSent:
    for one in reversed(life.whistles):
        if one.organisation_id == unit and one.state in ("sent", "reported"):
            return one
    raise Refused("whistle_none", field="unit")


def _extend(_entry: Entry, _life: RequestLife, given: Mapping[str, str], _at: datetime) -> dict[str, Any]:
    return {"due_on": date.fromisoformat(given["until"]), "due_time": "", "due_estimated": False}


def _park(_entry: Entry, _life: RequestLife, given: Mapping[str, str], _at: datetime) -> dict[str, Any]:
    """The clock stops; what is due next is to look at it again."""
    until = date.fromisoformat(given["until"])
    return {"review_on": until, "due_on": until, "due_time": "", "due_estimated": False}


def _clock(life: RequestLife, at: datetime) -> dict[str, Any]:
    """The finish clock anew, from now on."""
    anew = deadlines(life.time_limit, at)
    return {
        "review_on": None,
        "due_on": anew.due_on,
        "due_time": anew.due_time,
        "due_estimated": anew.estimated,
        "resolved_on": None,
    }


def _again(_entry: Entry, life: RequestLife, _given: Mapping[str, str], at: datetime) -> dict[str, Any]:
    return _clock(life, at)


def _finish(entry: Entry, life: RequestLife, _given: Mapping[str, str], at: datetime) -> dict[str, Any]:
    """The finish clock stops, the clock of calling back begins; somebody without a name is not called."""
    for one in life.whistles:
        if one.state in ("sent", "reported"):
            writing.answer_whistle(entry, one.id, "done_on")
    if all(reporter.kind == "anonymous" for reporter in life.reporters):
        return {"state": ARCHIVED, "resolved_on": entry.duty.day, "review_on": None}
    calls = call_back_by(at)
    return {
        "resolved_on": entry.duty.day,
        "review_on": None,
        "due_on": calls.due_on,
        "due_time": calls.due_time,
        "due_estimated": calls.estimated,
    }


def _call_back(entry: Entry, life: RequestLife, given: Mapping[str, str], at: datetime) -> dict[str, Any]:
    tried = 1 + sum(
        step.kind == "call_back" and step.details.get("satisfaction") == NOT_REACHED for step in life.steps
    )
    state = after_call(given["satisfaction"], tried)
    if state == IN_PROGRESS:
        return {"state": state, **_clock(life, at)}
    if state == TO_CALL_BACK:
        return {"state": state, "due_on": call_back_by(at).due_on, "contacted_on": life.contacted_on}
    return {"state": state}


def _hand_over(_entry: Entry, _life: RequestLife, given: Mapping[str, str], _at: datetime) -> dict[str, Any]:
    return {"owner": int(given["owner"])}


def _first_touch(_entry: Entry, life: RequestLife, _given: Mapping[str, str], at: datetime) -> dict[str, Any]:
    """Work on what was parked starts its clock anew."""
    return _clock(life, at) if life.review_on else {}


_EFFECTS: Mapping[str, Effect] = {
    "whistle": _whistle,
    "report_in": _answered("reported_on"),
    "hand_back": _answered("handed_back_on"),
    "visit_place": _first_touch,
    "round_table": _first_touch,
    "meeting": _first_touch,
    "funding": _first_touch,
    "extend": _extend,
    "park": _park,
    "resume": _again,
    "finish": _finish,
    "call_back": _call_back,
    "reopen": _again,
    "hand_over": _hand_over,
}
