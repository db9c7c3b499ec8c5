"""The journey of a request: 登记─吹哨─报到─办结─回访, with the working days between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from db.records import Journey, RequestLife, RequestStep, Station
from frontdesk.rules.request_states import (
    ARCHIVED,
    CLOSED,
    DECLINED,
    DISPATCHED,
    MERGED,
    NOT_REACHED,
    PARKED,
    RESOLVED,
    TO_CALL_BACK,
    WITHDRAWN,
    goes_on,
)
from frontdesk.rules.working_days import Calendar

LOG, REPORT_IN, FINISH, CALL_BACK, BANNER = "log", "report_in", "finish", "call_back", "banner"
_OF_STEP: Mapping[str, str] = {
    **dict.fromkeys(("visit_place", "round_table", "meeting", "funding", "unit_done"), "handling"),
    **dict.fromkeys(("become_package", "become_activity"), FINISH),
    **{
        code: code
        for code in (
            *("whistle", REPORT_IN, "hand_back", "park", FINISH, "settle", CALL_BACK, "reopen"),
            *("decline", "merge", "withdraw", BANNER, "revisit"),
        )
    },
}
_OF_STATE: Mapping[str, tuple[str, ...]] = {
    TO_CALL_BACK: (FINISH,),
    RESOLVED: ("settle", FINISH),
    ARCHIVED: (FINISH, CALL_BACK, "settle"),
    DECLINED: ("decline",),
    MERGED: ("merge",),
    WITHDRAWN: ("withdraw",),
}
"""The stations one of which a state supposes; the first where no step tells of any."""
_BESIDE = (BANNER, "revisit")
"""Stations that leave a request where it stands."""
_ENDS = (BANNER, FINISH, "settle", "decline", "merge", "withdraw")


def journey(life: RequestLife, today: date, calendar: Calendar) -> Journey:
    """The journey of a request as it stands.

    Args:
        life: the request with its steps. Of a kind of step the first counts, until the request is opened
            again. A ledger that was taken in may tell when it ended, but no steps.
        today: up to when the time of an open one is told.
        calendar: the office's working days.

    Returns:
        Its stations; the time is told up to the banner, else the end, else today.
    """
    reached = [(LOG, life.received_on), *_reached(life)]
    if life.state == TO_CALL_BACK:
        # Somebody is still to be called, whoever else has been.
        while reached[-1][0] == CALL_BACK:
            reached.pop()
    supposed = _OF_STATE.get(life.state, ())
    if supposed and life.resolved_on is not None and not any(code in supposed for code, _day in reached):
        reached.append((supposed[0], life.resolved_on))
    began = life.received_on
    stations = [Station(code, day, (day - began).days, calendar.between(began, day)) for code, day in reached]
    here = max(at for at, one in enumerate(stations) if one.code not in _BESIDE)
    count = len(stations)
    estimated = life.deadlines.estimated
    stations += [
        Station(code, day, ahead=True, estimated=estimated and day is not None) for code, day in _ahead(life)
    ]
    end = _end(stations[:count]) if life.state in CLOSED or life.state == TO_CALL_BACK else None
    if end is not None:
        return Journey(tuple(stations), here, end.code, end.days, end.working)
    return Journey(tuple(stations), here, "", (today - began).days, calendar.between(began, today))


def _end(stations: list[Station]) -> Station | None:
    """Of the stations that end the handling the last; a banner says more than the end before it."""
    ends = [one for one in stations if one.code in _ENDS]
    return next((one for one in ends if one.code == BANNER), ends[-1] if ends else None)


def _reached(life: RequestLife) -> Iterator[tuple[str, date]]:
    passed: set[str] = set()
    for step in life.steps:
        code = _OF_STEP.get(step.kind, "")
        if not code or step.struck or code in passed or _is_in_vain(step, life):
            continue
        passed.add(code)
        yield code, step.day
        if code == "reopen" or goes_on(step.details):
            passed.clear()


def _is_in_vain(step: RequestStep, life: RequestLife) -> bool:
    """Whether nobody answered a call; the last of several that nobody answered ended it."""
    if step.details.get("satisfaction") != NOT_REACHED:
        return False
    calls = [one for one in life.steps if one.kind == step.kind and not one.struck]
    return not (life.state == ARCHIVED and calls and calls[-1] is step)


def _ahead(life: RequestLife) -> Iterator[tuple[str, date | None]]:
    if life.state in CLOSED:
        return
    due_on = life.deadlines.due_on
    if life.state == TO_CALL_BACK:
        yield CALL_BACK, due_on
        return
    if life.state == DISPATCHED and any(one.state == "sent" for one in life.whistles):
        yield REPORT_IN, None
    # What is due of a parked one is to look at it again.
    yield FINISH, None if life.state == PARKED else due_on
    if not life.reporters or any(one.kind != "anonymous" for one in life.reporters):
        yield CALL_BACK, None
