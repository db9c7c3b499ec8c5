"""The box to type into: one line that takes whatever is typed or pasted and keeps only what is harmless."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.message import Message
from textual.widgets import Input

from frontdesk.text import clean
from screens.parts import privacy
from screens.parts.styled_when_drawn import StyledWhenDrawn

LONGEST = 1_000
"""The most characters in a box, unless it is for longer texts."""
_WIDE_BLANK = "\u3000"


class Box(Input, StyledWhenDrawn):
    """A line of text; does not blink, and keeps what is in it when the focus comes back."""

    class PastStart(Message):
        """Backspace with nothing before the cursor."""

    def __init__(self, id: str | None = None, longest: int = LONGEST) -> None:  # noqa: A002  Textual's name
        self.longest = longest
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False

    @property
    def _value(self) -> Any:
        """What is drawn: under the privacy screen only what is just being typed."""
        # Private to Textual; its `password` draws a sign that old consoles make two cells wide.
        drawn = super()._value
        if privacy.is_on() and not self.has_focus:
            drawn.plain = privacy.stand_in(self.value)
        return drawn

    @property
    def content_width(self) -> int:
        """The room of the longest text: a width that changes lays the page out at every key."""
        return 2 * self.longest + 1

    def replace(self, text: str, start: int, end: int) -> None:
        """Put text between two places, without what could harm; what does not fit is left out."""
        if not text.isprintable():
            text = clean(text)
        room = self.longest - len(self.value) + abs(end - start)
        super().replace(text[: max(room, 0)], start, end)

    def select_text(self) -> None:
        """Take the focus with everything selected, so that typing replaces it."""
        self.focus()
        self.select_all()

    async def _on_key(self, event: events.Key) -> None:
        # Textual takes the blank of a Chinese input method for a key without a character.
        if event.character == _WIDE_BLANK:
            event.stop()
            event.prevent_default()
            self.replace(" ", *self.selection)
        elif event.key == "backspace" and not self.value:
            self.post_message(self.PastStart())

    def _on_paste(self, event: events.Paste) -> None:
        """Everything pasted, its lines one after the other; Textual would keep the first line only."""
        event.stop()
        event.prevent_default()
        self.replace(" ".join(event.text.split()), *self.selection)
