"""Where the cursor of the queue stands after something was taken back."""

from __future__ import annotations

from datetime import date

from db.records import Clock, LineKey, QueueLine
from screens.queue.queue_list import QueueList

TODAY = date(2021, 9, 6)


def line(subject: int, left: int = 3) -> QueueLine:
    clock = Clock("finish", "yellow", TODAY, "18:00", left, "hours", False)
    return QueueLine(LineKey("finish", subject), ("request", subject), due_on=TODAY, clock=clock)


def test_the_cursor_goes_to_what_is_back_not_to_a_clock_that_ran_on() -> None:
    listed = QueueList()
    listed.find((line(1), line(3)), TODAY)
    listed.find_visits((), TODAY)
    listed.narrow("all", TODAY, None)
    listed.remember(listed.shown[0], 0)
    listed.expect_back()
    # An hour has passed meanwhile.
    listed.find((line(1, 2), line(2, 2), line(3, 2)), TODAY)
    listed.narrow("all", TODAY, None)
    assert listed.shown[listed.stop].key.subject == 2
