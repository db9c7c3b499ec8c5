"""A question with one line to answer it: what a file is to be called."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from screens.frames.page import Saying
from screens.parts.box import Box
from screens.parts.cells import cut
from screens.parts.lines import Lines, Piece, line, prompt, rule


class NamePanel(Container):
    """The question with a suggestion in its box, selected, so that typing replaces it; hidden until asked."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    class Said(Message):
        """Enter: this is the answer."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Left(Message):
        """Esc: never mind."""

    def __init__(self) -> None:
        super().__init__(classes="name-panel")
        self._box = Box(id="name-box")
        self._question: Saying = str
        self.display = False

    def compose(self) -> ComposeResult:
        """The question and the box."""
        yield rule()
        yield Lines(
            lambda width, _height: [line(" ", Piece(cut(self._question(), width - 2), "strong"))],
            classes="one",
        )
        yield Container(prompt(), self._box, classes="box")

    @property
    def asks(self) -> bool:
        """Whether the question is shown."""
        return bool(self.display)

    def ask(self, question: Saying, suggestion: str) -> None:
        """Show the question."""
        self._question = question
        self._box.value = ""
        self.display = True
        self._box.focus()
        # Only what is laid out knows how wide it is: the lines, and the box, which scrolls to its cursor.
        self.call_after_refresh(self._fill, suggestion)

    def _fill(self, suggestion: str) -> None:
        for part in self.query(Lines):
            part.redraw()
        if not self._box.value:
            self._box.replace(suggestion, 0, 0)
            # Backwards, so that the beginning is seen.
            self._box.selection = Selection(len(self._box.value), 0)

    def close(self) -> None:
        """Hide it again; whoever asked takes the focus."""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Typing is nobody else's business."""
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter; an empty box answers nothing."""
        event.stop()
        if self._box.value.strip():
            self.post_message(self.Said(self._box.value.strip()))

    def action_leave(self) -> None:
        """Esc."""
        self.post_message(self.Left())
