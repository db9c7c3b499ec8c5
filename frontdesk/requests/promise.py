"""What whoever brought a request is told of it: its number, until when it is answered, and where to ask."""

from __future__ import annotations

from dataclasses import dataclass

from db import cards
from db.records import Deadlines, Duty
from frontdesk.rules.request_states import CLOSED
from frontdesk.settings.keeping import office_settings


@dataclass(frozen=True, slots=True)
class Promise:
    """Nobody's data is in it.

    Args:
        number: the request's.
        state: how it stands.
        deadlines: until when it is answered; none where it is closed.
        office: whose promise it is.
        phone: under which the office is called.
    """

    number: str
    state: str
    deadlines: Deadlines
    office: str
    phone: str


def promise(duty: Duty, request_id: int) -> Promise:
    """What is promised of a request. Raises: Refused, `row_gone`."""
    line, settings = cards.request(request_id).line, office_settings()
    return Promise(
        number=line.number,
        state=line.state,
        deadlines=Deadlines() if line.state in CLOSED else line.deadlines,
        office=settings.text("paper_head") or settings.text("community"),
        phone=settings.text("office_phone"),
    )
