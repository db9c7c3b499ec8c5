"""An application of pages: the way from one place to another; keys wait for the page they are meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import App

from screens.frames.page import Page
from screens.office import Office, Place
from screens.pages import make_page
from screens.typed_ahead import TypedAhead
from screens.way import DESK, Way

LOCK = Place("lock")

if TYPE_CHECKING:
    from screens.desk.menu_page import MenuPage


class PagedApp(App[None]):
    """Pages are made once and reused; `Way` remembers the places, because one card page shows many cards."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.way = Way()
        self._ahead = TypedAhead(self._press, lambda key: self._page.is_ready_for(key))

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
        if self.office.locked_at is not None and place != LOCK:
            return
        page = self.get_page(place.page)
        shown = self._page
        if shown.place != LOCK:
            page.come_from(shown)
        self.way.here = page.place = place
        if page is shown:
            page.on_screen_resume()
        else:
            self._ahead.turns_to(page)
            self.switch_screen(place.page)

    def _step_back(self) -> None:
        if self.office.trouble is not None:
            return
        if self.office.duty is not None and self.office.locked_at is None and self.way.here != DESK:
            self._show(self.way.back())

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

    # Keys, one after the other.

    async def on_event(self, event: events.Event) -> None:
        """A key waits for the page that it is meant for."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        else:
            await self._ahead.take(event)

    async def _press(self, event: events.Key | events.Paste) -> None:
        part = self.focused or self.screen
        await super().on_event(event)
        self._ahead.pressed(event, part)
