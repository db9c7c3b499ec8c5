"""All registers of the office with how much there is in each; letters typed narrow the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from frontdesk.registers.all import LISTED
from frontdesk.registers.declared import Register
from frontdesk.words import NP_, in_language, pgettext
from screens.frames.page import Page
from screens.keys.keys import IN_A_LIST
from screens.office import Office, Place
from screens.parts.box import Box
from screens.parts.cells import fit_right
from screens.parts.lines import Piece, prompt, rule
from screens.parts.picks import Picks, Row
from screens.registers import register_jobs

_COUNT = 9


class RegistersPage(Page):
    """A box over the list of registers; Enter opens the one under the cursor."""

    SHOWS_PEOPLE = False
    KEYS = IN_A_LIST[:1]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Registers"))
        self._box = Box(id="registers-box")
        self._picks = Picks(id="registers")
        self._picks.can_focus = False
        self._counts: Mapping[str, int] = {}

    def body(self) -> Iterable[Widget]:
        """The box and the list."""
        yield Container(prompt(), self._box, classes="box")
        yield rule()
        yield self._picks

    def arrive(self) -> None:
        """With an empty box, counted anew."""
        self._box.value = ""
        self._box.focus()
        self._offer(self.place.stop)
        duty = self.office.duty
        if duty is not None:
            counts = lambda: register_jobs.counts(duty)  # noqa: E731  the duty stays as it is now
            self.office.background.look_up("registers", counts, self._counted, self.failed)

    def leaving(self) -> Place:
        """This place, with the cursor where it is."""
        return self.place._replace(stop=self._picks.stop or 0)

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key."""
        event.stop()
        self._offer(0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        if isinstance(self._picks.target, Place):
            self.post_message(self.Go(self._picks.target))

    def action_move(self, steps: int) -> None:
        """The cursor of the list, from the box."""
        self._picks.move(steps)

    def _counted(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._picks.redraw()

    def _offer(self, stop: int) -> None:
        typed = self._box.value
        self._picks.offer([self._row(one) for one in LISTED if _is_meant(one, typed)], stop)

    def _row(self, register: Register) -> Row:
        def draw(_cells: int) -> tuple[Piece, ...]:
            count = self._counts.get(register.name)
            number = "" if count is None else f"{count:,}"
            name = pgettext("page", register.title)
            return (Piece(fit_right(number, _COUNT), "strong"), Piece(f"  {name}"))

        return Row(draw, Place(f"register_{register.name}"))


def _is_meant(register: Register, typed: str) -> bool:
    """Whether every word that was typed begins a name of the register, its initials or its spelling."""
    from frontdesk.choices import spelled

    wanted = typed.casefold().split()
    if not wanted:
        return True
    names = (*spelled(in_language("zh", "page", register.title)), *register.title.casefold().split())
    return all(any(name.startswith(word) for name in names) for word in wanted)
