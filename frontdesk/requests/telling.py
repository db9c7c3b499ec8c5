"""What moves do to those who reported a request: everybody hears what became of it, one call each."""

from __future__ import annotations

from typing import Any

from db.records import Refused, Reporter
from db.requests import writing
from frontdesk.requests.deadlines import call_back_by
from frontdesk.requests.doing import Doing, Effect
from frontdesk.requests.whistling import close_all
from frontdesk.rules.request_states import (
    ARCHIVED,
    IN_PROGRESS,
    NOT_REACHED,
    PARKED,
    RESOLVED,
    TO_CALL_BACK,
    after_call,
    all_solved,
    has_been_called_enough,
    worst,
)
from frontdesk.settings.keeping import office_settings


def finish(doing: Doing) -> dict[str, Any]:
    """The finish clock stops, the clock of calling back begins; whoever gave no name is not called."""
    close_all(doing)
    state = TO_CALL_BACK if doing.life.waiting else ARCHIVED
    return {"state": state, **_done(doing), **_calls(doing)}


def settle(doing: Doing) -> dict[str, Any]:
    """Whoever is at the desk knows; the others who reported it are still to be called.

    Raises:
        Refused: `reporter_not_waiting`, with the `field`.
    """
    close_all(doing)
    there = _reporter(doing)
    if there is not None:
        writing.change_reporter(doing.entry, there.id, told_on=doing.day)
    rest = [one for one in doing.life.waiting if one != there]
    if not rest:
        return {"state": RESOLVED, **_done(doing)}
    return {"state": TO_CALL_BACK, **_done(doing), **_calls(doing)}


def close(doing: Doing) -> dict[str, Any]:
    """It ends here, and everybody knows."""
    close_all(doing)
    writing.reporter_told(doing.entry, doing.life.id, doing.day)
    return {"resolved_on": doing.day}


def call_back(doing: Doing) -> dict[str, Any]:
    """One call to one reporter.

    Raises:
        Refused: `reporter_not_waiting`, `day_before_done`, each with the `field`.
    """
    life, said = doing.life, doing.given["satisfaction"]
    if life.resolved_on is not None and doing.day < life.resolved_on:
        raise Refused("day_before_done", field="day", day=life.resolved_on.isoformat())
    attempts = office_settings().count("call_attempts")
    called = _reporter(doing)
    calls = 1 + (called.calls if called is not None else 0)
    is_over = said != NOT_REACHED or has_been_called_enough(calls, attempts)
    if called is not None:
        writing.change_reporter(
            doing.entry,
            called.id,
            calls=calls,
            told_on=None if said == NOT_REACHED else doing.day,
            satisfaction=said if is_over else "",
            solved=doing.given.get("solved", ""),
        )
    rest = [one for one in life.waiting if one != called]
    state = after_call(doing.given, calls, attempts=attempts, others_wait=bool(rest))
    spoken: dict[str, Any] = {"contacted_on": life.contacted_on} if said == NOT_REACHED else {}
    if state == IN_PROGRESS:
        return {"state": state, **reopen(doing)}
    if state == ARCHIVED:
        spoken["satisfaction"] = worst([said, *(one.satisfaction for one in life.reporters)])
        solved = doing.given.get("solved", "")
        spoken["solved"] = all_solved([solved, *(one.solved for one in life.reporters)])
    return {"state": state, **spoken}


def reopen(doing: Doing) -> dict[str, Any]:
    """It goes on: the finish clock runs anew, and everybody is called again when it is done."""
    writing.tell_anew(doing.entry, doing.life.id)
    return {**doing.clock_anew(), "satisfaction": "", "solved": ""}


def _reporter(doing: Doing) -> Reporter | None:
    """Who was spoken to: the one that is given, else the first who waits."""
    waiting = doing.life.waiting
    given = doing.given.get("reporter", "")
    found = next((one for one in waiting if str(one.id) == given), None) if given else None
    if given and found is None:
        raise Refused("reporter_not_waiting", field="reporter")
    found = found or next(iter(waiting), None)
    doing.details.pop("reporter", None)
    if found is not None and len(doing.life.reporters) > 1:
        doing.details["reporter"] = found.name
    return found


def _done(doing: Doing) -> dict[str, Any]:
    """Done today, and until when it was to be; a clock that was stopped set no day."""
    due_on = None if doing.life.state == PARKED else doing.life.deadlines.due_on
    return {"resolved_on": doing.day, "finish_by": due_on}


def _calls(doing: Doing) -> dict[str, Any]:
    calls = call_back_by(doing.at)
    return {
        "review_on": None,
        "due_on": calls.due_on,
        "due_time": calls.due_time,
        "due_estimated": calls.estimated,
    }


EFFECTS: dict[str, Effect] = {
    "finish": finish,
    "become_package": finish,
    "become_activity": finish,
    "settle": settle,
    "decline": close,
    "withdraw": close,
    "call_back": call_back,
    "reopen": reopen,
}
"""By the name of the move."""
