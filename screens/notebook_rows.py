"""Today's notebook as rows: what waits, who is on duty, and the last lines of the diary to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import DayClose, Duty, Kind, RequestLine, Waiting
from frontdesk.words import _, diary, lines
from frontdesk.words.codes import label
from screens.cells import fit, fit_right, width, wrap
from screens.lamps import LAMP, LETTER, lamp_pieces
from screens.lines import Piece
from screens.office import Place, Target
from screens.picks import Row, said

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.notebook import Notebook

_NUMBER, _STATE = 10, 12
_ROOMY = 110
_NOTE_LINES, _NARROW = 2, 60

Counted = tuple[str, int, str]
"""A word, its number, and the tone of both."""


def notebook_rows(notebook: Notebook, duty: Duty) -> list[Row]:
    """The rows of the opening page."""
    counts = notebook.counts
    rows = [
        Row(lambda _cells: _counted(_late(counts))),
        Row(lambda _cells: _counted(_waiting(counts))),
        Row(lambda _cells: (Piece(_("On duty") + " ", "quiet"), Piece(duty.staff_name))),
    ]
    if notebook.forgotten is not None:
        rows.append(_forgotten_row(notebook.forgotten, duty))
    if notebook.handed_over is not None:
        rows += _note_rows(notebook.handed_over, duty)
    return [*rows, said(), *diary_rows(notebook.lines)]


def _forgotten_row(day: date, duty: Duty) -> Row:
    """A day that nobody closed: Enter closes it."""

    def draw(_cells: int) -> tuple[Piece, ...]:
        told = _("! {day} {weekday} was not closed: Enter closes it.")
        return (Piece(told.format(day=lines.day_in(day, duty.day), weekday=lines.weekday(day)), "alert"),)

    return Row(draw, Place("day_close", None, day.toordinal()))


def _note_rows(close: DayClose, duty: Duty) -> list[Row]:
    """What the last close handed over; Enter shows all of it in the work log of that day."""

    def told(cells: int) -> list[str]:
        text = _("{day} {name}: {text}").format(
            day=lines.day_in(close.day, duty.day), name=close.staff, text=close.handover
        )
        return wrap(text, cells - width(label_of()) - 1, _NOTE_LINES)

    def label_of() -> str:
        return _("Handed over")

    def first(cells: int) -> tuple[Piece, ...]:
        return (Piece(label_of() + " ", "quiet"), Piece("".join(told(cells)[:1])))

    def second(cells: int) -> tuple[Piece, ...]:
        return (Piece(" " * (width(label_of()) + 1) + "".join(told(cells)[1:])),)

    rows = [Row(first, Place("work_log", None, close.day.toordinal()))]
    return [*rows, Row(second)] if width(close.handover) > _NARROW else rows


def _late(counts: Waiting) -> list[Counted]:
    """What is open and how urgent it is; what is late says so with a sign beside its colour."""
    overdue = counts.requests_overdue
    return [
        (_("Open requests"), counts.requests_open, "plain"),
        ("!" * bool(overdue) + _("Overdue"), overdue, "alert" if overdue else "plain"),
        (_("Due today"), counts.requests_due_today, "plain"),
    ]


def _waiting(counts: Waiting) -> list[Counted]:
    """What waits for somebody."""
    return [
        (_("To call back"), counts.requests_awaiting_call, "plain"),
        (_("Whistles unanswered"), counts.requests_unanswered, "plain"),
        (_("Data to verify"), counts.doubts, "plain"),
    ]


def _counted(parts: list[Counted]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for word, number, tone in parts:
        pieces.append(Piece(f"{word} ", "quiet" if tone == "plain" else tone))
        pieces.append(Piece(f"{number}   ", "strong" if number and tone == "plain" else tone))
    return tuple(pieces)


def diary_rows(last: tuple[RequestLine, ...]) -> list[Row]:
    """Lines of the diary, the number and the state at the right edge."""
    if not last:
        return [Row(lambda _cells: (Piece(_("The diary is still empty."), "quiet"),))]
    return [_diary_row(request) for request in last]


def _diary_row(request: RequestLine) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        lamp = lamp_pieces(request.clock, LAMP if cells >= _ROOMY else LETTER)
        room = cells - _NUMBER - _STATE - 3 - sum(width(piece.text) for piece in lamp)
        return (
            Piece(fit(diary.sentence(request), room) + " "),
            *lamp,
            Piece(fit(label("state", request.state), _STATE)),
            Piece(" " + fit_right(request.number, _NUMBER), "quiet"),
        )

    return Row(draw, Target(Kind.REQUEST, request.id))
