"""A register: a box that narrows the list of its entries, letters that act on the one under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from db.records import RegisterEntry
from frontdesk.registers.all import REGISTERS
from frontdesk.words import _, ngettext, pgettext
from screens import cells, register_jobs
from screens.box import Box
from screens.ending import Ending
from screens.keys import IN_A_REGISTER, IN_THE_BOX, bindings, label, shown
from screens.lines import Line, Lines, Piece, line, rule_line
from screens.office import Office, Place
from screens.page import Page
from screens.picks import Picks, Row
from screens.register_jobs import Listed
from screens.register_rows import entry_row, heading


class RegisterPage(Page):
    """The box has the focus; Down enters the list, where letters are keys."""

    KEYS = IN_A_REGISTER
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(IN_A_REGISTER[1:]),
        Binding("down", "into_list", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("escape", "clear", show=False),
    ]

    def __init__(self, office: Office, register: str) -> None:
        self._register = REGISTERS[register]
        super().__init__(office, self._register.title)
        self._box = Box(id="register-box")
        self._picks = Picks(id="register")
        self._count = Lines(self._draw_count, classes="count")
        self._ending = Ending(self, register, self._look_up_again)
        self._listed: Listed | None = None
        self._ended_too = False
        self._stop: int | None = None
        self._when_answered: list[Callable[[], None]] = []
        self._answered = False

    def body(self) -> Iterable[Widget]:
        """The box, what stands over the columns, and the list."""
        prompt = Lines(lambda _width, _height: [line(Piece(" > ", "sign"))], classes="prompt")
        yield Container(prompt, self._box, self._count, classes="box")
        yield Lines(lambda width, _height: [rule_line(width)], classes="one")
        yield Lines(lambda width, _height: [heading(self._register, width)], classes="one")
        yield self._picks

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the list its letters; in the box what typing does."""
        keys = IN_A_REGISTER if self._picks.has_focus else IN_THE_BOX[:1] + IN_THE_BOX[2:3]
        told = [(shown(key, self.office.keymap), label(key)) for key in keys]
        return (
            told
            if self._picks.has_focus
            else [*told, (_("Type"), _("names, initials, phones: narrows the list"))]
        )

    def arrive(self) -> None:
        """Shown again: what was typed stands, the list is read anew."""
        self._stop = self.place.stop
        if not self._picks.has_focus:
            self._box.focus()
        self._look_up()

    def leaving(self) -> Place:
        """This place, with the cursor where it is."""
        return self.place._replace(stop=self._picks.stop or 0)

    # What is typed, and what comes of it.

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key."""
        event.stop()
        self._stop = 0
        self._look_up()

    def _look_up_again(self) -> None:
        self._stop = self._picks.stop
        self._look_up()

    def _look_up(self) -> None:
        duty, name, typed, ended = self.office.duty, self._register.name, self._box.value, self._ended_too
        self._when_answered.clear()
        if duty is None:
            return
        self._answered = False
        self.office.background.look_up(
            "register",
            lambda: register_jobs.entries(duty, name, typed, ended=ended),
            self._show,
            self._not_answered,
        )

    def _not_answered(self, error: Exception) -> None:
        self._when_answered.clear()
        self._answered = True
        self.failed(error)

    def _show(self, listed: Listed) -> None:
        from frontdesk.registers.keeping import is_in_use
        from frontdesk.registers.listing import shown as shown_value

        duty = self.office.duty
        if duty is None:
            return
        self._listed = listed
        rows = [
            entry_row(self._register, one, shown_value, has_ended=not is_in_use(one, duty.day))
            for one in listed.entries
        ]
        self._picks.offer(rows or [self._new_row(listed.typed)], self._stop)
        self._count.redraw()
        self.hint_line.redraw()
        self._answered = True
        waiting, self._when_answered = self._when_answered, []
        for action in waiting:
            action()

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

    # Keys.

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the box."""
        event.stop()
        self._when_shown(self._open)

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter in the list."""
        event.stop()
        self._open()

    def on_picks_left(self, event: Picks.Left) -> None:
        """Up from the first entry."""
        event.stop()
        self._box.focus()

    def on_picks_moved(self, _event: Picks.Moved) -> None:
        """Another entry: what was asked about the one before is not asked any more."""
        self._ending.forget()

    def _when_shown(self, action: Callable[[], None]) -> None:
        if self._answered:
            action()
        else:
            self._when_answered.append(action)

    def _open(self) -> None:
        if isinstance(self._picks.target, Place):
            self.post_message(self.Go(self._picks.target))

    def action_into_list(self) -> None:
        """Down from the box."""
        self._when_shown(self._enter_list)

    def _enter_list(self) -> None:
        if self._picks.stops:
            self._picks.focus()

    def action_page(self, direction: int) -> None:
        """A screenful further, from the box."""
        self._enter_list()
        self._picks.action_page(direction)

    def action_to_box(self) -> None:
        """Back to the box, to type on."""
        self._box.focus()

    async def action_clear(self) -> None:
        """One step back: from the list to the box, then an empty box, then where one came from."""
        if self._picks.has_focus:
            self._box.focus()
        elif self._box.value:
            self._box.value = ""
        else:
            await self.run_action("app.back")

    def action_new(self) -> None:
        """A new entry."""
        self.post_message(self.Go(self._place_of_new("")))

    def action_all(self) -> None:
        """Those that have ended too, or no more."""
        self._ended_too = not self._ended_too
        self._look_up_again()

    def action_end(self) -> None:
        """End the entry under the cursor, or use it again."""
        place = self._picks.target
        entry = next((one for one in self._entries if isinstance(place, Place) and one.id == place.id), None)
        if entry is not None:
            self._ending.ask(entry)

    @property
    def _entries(self) -> Sequence[RegisterEntry]:
        return self._listed.entries if self._listed else ()

    def on_key(self, event: events.Key) -> None:
        """In the list letters are keys; digits and characters go on in the box."""
        typed = event.character or ""
        if not self._picks.has_focus or not event.is_printable or (typed.isascii() and typed.isalpha()):
            return
        if event.key != "slash":
            event.stop()
            self._box.focus()
            self._box.insert_text_at_cursor(typed)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """The box or the list: other keys act."""
        self.hint_line.redraw()

    def _draw_count(self, width: int, _height: int) -> Sequence[Line]:
        listed = self._listed
        if listed is None:
            return ()
        count = len(listed.entries)
        text = ngettext("{count} entry", "{count} entries", count).format(count=f"{count:,}")
        if count != listed.of:
            text = _("{text} of {all}").format(text=text, all=f"{listed.of:,}")
        if self._ended_too:
            text += " " + _("(ended too)")
        return [line(cells.fit_right(text, width - 1))]
