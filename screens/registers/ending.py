"""Ending an entry of a register, or using it again: what hangs on it is said first, and asked once more."""

from __future__ import annotations

from collections.abc import Callable

from db.records import Reason, RegisterEntry
from frontdesk.registers.all import REGISTERS
from frontdesk.words import _, reasons
from screens.frames.page import Page
from screens.registers import register_jobs


class Ending:
    """For one page that shows entries of a register."""

    def __init__(self, page: Page, register: str, done: Callable[[], None]) -> None:
        """Says what is to be said on `page`, and calls `done` when something has changed."""
        self._page, self._register, self._done = page, register, done
        self._asked: int | None = None

    def forget(self) -> None:
        """Nothing is asked any more."""
        self._asked = None

    def ask(self, entry: RegisterEntry) -> None:
        """End an entry that is in use; use one again that has ended."""
        from frontdesk.registers.keeping import is_in_use

        duty, register, row_id = self._page.office.duty, self._register, entry.id
        if duty is None:
            return
        background = self._page.office.background
        if not is_in_use(entry, duty.day):
            background.do(
                lambda: register_jobs.use_again(duty, register, row_id), self._used_again, self._page.failed
            )
        elif self._asked == row_id:
            self._end(row_id)
        else:
            background.do(
                lambda: register_jobs.what_hangs(register, row_id),
                lambda hanging: self._told(row_id, hanging),
                self._page.failed,
            )

    def _told(self, row_id: int, hanging: tuple[Reason, ...]) -> None:
        if not hanging:
            self._end(row_id)
            return
        self._asked = row_id

        def question() -> str:
            told = _("; ").join(reasons.say(reason).rstrip("。.") for reason in hanging)
            return _("{told}: the same key again ends it all the same").format(told=told)

        self._page.say(question, badly=True)

    def _end(self, row_id: int) -> None:
        duty, register = self._page.office.duty, self._register
        self._asked = None
        if duty is not None:
            self._page.office.background.do(
                lambda: register_jobs.end(duty, register, row_id), self._ended, self._page.failed
            )

    def _ended(self, _nothing: None) -> None:
        self._done()
        if REGISTERS[self._register].is_struck:
            self._page.say(lambda: _("Struck; it stays on record. F9 takes it back."))
        else:
            self._page.say(lambda: _("No longer used from today on; it stays on record. F9 takes it back."))

    def _used_again(self, _nothing: None) -> None:
        self._done()
        self._page.say(lambda: _("In use again. F9 takes it back."))
