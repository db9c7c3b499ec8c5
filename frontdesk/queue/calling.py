"""One telephone call for everything that somebody is to be called about."""

from __future__ import annotations

from collections.abc import Mapping

from db import journal
from db.records import Duty, QueueLine
from frontdesk.queue.computing import soon
from frontdesk.requests.moving import carry_out
from frontdesk.rules.queue_order import together
from frontdesk.rules.request_states import NOT_REACHED

OF_REQUESTS: Mapping[str, str] = {"call_back": "call_back", "first_contact": "contact"}
"""The move of a request that a call of a kind is noted by."""


def matters(duty: Duty, resident_id: int) -> tuple[QueueLine, ...]:
    """What a resident is to be called about now, in the order of the queue."""
    return together(line for line in soon(duty) if line.person_id == resident_id and not line.snoozed_until)


def of_requests(duty: Duty, resident_id: int) -> tuple[QueueLine, ...]:
    """What of it concerns requests, whose calls are noted with them."""
    return tuple(line for line in matters(duty, resident_id) if line.key.kind in OF_REQUESTS)


def nobody_answered(
    duty: Duty,
    resident_id: int,
    request_id: int,
    given: Mapping[str, str],
    *,
    draft_id: str | None = None,
) -> int:
    """Notes that nobody answered, with every request that a resident was to be called back about.

    Args:
        duty: who called.
        resident_id: whom.
        request_id: the request that the call was noted with.
        given: for its move `call_back`, as `moving.move` takes it.
        draft_id: of the form it came from.

    Returns:
        With how many requests it was noted.

    Raises:
        Refused: as `moving.move`.
    """
    others = [
        line
        for line in of_requests(duty, resident_id)
        if line.key.kind == "call_back" and line.opens[1] != request_id
    ]
    with journal.operation(
        duty, "queue_unanswered", subject_kind="resident", subject_id=resident_id, draft_id=draft_id
    ) as entry:
        carry_out(entry, request_id, "call_back", given)
        for line in others:
            missed = {"satisfaction": NOT_REACHED, "reporter": str(line.key.subject)}
            carry_out(entry, line.opens[1], "call_back", missed)
    return 1 + len(others)
