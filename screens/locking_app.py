"""An application that is locked by a key, and after minutes in which nobody touched it."""

from __future__ import annotations

from textual import events

from screens.files import attachment_jobs
from screens.idle import Idle
from screens.office import Office
from screens.paged_app import LOCK, PagedApp

_WHILE_LOCKED = frozenset({"other_language", "leave", "help_quit"})
"""What the desk still does while it is locked."""


class LockingApp(PagedApp):
    """While it is locked nothing is shown and hardly anything is done."""

    lock_minutes = 0
    """After how many minutes it locks itself; 0 for never."""

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.idle = Idle()
        self.is_handed_over = False
        """Whether somebody else is to log in once this desk has been left."""

    async def on_event(self, event: events.Event) -> None:
        """A key, or a paste: somebody is there.

        What wakes up a PC that slept past the time of the lock comes before anything has looked at the clock:
        it locks the desk, and does nothing else.
        """
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            was_locked = self.office.locked_at is not None
            self.look_at_the_clock()
            self.idle.touched()
            if self.office.locked_at is not None and not was_locked:
                return
        await super().on_event(event)

    def action_lock(self) -> None:
        """Ctrl+L: an opaque page, until whoever is on duty comes back; forms are put aside first."""
        office = self.office
        if office.duty is None or office.locked_at is not None:
            return
        page = self._page
        page.put_away()
        office.locked_at = page.leaving()
        office.news = None
        # What was looked at lies in the clear.
        office.programs.do(
            attachment_jobs.put_away_viewed, lambda _nothing: None, lambda error: self._page.failed(error)
        )
        self._show(LOCK)

    def look_at_the_clock(self) -> None:
        """Lock what nobody has touched for so long; without log-in nothing is."""
        duty, minutes = self.office.duty, self.lock_minutes
        if duty is not None and duty.signed_in and minutes and self.idle.seconds >= 60 * minutes:
            self.action_lock()

    def on_lock_page_unlocked(self) -> None:
        """Back to where it was locked."""
        office = self.office
        place, office.locked_at = office.locked_at, None
        self.idle.touched()
        if place is not None:
            self._show(place)

    def on_lock_page_somebody_else(self) -> None:
        """Leave, so that nothing of one person is left for the next, and begin anew."""
        self.is_handed_over = True
        self.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is locked hardly anything is done."""
        if self.office.locked_at is not None and action not in _WHILE_LOCKED:
            return False
        return super().check_action(action, parameters)
