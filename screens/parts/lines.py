"""The part that everything on a page but the boxes is made of: lines of toned pieces, drawn one by one.

A `Lines` is told how to draw itself once (a function of its width and height), and draws again when
asked: only lines that came out differently go to the terminal. That is what keeps a page fast on an
old computer or over a slow connection, and what makes a switch of language or size trivial.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from screens.parts import glyphs, privacy
from screens.parts.cells import cut, width
from screens.parts.styled_when_drawn import StyledWhenDrawn
from screens.parts.text import printable

TONES = ("plain", "strong", "quiet", "key", "alert", "late", "good", "sign", "cursor")


class Piece(NamedTuple):
    """A run of text in one tone, one of `TONES`."""

    text: str
    tone: str = "plain"
    open: bool = False
    """Whether a visitor may read it, under the privacy screen too."""


class Line(NamedTuple):
    """One line: its pieces from left to right, and whether the cursor is on it."""

    pieces: tuple[Piece, ...] = ()
    marked: bool = False


Draw = Callable[[int, int], Sequence[Line]]


def line(*pieces: Piece | str) -> Line:
    """A line of pieces; a bare string is a piece in the plain tone."""
    return Line(tuple(Piece(piece) if isinstance(piece, str) else piece for piece in pieces))


def _covered(drawn: Line) -> Line:
    """A line with nothing left to read in it but what a visitor may."""
    pieces = (one if one.open else one._replace(text=privacy.cover(one.text)) for one in drawn.pieces)
    return drawn._replace(pieces=tuple(pieces))


def rule_line(cells: int) -> Line:
    """A line across the whole width."""
    return line(Piece(glyphs.rule(cells), "quiet"))


def headed_rule(text: str, cells: int) -> Line:
    """A line across with a text near its beginning; without a text only the line."""
    if not text:
        return rule_line(cells)
    heading = f" {cut(text, cells - 6)} "
    before, after = glyphs.rule(2), glyphs.rule(cells - 2 - width(heading))
    return line(Piece(before, "quiet"), Piece(heading), Piece(after, "quiet"))


def _bounded(text: str, cells: int) -> str:
    """The text as it can be drawn; of a long one no more than a line holds, for Textual crops it slowly."""
    return printable(text) if len(text) <= cells else cut(text, cells)


def _nothing(_width: int, _height: int) -> Sequence[Line]:
    return ()


class Lines(StyledWhenDrawn):
    """Draws lines; sends to the terminal only those that changed.

    Its tones are component classes, `lines--` and the tone.
    """

    def __init__(
        self,
        draw: Draw = _nothing,
        id: str | None = None,  # noqa: A002  Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self.is_open = False
        """Whether a visitor may read all of it."""
        self._shown: tuple[Line, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._tones: dict[tuple[str, bool], Style] = {}

    def show(self, draw: Draw) -> None:
        """Draw with another function from now on."""
        self._draw = draw
        self.redraw()

    def redraw(self) -> None:
        """Draw again and repaint the lines that changed."""
        width, height = self.size
        if not width or not height:
            return
        lines = tuple(self._draw(width, height))[:height]
        if privacy.is_on() and not self.is_open:
            lines = tuple(map(_covered, lines))
        before, self._shown = self._shown, lines
        longest = max(len(before), len(lines))
        changed = [y for y in range(longest) if before[y : y + 1] != lines[y : y + 1]]
        for y in changed:
            self._strips.pop(y, None)
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    @property
    def shown(self) -> tuple[str, ...]:
        """The text of each line as last drawn."""
        return tuple("".join(piece.text for piece in line.pieces) for line in self._shown)

    def on_resize(self, _event: events.Resize) -> None:
        """Another size, another drawing."""
        self._shown = ()
        self._strips.clear()
        self.redraw()
        self.refresh()

    def notify_style_update(self) -> None:
        """Another look: nothing drawn so far stands."""
        self._strips.clear()
        self._tones.clear()
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a region. Textual asks for many that did not change; those were kept."""
        strips = [self._strips.get(y) or self.render_line(y) for y in crop.line_range]
        if crop.column_span == (0, self.size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line as Textual wants it."""
        width = self.size.width
        pieces, marked = self._shown[y] if y < len(self._shown) else Line()
        strip = Strip([Segment(_bounded(text, width), self._tone(tone, marked)) for text, tone, _ in pieces])
        base = self._tone("plain", marked)
        if strip.cell_length > width:
            sign = glyphs.ellipsis()
            strip = Strip([*strip.crop(0, width - len(sign)), Segment(sign, base)])
        strip = strip.extend_cell_length(width, base)
        for line_filter in self.get_line_filters():
            strip = strip.apply_filter(line_filter, self.background_colors[1])
        self._strips[y] = strip
        return strip

    def _tone(self, tone: str, marked: bool) -> Style:
        """The style of a tone, under the cursor or not."""
        if (tone, marked) not in self._tones:
            style = self.get_component_rich_style("lines--marked") if marked else self.rich_style
            if tone != "plain":
                # Red does not show on the bar of the cursor in sixteen colours.
                own = "late-marked" if tone == "late" and marked else tone
                style += self.get_component_rich_style(f"lines--{own}", partial=True)
            self._tones[tone, marked] = style
        return self._tones[tone, marked]


def rule() -> Lines:
    """A line across the page."""
    return Lines(lambda width, _height: [rule_line(width)], classes="one")


def divider() -> Lines:
    """Across between a list and its preview, or nothing where they stand side by side."""
    return Lines(lambda width, height: [rule_line(width)] if height == 1 else (), classes="divider")


def prompt() -> Lines:
    """What stands before a box."""
    return Lines(lambda _width, _height: [line(Piece(" > ", "sign"))], classes="prompt")
