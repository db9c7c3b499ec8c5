"""Requests as the boards that hang in the office show them: whistles by unit, and silk banners."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WhistleLine:
    """A whistle as its board shows it.

    Args:
        id: of its row; `unit_id` of the unit's.
        place: what the request says of where it is, where that is not its estate alone.
        confidential: whether what was said is nobody else's business.
        request_open: whether the request still is.
        times_handed_back: how often this unit has handed the same request back.
    """

    id: int
    request_id: int
    number: str
    received_on: date
    estate: str
    place: str
    topic_names: tuple[str, str]
    summary: str
    confidential: bool
    request_open: bool
    unit_id: int
    unit: str
    lead: bool
    sent_on: date
    due_on: date | None
    reported_on: date | None
    handed_back_on: date | None
    done_on: date | None
    chased_on: date | None
    times_chased: int
    times_handed_back: int

    @property
    def state(self) -> str:
        """Where it stands: sent, reported, handed_back or done."""
        if self.done_on:
            return "done"
        if self.handed_back_on:
            return "handed_back"
        return "reported" if self.reported_on else "sent"

    @property
    def is_open(self) -> bool:
        """Whether the unit still owes an answer."""
        return self.request_open and self.state in ("sent", "reported")


@dataclass(frozen=True, slots=True)
class BannerLine:
    """A silk banner that was brought for a request: its inscription, and by whom."""

    step_id: int
    request_id: int
    number: str
    day: date
    inscription: str
    people: str
    estate: str
    summary: str
    confidential: bool
