"""F4: the values of a field, to pick from by arrows or by typing ahead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from frontdesk.text import clean
from frontdesk.words import _
from screens.parts.cells import cut, fit, width
from screens.parts.lines import Line, Lines, Piece, line
from screens.parts.picks import Picks, Row, said

if TYPE_CHECKING:
    from frontdesk.choices import Choice

CHOOSING = "-choosing"
"""Of a page while values are listed on it."""
_SPELLED, _MOST_TYPED = 6, 20
_NARROW, _SHORT = 14, 24
"""The widest beside a name, and the widest name, that fit in a list of the usual width."""


class Choices(Container):
    """A list that has no verbs, so every letter typed narrows it; beside each name what it is typed as."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f4", "close", show=False)]

    class Picked(Message):
        """A value was picked."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    class Closed(Message):
        """Nothing was picked."""

    def __init__(self) -> None:
        super().__init__(classes="choices")
        self._picks = Picks(id="choices")
        self._head = Lines(self._draw_head, classes="one")
        self._choices: Sequence[Choice] = ()
        self._name = self._typed = ""
        self._at_once = False

    def compose(self) -> Iterator[Widget]:
        """What was typed, and under it what it leaves."""
        yield self._head
        yield self._picks

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self.has_class("open")

    @property
    def typed(self) -> str:
        """What it is narrowed by."""
        return self._typed

    def open(
        self, name: str, choices: Sequence[Choice], typed: str, at: str, *, at_once: bool = False
    ) -> None:
        """Show the values of a field, narrowed to what was typed already, the cursor on the code `at`.

        With `at_once` a value is picked as soon as only one can be meant by what is typed.
        """
        from frontdesk.choices import narrowed

        self._name, self._choices, self._at_once = name, choices, at_once
        self._typed = typed if narrowed(choices, typed) else ""
        self.add_class("open")
        self.set_class(any(map(_needs_room, choices)), "roomy")
        self.screen.add_class(CHOOSING)
        self._picks.focus()
        self._offer(at)

    def close(self) -> None:
        """Show it no longer; whoever opened it takes the focus."""
        if self.is_open:
            self.remove_class("open")
            self.screen.remove_class(CHOOSING)

    def redraw(self) -> None:
        """In the language of the moment."""
        if self.is_open:
            chosen = self._picks.target
            self._offer(getattr(chosen, "code", ""))

    def on_key(self, event: events.Key) -> None:
        """Type ahead."""
        if event.key == "backspace":
            self._typed = self._typed[:-1]
        elif event.is_printable and event.character:
            self._typed = clean(self._typed + event.character)[:_MOST_TYPED]
        else:
            return
        event.stop()
        self._offer("")
        if self._at_once:
            self._pick_what_is_meant()

    def _pick_what_is_meant(self) -> None:
        from frontdesk.choices import meant

        choice = meant(self._choices, self._typed).choice
        if choice is not None:
            # What is typed from now on is for what is offered next.
            self._typed, self._at_once = "", False
            self.post_message(self.Picked(choice))

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter."""
        event.stop()
        from frontdesk.choices import Choice

        if isinstance(event.target, Choice):
            self.post_message(self.Picked(event.target))

    def on_picks_left(self, event: Picks.Left) -> None:
        """Up from the first one stays there."""
        event.stop()

    def on_picks_moved(self, event: Picks.Moved) -> None:
        """Nobody else's cursor."""
        event.stop()
        self._head.redraw()

    def on_resize(self) -> None:
        """Another height: others are below its edge."""
        self.call_after_refresh(self._head.redraw)

    def action_close(self) -> None:
        """Esc."""
        self.post_message(self.Closed())

    def _offer(self, at: str) -> None:
        from frontdesk.choices import narrowed

        left = narrowed(self._choices, self._typed)
        place = next((place for place, choice in enumerate(left) if choice.code == at), 0)
        nothing = said(Piece(_("Nothing fits."), "quiet"))
        self._picks.offer([_row(choice) for choice in left] or [nothing], place)
        self._head.redraw()

    def _draw_head(self, cells: int, _height: int) -> Sequence[Line]:
        below = self._picks.below
        more = _("{count} more ↓").format(count=below) if below else ""
        name = cut(f" {self._name}", cells // 2)
        room = cells - width(name) - width(more) - 5
        return [
            line(
                Piece(name, "quiet"),
                Piece("  > ", "sign"),
                Piece(fit(self._typed, max(room, 0)), "strong"),
                Piece(more, "quiet"),
            )
        ]


def _needs_room(choice: Choice) -> bool:
    return width(choice.beside) > _NARROW or width(choice.shown()) > _SHORT


def _row(choice: Choice) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        beside = choice.beside or _abbreviation(choice)
        # Of initials a few are enough, a name is wanted whole.
        most = cells // 2 if choice.beside else cells - width(choice.shown()) - 2
        room = max(min(width(beside), most), _SPELLED)
        if not choice.beside:
            # The first letters of what can be typed: nothing is missing behind them.
            beside = beside[:room]
        return (Piece(f"{fit(choice.shown(), cells - room - 2)} "), Piece(fit(beside, room), "quiet"))

    return Row(draw, choice)


def _abbreviation(choice: Choice) -> str:
    """What it can be typed as with few keys: the initials, which stand behind its Chinese name.

    What begins with Latin letters is typed as it stands there.
    """
    for name, initials in pairwise(choice.words):
        if not name.isascii() and initials.isascii():
            return "" if name[:1].isascii() and name[:1].isalpha() else initials
    return ""
