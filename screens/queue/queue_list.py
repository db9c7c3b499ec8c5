"""The lines of the queue as a page lists them: found in two parts, in order, narrowed, the cursor on one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from db.records import LineKey, QueueLine
from frontdesk.rules.queue_order import Section, counted, is_in, put_in, together

Fits = Callable[[QueueLine], bool]


class QueueList:
    """What is due soon comes first, visits at home once they are found; before that nothing is counted."""

    def __init__(self) -> None:
        self.soon: tuple[QueueLine, ...] = ()
        self.is_whole = False
        """Whether the visits were found too."""
        self.shown: tuple[QueueLine, ...] = ()
        """Those of the section that are asked for, what is said in one call together."""
        self._visits: tuple[QueueLine, ...] = ()
        self._in_order: tuple[QueueLine, ...] = ()
        self._fitting: tuple[QueueLine, ...] = ()
        """Those that are asked for, of all sections."""
        self._under: LineKey | None = None
        self._until: date | None = None
        """Until when the line with the cursor was put off."""
        self._at = 0
        self._before: frozenset[object] | None = None
        """How the lines stood before something was taken back, until what is back was found."""

    def find(self, soon: tuple[QueueLine, ...], day: date) -> None:
        """Take in what is due soon."""
        self.soon = soon
        self._in_order = put_in(soon, self._visits, day)
        self._follow_what_is_back()

    def find_visits(self, visits: tuple[QueueLine, ...], day: date) -> bool:
        """Take in the visits; tell whether that changes anything."""
        is_other = not self.is_whole or visits != self._visits
        if is_other:
            self._visits, self.is_whole = visits, True
            self._in_order = put_in(self.soon, visits, day)
            self._follow_what_is_back()
        self._before = None
        return is_other

    def narrow(self, wanted: Section, day: date, fits: Fits | None) -> None:
        """List those of a section that fit, or all of it."""
        self._fitting = self._in_order if fits is None else tuple(filter(fits, self._in_order))
        self.shown = together(one for one in self._fitting if is_in(one, wanted, day))

    def counts(self, day: date) -> Mapping[Section, int]:
        """How many of those that fit each section has; nothing before all were found."""
        return counted(self._fitting, day) if self.is_whole else {}

    @property
    def all(self) -> tuple[QueueLine, ...]:
        """The lines of all sections, whatever is asked for."""
        return self._in_order

    # Where the cursor is.

    def remember(self, under: QueueLine | None, at: int) -> None:
        """The cursor is on a line, the `at`-th; without one it stays there, whatever comes to stand there."""
        self._under, self._until = (None, None) if under is None else (under.key, under.snoozed_until)
        self._at = at

    def expect_back(self) -> None:
        """Something is taken back: the cursor will be on the line that is there again."""
        self._before = frozenset(map(_standing, self._in_order))

    def _follow_what_is_back(self) -> None:
        if self._before is None:
            return
        back = next((one for one in self._in_order if _standing(one) not in self._before), None)
        if back is not None:
            self.remember(back, self._at)
            self._before = None

    def from_the_top(self) -> None:
        """The cursor is on the first line, whichever that is."""
        self.remember(None, 0)

    @property
    def is_on_a_line(self) -> bool:
        """Whether the cursor follows a line."""
        return self._under is not None

    @property
    def stop(self) -> int:
        """Where the cursor stands now: on the line it was on, else where that was.

        What somebody put off meanwhile is gone from there: the cursor does not follow it into another day.
        """
        there = (self._under, self._until)
        places = (at for at, one in enumerate(self.shown) if (one.key, one.snoozed_until) == there)
        return next(places, self._at)


def _standing(line: QueueLine) -> object:
    """What a deed changes of a line where it stands; its clock runs by itself."""
    return line.key, line.snoozed_until, line.waits_for, line.owner_id
