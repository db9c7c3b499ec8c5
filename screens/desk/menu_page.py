"""Ctrl+P: everything that can be done from anywhere, to pick from by its name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from frontdesk.words import N_, NP_, _, in_language
from frontdesk.words.codes import LABELS, label
from screens.frames.page import Page
from screens.keys.keys import EVERYWHERE, IN_A_LIST, Key, shown
from screens.looks import LOOKS
from screens.office import Office
from screens.parts.box import Box
from screens.parts.lines import Piece, prompt, rule
from screens.parts.picks import Picks, Row

_LEFT, _BEHIND = 12, 99
_NOT_IN_THE_MENU = ("menu", "back")


class Entry(NamedTuple):
    """A thing to do: the key that does it too (if any), its English name, and Textual's action for it.

    `look` is the name of a look where that is what is chosen.
    """

    key: Key | None
    name: str
    action: str
    look: str = ""

    def text(self) -> str:
        """Its name in the language of the moment."""
        if self.look:
            return _("Look: {name}").format(name=label("theme", self.look))
        return _(self.name)


ENTRIES = (
    *(Entry(key, key.help, key.action) for key in EVERYWHERE if key.id not in _NOT_IN_THE_MENU),
    Entry(None, N_("the end of the day: what is left, then close it"), "app.go('day_review')"),
    Entry(None, N_("the work log of the day"), "app.go('work_log')"),
    Entry(None, N_("registers: estates, grids, organisations, staff …"), "app.go('registers')"),
    Entry(None, N_("the whistle board"), "app.go('whistles')"),
    Entry(None, N_("the wall of silk banners"), "app.go('banners')"),
    Entry(None, N_("take in a ledger"), "app.go('ledger_file')"),
    Entry(None, N_("write a ledger"), "app.go('ledger_out')"),
    Entry(None, N_("take in an old ledger of requests"), "app.go('ledger_file_of_request')"),
    Entry(None, N_("write the ledger of requests"), "app.go('ledger_out_of_request')"),
    Entry(None, N_("birthdays, entitling ages, visits at home"), "app.go('care')"),
    Entry(None, N_("settings"), "app.go('settings')"),
    Entry(None, N_("who saw what in full: the access log"), "app.go('access_log')"),
    Entry(None, N_("what is kept too long: the yearly clearing"), "app.go('retention')"),
    Entry(None, N_("a password, one's own or a colleague's"), "app.go('password')"),
    Entry(None, N_("one's own PIN, to unlock the desk"), "app.go('pin')"),
    Entry(None, N_("copies of the database: look, make one, restore"), "app.go('copies')"),
    Entry(None, N_("working days and holiday notices"), "app.go('working_days')"),
    *(Entry(None, LABELS["theme"][name], f"app.look('{name}')", look=name) for name in LOOKS),
)


class MenuPage(Page):
    """A box that narrows a list; Enter does what the cursor is on."""

    SHOWS_PEOPLE = False
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
        yield Container(prompt(), self._box, classes="box")
        yield rule()
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
        typed = self._box.value
        fitting = [entry for entry in ENTRIES if _is_meant(entry, typed)] if typed.strip() else list(ENTRIES)
        if typed.strip():
            fitting.sort(key=lambda entry: _place_of_word(entry, typed.strip().casefold()))
        self._picks.offer([self._row(entry) for entry in fitting])

    def _row(self, entry: Entry) -> Row:
        name = shown(entry.key, self.office.keymap) if entry.key else ""
        return Row(lambda _cells: (Piece(f"{name:{_LEFT}}", "key"), Piece(entry.text())), entry)


def _is_meant(entry: Entry, typed: str) -> bool:
    """Whether an entry may be meant: by its name in either language, or its Chinese one's initials."""
    # Only who types needs to know how characters are read.
    from frontdesk.choices import are_about

    return are_about((entry.name, entry.text(), _chinese(entry)), typed)


def _place_of_word(entry: Entry, typed: str) -> int:
    """Which word of its name begins so, by initials or spelling too; behind all where it is only in one."""
    from frontdesk.choices import spelled

    begins = [
        place
        for name in (entry.name, _chinese(entry))
        for place, word in enumerate(re.findall(r"\w+", name))
        if any(form.startswith(typed) for form in spelled(word))
    ]
    return min(begins, default=_BEHIND)


def _chinese(entry: Entry) -> str:
    return in_language("zh", *(("theme", entry.name) if entry.look else (None, entry.name)))
