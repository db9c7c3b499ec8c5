"""A move under way: what it is done to, with what, and when it happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from db.entry import Entry
from db.records import Duty, Refused, RequestLife
from frontdesk.requests.deadlines import deadlines, received

_NOON = time(12)


@dataclass(slots=True)
class Doing:
    """One move of one request, in its transaction.

    Args:
        entry: of the journal.
        life: the request as it stands.
        given: what was given for the move, as `reading.read_move` gives it.
        at: when it happened, by the office's clock.
        details: what the step keeps beside its text; effects may say it otherwise.
        with_step: what is done once the step is there, with its id.
    """

    entry: Entry
    life: RequestLife
    given: Mapping[str, str]
    at: datetime
    details: dict[str, str] = field(default_factory=dict)
    with_step: list[Callable[[int], None]] = field(default_factory=list)

    @property
    def day(self) -> date:
        """The day on which it happened."""
        return self.at.date()

    def clock_anew(self) -> dict[str, Any]:
        """The finish clock, running from when it happened."""
        anew = deadlines(self.life.time_limit, self.at)
        return {
            "review_on": None,
            "due_on": anew.due_on,
            "due_time": anew.due_time,
            "due_estimated": anew.estimated,
            "resolved_on": None,
            "finish_by": None,
        }


Effect = Callable[[Doing], dict[str, Any]]
"""What a move does beside its step; returns the columns of the request that it changes."""


def moment(duty: Duty, life: RequestLife, given: Mapping[str, str]) -> tuple[datetime, str]:
    """When a move happened, and the time its step shows: "" on another day whose time nobody said.

    Raises:
        Refused: `day_ahead`, `time_ahead`, `day_before_request`, each with the `field`.
    """
    now = received(duty)
    day = date.fromisoformat(given["day"]) if given.get("day") else duty.day
    if day > duty.day:
        raise Refused("day_ahead", field="day")
    said = time.fromisoformat(given["time"]) if given.get("time") else None
    shown = said or (now.time() if day == duty.day else None)
    at = datetime.combine(day, shown or _NOON)
    if at > now:
        raise Refused("time_ahead", field="time")
    came = life.received_time if said is not None else ""
    if day < life.received_on or (day == life.received_on and came > f"{at:%H:%M}"):
        raise Refused("day_before_request", field="day", day=life.received_on.isoformat())
    return at, f"{shown:%H:%M}" if shown else ""
