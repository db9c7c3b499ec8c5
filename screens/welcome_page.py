"""The first start: there is no office yet, so its name is asked for, or the made-up community shown."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from frontdesk.words import NP_, _
from screens.box import Box
from screens.cells import wrap
from screens.lines import Line, Lines, Piece, line
from screens.office import Office
from screens.page import Page


class WelcomePage(Page):
    """One question; Enter answers it, Enter on nothing opens the made-up community."""

    class Named(Message):
        """The office is to be made under this name."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class LookAround(Message):
        """The made-up community is to be opened."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Welcome"))
        self._box = Box(id="name")

    def body(self) -> Iterable[Widget]:
        """The question, the box, and what else can be done."""
        yield Lines(self._draw_question, classes="question")
        prompt = Lines(lambda _width, _height: [line(Piece(" > ", "sign"))], classes="prompt")
        yield Container(prompt, self._box, classes="box")
        yield Lines(self._draw_else)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter."""
        event.stop()
        name = self._box.value.strip()
        self.say(lambda: _("One moment …"))
        self.post_message(self.Named(name) if name else self.LookAround())

    def _draw_question(self, width: int, _height: int) -> list[Line]:
        return [line(), line(" ", Piece(_("What is the office called?"), "strong")), line()]

    def _draw_else(self, width: int, _height: int) -> list[Line]:
        texts = (
            _("Write its name, for example 同心社区, and press Enter: its database is made on this PC."),
            _("Or leave the box empty and press Enter to look around in a made-up community first."),
        )
        drawn = [line()]
        for text in texts:
            drawn += [line(f" {part}") for part in wrap(text, width - 2, 4)]
            drawn.append(line())
        return drawn
