"""The units that are called upon for a request, by the rules of `requests.whistling`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from frontdesk.rules.request_states import ACCEPTED, ACKNOWLEDGED, DISPATCHED, IN_PROGRESS, PARKED


@dataclass(slots=True)
class Called:
    """A unit that was called upon."""

    unit: int
    lead: bool
    sent_on: date
    due_on: date | None = None
    reported_on: date | None = None
    handed_back_on: date | None = None
    done_on: date | None = None
    chased_on: date | None = None
    times_chased: int = 0

    @property
    def is_open(self) -> bool:
        """Whether it still owes something."""
        return self.done_on is None and self.handed_back_on is None


@dataclass(slots=True)
class Whistles:
    """Those of one request, in their order."""

    all: list[Called] = field(default_factory=list)

    @property
    def open(self) -> list[Called]:
        """Those that still owe something."""
        return [one for one in self.all if one.is_open]

    def answer(self, kind: str, units: str, day: date, state: str) -> str:
        """What a move does to the units whose ids are given; the state of the request after it."""
        for unit in map(int, units.split()):
            if kind == "whistle":
                leads = not any(one.lead for one in self.open)
                self.all.append(Called(unit, leads, day))
                continue
            one = next(called for called in reversed(self.all) if called.unit == unit and called.is_open)
            if kind == "report_in":
                one.reported_on = day
            elif kind == "hand_back":
                one.handed_back_on, one.lead = day, False
            elif kind == "unit_done":
                one.done_on = day
            elif kind == "chase":
                one.chased_on, one.times_chased = day, one.times_chased + 1
            else:
                for other in self.open:
                    other.lead = other is one
        return self._state_after(kind, state)

    def _state_after(self, kind: str, state: str) -> str:
        left = self.open
        if kind == "whistle":
            return DISPATCHED
        if kind == "report_in":
            return ACKNOWLEDGED if state == DISPATCHED else state
        if kind == "unit_done":
            return state if left or state == PARKED else IN_PROGRESS
        if kind == "hand_back" and state != PARKED:
            if left and not any(one.lead for one in left):
                left[0].lead = True
            if not left:
                return ACCEPTED
            return state if any(one.reported_on for one in left) else DISPATCHED
        return state

    def until(self, day: date) -> None:
        """Until when those called upon last are to answer."""
        for one in self.all:
            one.due_on = one.due_on or day

    def close(self, day: date) -> None:
        """Nothing is owed by any of them any more."""
        for one in self.open:
            one.done_on = max(day, one.sent_on)
