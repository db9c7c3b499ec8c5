"""Requests in columns, as the ledger shows them."""

from __future__ import annotations

from db.records import Kind, RequestLine
from frontdesk.words import _, lines, request_lines
from frontdesk.words.codes import label
from screens.office import Target
from screens.parts.cells import fit, fit_right
from screens.parts.lamps import LAMP, lamp_pieces
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row

_DAY, _ESTATE, _HEADS, _STATE = 8, 12, 5, 10
_LEAST = 8


def heading(cells: int, room_number: int) -> Line:
    """What the columns are called; that of the numbers has `room_number` cells."""
    names = (_("No."), _("Day"), _("Estate"), _("Summary"), _("Heads"), _("State"))
    told = f"  {_columns(names, room_number, cells - LAMP - 3)} "
    return line(Piece(told, "quiet"), Piece(fit(_("Due"), LAMP), "quiet"))


def ledger_row(one: RequestLine, room_number: int) -> Row:
    """A request in columns, the lamp of its clock at the right edge."""

    def draw(cells: int) -> tuple[Piece, ...]:
        texts = (
            one.number,
            lines.day(one.received_on),
            one.estate,
            request_lines.summary(one),
            str(one.heads) if one.heads > 1 else "",
            label("state", one.state),
        )
        return (Piece(f" {_columns(texts, room_number, cells - LAMP - 2)} "), *lamp_pieces(one.clock))

    return Row(draw, Target(Kind.REQUEST, one.id).place)


def _columns(texts: tuple[str, str, str, str, str, str], room_number: int, cells: int) -> str:
    number, day, estate, summary, heads, state = texts
    room = cells - room_number - _DAY - _ESTATE - _HEADS - _STATE - 5
    return " ".join(
        (
            fit(number, room_number),
            fit_right(day, _DAY),
            fit(estate, _ESTATE),
            fit(summary, max(room, _LEAST)),
            fit_right(heads, _HEADS),
            fit(state, _STATE),
        )
    )
