"""Looking at what children in packages must not have: who looked stands in the access log, and why."""

from __future__ import annotations

from collections.abc import Mapping

from db.packages import allergies
from db.records import Duty, Refused
from frontdesk.packages import attending
from frontdesk.text import clean

LONGEST_REASON = 1_000


def of_session(duty: Duty, session_id: int, reason: str) -> Mapping[int, str]:
    """Of all who are to be marked at a session, by enrolment: who looks after them has to know.

    Raises:
        Refused: `reveal_reason_missing`, `row_gone`, `not_for_your_role`; nothing was shown or noted then.
    """
    there = [one.id for one in attending.roll(duty, session_id).enrolments]
    return allergies.reveal(duty, there, _said(reason))


def of_enrolment(duty: Duty, enrolment_id: int, reason: str) -> Mapping[int, str]:
    """Of one enrolment. Raises: Refused, as `of_session`."""
    return allergies.reveal(duty, [enrolment_id], _said(reason))


def _said(reason: str) -> str:
    said = clean(reason, limit=LONGEST_REASON).strip()
    if not said:
        raise Refused("reveal_reason_missing")
    return said
