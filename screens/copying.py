"""Copies of the database while the desk is open: made beside the screen, said only where it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import Reason
from frontdesk.words import reasons
from screens.background import Background, Deliver

if TYPE_CHECKING:
    from frontdesk.backups.keeping import Standing

FIRST_LOOK, LOOK_EVERY = 60.0, 600.0
"""Seconds until the first look whether a copy is due, and between looks; opening is not to wait for one."""


class Copying:
    """Its thread is its own: a copy takes a second or more, and a look-up is not to wait for it."""

    def __init__(self, deliver: Deliver, changed: Callable[[], None]) -> None:
        """Calls `changed`, on the screen's thread, when there is something else to be said."""
        self._background = Background(deliver)
        self._changed = changed
        self._said: Reason | None = None

    def look(self) -> None:
        """Make a copy if one is due."""
        self._background.look_up("copy", copy_if_due, self._stands, self._failed)

    def day_closed(self) -> None:
        """Make the copy that belongs to the day's close."""
        self._background.look_up("copy", copy_of_the_close, self._stands, self._failed)

    def remark(self) -> str:
        """That no copy could be made, or that the second place has long been missing; else nothing."""
        return reasons.say(self._said) if self._said is not None else ""

    def close(self) -> None:
        """Leave a copy under way a little time; what is left of an unfinished one is cleared away later."""
        self._background.close(patience=2.0)

    def _stands(self, standing: Standing) -> None:
        self._say(standing.problem)

    def _failed(self, error: Exception) -> None:
        from frontdesk.backups.keeping import refused

        self._say(refused(error))

    def _say(self, reason: Reason | None) -> None:
        if reason != self._said:
            self._said = reason
            self._changed()


def copy_if_due() -> Standing:
    """On the thread of the copies."""
    from frontdesk.backups import keeping

    return keeping.copy_if_due()


def copy_of_the_close() -> Standing:
    """On the thread of the copies."""
    from frontdesk.backups import keeping

    keeping.copy_now("close")
    return keeping.copy_if_due()
