"""Ctrl+B: the community to walk through, from the estates to a flat of an entrance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from db.records import Area, Card, Kind, Level, Spot
from frontdesk.rules.typed_ahead import begins, is_whole
from frontdesk.words import NP_, _
from screens import jobs
from screens.browsing.area_rows import area_rows, heading
from screens.browsing.entrance import Entrance
from screens.browsing.way_line import WayLine
from screens.cards.preview import preview_lines
from screens.frames.page import Page
from screens.keys.keys import AT_AN_ENTRANCE, WHILE_BROWSING, Key, bindings, label, shown
from screens.office import Office, Place, Target
from screens.parts import cells
from screens.parts.lines import Line, Lines, Piece, divider, line, rule
from screens.parts.picks import Picks

_LEVEL, _PREVIEW = "level", "flat"
_INWARDS = ("-", " ", "\u3000", "－")
"""What stands between the parts of an address: typed behind a building or unit, it goes in."""


class BrowsePage(Page):
    """Lists down to the entrance, then its flats; what is typed picks among what is shown.

    Every level is a place, so that one comes back from a card to the same flat.
    """

    KEYS = WHILE_BROWSING
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WHILE_BROWSING)]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Estates"))
        self._level: Level | None = None
        self._typed = ""
        self._card: Card | None = None
        self._root = Spot()
        self._left: Spot | None = None
        self._answered = False
        self._when_answered: list[Callable[[], None]] = []
        self._way = WayLine()
        self._heading = Lines(self._draw_heading, classes="one")
        self._areas = Picks(id="areas")
        self._entrance = Entrance(id="entrance", classes="hits")
        self._preview = Lines(self._draw_preview, classes="preview")
        beside = divider()
        self._flats = Container(self._entrance, beside, self._preview, classes="answer")

    def body(self) -> Iterable[Widget]:
        """Where one is and what is typed; the list, or the entrance with who lives there."""
        yield self._way
        yield rule()
        yield self._heading
        yield self._areas
        yield self._flats

    @property
    def level(self) -> Level | None:
        """The level that is shown."""
        return self._level

    @property
    def entrance(self) -> Entrance:
        """The flats, where the level has some."""
        return self._entrance

    def hints(self) -> Sequence[tuple[str, str]]:
        """What can be pressed and typed on this level."""
        keys: Sequence[Key] = WHILE_BROWSING
        typed = _("12-1-501: building, unit, flat")
        if self._at_an_entrance:
            keys, typed = AT_AN_ENTRANCE, _("501: the flat")
        elif self._level is None or self._level.spot.estate_id is None:
            typed = _("yly / 怡乐园: the estate")
        return [*((shown(key, self.office.keymap), label(key)) for key in keys), (_("Type"), typed)]

    @property
    def _at_an_entrance(self) -> bool:
        return self._level is not None and bool(self._level.flats)

    # From level to level.

    def arrive(self) -> None:
        """Look up the level of this place; a household's place is its entrance."""
        duty, place = self.office.duty, self.place
        if duty is None:
            return
        self._typed = ""
        self._answered = False
        household = place.id if place.kind is Kind.HOUSEHOLD else None
        spot = place.spot or Spot()
        job = lambda: jobs.browse(duty, spot, household)  # noqa: E731  all three stay as they are now
        self.office.background.look_up(_LEVEL, job, self._show, self._not_answered)

    def on_screen_suspend(self) -> None:
        """Another page is shown: what was pressed here and not done yet never will be."""
        self._when_answered.clear()

    def _not_answered(self, error: Exception) -> None:
        self._answered = True
        self._when_answered.clear()
        self.failed(error)

    def _show(self, level: Level) -> None:
        place = self.place
        if place.spot is None:
            self._root = level.spot
        self._level, self._card = level, None
        self._areas.display = self._heading.display = not level.flats
        self._flats.display = bool(level.flats)
        if level.flats:
            homes = [flat.id for flat in level.flats]
            self._entrance.offer(level.flats, homes.index(place.id) if place.id in homes else place.stop)
            self._entrance.focus()
            self._look_at_flat()
        else:
            self._offer(place.stop)
            self._areas.focus()
        self._left = None
        self._answered = True
        self._way.tell(level, "")
        self.redraw()
        while self._when_answered and self._answered:
            self._when_answered.pop(0)()

    def _offer(self, stop: int) -> None:
        """The areas that what is typed leaves; coming from inside, the cursor on where one was."""
        areas = self._level.areas if self._level else ()
        if self._typed:
            areas = tuple(area for area in areas if begins(area.words, self._typed))
            whole = [at for at, area in enumerate(areas) if is_whole(area.words, self._typed)]
            stop = whole[0] if whole else 0
        elif self._left is not None:
            inside = [at for at, area in enumerate(areas) if _holds(area.spot, self._left)]
            stop = inside[0] if inside else stop
        self._areas.offer(area_rows(areas), stop)

    def leaving(self) -> Place:
        """This level, with the cursor where it is."""
        if self._level is None:
            return self.place
        stop = self._entrance.place if self._at_an_entrance else self._areas.stop or 0
        return Place(self.place.page, stop=stop, spot=self._level.spot)

    def _go_to(self, spot: Spot) -> None:
        """Another level instead of this one; it is no step for Esc, which leads outwards by itself."""
        self._left = self._level.spot if self._level else None
        self._answered = False
        self.post_message(self.Go(Place(self.place.page, spot=spot), instead=True))

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """What is typed picks; nothing here is a letter for a deed."""
        typed = event.character or ""
        if event.key == "backspace":
            self._when_shown(lambda: self._type(self._typed[:-1]))
        elif event.is_printable and typed:
            self._when_shown(lambda: self._take(typed))
        else:
            return
        event.stop()

    def _when_shown(self, action: Callable[[], None]) -> None:
        """Do it to the level that was asked for, not to the one that still stands there."""
        if self._answered:
            action()
        else:
            self._when_answered.append(action)

    def _take(self, typed: str) -> None:
        if typed not in _INWARDS:
            self._type(self._typed + typed)
        elif self._typed and not self._at_an_entrance:
            self._enter()

    def _type(self, text: str) -> None:
        """Pick by a text; one that fits nothing is not taken, and that is said."""
        level = self._level
        if level is None:
            return
        among = [flat.words for flat in level.flats] or [area.words for area in level.areas]
        fitting = [at for at, words in enumerate(among) if begins(words, text)]
        if text and not fitting:
            shortened = cells.cut(text, 20)
            self.say(lambda: _("Nothing here begins with {text}.").format(text=shortened), badly=True)
            return
        self._typed = text
        self.say(None)
        if not level.flats:
            self._offer(0)
        elif fitting:
            whole = [at for at in fitting if is_whole(among[at], text)]
            self._entrance.go_to((whole or fitting)[0])
        self._way.tell(level, text)

    def action_go_in(self) -> None:
        """Enter or Right: into what the cursor is on."""
        self._when_shown(self._enter)

    def _enter(self) -> None:
        if self._at_an_entrance:
            if self._entrance.flat is not None:
                self.post_message(self.Go(Target(Kind.HOUSEHOLD, self._entrance.flat.id).place))
        elif isinstance(self._areas.target, Area):
            self._go_to(self._areas.target.spot)

    def action_go_out(self) -> None:
        """Left: one level out."""
        self._when_shown(self._out)

    def _out(self) -> None:
        level = self._level
        if level is not None and level.outside is not None:
            if level.spot == self._root:
                self._root = level.outside
            self._go_to(level.outside)

    async def action_step_back(self) -> None:
        """Esc: what is typed, then one level out, and from where one came in, back where one came from."""
        if self._typed:
            self._type("")
        elif self._level is None or self._level.outside is None or self._level.spot == self._root:
            await self.run_action("app.back")
        else:
            self.action_go_out()

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter in the list."""
        event.stop()
        self.action_go_in()

    def on_entrance_chosen(self, event: Entrance.Chosen) -> None:
        """Enter on a flat."""
        event.stop()
        self.action_go_in()

    def on_entrance_moved(self, _event: Entrance.Moved) -> None:
        """Another flat under the cursor: who lives there."""
        self._look_at_flat()

    def _look_at_flat(self) -> None:
        duty, flat = self.office.duty, self._entrance.flat
        if duty is not None and flat is not None:
            target = Target(Kind.HOUSEHOLD, flat.id)
            job = lambda: jobs.preview(duty, target)  # noqa: E731  both names stay as they are now
            self.office.background.look_up(_PREVIEW, job, self._show_card, self.failed)

    def _show_card(self, card: Card | None) -> None:
        self._card = card
        self._preview.redraw()

    # Drawing.

    def _draw_heading(self, width: int, _height: int) -> Sequence[Line]:
        if self._level is None:
            return ()
        if not self._level.areas:
            return [line(" ", Piece(_("Nothing has been entered here yet."), "quiet"))]
        return [heading(self._level, width)]

    def _draw_preview(self, width: int, height: int) -> Sequence[Line]:
        return preview_lines(self._card, width, height)


def _holds(outer: Spot, inner: Spot) -> bool:
    """Whether a spot is inside another one, or is it."""
    pairs = (
        (outer.estate_id, inner.estate_id),
        (outer.building_id, inner.building_id),
        (outer.unit, inner.unit),
    )
    return all(mine in (None, its) for mine, its in pairs)
