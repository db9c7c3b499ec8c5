"""The desk: one application, as the office wishes it, and the keys that act everywhere."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType

from db.records import Draft, Reason
from frontdesk.words import (
    LANGUAGES,
    Language,
    _,
    language,
    reasons,
    set_language,
    system_language,
)
from screens import forms_by_name, jobs
from screens.background import Background
from screens.forms.drafts import Shelf
from screens.frames.page import Page
from screens.keys.keys import EVERYWHERE, bindings
from screens.looks import LOOKS, fitting_look
from screens.office import Office, Place
from screens.opening_app import OpeningApp
from screens.parts import glyphs, privacy
from screens.settings import setting_jobs
from screens.settings.setting_jobs import Wished
from screens.terminal import end_on_signals, survive_faults, survive_the_terminal
from screens.way import DESK

_LOOK_AT_THE_CLOCK = 0.25
"""Seconds between two looks at how long nobody has touched the keyboard."""

if TYPE_CHECKING:
    from rich.console import RenderableType

    from screens.settings.settings_page import SettingsPage


class FrontDesk(OpeningApp):
    """Looks and speaks as the office wishes; its keys act on every page."""

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
        office = Office(
            Background(self.call_later), Background(self.call_later), site=site, keymap=keymap or {}
        )
        super().__init__(office, target, today, is_calm=is_calm)
        self.animation_level = "none"
        office.shelf = Shelf(office)
        self._left_once = False
        self._wished = Wished("auto", "auto", {})
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

    def on_mount(self) -> None:
        """Other keys, and a way to be told to leave; the database only after the first paint."""
        if self.office.keymap:
            self.set_keymap(self.office.keymap)
        end_on_signals(self.exit)
        self.office.shelf.later = self.set_timer
        self.office.shelf.changed = self.status_changed
        self.set_interval(_LOOK_AT_THE_CLOCK, self.look_at_the_clock)
        self.push_screen(DESK.page)
        self.call_after_refresh(self._painted)

    def ask_what_is_wished(self) -> None:
        self.office.background.look_up("wished", setting_jobs.wished, self._be_as_wished, self._failed)

    def on_settings_page_known(self, message: SettingsPage.Known) -> None:
        """The settings were read anew."""
        self._be_as_wished(message.wished)

    def _be_as_wished(self, wished: Wished) -> None:
        """Be as the settings say where they say something new; at first what was asked for outright wins."""
        before, self._wished = self._wished, wished
        self.lock_minutes = wished.lock_minutes
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

    def action_undo(self) -> None:
        """F9: take back this person's last change and say which it was."""
        duty = self.office.duty
        if duty is not None:
            self.office.background.do(lambda: jobs.undo(duty), self._undone, self._failed)

    def _undone(self, reason: Reason) -> None:
        page = self._page
        page.undone()
        page.say(lambda: reasons.say(reason))
        self.ask_what_is_wished()

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
