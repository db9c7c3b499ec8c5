"""Entries of registers on one line each, in columns that line up; as many columns as the page is wide for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from frontdesk.registers.declared import Column, Holds, Register
from frontdesk.words import _, pgettext
from screens.office import Place
from screens.parts.cells import cut, fit, fit_right
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row

if TYPE_CHECKING:
    from db.records import RegisterEntry

_ENDED = 8


def columns_of(register: Register, cells: int, but: str = "") -> list[tuple[Column, int]]:
    """The columns that fit into `cells` cells with their widths; what is left over goes to the widest.

    `but` names one that is left out, because it is the same in all rows.
    """
    room = cells
    taken: list[tuple[Column, int]] = []
    for column in register.columns:
        if column.cells and column.cells + 1 <= room and column.name != but:
            taken.append((column, column.cells))
            room -= column.cells + 1
    if taken and room > 0:
        widest = max(range(len(taken)), key=lambda place: taken[place][1])
        column, width = taken[widest]
        taken[widest] = column, width + min(room, width)
    return taken


def heading(register: Register, cells: int) -> Line:
    """What stands over the columns of rows with a sign before them."""
    pieces = [
        _aligned(column, pgettext("field", column.label), width)
        for column, width in columns_of(register, cells - 1)
    ]
    return line("  ", Piece(" ".join(pieces), "quiet"))


def entry_row(
    register: Register,
    entry: RegisterEntry,
    shown: Callable[[Column, RegisterEntry], str],
    *,
    has_ended: bool,
    but: str = "",
) -> Row:
    """The row of an entry; one that is no longer used says so."""

    def draw(cells: int) -> tuple[Piece, ...]:
        room = cells - (_ENDED + 1) * has_ended
        pieces = []
        for place, (column, width) in enumerate(columns_of(register, room, but)):
            tone = "quiet" if has_ended else "plain" if place else "strong"
            pieces.append(Piece(f" {_aligned(column, shown(column, entry), width)}", tone))
        if has_ended:
            pieces.append(
                Piece(" " + cut(_("struck") if register.is_struck else _("ended"), _ENDED), "quiet")
            )
        return tuple(pieces)

    return Row(draw, Place(f"record_{register.name}", None, entry.id))


def _aligned(column: Column, text: str, width: int) -> str:
    return fit_right(text, width) if column.holds in (Holds.NUMBER, Holds.HOURS) else fit(text, width)
