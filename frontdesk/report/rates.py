"""The rates that an office is judged by, each with what it is of (domain 4.4)."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Calls, Intake
from frontdesk.rules.request_states import NOT_SATISFIED, NOT_SOLVED, SATISFIED, SOLVED


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a whole: `code` of the group `rate`.

    `unknown` is what would be in the whole, had anybody written down on which side it is.
    """

    code: str
    part: int
    whole: int
    unknown: int = 0

    @property
    def percent(self) -> float | None:
        """In percent, to one place; None of nothing."""
        return round(100 * self.part / self.whole, 1) if self.whole else None


def rates(intake: Intake, calls: Calls) -> tuple[Rate, ...]:
    """All rates of a period, as it stood at the end of its last day, or of yesterday where it is not over.

    - response (响应率): of requests that came in and whose reporter was to hear of the office by then, those
      where that was in time. Who gave no name is not to be called; what was declined, withdrawn or is one
      with another does not count.
    - resolution (解决率): of calls back in the period in which somebody was reached and said whether it is
      solved, those in which it is. Calls in which nobody asked, as before it could be written down, are on
      neither side: how many they are stands beside it.
    - satisfaction (满意率): of calls in which somebody was reached, those satisfied or basically satisfied.
    - completion (办结率): of requests that came in and were due by then, those that were done.
    - on_time (按时办结率): of those, where a day was set, the ones done by that day. A parked request has
      its plan and is not due. What was done without a day that is known stands beside it.
    - repeat (重复率): of all who reported something, those who reported what somebody else had before.
    """
    reached = sum(calls.said.get(one, 0) for one in (*SATISFIED, NOT_SATISFIED))
    satisfied = sum(calls.said.get(one, 0) for one in SATISFIED)
    solved, not_solved = calls.solved.get(SOLVED, 0), calls.solved.get(NOT_SOLVED, 0)
    answered = solved + not_solved
    return (
        Rate("response", intake.contacted, intake.to_contact),
        Rate("resolution", solved, answered, sum(calls.solved.values()) - answered),
        Rate("satisfaction", satisfied, reached),
        Rate("completion", intake.finished, intake.to_finish),
        Rate("on_time", intake.on_time, intake.timed, intake.untimed),
        Rate("repeat", max(intake.heads - intake.reported, 0), intake.heads),
    )
