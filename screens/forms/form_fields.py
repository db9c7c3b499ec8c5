"""A field of a form on the screen: its label, its box, and the remark beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from textual import events
from textual.containers import VerticalScroll
from textual.widget import Widget

from frontdesk.text import clean
from frontdesk.words import pgettext
from screens.forms.form import Field, Remark, Weight
from screens.parts import cells
from screens.parts.box import Box
from screens.parts.choices import CHOOSING
from screens.parts.lines import Line, Lines, Piece, line
from screens.parts.picks import SIGN

_TONES = {Weight.NOTE: "quiet", Weight.WARNING: "plain", Weight.DOUBT: "alert", Weight.ERROR: "alert"}
_LABEL = 15
"""Columns of the labels, as the box's margin in desk.tcss."""
_AROUND_REMARK = 2
"""Blanks before and behind a remark."""
_SIGNS = {Weight.NOTE: "", Weight.WARNING: "? ", Weight.DOUBT: "! ", Weight.ERROR: "! "}


class FieldBox(Box):
    """The box of a field."""

    def __init__(self, field: Field, resized: Callable[[], None]) -> None:
        super().__init__(id=f"field-{field.name}", longest=field.longest)
        self.field = field
        self._resized = resized

    def on_blur(self) -> None:
        """What is left shows its beginning."""
        self.scroll_to(x=0, animate=False, immediate=True)

    def on_resize(self) -> None:
        """So does what was written while a list or a hint left it no room."""
        if not self.has_focus or cells.width(self.value) < self.size.width:
            self.on_blur()
        self._resized()

    def put(self, text: str) -> None:
        """Another text, made harmless: what was kept may be older than the rules of today."""
        self.value = clean(text, limit=self.longest)

    def tidy_to(self, text: str) -> None:
        """The same in another spelling, the cursor at its end."""
        if text != self.value:
            self.put(text)
            self.cursor_position = len(self.value)


class FieldRow(Lines):
    """Label, box and remark on one line; `remark` is asked at each drawing.

    The row draws what stands around its box itself: with a part of its own for each of the three a long
    form took half as long again to open.
    """

    def __init__(self, field: Field, remark: Callable[[], Remark | None]) -> None:
        super().__init__(self._draw_around, classes="field wide" if field.wide else "field")
        self.field = field
        self.box = FieldBox(field, self.redraw)
        self._remark = remark

    def compose(self) -> Iterator[Widget]:
        """The box; the rest is drawn."""
        yield self.box

    def redraw(self) -> None:
        """Label and remark again; a wide box gives way while there is something to say."""
        if self.field.wide:
            self.set_class(self._remark() is None, "wide")
        self._give_way_to_hint()
        super().redraw()

    def on_resize(self, _event: events.Resize) -> None:
        """Another width: there may be room by now."""
        self.remove_class("told")
        self.call_after_refresh(self._give_way_to_hint)

    def _give_way_to_hint(self) -> None:
        """While its hint stands beside it an empty box leaves that the room, so that no letter is hidden."""
        hint = pgettext("field", self.field.hint) if self.field.hint else ""
        remark = self._remark()
        if not hint or self.box.value or remark is None or remark.saying() != hint:
            self.remove_class("told")
        elif cells.width(hint) + _AROUND_REMARK > self._beside > 0:
            self.add_class("told")

    @property
    def _beside(self) -> int:
        """Columns behind the box; none while values are listed there."""
        width = self.size.width
        return 0 if not width or self.screen.has_class(CHOOSING) else width - _LABEL - self.box.size.width

    def _draw_around(self, _width: int, _height: int) -> Sequence[Line]:
        here = self.box.has_focus
        name = cells.fit(pgettext("field", self.field.label), _LABEL - 2)
        pieces = [Piece(SIGN if here else " ", "sign"), Piece(f"{name} ", "strong" if here else "quiet")]
        remark = self._remark()
        if remark is not None and self._beside > 1:
            text = cells.cut(f" {_SIGNS[remark.weight]}{remark.saying()}", self._beside - 1)
            pieces += (Piece(" " * self.box.size.width), Piece(text, _TONES[remark.weight]))
        return [line(*pieces)]


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields of a form under each other, scrolled so that the one with the cursor is seen."""

    def __init__(self, fields: Sequence[Field], beside: Callable[[Field, bool], Remark | None]) -> None:
        """Rows for `fields`; `beside` says what stands beside one, told whether the cursor is there."""
        self._rows = [FieldRow(field, partial(self._remark, field)) for field in fields]
        super().__init__(*self._rows, classes="fields")
        self._beside = beside
        self._boxes = {row.field.name: row.box for row in self._rows}
        self.here = fields[0]

    def _remark(self, field: Field) -> Remark | None:
        return self._beside(field, field is self.here)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the boxes."""
        return {name: box.value for name, box in self._boxes.items()}

    @property
    def cursor(self) -> tuple[str, int]:
        """The field with the cursor, and where in its text."""
        return self.here.name, self._boxes[self.here.name].cursor_position

    def __contains__(self, name: object) -> bool:
        return name in self._boxes

    def on_resize(self) -> None:
        """Less room, as when a list of values closes: the field with the cursor stays in sight."""
        self.call_after_refresh(self._bring_in_sight)

    def _bring_in_sight(self) -> None:
        box = self._boxes[self.here.name]
        if box.has_focus:
            box.scroll_visible(animate=False)

    def show(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Put texts into the boxes; what stands there then, without what no box takes."""
        for name, text in texts.items():
            self._boxes[name].put(text)
        return self.texts

    def write(self, name: str, text: str) -> None:
        """Another text in one box, the cursor at its end."""
        self._boxes[name].tidy_to(text)

    def go_to(self, name: str, at: int | None = None) -> None:
        """The cursor into a field, to the end of its text or to a place in it."""
        box = self._boxes[name]
        self.here = box.field
        box.focus()
        box.cursor_position = len(box.value) if at is None else min(at, len(box.value))
        if box.field.anew and at is None:
            box.select_all()

    def to_first(self) -> None:
        """The cursor into the first field."""
        self.go_to(self._rows[0].field.name)

    def step(self, steps: int) -> None:
        """So many fields down; nothing happens at the ends."""
        place = self._place + steps
        if 0 <= place < len(self._rows):
            self.go_to(self._rows[place].field.name)

    def after(self, passed: frozenset[str] | set[str]) -> str | None:
        """The next field down that is not passed by; None on the last."""
        rest = (row.field.name for row in self._rows[self._place + 1 :])
        return next((name for name in rest if name not in passed), None)

    def redraw(self) -> None:
        """Labels and remarks again."""
        for row in self._rows:
            row.redraw()

    @property
    def _place(self) -> int:
        return [row.field for row in self._rows].index(self.here)
