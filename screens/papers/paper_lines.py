"""A page to print as it is read on the screen: the same blocks, drawn as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from frontdesk.printing import paper as on
from frontdesk.printing.paper import Block, Printout
from screens.parts.cells import fit, fit_right, width, wrap
from screens.parts.lines import Line, Piece, line, rule_line

_MOST = 12
"""Lines of one text; on paper it stands whole."""
_LABEL = 16
_SHORT = 12
"""Cells of a text that is kept on one line."""


def paper_lines(page: Printout, cells: int) -> list[Line]:
    """The page without the office's head; what only paper has, such as cut lines, is left out."""
    drawn: list[Line] = []
    for block in page.blocks:
        draw = _DRAWN.get(type(block))
        if draw is not None:
            drawn += draw(block, cells - 2)
    return drawn


def _paragraph(block: on.Paragraph, cells: int) -> Iterator[Line]:
    for part in wrap(block.text, cells, _MOST):
        yield line(Piece(f" {part}", "strong" if block.manner == "strong" else "plain"))


def _heading(block: on.Heading, _cells: int) -> Iterator[Line]:
    yield line()
    yield line(Piece(f" {block.text}", "strong"))


def _facts(block: on.Facts, cells: int) -> Iterator[Line]:
    label = min(max((width(name) for name, _text in block.rows), default=0), _LABEL)
    for name, text in block.rows:
        parts = wrap(text, cells - label - 2, _MOST) or [""]
        yield line(Piece(f" {fit(name, label)}  ", "quiet"), Piece(parts[0]))
        for part in parts[1:]:
            yield line(" " * (label + 3) + part)


def _table(block: on.Table, cells: int) -> Iterator[Line]:
    """Columns as wide as their shares; a text that has no room goes on below."""
    rooms = _rooms(block, cells)
    yield line(Piece(" " + " ".join(map(fit, block.headings, rooms)), "quiet"))
    for row in block.rows:
        parts = [wrap(text, room, _MOST) for text, room in zip(row, rooms, strict=True)]
        for at in range(max(map(len, parts), default=0)):
            cut = [part[at] if at < len(part) else "" for part in parts]
            sides = (fit_right if place in block.at_right else fit for place in range(len(cut)))
            yield line(
                " " + " ".join(side(text, room) for side, text, room in zip(sides, cut, rooms, strict=True))
            )


def _rooms(block: on.Table, cells: int) -> list[int]:
    """A column of short texts (a time, a state, a name) is as wide as they are; the others share the rest."""
    room = cells - len(block.shares)
    widest = [max(map(width, column)) for column in zip(block.headings, *block.rows, strict=True)]
    short = [one if one <= _SHORT else 0 for one in widest]
    if room - sum(short) < _SHORT * short.count(0):
        short = [0] * len(short)
    whole = sum(share for share, own in zip(block.shares, short, strict=True) if not own) or 1
    left = room - sum(short)
    rooms = [own or max(left * share // whole, 2) for share, own in zip(block.shares, short, strict=True)]
    # What is left over goes to the widest column.
    rooms[rooms.index(max(rooms))] += max(room - sum(rooms), 0)
    return rooms


def _sheet(_block: on.Sheet, cells: int) -> Iterator[Line]:
    yield line()
    yield rule_line(cells)


_DRAWN: Mapping[type[Block], Callable[[Any, int], Iterator[Line]]] = {
    on.Paragraph: _paragraph,
    on.Heading: _heading,
    on.Facts: _facts,
    on.Table: _table,
    on.Sheet: _sheet,
}
