"""Deadlines that came to another day, as lines under a form and as rows that lead to their requests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from db.records import Kind, MovedDeadline
from frontdesk.words import _, deadlines
from screens.office import Target
from screens.parts.cells import cut, fit
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row, said

if TYPE_CHECKING:
    from frontdesk.requests.recounting import Recounted

MOVED = "moved"
"""The text of a place that shows what its last change moved."""

_NUMBER, _CLOCK = 11, 16


class MovedPicture(NamedTuple):
    """What a day that is laid down does to deadlines."""

    recounted: Recounted

    def heading(self, cells: int) -> str:
        """How many would move."""
        count = len(self.recounted.moved)
        return deadlines.how_many_move(count, would=True) if count else _("no deadline moves")

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """Which."""
        return moved_lines(self.recounted, cells)


def moved_lines(recounted: Recounted, cells: int) -> list[Line]:
    """Those that would move, a line each, and how many are settled."""
    drawn = [line(" ", *_pieces(one, cells - 1)) for one in recounted.moved]
    if recounted.settled:
        drawn.append(line(Piece(f" {cut(deadlines.settled(recounted.settled), cells - 2)}", "quiet")))
    return drawn


def moved_rows(moved: Sequence[MovedDeadline]) -> list[Row]:
    """How many moved, then each, leading to its request; nothing where none did."""
    if not moved:
        return []
    heading = said(Piece(f" {deadlines.how_many_move(len(moved))}", "strong"))
    return [heading, *map(_row, moved), said()]


def _row(one: MovedDeadline) -> Row:
    return Row(lambda cells: _pieces(one, cells), Target(Kind.REQUEST, one.id).place)


def _pieces(one: MovedDeadline, cells: int) -> tuple[Piece, ...]:
    number, clock, days = deadlines.moved(one)
    return (
        Piece(f" {fit(number, _NUMBER)} {fit(clock, _CLOCK)} ", "quiet"),
        Piece(cut(days, cells - _NUMBER - _CLOCK - 4)),
    )
