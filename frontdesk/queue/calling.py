"""One telephone call for everything that somebody is to be called about."""

from __future__ import annotations

from collections.abc import Mapping

from db import journal
from db.records import Callee, Duty, QueueLine
from frontdesk.queue import numbers
from frontdesk.queue.computing import soon
from frontdesk.requests.moving import carry_out
from frontdesk.rules.queue_order import call_marks
from frontdesk.rules.request_states import NOT_REACHED

OF_REQUESTS: Mapping[str, str] = {"call_back": "call_back", "first_contact": "contact"}
"""The move of a request that a call of a kind is noted by."""


def matters(duty: Duty, callee: Callee) -> tuple[QueueLine, ...]:
    """What somebody is to be called about now, or is under the same number, in the order of the queue."""
    wanted: frozenset[object] = frozenset(filter(None, (callee.person_id, numbers.of_callee(callee))))
    return tuple(line for line in soon(duty) if not wanted.isdisjoint(call_marks(line)))


def of_requests(duty: Duty, callee: Callee) -> tuple[QueueLine, ...]:
    """What of it concerns requests, whose calls are noted with them."""
    return tuple(line for line in matters(duty, callee) if line.key.kind in OF_REQUESTS)


def nobody_answered(
    duty: Duty,
    callee: Callee,
    request_id: int,
    given: Mapping[str, str],
    *,
    draft_id: str | None = None,
) -> int:
    """Notes that nobody answered, with every request that was to be called back about in the same call.

    Args:
        duty: who called.
        callee: whom.
        request_id: the request that the call was noted with.
        given: for its move `call_back`, as `moving.move` takes it.
        draft_id: of the form it came from.

    Returns:
        With how many requests it was noted.

    Raises:
        Refused: as `moving.move`.
    """
    called = given.get("reporter") or str(callee.reporter_id or "")
    others = [
        line
        for line in of_requests(duty, callee)
        if line.key.kind == "call_back"
        and (str(line.key.subject) != called if called else line.opens[1] != request_id)
    ]
    about = ("request", request_id) if callee.person_id is None else ("resident", callee.person_id)
    with journal.operation(
        duty, "queue_unanswered", subject_kind=about[0], subject_id=about[1], draft_id=draft_id
    ) as entry:
        carry_out(entry, request_id, "call_back", given)
        for line in others:
            missed = {"satisfaction": NOT_REACHED, "reporter": str(line.key.subject)}
            carry_out(entry, line.opens[1], "call_back", missed)
    return 1 + len(others)
