"""The lines of a plan of assistance, each as a row."""

from __future__ import annotations

from datetime import date

from db.records import MeasureLine
from frontdesk.words import _, lines, pgettext
from frontdesk.words.codes import label
from screens.parts.cells import cut, fit, wrap
from screens.parts.lines import Piece
from screens.parts.picks import Row

_NEED, _OWNER, _NEXT, _STATUS = 16, 9, 14, 16
_MOST_LINES = 4


def heading(cells: int) -> str:
    """What the columns are called."""
    room = _room(cells)
    names = (
        (pgettext("field", "Need"), _NEED),
        (pgettext("field", "Measure"), room),
        (pgettext("field", "Seen to by"), _OWNER),
        (pgettext("field", "Next on"), _NEXT),
        (pgettext("field", "Status"), _STATUS),
    )
    return cut(" " + " ".join(fit(name, width) for name, width in names), cells - 1)


def _room(cells: int) -> int:
    return max(cells - _NEED - _OWNER - _NEXT - _STATUS - 6, 8)


def measure_rows(one: MeasureLine, today: date, cells: int) -> list[Row]:
    """A line; in full also what does not fit beside it, and its note, on rows below."""

    def draw(width: int) -> tuple[Piece, ...]:
        told = one.told
        need, measure = ("●", "●") if told is None else (told.need, told.measure)
        late = one.is_overdue(today)
        next_on = "" if one.next_on is None else lines.day_in(one.next_on, today)
        if one.done_on is not None:
            next_on = _("done {day}").format(day=lines.day_in(one.done_on, today))
        elif late:
            next_on = _("{day} overdue").format(day=next_on)
        tone = "quiet" if one.done_on is not None else "plain"
        return (
            Piece(f"{fit(need, _NEED)} {fit(measure, _room(width))} {fit(one.owner, _OWNER)} ", tone),
            Piece(f"{fit(next_on, _NEXT)} ", "alert" if late else tone),
            Piece(fit(label("aid_status", one.status) if one.status else "", _STATUS), tone),
        )

    return [Row(draw, one), *(_below(text) for text in _more(one, cells))]


def _more(one: MeasureLine, cells: int) -> list[str]:
    if one.told is None:
        return []
    room = max(cells - _NEED - 4, 8)
    long = len(wrap(one.told.measure, _room(cells), _MOST_LINES)) > 1
    texts = (*((one.told.measure,) if long else ()), one.told.note)
    return [part for text in texts if text for part in wrap(text, room, _MOST_LINES)]


def _below(text: str) -> Row:
    return Row(lambda cells: (Piece(" " * (_NEED + 1)), Piece(cut(text, cells - _NEED - 2), "quiet")))
