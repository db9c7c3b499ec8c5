"""A register: a list of its entries, letters that act on the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from db.records import Duty, RegisterEntry
from frontdesk.registers.all import REGISTERS
from frontdesk.words import _, ngettext, pgettext
from screens.frames.list_page import ListPage
from screens.keys.keys import IN_A_REGISTER, bindings
from screens.office import OF, Office, Place
from screens.papers.printing import Make
from screens.parts.lines import Line, Piece
from screens.parts.picks import Picks, Row
from screens.registers import register_jobs
from screens.registers.ending import Ending
from screens.registers.register_jobs import Listed
from screens.registers.register_rows import entry_row, heading

if TYPE_CHECKING:
    from frontdesk.printing.paper import Printout


class RegisterPage(ListPage):
    """Its entries in columns; those that have ended on demand."""

    KEYS = IN_A_REGISTER
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IN_A_REGISTER[1:])]

    def __init__(self, office: Office, register: str) -> None:
        self._register = REGISTERS[register]
        self._listed: Listed | None = None
        self._ended_too = False
        super().__init__(office, self._register.title, "register")
        self._ending = Ending(self, register, self.look_up_again)

    def heading(self, width: int) -> Line:
        """What its columns are called."""
        return heading(self._register, width)

    def typing(self) -> str:
        """What typing does."""
        return _("names, initials, phones: narrows the list")

    def look_up(self, duty: Duty, typed: str) -> None:
        """The entries that fit."""
        name, ended = self._register.name, self._ended_too
        self.office.background.look_up(
            "register",
            lambda: register_jobs.entries(duty, name, typed, ended=ended),
            lambda listed: self._show(duty, listed),
            self.not_answered,
        )

    def _show(self, duty: Duty, listed: Listed) -> None:
        from frontdesk.registers.keeping import is_in_use
        from frontdesk.registers.listing import shown as shown_value

        self._listed = listed
        rows = [
            entry_row(self._register, one, shown_value, has_ended=not is_in_use(one, duty.day))
            for one in listed.entries
        ]
        self.offer(rows or [self._new_row(listed.typed)])

    def _new_row(self, typed: str) -> Row:
        """Where nothing is found: write it down."""
        entry = self._register.entry

        def draw(_cells: int) -> tuple[Piece, ...]:
            name = pgettext("page", entry)
            text = _("New: {name} {text}") if typed else _("Nothing here yet; Enter begins: {name}")
            return (Piece(text.format(name=name, text=typed)),)

        return Row(draw, self._place_of_new(typed))

    def _place_of_new(self, typed: str) -> Place:
        return Place(f"add_{self._register.name}", text=typed.strip())

    def on_picks_moved(self, _event: Picks.Moved) -> None:
        """Another entry: what was asked about the one before is not asked any more."""
        self._ending.forget()

    def action_new(self) -> None:
        """A new entry."""
        self.post_message(self.Go(self._place_of_new("")))

    def action_all(self) -> None:
        """Those that have ended too, or no more."""
        self._ended_too = not self._ended_too
        self.look_up_again()

    def action_ledger(self, page: str) -> None:
        """Take in a ledger of this register, or write one."""
        self.post_message(self.Go(Place(f"{page}{OF}{self._register.name}")))

    def printed(self) -> Make | None:
        """What is listed, in columns."""
        register, listed = self._register, self._listed
        if listed is None:
            return None

        def make(duty: Duty) -> Printout:
            from frontdesk.printing.lists import register_list

            return register_list(duty, register, listed.entries)

        return make

    def action_end(self) -> None:
        """End the entry under the cursor, or use it again."""
        entry = self._entry
        if entry is not None:
            self._ending.ask(entry)

    @property
    def _entry(self) -> RegisterEntry | None:
        place = self.picks.target
        entries = self._listed.entries if self._listed else ()
        return next((one for one in entries if isinstance(place, Place) and one.id == place.id), None)

    def count(self) -> str:
        """How many there are, and of how many."""
        listed = self._listed
        if listed is None:
            return ""
        count = len(listed.entries)
        text = ngettext("{count} entry", "{count} entries", count).format(count=f"{count:,}")
        if count != listed.of:
            text = _("{text} of {all}").format(text=text, all=f"{listed.of:,}")
        too = _("(struck too)") if self._register.is_struck else _("(ended too)")
        return f"{text} {too}" if self._ended_too else text
