"""Why somebody's details are to be shown in full: a reason picked by its digit, or in the clerk's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widgets import Input

from frontdesk.words import _
from frontdesk.words.codes import LABELS, label
from screens.parts.box import Box
from screens.parts.cells import cut
from screens.parts.lines import Lines, Piece, line, prompt, rule
from screens.parts.picks import Picks, Row

PURPOSES = tuple(LABELS["purpose"])


class PurposePanel(Container):
    """A question with a box and the usual answers; hidden until it is asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("escape", "leave", show=False),
    ]

    class Said(Message):
        """A reason was given: a code of the usual ones, or words; `then` is what it was asked for."""

        def __init__(self, reason: str, then: Callable[[str], None] | None) -> None:
            super().__init__()
            self.reason = reason
            self.then = then

    class Left(Message):
        """Esc: it is not to be shown after all."""

    def __init__(self) -> None:
        super().__init__(classes="purpose")
        self._box = Box(id="purpose-box")
        self._picks = Picks(id="purposes")
        self._picks.can_focus = False
        self._then: Callable[[str], None] | None = None
        self.display = False

    def compose(self) -> ComposeResult:
        """The question, the box, the usual answers."""
        yield rule()
        yield Lines(
            lambda width, _height: [line(" ", Piece(cut(_question(), width - 2), "strong"))], classes="one"
        )
        yield Container(prompt(), self._box, classes="box")
        yield self._picks

    def ask(self, then: Callable[[str], None] | None = None) -> None:
        """Show the question, with an empty box; `then` is what is done with the reason, if not the usual."""
        self._then = then
        self._box.value = ""
        self.display = True
        self._picks.offer(list(_rows()))
        self._box.focus()
        # The focus lays out before the lines are told their size.
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        for part in self.query(Lines):
            part.redraw()

    def close(self) -> None:
        """Hide it again."""
        self.display = False

    @property
    def asks(self) -> bool:
        """Whether the question is shown."""
        return bool(self.display)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Typing is nobody else's business."""
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the words typed, the answer of a digit, or the one under the cursor."""
        event.stop()
        typed = self._box.value.strip()
        if typed.isdecimal() and 1 <= int(typed) <= len(PURPOSES):
            typed = PURPOSES[int(typed) - 1]
        reason = typed or self._picks.target
        if isinstance(reason, str):
            self.post_message(self.Said(reason, self._then))

    def action_move(self, steps: int) -> None:
        """The cursor of the usual answers, from the box."""
        self._picks.move(steps)

    def action_leave(self) -> None:
        """Esc."""
        self.post_message(self.Left())


def _question() -> str:
    return _("What is it needed for? A digit, or your words. It is kept in the access log.")


def _rows() -> Iterable[Row]:
    for digit, purpose in enumerate(PURPOSES, 1):
        yield Row(
            lambda _cells, digit=digit, purpose=purpose: (  # type: ignore[misc]
                Piece(f" {digit} ", "key"),
                Piece(label("purpose", purpose)),
            ),
            purpose,
        )
