"""An application that opens the office's database, and goes on where that, or something else, goes wrong."""

from __future__ import annotations

import gc
import os
from datetime import date
from typing import TYPE_CHECKING

from db.records import Reason, Refused, Restored
from frontdesk.fault_log import write_down
from frontdesk.opening import NO_OFFICE_YET, Closed, Opened, shown_target
from frontdesk.words import _, copies
from screens import jobs
from screens.copying import LOOK_EVERY, Copying
from screens.desk.desk_page import DeskPage
from screens.files import attachment_jobs
from screens.frames.page import Page
from screens.keeping import copy_jobs
from screens.locking_app import LockingApp
from screens.office import Office, Place, Trouble
from screens.preloading import LOAD_EVERY, Preloading
from screens.terminal import without_data
from screens.way import DESK

_MOST_FAULTS = 5
"""After so many faults within the time below the desk gives up: it would only show one after the other."""
_FAULTS_FORGOTTEN_AFTER = 60.0
_OF_THE_PASSPHRASE = frozenset({"passphrase_length", "passphrase_guessed", "no_cipher"})
_COLLECT_AFTER = (10_000, 10, 10)
"""New objects before the newest are looked at, and how many such looks go before one at older ones."""

if TYPE_CHECKING:
    from frontdesk.new_office import NewOffice
    from screens.desk.welcome_page import WelcomePage
    from screens.keeping.copies_page import CopiesPage
    from screens.keeping.trouble_page import TroublePage
    from screens.signing_in.log_in_page import LogInPage
    from screens.signing_in.new_passphrase_page import NewPassphrasePage
    from screens.signing_in.passphrase_page import PassphrasePage


