"""What the pages of the end of the day ask for and have done, beside the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.records import DayClose, Duty, LineKey, QueueLine

if TYPE_CHECKING:
    from frontdesk.printing.paper import Printout


@dataclass(frozen=True, slots=True)
class Review:
    """What is to be looked through, how much others have in hand, and the close if the day is closed."""

    lines: tuple[QueueLine, ...]
    others: int
    close: DayClose | None


def review(duty: Duty) -> Review:
    """What is left today."""
    from frontdesk.day import closing, left

    found = left.left(duty)
    return Review(found.mine, len(found.others), closing.standing(duty.day))


def done(duty: Duty, key: LineKey) -> date | None:
    """End a task, or say that a line was looked at; when it comes again. Raises: Refused."""
    from frontdesk.day import reviewing

    return reviewing.done(duty, key)


def until_tomorrow(duty: Duty, key: LineKey) -> None:
    """Put a line off until tomorrow. Raises: Refused."""
    from frontdesk.day import reviewing

    reviewing.put_off(duty, key)


def reopen(duty: Duty, day: date) -> None:
    """Open a day again. Raises: Refused."""
    from frontdesk.day import closing

    closing.reopen(duty, day)


@dataclass(frozen=True, slots=True)
class Shown:
    """A work log as it is printed, and whether its day is closed."""

    page: Printout
    is_closed: bool


def log(duty: Duty, day: date) -> Shown:
    """The work log of a day."""
    from frontdesk.day import closing
    from frontdesk.printing.work_log import log_page

    return Shown(log_page(duty, day), closing.standing(day) is not None)
