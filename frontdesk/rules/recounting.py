"""Deadlines counted again when the calendar changes: from when they run, and what they come to then.

What somebody set by hand (an extension, a review) was told to somebody and stays.
"""

from __future__ import annotations

from datetime import date

from db.records import OpenRequest, RequestStep
from frontdesk.rules.request_states import TO_CALL_BACK, goes_on
from frontdesk.rules.time_limits import Span
from frontdesk.rules.working_days import Calendar, CountedDay

_ENDS = ("finish", "settle", "become_package", "become_activity")
# Work on what was parked starts its clock anew.
_TOUCHES = ("accept", "visit_place", "round_table", "meeting", "funding", "whistle", "resume")


def began(request: OpenRequest) -> date | None:
    """From when the clock of what is due next runs: the call back from the end, else from the beginning.

    The beginning is the day it came in, or the last one on which it was taken up again. None where the
    deadline was set by hand, or no step tells.
    """
    since: date | None = request.received_on
    done_on = request.resolved_on
    parked = False
    for step in request.steps:
        if step.struck:
            continue
        if step.kind in _ENDS:
            done_on = step.day
        elif step.kind == "park":
            parked, since = True, None
        elif step.kind == "extend":
            since = None
        elif _is_taken_up(step) or (parked and step.kind in _TOUCHES):
            parked, since = False, step.day
    return done_on if request.state == TO_CALL_BACK else since


def _is_taken_up(step: RequestStep) -> bool:
    """Whether it was opened again, or went on after a call."""
    return step.kind == "reopen" or (step.kind == "call_back" and goes_on(step.details))


def recount(
    since: date, due_on: date, limit: Span, before: Calendar, after: Calendar, *, estimated: bool = False
) -> CountedDay | None:
    """What a deadline of working days comes to by another calendar.

    Args:
        since: the day from which it was counted.
        due_on: what it came to by the calendar `before`.
        limit: of its class, as the settings are now.
        before, after: the calendar as it was and as it is.
        estimated: whether it is marked so, which only the calendar does: then it is counted by as many
            days as it had, even if the settings have changed since.

    Returns:
        The deadline; None where it does not hang on working days, or the calendar did not count it.
    """
    if limit.unit != "working_days":
        return None
    count = before.between(since, due_on)
    if count < 1 or (count != limit.amount and not estimated):
        return None
    if before.after(since, count).day != due_on:
        return None
    return after.after(since, count)