class OpeningApp(LockingApp):
    """Paints first, then opens the database beside the screen; somebody may have to log in or set it up."""

    def __init__(self, office: Office, target: str | None, today: date | None, *, is_calm: bool) -> None:
        super().__init__(office)
        self._target, self._today = target, today
        self._is_calm = is_calm
        self.refused: Reason | None = None
        self.office.target = target
        self.office.copying = self._copying = Copying(self.call_later, self.status_changed)
        self._was_opened = False
        self._preloading = Preloading(office.background, self.idle)
        self.desk = DeskPage(self.office)
        self.desk.place = DESK
        self._faults: list[str] = []
        self._new: NewOffice | None = None
        self._made_encrypted: Opened | None = None
        """An office whose recovery key is being shown."""
        self._told: set[str] = set()
        """The troubles of the database that somebody has seen and gone on from."""

    def status_changed(self) -> None:
        """Something else is to be said in the title or the status line."""
        page = self.screen
        if isinstance(page, Page):
            page.title_line.redraw()
            page.status_line.redraw()

    def ask_what_is_wished(self) -> None:
        """How the office wants the desk to be; asked whenever it was opened."""

    def _painted(self) -> None:
        # What is here now stays for good: collections need not look at it again.
        gc.freeze()
        gc.enable()
        # Seldom, for a look at everything takes a tenth of a second; what is no ring is freed at once anyhow.
        gc.set_threshold(*_COLLECT_AFTER)
        self._open_it()

    def _found(self, found: Opened | Closed) -> None:
        """The office is open, or open as far as anybody may see."""
        if isinstance(found, Opened):
            self._opened(found)
            return
        office = self.office
        office.closed, office.community, office.demo = found, found.community, found.demo
        office.target, office.trouble, self.refused = found.target, None, None
        self._show(Place("log_in"))
        self.call_later(self._ahead.opened)

    def on_log_in_page_logged_in(self, message: LogInPage.LoggedIn) -> None:
        """Somebody was let in."""
        self._opened(message.opened)

    def _opened(self, opened: Opened) -> None:
        office = self.office
        # From the key that sent the password on: the PC may have slept while it was looked at.
        self.lock_minutes = opened.lock_minutes
        office.duty, office.community, office.demo = opened.duty, opened.community, opened.demo
        office.target, office.trouble, self.refused = opened.target, None, None
        if self.way.here != DESK:
            self._show(DESK)
        self.desk.redraw()
        self.desk.opened()
        self.ask_what_is_wished()
        self.call_later(self._ahead.opened)
        if not self._was_opened:
            self._was_opened = True
            self.set_interval(LOAD_EVERY, self._preloading.go_on)
            self.set_interval(LOOK_EVERY, self._copying.look)
            self.set_timer(LOOK_EVERY, self._clear_forgotten)

    def _clear_forgotten(self) -> None:
        """What a desk had been looking at that ended badly does not lie there until the next one looks."""
        self.office.programs.do(attachment_jobs.clear_forgotten, lambda _nothing: None, self._failed)

    def _not_opened(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        is_opening = self._page is self.desk or self._page.place.page == "passphrase"
        if not is_opening and self.office.trouble is None:
            self._page.failed(error)
        elif error.reason.code == "passphrase_needed":
            self.refused, self.office.trouble = error.reason, None
            self._show(Place("passphrase"))
            self.call_later(self._ahead.opened)
        elif error.reason.code in NO_OFFICE_YET:
            self._show(Place("welcome"))
            self.call_later(self._ahead.opened)
        else:
            self.refused = error.reason
            self.office.trouble = Trouble(error.reason)
            self._show(Place("trouble"))
            self.call_later(self._ahead.opened)

    def on_page_troubled(self, message: Page.Troubled) -> None:
        """The database as a whole cannot be used: said once, and whenever something was to be saved."""
        reason = message.reason
        if self.office.duty is None or self.office.trouble is not None or self.office.locked_at is not None:
            return
        if not self._is_of_the_database(reason):
            return
        if message.insists or reason.code not in self._told:
            self._told.add(reason.code)
            self.office.trouble = Trouble(reason, self._page.leaving())
            self._show(Place("trouble"))

    def _is_of_the_database(self, reason: Reason) -> bool:
        """Not, for one, of a stick that a ledger was to be written to."""
        place = reason.values.get("path", reason.values.get("folder"))
        return place is None or place == os.path.abspath(self.office.target or "")

    def on_trouble_page_retry(self, message: TroublePage.Retry) -> None:
        """Back to where one was, or open the database once more, or another one."""
        trouble = self.office.trouble
        if trouble is not None and trouble.at is not None:
            self.office.trouble = None
            self._show(trouble.at)
            return
        if message.path:
            self._target = self.office.target = message.path
        self._open_it()

    def _open_it(self) -> None:
        target, today = self._target, self._today
        self.office.background.do(lambda: jobs.open_office(target, today), self._found, self._not_opened)

    def on_passphrase_page_given(self, _message: PassphrasePage.Given) -> None:
        """Open it with that."""
        self._open_it()

    def on_passphrase_page_elsewhere(self, _message: PassphrasePage.Elsewhere) -> None:
        """Where another database can be named, or copies looked at."""
        if self.refused is not None:
            self.office.trouble = Trouble(self.refused)
            self._show(Place("trouble"))

    def on_copies_page_restore(self, message: CopiesPage.Restore) -> None:
        """A copy takes the place of the present file; then the office is opened anew."""
        duty, copy, today = self.office.duty, message.copy, self._today
        target = self.office.target
        self.office.background.do(
            lambda: copy_jobs.restore(duty, target, copy, today), self._restored, self._failed
        )

    def _restored(self, done: Restored) -> None:
        target, today = self.office.target, self._today
        self.office.duty = None
        self.office.news = lambda: " ".join(copies.restored(done))
        self.office.background.do(lambda: jobs.open_office(target, today), self._found, self._not_opened)

    def on_welcome_page_filled_in(self, message: WelcomePage.FilledIn) -> None:
        """Make the office; where it can be encrypted, its passphrase is asked for first."""
        self._new, target = message.office, self._target
        self.office.background.do(
            lambda: jobs.can_be_encrypted(target), self._ask_for_a_passphrase, self._not_opened
        )

    def _ask_for_a_passphrase(self, can_be_encrypted: bool) -> None:
        if can_be_encrypted:
            self._show(Place("new_passphrase"))
        else:
            self._make("")

    def on_new_passphrase_page_given(self, message: NewPassphrasePage.Given) -> None:
        """Make the office, encrypted or not."""
        self._make(message.passphrase)

    def on_new_passphrase_page_reconsidered(self) -> None:
        """Back to what was typed of the office."""
        self._show(Place("welcome"))

    def _make(self, passphrase: str) -> None:
        new, target, today = self._new, self._target, self._today
        if new is not None:
            self.office.background.do(
                lambda: jobs.create_office(target, new, today, passphrase), self._made, self._not_made
            )

    def _made(self, made: tuple[Opened, str]) -> None:
        opened, recovery = made
        if not recovery:
            self._set_up(opened)
            return
        self._made_encrypted = opened
        self._show(Place("recovery_key", text=recovery))

    def on_recovery_key_page_written_down(self) -> None:
        """The office opens."""
        if self._made_encrypted is not None:
            opened, self._made_encrypted = self._made_encrypted, None
            self._set_up(opened)

    def _not_made(self, error: Exception) -> None:
        """Said where it can be put right."""
        from screens.signing_in.new_passphrase_page import NewPassphrasePage

        page = self._page
        if not isinstance(page, NewPassphrasePage):
            self._not_opened(error)
        elif isinstance(error, Refused) and error.reason.code in _OF_THE_PASSPHRASE:
            page.not_done(error)
        else:
            self._show(Place("welcome"))
            self.call_later(self._not_opened, error)

    def _set_up(self, opened: Opened) -> None:
        place = shown_target(opened.target)
        self.office.news = lambda: _("Set up. Everything is kept in {path}").format(path=place)
        self._opened(opened)

    def on_welcome_page_look_around(self) -> None:
        """Open the made-up community, made first if need be."""
        today = self._today
        self.office.background.do(lambda: jobs.open_demo(today), self._opened, self._not_opened)

    def on_unmount(self) -> None:
        """Finish what was being written and let go of the database."""
        self.office.programs.close(patience=1.0)
        self._copying.close()
        self.office.background.close(jobs.close_office)

    def _failed(self, error: Exception) -> None:
        self._page.failed(error)

    def _handle_exception(self, error: Exception) -> None:
        """A fault in a handler or while drawing: a calm page, and the desk goes on.

        Private to Textual, which would end here. While tests drive the desk, and where faults come one after
        the other, that is what happens still.
        """
        page = self.screen if self._is_calm and self.is_running and self.screen_stack else None
        if page is None or len(self._faults) >= _MOST_FAULTS or not isinstance(page, Page):
            super()._handle_exception(error)
            return
        number = write_down(error)
        if self.office.locked_at is not None:
            return
        self._faults.append(number)
        self.set_timer(_FAULTS_FORGOTTEN_AFTER, lambda: self._faults.pop(0))
        at = DESK if page.place.page == "trouble" or self.office.trouble is not None else page.leaving()
        self.office.trouble = Trouble(Reason("fault", {"number": number}), at)
        self.call_later(self._show, Place("trouble"))

    def _fatal_error(self) -> None:
        """An error nobody foresaw: say which and where, but not with whose data (Textual would show that)."""
        error = self._exception
        if error is not None:
            self._exit_renderables.append(without_data(error))
        self._close_messages_no_wait()
