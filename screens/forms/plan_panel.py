"""What a form is about to change, under its fields and live with what is typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.containers import Container
from textual.widget import Widget

from screens.forms.form import Picture
from screens.parts.lines import Line, Lines, headed_rule


class PlanPanel(Container):
    """A heading and the picture; where it is higher than its room it is told briefly, then scrolled."""

    def __init__(self) -> None:
        super().__init__(classes="plan")
        self._head = Lines(self._draw_head, classes="one")
        self._body = Lines(self._draw_body)
        self._picture: Picture | None = None
        self._top = 0

    def compose(self) -> Iterator[Widget]:
        """Heading and picture."""
        yield self._head
        yield self._body

    @property
    def has_more(self) -> bool:
        """Whether there is more of it than can be seen at once."""
        return len(self._lines(self._body.size.width, self._body.size.height)) > self._body.size.height

    def show(self, picture: Picture | None) -> None:
        """Another picture."""
        self._picture = picture
        self._top = 0
        self.redraw()

    def page(self) -> None:
        """A screenful further, from the end to the beginning."""
        height = self._body.size.height
        rest = len(self._lines(self._body.size.width, height)) - self._top - height
        self._top = self._top + min(max(height - 1, 1), rest) if rest > 0 else 0
        self.redraw()

    def redraw(self) -> None:
        """In the language of the moment."""
        self._head.redraw()
        self._body.redraw()

    def _lines(self, cells: int, height: int) -> Sequence[Line]:
        if self._picture is None:
            return ()
        whole = self._picture.lines(cells)
        return whole if len(whole) <= height else self._picture.lines(cells, brief=True)

    def _draw_head(self, cells: int, _height: int) -> Sequence[Line]:
        if self._picture is None:
            return [headed_rule("", cells)]
        return [headed_rule(self._picture.heading(cells), cells)]

    def _draw_body(self, cells: int, height: int) -> Sequence[Line]:
        return self._lines(cells, height)[self._top : self._top + height]
