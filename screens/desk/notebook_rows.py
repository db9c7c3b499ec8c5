"""Today's notebook as rows: what waits, who is on duty, and the last lines of the diary to open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.records import DayClose, Duty, Kind, RequestLine, Waiting
from frontdesk.words import _, diary, lines
from frontdesk.words.codes import label
from screens.office import Place, Target
from screens.parts import request_numbers
from screens.parts.cells import fit, fit_right, width, wrap
from screens.parts.lamps import LAMP, LETTER, lamp_pieces
from screens.parts.lines import Piece
from screens.parts.picks import Row, said

if TYPE_CHECKING:
    from datetime import date

    from frontdesk.notebook import Notebook
    from frontdesk.queue.counting import QueueCounts

_STATE = 12
_ROOMY = 110
_NOTE_LINES, _NARROW = 2, 60
_UNKNOWN = "  "
"""As wide as most numbers are: when they come nothing is moved aside."""

Counted = tuple[str, int | None, str]
"""A word, its number if that is known, and the tone of both."""


def notebook_rows(notebook: Notebook, duty: Duty, queue: Callable[[], QueueCounts | None]) -> list[Row]:
    """The rows of the opening page; `queue` tells how much is to be done, once that is known."""
    counts = notebook.counts
    rows = [
        Row(lambda cells: _counted(_due(queue()), cells)),
        Row(lambda cells: _counted(_waiting(counts, queue()), cells)),
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


def _due(queue: QueueCounts | None) -> list[Counted]:
    """What F5 lists, and how urgent it is; what is late says so with a sign beside its colour."""
    sections = {} if queue is None else queue.sections
    overdue = sections.get("overdue")
    late = "!" * bool(overdue) + label("queue_section", "overdue")
    return [
        (_("To do (F5)"), sections.get("all"), "plain"),
        (late, overdue, "alert" if overdue else "plain"),
        *((label("queue_section", code), sections.get(code), "plain") for code in ("today", "week")),
    ]


def _waiting(counts: Waiting, queue: QueueCounts | None) -> list[Counted]:
    """What is open, and waits for somebody."""
    return [
        (_("Open requests"), counts.requests_open, "plain"),
        (_("To call back"), None if queue is None else queue.calls, "plain"),
        (_("Whistles unanswered"), None if queue is None else queue.unanswered, "plain"),
        (_("Data to verify"), None if queue is None else queue.doubtful, "plain"),
    ]


def _counted(parts: list[Counted], cells: int) -> tuple[Piece, ...]:
    """Words with their numbers, closer together where they would not all be seen."""
    pieces: list[Piece] = []
    told = [(word, _UNKNOWN if number is None else str(number), number, tone) for word, number, tone in parts]
    # A number of one digit counts as one that is not known yet.
    wide = sum(width(word) + 1 + max(len(text), len(_UNKNOWN)) for word, text, _number, _tone in told)
    gap = " " * next((blanks for blanks in (3, 2) if wide + blanks * (len(told) - 1) <= cells), 1)
    for at, (word, text, number, tone) in enumerate(told):
        before = gap if at else ""
        pieces.append(Piece(f"{before}{word} ", "quiet" if tone == "plain" else tone))
        pieces.append(Piece(text, "strong" if number and tone == "plain" else tone))
    return tuple(pieces)


def diary_rows(last: tuple[RequestLine, ...]) -> list[Row]:
    """Lines of the diary, the number and the state at the right edge."""
    if not last:
        return [Row(lambda _cells: (Piece(_("The diary is still empty."), "quiet"),))]
    room_number = request_numbers.room(one.number for one in last) + 1
    return [_diary_row(request, room_number) for request in last]


def _diary_row(request: RequestLine, room_number: int) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        lamp = lamp_pieces(request.clock, LAMP if cells >= _ROOMY else LETTER)
        room = cells - room_number - _STATE - 3 - sum(width(piece.text) for piece in lamp)
        return (
            Piece(fit(diary.sentence(request), room) + " "),
            *lamp,
            Piece(fit(label("state", request.state), _STATE)),
            Piece(" " + fit_right(request.number, room_number), "quiet"),
        )

    return Row(draw, Target(Kind.REQUEST, request.id))
