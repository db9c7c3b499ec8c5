"""Ctrl+P: everything that can be done from anywhere, to pick from by its name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from frontdesk.words import N_, NP_, _
from screens.box import Box
from screens.keys import EVERYWHERE, IN_A_LIST, Key, shown
from screens.lines import Lines, Piece, line, rule_line
from screens.looks import LOOKS
from screens.office import Office
from screens.page import Page
from screens.picks import Picks, Row

_LEFT = 12
_NOT_IN_THE_MENU = ("menu", "back")


class Entry(NamedTuple):
    """A thing to do: the key that does it too (if any), its name, and Textual's action for it."""

    key: Key | None
    name: str
    action: str
    is_look: bool = False

    def text(self) -> str:
        """Its name in the language of the moment."""
        return _("Look: {name}").format(name=_(self.name)) if self.is_look else _(self.name)


ENTRIES = (
    *(Entry(key, key.help, key.action) for key in EVERYWHERE if key.id not in _NOT_IN_THE_MENU),
    Entry(None, N_("take in a ledger"), "app.go('ledger_file')"),
    Entry(None, N_("write a ledger"), "app.go('ledger_out')"),
    *(Entry(None, look.label, f"app.look('{name}')", is_look=True) for name, look in LOOKS.items()),
)


class MenuPage(Page):
    """A box that narrows a list; Enter does what the cursor is on."""

    KEYS = IN_A_LIST[:1]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    class Picked(Message):
        """An entry was chosen: leave the menu and do it."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Menu"))
        self._box = Box(id="menu-box")
        self._picks = Picks(id="menu")

    def body(self) -> Iterable[Widget]:
        """The box and the entries."""
        prompt = Lines(lambda _width, _height: [line(Piece(" > ", "sign"))], classes="prompt")
        yield Container(prompt, self._box, classes="box")
        yield Lines(lambda width, _height: [rule_line(width)], classes="one")
        self._picks.can_focus = False
        yield self._picks

    def arrive(self) -> None:
        """With an empty box."""
        self._box.value = ""
        self._box.focus()
        self._offer()

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key."""
        event.stop()
        self._offer()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        if isinstance(self._picks.target, Entry):
            self.post_message(self.Picked(self._picks.target.action))

    def action_move(self, steps: int) -> None:
        """The cursor of the list, from the box."""
        self._picks.move(steps)

    def _offer(self) -> None:
        words = self._box.value.casefold().split()
        fitting = [entry for entry in ENTRIES if all(word in _searched(entry) for word in words)]
        self._picks.offer([self._row(entry) for entry in fitting])

    def _row(self, entry: Entry) -> Row:
        name = shown(entry.key, self.office.keymap) if entry.key else ""
        return Row(lambda _cells: (Piece(f"{name:{_LEFT}}", "key"), Piece(entry.text())), entry)


def _searched(entry: Entry) -> str:
    """What an entry is found by: its name in English and in the language of the moment."""
    return f"{entry.name} {entry.text()}".casefold()
