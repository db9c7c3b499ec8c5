"""Today's notebook as rows: what waits, who is on duty, and the last lines of the diary to open."""

from __future__ import annotations

from db.records import Duty, Kind, RequestLine, Waiting
from frontdesk.words import _, diary
from frontdesk.words.codes import label
from screens.cells import fit, fit_right, width
from screens.lamps import LAMP, LETTER, lamp_pieces
from screens.lines import Piece
from screens.office import Target
from screens.picks import Row, said

_NUMBER, _STATE = 10, 12
_ROOMY = 110

Counted = tuple[str, int, str]
"""A word, its number, and the tone of both."""


def notebook_rows(counts: Waiting, last: tuple[RequestLine, ...], duty: Duty) -> list[Row]:
    """The rows of the opening page."""
    rows = [
        Row(lambda _cells: _counted(_late(counts))),
        Row(lambda _cells: _counted(_waiting(counts))),
        Row(lambda _cells: (Piece(_("On duty") + " ", "quiet"), Piece(duty.staff_name))),
        said(),
    ]
    return [*rows, *diary_rows(last)]


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
