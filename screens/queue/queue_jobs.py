"""What the page of the queue asks for and has done, beside the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from db.records import Card, Duty, LineKey, QueueLine
from frontdesk.words import _, lines
from screens import jobs
from screens.queue.queue_places import target

if TYPE_CHECKING:
    from frontdesk.choices import Choice


class Found(NamedTuple):
    """The queue but for visits at home; the state of the office it is of, and a day that nobody closed."""

    lines: tuple[QueueLine, ...]
    state: int
    forgotten: date | None


def soon(duty: Duty) -> Found:
    """The queue but for visits at home."""
    from frontdesk.day.handover import forgotten
    from frontdesk.queue import computing

    state = computing.state()
    return Found(computing.soon(duty), state, forgotten(duty))


def visits(duty: Duty) -> tuple[QueueLine, ...]:
    """Visits at home, which take longer to find."""
    from frontdesk.queue import computing

    return computing.visits(duty)


def state() -> int:
    """A number that is another one once any desk has done something."""
    from frontdesk.queue import computing

    return computing.state()


def preview(duty: Duty, line: QueueLine) -> Card | None:
    """The card of what a line is about; None where it has none."""
    about = target(line)
    return None if about is None else jobs.preview(duty, about)


def done(duty: Duty, key: LineKey) -> date | None:
    """End a task; when it comes again. Raises: Refused."""
    from frontdesk.queue import marking

    return marking.done(duty, key)


def done_said(duty: Duty, following: date | None) -> str:
    """That something is done, and when it comes again."""
    if following is None:
        return _("Done. F9 takes it back.")
    day = lines.day_in(following, duty.day)
    return _("Done; it comes again on {day}. F9 takes it back.").format(day=day)


def until_tomorrow(duty: Duty, key: LineKey) -> None:
    """Put a line off until tomorrow. Raises: Refused."""
    from frontdesk.queue import marking

    marking.snooze(duty, key, duty.day + timedelta(1))


def hand_over(duty: Duty, key: LineKey, staff_id: int) -> None:
    """Give a line to somebody. Raises: Refused."""
    from frontdesk.queue import marking

    marking.hand_over(duty, key, staff_id)


def staff(duty: Duty) -> Sequence[Choice]:
    """To whom a line can be given."""
    from frontdesk.queue import filters

    return filters.staff(duty)


class QueueFilters:
    """What the queue is filtered by."""

    GROUP = "queue_filter"

    @staticmethod
    def filter_kinds() -> Sequence[Choice]:
        """The kinds."""
        from frontdesk.queue import filters

        return filters.kinds()

    @staticmethod
    def filter_values(duty: Duty, kind: str) -> Sequence[Choice]:
        """The values of a kind."""
        from frontdesk.queue import filters

        return filters.values(duty, kind)

    @classmethod
    def filter_value(cls, duty: Duty, kind: str, code: str) -> Choice | None:
        """A value by its code."""
        return next((one for one in cls.filter_values(duty, kind) if one.code == code), None)
