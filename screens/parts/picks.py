"""A list with a cursor: rows to pick from, among rows that only say something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.parts.lines import Line, Lines, Piece

SIGN = ">"


class Row(NamedTuple):
    """A row: its pieces for a width, and what it stands for (nothing: the cursor passes it by)."""

    draw: Callable[[int], tuple[Piece, ...]]
    target: object = None


def said(*pieces: Piece | str) -> Row:
    """A row that is the same at every width and cannot be picked."""
    toned = tuple(Piece(piece) if isinstance(piece, str) else piece for piece in pieces)
    return Row(lambda _width: toned)


class Picks(Lines, can_focus=True):
    """Rows with a cursor that the rows follow; beyond its last stops, or without any, the keys scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, picks: Picks) -> None:
            super().__init__()
            self.picks = picks

    class Chosen(Message):
        """Enter was pressed on a row."""

        def __init__(self, picks: Picks, target: object) -> None:
            super().__init__()
            self.picks = picks
            self.target = target

    class Left(Message):
        """Up was pressed on the first row: the cursor leaves upwards."""

    class Widened(Message):
        """It is wider or narrower than before: rows that were laid out for its width are to be made anew."""

        def __init__(self, picks: Picks) -> None:
            super().__init__()
            self.picks = picks

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(self._rows_drawn, id=id, classes=classes)
        self._rows: Sequence[Row] = ()
        self._stops: Sequence[int] = ()
        self._stop: int | None = None
        self._top = self._width = 0
        self._is_followed = False

    def offer(self, rows: Sequence[Row], stop: int | None = 0, top: int = 0) -> None:
        """Other rows, the cursor on the `stop`th that can be picked, or (None) on none before it is moved.

        `top` is the first that is shown, unless the cursor would be out of sight then.
        """
        self._rows = rows
        self._stops = [index for index, row in enumerate(rows) if row.target is not None]
        self._stop = None if stop is None or not self._stops else min(stop, len(self._stops) - 1)
        self._top = top
        self._is_followed = False
        self.redraw()

    @property
    def target(self) -> object:
        """What the row under the cursor stands for; None without a cursor."""
        return None if self._stop is None else self._rows[self._stops[self._stop]].target

    @property
    def stop(self) -> int | None:
        """Which of the rows to pick the cursor is on, from 0; None without a cursor."""
        return self._stop

    @property
    def top(self) -> int:
        """Which row is the first that is shown, from 0."""
        return self._top

    @property
    def stops(self) -> int:
        """How many rows can be picked."""
        return len(self._stops)

    @property
    def below(self) -> int:
        """How many rows are below the edge."""
        height = self.size.height
        return max(len(self._rows) - self._top - height, 0) if height else 0

    def move(self, steps: int) -> bool:
        """Move the cursor by `steps`, or the rows where it cannot go further or is not in sight.

        So rows before the first and after the last that can be picked are seen too.

        Returns:
            False if nothing moved.
        """
        before = (self._stop, self._top)
        if self._stop is None or not self._brings_in_sight(steps):
            start = -1 if self._stop is None else self._stop
            if self._stops:
                self._stop = max(0, min(start + steps, len(self._stops) - 1))
            if self._stop == before[0]:
                self._top = max(0, min(self._top + steps, len(self._rows) - self.size.height))
            else:
                self._is_followed = False
        if (self._stop, self._top) == before:
            return False
        self.redraw()
        if self._stop != before[0]:
            self.post_message(self.Moved(self))
        return True

    def _brings_in_sight(self, steps: int) -> bool:
        """Scroll towards a cursor that is out of sight in the direction of `steps`; False if it is not."""
        height = self.size.height
        row = self._row
        if steps > 0 and row >= self._top + height:
            self._top = min(row - height + 1, self._top + max(1, height - 1))
        elif steps < 0 and row < self._top:
            self._top = max(row, self._top - max(1, height - 1))
        else:
            return False
        return True

    @property
    def _row(self) -> int:
        """The row of the cursor; -1 without one."""
        return -1 if self._stop is None else self._stops[self._stop]

    def redraw(self) -> None:
        """Draw again, with the cursor in sight if it was moved."""
        height = self.size.height
        if height:
            if not self._is_followed:
                self._follow(height)
            self._top = max(0, min(self._top, len(self._rows) - height))
        super().redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Another size: the cursor stays in sight."""
        self._is_followed = False
        super().on_resize(event)
        if event.size.width != self._width:
            self._width = event.size.width
            self.post_message(self.Widened(self))

    def _follow(self, height: int) -> None:
        """Scroll so far that the row of the cursor is in sight; at the first one, so that the top is."""
        self._is_followed = True
        row = self._row
        if self._stop == 0 and (row < height or not self._top):
            self._top = 0
        elif row >= 0:
            self._top = max(min(self._top, row), row - height + 1)

    def _rows_drawn(self, width: int, height: int) -> Sequence[Line]:
        marked = self._row
        drawn = []
        for index, row in enumerate(self._rows[self._top : self._top + height], self._top):
            sign = Piece(SIGN, "sign") if index == marked else Piece(" ")
            if marked >= self._top + height and index == self._top + height - 1:
                # The cursor is further down: without a sign there would seem to be none.
                sign = Piece("↓", "sign")
            drawn.append(Line((sign, *row.draw(width - 1)), index == marked))
        return drawn

    def action_move(self, steps: int) -> None:
        """One row up or down; up from the first row leaves the list."""
        if not self.move(steps) and steps < 0:
            self.post_message(self.Left())

    def action_page(self, direction: int) -> None:
        """A screenful up or down."""
        self.move(direction * max(1, self.size.height - 1))

    def action_edge(self, direction: int) -> None:
        """To the first or the last row."""
        self.move(direction * len(self._rows))

    def action_choose(self) -> None:
        """Enter on a row."""
        if self.target is not None:
            self.post_message(self.Chosen(self, self.target))
