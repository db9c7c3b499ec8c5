"""A box over a list that what is typed narrows: what its pages have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from db.records import Duty
from frontdesk.words import _
from screens.frames.page import Page
from screens.keys.keys import IN_THE_BOX, Key, label, shown
from screens.office import Office, Place
from screens.parts.box import Box
from screens.parts.cells import fit_right
from screens.parts.lines import Line, Lines, line, prompt, rule
from screens.parts.picks import Picks, Row


class ListPage(Page):
    """The box has the focus; Down enters the list, where letters are keys. `KEYS` are those of the list."""

    BEGINS_IN_THE_LIST: ClassVar[bool] = False
    """Whether letters act at once, and the box is a key away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "into_list", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("escape", "clear", show=False),
    ]

    def __init__(self, office: Office, title: str, name: str) -> None:
        """A page called `title`; `name` is its own, for its parts and its look-ups."""
        super().__init__(office, title)
        self._name = name
        self._box = Box(id=f"{name}-box")
        self._picks = Picks(id=name)
        self.heading_line = Lines(lambda width, _height: [self.heading(width)], classes="one")
        self._count = Lines(
            lambda width, _height: [line(fit_right(self.count(), width - 1))], classes="count"
        )
        self._stop: int | None = None
        self._top = 0
        self._when_answered: list[Callable[[], None]] = []
        self._answered = False

    @abstractmethod
    def look_up(self, duty: Duty, typed: str) -> None:
        """Ask for what fits; `answer` takes it to `offer`, `not_answered` the failure."""

    def heading(self, width: int) -> Line:
        """What stands over the list."""
        return line()

    def count(self) -> str:
        """How many there are, beside the box."""
        return ""

    def typing(self) -> str:
        """What typing does, in words."""
        return ""

    def body(self) -> Iterable[Widget]:
        """The box, what stands over the list, and the list."""
        yield Container(prompt(), self._box, self._count, classes="box")
        yield rule()
        yield self.heading_line
        yield self._picks

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the list its letters; in the box what typing does."""
        keys: Sequence[Key] = self.KEYS if self._picks.has_focus else (IN_THE_BOX[0], IN_THE_BOX[2])
        told = [(shown(key, self.office.keymap), self.called(key)) for key in keys if self.acts(key)]
        return told if self._picks.has_focus else [*told, (_("Type"), self.typing())]

    def acts(self, key: Key) -> bool:
        """Whether a key does something here, with the cursor where it is: those that do not are not shown."""
        return True

    def called(self, key: Key) -> str:
        """The word for what a key does here."""
        return label(key)

    @property
    def picks(self) -> Picks:
        """The list."""
        return self._picks

    def focus_list(self) -> None:
        """On the list, or the box where nothing is listed."""
        (self._picks if self._picks.stops else self._box).focus()

    @property
    def answered(self) -> bool:
        """Whether what was asked for is shown."""
        return self._answered

    def is_ready_for(self, key: str) -> bool:
        """Not while Down or Enter waits for what was asked for: the next key is for what comes of it."""
        return not self._when_answered and super().is_ready_for(key)

    def arrive(self) -> None:
        """Shown again: what was typed stands, the list is read anew."""
        self._stop = self.place.stop
        if self.BEGINS_IN_THE_LIST:
            self._picks.focus()
        elif not self._picks.has_focus:
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

    def look_up_again(self) -> None:
        """Something has changed: the list anew, the cursor where it is."""
        self._stop = self._picks.stop
        self._look_up()

    def _look_up(self) -> None:
        duty = self.office.duty
        self._when_answered.clear()
        if duty is not None:
            self._answered = False
            self.look_up(duty, self._box.value)

    def not_answered(self, error: Exception) -> None:
        """The look-up did not work."""
        self._when_answered.clear()
        self._answered = True
        self.failed(error)
        self.post_message(self.Ready(self))

    def offer(self, rows: Sequence[Row]) -> None:
        """Show what was found, then do what was pressed meanwhile."""
        self._picks.offer(rows, self._stop, self._top)
        self._count.redraw()
        self.hint_line.redraw()
        self.still_stands()

    def still_stands(self) -> None:
        """What is shown is the answer: do what was pressed meanwhile."""
        self._answered = True
        waiting, self._when_answered = self._when_answered, []
        for action in waiting:
            action()
        self.post_message(self.Ready(self))

    # Keys.

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the box."""
        event.stop()
        self.when_shown(self._open)

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter in the list."""
        event.stop()
        self._open()

    def on_picks_moved(self, _event: Picks.Moved) -> None:
        """Another row: other letters may act."""
        self.hint_line.redraw()

    def on_picks_left(self, event: Picks.Left) -> None:
        """Up from the first row."""
        event.stop()
        self._box.focus()

    def when_shown(self, action: Callable[[], None]) -> None:
        """Do it to what was asked for, not to what still stands there."""
        if self._answered:
            action()
        else:
            self._when_answered.append(action)

    def _open(self) -> None:
        if isinstance(self._picks.target, Place):
            self.post_message(self.Go(self._picks.target))

    def action_go_to(self, page: str) -> None:
        """Another page, such as a ledger of what stands here."""
        self.post_message(self.Go(Place(page)))

    def action_into_list(self) -> None:
        """Down from the box."""
        self.when_shown(self._enter_list)

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
