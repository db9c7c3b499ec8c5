"""The desk: one application, its pages, and the way from one to another."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType

from db.records import Draft, Reason, Refused, Restored
from frontdesk.fault_log import write_down
from frontdesk.opening import NO_OFFICE_YET, Closed, Opened, shown_target
from frontdesk.words import (
    LANGUAGES,
    Language,
    _,
    copies,
    language,
    reasons,
    set_language,
    system_language,
)
from screens import copy_jobs, forms_by_name, glyphs, jobs, privacy, setting_jobs
from screens.background import Background
from screens.copying import LOOK_EVERY, Copying
from screens.desk_page import DeskPage
from screens.drafts import Shelf
from screens.idle import Idle
from screens.keys import EVERYWHERE, bindings
from screens.looks import LOOKS, fitting_look
from screens.office import Office, Place, Trouble
from screens.page import Page
from screens.pages import make_page
from screens.setting_jobs import Wished
from screens.terminal import end_on_signals, survive_faults, survive_the_terminal, without_data
from screens.typed_ahead import TypedAhead
from screens.way import DESK, Way

_LOOK_AT_THE_CLOCK = 0.5
"""Seconds between two looks at how long nobody has touched the keyboard."""
_LOCK = Place("lock")
_WHILE_LOCKED = frozenset({"other_language", "leave", "help_quit"})
"""What the desk still does while it is locked."""
_MOST_FAULTS = 5
"""After so many faults within the time below the desk gives up: it would only show one after the other."""
_FAULTS_FORGOTTEN_AFTER = 60.0
_COLLECT_AFTER = (10_000, 10, 10)
"""New objects before the newest are looked at, and how many such looks go before one at older ones."""

if TYPE_CHECKING:
    from rich.console import RenderableType

    from screens.copies_page import CopiesPage
    from screens.log_in_page import LogInPage
    from screens.menu_page import MenuPage
    from screens.settings_page import SettingsPage
    from screens.trouble_page import TroublePage
    from screens.welcome_page import WelcomePage


class FrontDesk(App[None]):
    """Paints first, then opens the office's database beside the screen.

    Pages are made once and reused; `Way` remembers the places, because one card page shows many cards.
    """

    CSS_PATH: ClassVar = Path(__file__).with_name("desk.tcss")
    TITLE = "frontdesk"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (18, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(EVERYWHERE)]

    def __init__(
        self,
        target: str | None = None,
        today: date | None = None,
        theme: str | None = None,
        keymap: Mapping[str, str] | None = None,
        site: int = 0,
        keeps_language: bool = False,
        is_calm: bool = False,
    ) -> None:
        """The desk on a database.

        Args:
            target: path or postgresql:// address; None for the office's own.
            today: the day to work on; None for the one `open_office` decides on.
            theme: the name of a look (see `looks.LOOKS`); None for one that suits the terminal.
            keymap: other keys for ids of `keys.py`.
            site: which of several communities an office made now is for.
            keeps_language: whether the language of the moment was asked for, so that the one of the office's
                settings does not count at first.
            is_calm: whether it goes on after a fault of its own.
        """
        super().__init__()
        self.animation_level = "none"
        self._target, self._today = target, today
        self.refused: Reason | None = None
        self.office = Office(
            Background(self.call_later), Background(self.call_later), site=site, keymap=keymap or {}
        )
        self.office.target = target
        self.office.shelf = Shelf(self.office)
        self.office.copying = self._copying = Copying(self.call_later, self._drafts_changed)
        self.desk = DeskPage(self.office)
        self.desk.place = DESK
        self.way = Way()
        self._ahead = TypedAhead(self._press, lambda key: self._page.is_ready_for(key))
        self._left_once = self._looks_after_copies = False
        self.idle = Idle()
        self.is_handed_over = False
        """Whether somebody else is to log in once this desk has been left."""
        self._wished = Wished("auto", "auto", {})
        self._is_calm = is_calm
        self._faults: list[str] = []
        self._told: set[str] = set()
        """The troubles of the database that somebody has seen and gone on from."""
        self._keeps = (keeps_language, bool(theme) or "FRONTDESK_THEME" in os.environ, bool(keymap))
        self.install_screen(self.desk, DESK.page)
        self._look(theme if theme and theme in LOOKS else fitting_look(self.console.color_system))

    def _look(self, name: str) -> None:
        """The first look, set before anything is styled, so that the styles are parsed once."""
        for look in LOOKS.values():
            self.register_theme(look.theme)
        self.set_reactive(App.theme, name)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())
        glyphs.use_plain(LOOKS[name].ascii_only)

    # Beginning and end.

    def on_mount(self) -> None:
        """Other keys, and a way to be told to leave; the database only after the first paint."""
        if self.office.keymap:
            self.set_keymap(self.office.keymap)
        end_on_signals(self.exit)
        self.office.shelf.later = self.set_timer
        self.office.shelf.changed = self._drafts_changed
        self.set_interval(_LOOK_AT_THE_CLOCK, self.look_at_the_clock)
        self.push_screen(DESK.page)
        self.call_after_refresh(self._painted)

    def _painted(self) -> None:
        # What is here now stays for good: collections need not look at it again.
        gc.freeze()
        gc.enable()
        # Seldom, for a look at everything takes a tenth of a second; what is no ring is freed at once anyhow.
        gc.set_threshold(*_COLLECT_AFTER)
        target, today = self._target, self._today
        self.office.background.do(lambda: jobs.open_office(target, today), self._found, self._not_opened)

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
        self.idle.touched()
        office.duty, office.community, office.demo = opened.duty, opened.community, opened.demo
        office.target, office.trouble, self.refused = opened.target, None, None
        if self.way.here != DESK:
            self._show(DESK)
        self.desk.redraw()
        self.desk.opened()
        self._ask_what_is_wished()
        self.call_later(self._ahead.opened)
        if not self._looks_after_copies:
            self._looks_after_copies = True
            self.set_interval(LOOK_EVERY, self._copying.look)

    def _not_opened(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        if self._page is not self.desk and self.office.trouble is None:
            self._page.failed(error)
        elif error.reason.code in NO_OFFICE_YET:
            self._show(Place("welcome"))
            self.call_later(self._ahead.opened)
        else:
            self.refused = error.reason
            self.office.trouble = Trouble(error.reason)
            self._show(Place("trouble"))
            self.call_later(self._ahead.opened)

    # Where the database cannot be used.

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
        target, today = self._target, self._today
        self.office.background.do(lambda: jobs.open_office(target, today), self._found, self._not_opened)

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
        """Make the office."""
        new, target, today = message.office, self._target, self._today
        self.office.background.do(
            lambda: jobs.create_office(target, new, today), self._set_up, self._not_opened
        )

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

    # Faults of our own.

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

    # How the office wants the desk to be.

    def _ask_what_is_wished(self) -> None:
        self.office.background.look_up("wished", setting_jobs.wished, self._be_as_wished, self._failed)

    def on_settings_page_known(self, message: SettingsPage.Known) -> None:
        """The settings were read anew."""
        self._be_as_wished(message.wished)

    def _be_as_wished(self, wished: Wished) -> None:
        """Be as the settings say where they say something new; at first what was asked for outright wins."""
        before, self._wished = self._wished, wished
        keeps_language, keeps_look, keeps_keys = self._keeps
        self._keeps = (False, False, False)
        if wished.community and wished.community != self.office.community:
            self.office.community = wished.community
            self._page.title_line.redraw()
        if wished.keys != before.keys and not keeps_keys:
            self.office.keymap = wished.keys
            self.set_keymap(wished.keys)
            self._page.redraw()
        if wished.language != before.language and not keeps_language:
            wanted = next((one for one in LANGUAGES if one == wished.language), system_language())
            if wanted != language():
                self.action_other_language()
        if wished.look != before.look and not keeps_look:
            self.action_look(wished.look if wished.look in LOOKS else fitting_look(self.console.color_system))

    # From place to place.

    @property
    def _page(self) -> Page:
        page = self.screen
        assert isinstance(page, Page)
        return page

    def get_page(self, name: str) -> Page:
        """The page of that name, made when it is first needed."""
        if not self.is_screen_installed(name):
            self.install_screen(make_page(name, self.office), name)
        page = self.get_screen(name)
        assert isinstance(page, Page)
        return page

    def go(self, place: Place) -> None:
        """Show another place, and remember this one for Esc; from the opening page the way begins anew."""
        office = self.office
        is_free = office.duty is not None and office.locked_at is None and office.trouble is None
        if is_free and place != self.way.here:
            self.way.go(place, self._page.leaving())
            self._show(place)

    def _show(self, place: Place) -> None:
        if self.office.locked_at is not None and place != _LOCK:
            return
        page = self.get_page(place.page)
        shown = self._page
        if shown.place != _LOCK:
            page.come_from(shown)
        self.way.here = page.place = place
        if page is shown:
            page.on_screen_resume()
        else:
            self._ahead.turns_to(page)
            self.switch_screen(place.page)

    async def on_page_ready(self, message: Page.Ready) -> None:
        """A page has the cursor, or the answer it waited for."""
        await self._ahead.ready(message.page)

    def on_page_go(self, message: Page.Go) -> None:
        """A page asks to see another place."""
        if self.office.trouble is not None:
            self._show(message.place)
        elif message.instead:
            self.way.drop(message.place)
            self._show(message.place)
        else:
            self.go(message.place)

    def on_page_back(self, _message: Page.Back) -> None:
        """A page asks to go back; where the database cannot be used, to the page that says so."""
        if self.office.trouble is not None:
            self._show(Place("trouble"))
        else:
            self._step_back()

    def on_menu_page_picked(self, message: MenuPage.Picked) -> None:
        """Leave the menu, then do what was picked in it."""
        self._step_back()
        self.call_later(self.run_action, message.action)

    # Locked, and open again.

    def action_lock(self) -> None:
        """Ctrl+L: an opaque page, until whoever is on duty comes back; forms are put aside first."""
        office = self.office
        if office.duty is None or office.locked_at is not None:
            return
        page = self._page
        page.put_away()
        office.locked_at = page.leaving()
        office.news = None
        self._show(_LOCK)

    def look_at_the_clock(self) -> None:
        """Lock what nobody has touched for so long; without log-in nothing is."""
        duty, minutes = self.office.duty, self._wished.lock_minutes
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

    # Keys, one after the other.

    async def on_event(self, event: events.Event) -> None:
        """A key waits for the page that it is meant for."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        else:
            self.idle.touched()
            await self._ahead.take(event)

    async def _press(self, event: events.Key | events.Paste) -> None:
        part = self.focused or self.screen
        await super().on_event(event)
        self._ahead.pressed(event, part)

    # Keys that act everywhere.

    def action_go(self, page: str) -> None:
        """An F-key of a page."""
        if page != self._page.place.page or not self._page.asked_for_again():
            self.go(Place(page))

    def action_find(self) -> None:
        """F3: the opening page, what was typed selected; from its list back to the box."""
        self.go(DESK)
        self.desk.box.select_text()

    def action_browse(self) -> None:
        """Ctrl+B: the estates, or the entrance of the household that is shown."""
        self.go(self._page.browsed())

    async def action_back(self) -> None:
        """Esc: the place before this one, at the end the opening page."""
        self._step_back()

    def _step_back(self) -> None:
        if self.office.trouble is not None:
            return
        if self.office.duty is not None and self.office.locked_at is None and self.way.here != DESK:
            self._show(self.way.back())

    def action_undo(self) -> None:
        """F9: take back this person's last change and say which it was."""
        duty = self.office.duty
        if duty is not None:
            self.office.background.do(lambda: jobs.undo(duty), self._undone, self._failed)

    def _failed(self, error: Exception) -> None:
        self._page.failed(error)

    def _undone(self, reason: Reason) -> None:
        page = self._page
        page.arrive()
        page.say(lambda: reasons.say(reason))
        self._ask_what_is_wished()

    def action_print(self) -> None:
        """Ctrl+O: what the page shows, on paper."""
        self._page.print_this()

    def action_privacy(self) -> None:
        """Ctrl+G: cover what a visitor should not read, whatever page is shown; again shows it."""
        privacy.turn(not privacy.is_on())
        self._page.cover()

    def action_other_language(self) -> None:
        """Ctrl+T: everything that is shown, in the other language."""
        set_language("en" if language() == "zh" else "zh")
        self._page.redraw()

    def action_look(self, name: str) -> None:
        """Another look."""
        glyphs.use_plain(LOOKS[name].ascii_only)
        self.theme = name
        self._page.redraw()

    def action_next_draft(self) -> None:
        """Ctrl+N: on with the form that was put aside longest, or the one after the form that is shown."""
        self._page.put_away()
        self.office.shelf.waiting(self._go_on_with)

    def _go_on_with(self, drafts: tuple[Draft, ...]) -> None:
        places = [place for draft in drafts if (place := forms_by_name.place_of(draft)) is not None]
        here = self._page.place.draft
        shown = next((number for number, place in enumerate(places) if place.draft == here), -1)
        following = places[(shown + 1) % len(places)] if places else None
        if following is None or following.draft == here:
            self._page.say(lambda: _("No other draft waits."))
        else:
            self.go(following)

    def _drafts_changed(self) -> None:
        page = self.screen
        if isinstance(page, Page):
            page.title_line.redraw()
            page.status_line.redraw()

    def action_leave(self) -> None:
        """Ctrl+Q; asked once more while there is something that only memory holds."""
        page = self._page
        if not self._left_once and (self.office.shelf.unwritten or page.holds_what_is_not_kept()):
            self._left_once = True
            page.say(lambda: _("Not written down yet: Ctrl+Q again leaves without it."), badly=True)
        else:
            self.exit()

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, by whatever way; what was typed a moment ago is kept first."""
        if self.is_running and isinstance(self.screen, Page):
            self.screen.put_away()
        if self.refused is not None:
            return_code = 1
        super().exit(result, return_code, message)

    def action_help_quit(self) -> None:
        """Ctrl+C, which people press to leave other programs."""
        self._page.say(lambda: _("Ctrl+Q leaves the desk."))


def run_desk(
    target: str | None = None,
    today: date | None = None,
    language: Language | None = None,
    theme: str | None = None,
    keymap: Mapping[str, str] | None = None,
    site: int = 0,
) -> int:
    """Open the desk and stay until the clerk leaves.

    Returns:
        The exit code: 0, or 1 where the database could not be opened or the program broke.
    """
    if language is not None:
        set_language(language)
    gc.disable()
    survive_the_terminal()
    survive_faults()
    while True:
        app = FrontDesk(target, today, theme, keymap, site, keeps_language=language is not None, is_calm=True)
        app.run(mouse=False)
        if not app.is_handed_over:
            break
    if app.refused is not None:
        print(reasons.say(app.refused), file=sys.stderr)
    return app.return_code or 0
