"""The line that readings are typed into, under the list of a clinic, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from db.records import MeasuredValue
from frontdesk.rules.readings import ReadingLine, advice, most_pressing, read_readings
from frontdesk.words import _, lines, reasons
from frontdesk.words.codes import label
from frontdesk.words.readings import told, value_text
from screens.frames.page import Saying
from screens.packages.clinic_jobs import Seat
from screens.parts.box import Box
from screens.parts.cells import cut, fit, wrap
from screens.parts.lines import Line, Lines, Piece, headed_rule, line

ADVICE_TONES = {"at_once": "late", "again": "alert", "low": "alert"}
_TOLD_LINES = 3
_WHO = 22
_LONGEST = 200


class ReadingPanel(Container):
    """Whose line it is, the box, and beside it at once what is read in it; after Enter what is told of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    class Typed(Message):
        """Enter: this was measured."""

        def __init__(self, seat: Seat, read: ReadingLine) -> None:
            super().__init__()
            self.seat, self.read = seat, read

    class Left(Message):
        """Esc: back to the list; what was typed is kept for that person."""

    def __init__(self) -> None:
        super().__init__(classes="reading-panel")
        self._box = Box(id="reading-box", longest=_LONGEST)
        self._seat: Seat | None = None
        self._saying: Saying | None = None
        self._tone = "plain"
        self._kept: dict[int, str] = {}
        self._by = ""
        self._head = Lines(lambda width, _height: [headed_rule(self._heading(), width)], classes="one")
        self._who = Lines(self._draw_who, classes="reading-who")
        self._told = Lines(self._draw_told, classes="reading-told")

    def compose(self) -> Iterator[Widget]:
        """The line, and what is told."""
        yield self._head
        yield Container(self._who, self._box, classes="box")
        yield self._told

    def _heading(self) -> str:
        return "  ".join(part for part in (_("Measured"), self._by) if part)

    def measured_by(self, text: str) -> None:
        """Say over the line who measures."""
        self._by = text
        self._head.redraw()

    @property
    def is_open(self) -> bool:
        """Whether somebody is being measured."""
        return self._seat is not None

    @property
    def holds_something(self) -> bool:
        """Whether anything was typed that is not written down."""
        return bool(self._box.value.strip() or any(self._kept.values()))

    def open(self, seat: Seat) -> None:
        """Measure somebody; what was typed of them before stands again."""
        self._keep()
        self._seat = seat
        self._box.value = self._kept.pop(seat.resident_id, "")
        self._box.cursor_position = len(self._box.value)
        self._say(None)
        self._box.focus()
        self._who.redraw()

    def close(self) -> None:
        """Nobody is being measured; what was typed is kept."""
        self._keep()
        self._seat = None
        self._box.value = ""
        self._who.redraw()

    def done(self, seat: Seat, values: Sequence[MeasuredValue]) -> None:
        """It is written down: say of whom, and what is told of it."""
        self._seat = None
        self._box.value = ""
        pressing = most_pressing(values)
        self._say(lambda: _answer(seat, values), ADVICE_TONES.get(pressing, "good"))
        self._who.redraw()

    def refused(self, saying: Saying) -> None:
        """It was not written down: why; what was typed stands."""
        self._say(saying, "alert")

    def forget(self) -> None:
        """Another clinic: nothing of this one stays."""
        self._kept.clear()
        self.measured_by("")
        self._seat = None
        self._box.value = ""
        self._say(None)

    def _keep(self) -> None:
        if self._seat is not None and self._box.value.strip():
            self._kept[self._seat.resident_id] = self._box.value

    def _say(self, saying: Saying | None, tone: str = "plain") -> None:
        self._saying, self._tone = saying, tone
        self._told.redraw()

    # What is typed.

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key: what is read so far; what cannot be read yet may still become something."""
        event.stop()
        if self._seat is None or not self._box.value.strip():
            return
        read = read_readings(self._box.value)
        if read.problem is None:
            self._say(lambda: _preview(read), ADVICE_TONES.get(most_pressing(read.values), "quiet"))
        elif not read.offered or self._tone != "alert":
            self._say(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: written down, or why not; what it may have been meant to be then stands in the box."""
        event.stop()
        if self._seat is None:
            return
        read = read_readings(self._box.value)
        if read.problem is None:
            self.post_message(self.Typed(self._seat, read))
            return
        problem = read.problem
        if read.offered:
            with self.prevent(Input.Changed):
                self._box.value = read.offered
                self._box.cursor_position = len(read.offered)
        self._say(lambda: reasons.say(problem), "alert")

    def action_leave(self) -> None:
        """Esc."""
        self.close()
        self._say(None)
        self.post_message(self.Left())

    # How it looks.

    def _draw_who(self, width: int, _height: int) -> Sequence[Line]:
        seat = self._seat
        if seat is None:
            return [line(Piece(cut(" -", width), "quiet"))]
        told = f"{seat.name} {lines.sex_and_age(seat.sex, seat.age)}"
        return [line(" ", Piece(fit(told, width - 4), "strong"), Piece(" > ", "sign"))]

    def _draw_told(self, width: int, _height: int) -> Sequence[Line]:
        if self._saying is None:
            if self._seat is None:
                return ()
            hint = _(
                "138/86 72 6.4k: pressure, pulse, glucose (k fasting, c 2 h after a meal, s random); y agrees"
            )
            return [line(" ", Piece(part, "quiet")) for part in wrap(hint, width - 2, _TOLD_LINES)]
        return [line(" ", Piece(part, self._tone)) for part in wrap(self._saying(), width - 2, _TOLD_LINES)]


def values_text(values: Sequence[MeasuredValue]) -> str:
    """Values in one line."""
    return "  ".join(value_text(value) for value in values)


def words_of(values: Sequence[MeasuredValue]) -> str:
    """The word of what is told of values; "" where nothing is."""
    pressing = most_pressing(values)
    return label("reading_advice", pressing) if pressing else ""


def _preview(read: ReadingLine) -> str:
    each = (
        " ".join(
            part
            for part in (
                label("reading_kind", one.kind),
                value_text(one),
                f"[{words_of([one])}]" if advice(one) else "",
            )
            if part
        )
        for one in read.values
    )
    agrees = [_("agrees to health data being kept")] if read.agrees else []
    return "   ".join((*each, *agrees))


def _answer(seat: Seat, values: Sequence[MeasuredValue]) -> str:
    return f"{seat.name}  {told(most_pressing(values)) or values_text(values)}"
