"""F7: the people's diary, a sentence a line, and the same as a ledger in columns."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from db.records import Duty, Kind, RequestLine
from frontdesk.words import NP_, _, lines, ngettext
from frontdesk.words.codes import label
from screens import request_jobs
from screens.cells import fit, fit_right
from screens.keys import IN_THE_DIARY, bindings
from screens.lamps import LAMP, lamp_pieces
from screens.lines import Line, Piece, line
from screens.list_page import ListPage
from screens.notebook_rows import diary_rows
from screens.office import Office, Place, Target
from screens.picks import Row

_NUMBER, _DAY, _ESTATE, _STATE, _DUE = 10, 8, 16, 12, LAMP


class DiaryPage(ListPage):
    """The latest first; what is typed narrows both."""

    KEYS = IN_THE_DIARY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IN_THE_DIARY[1:])]

    def __init__(self, office: Office) -> None:
        self._found: tuple[RequestLine, ...] = ()
        self._is_ledger = False
        super().__init__(office, NP_("page", "Diary and requests"), "diary")

    def typing(self) -> str:
        """What typing does."""
        return _("words, yly, ts, dhf, cq overdue, 0412: narrows the list")

    def heading(self, width: int) -> Line:
        """Of the ledger its columns; a diary has none."""
        if not self._is_ledger:
            return line()
        names = (_("No."), _("Day"), _("Estate"), _("Summary"), _("State"), _("Due"))
        return line("  ", Piece(_columns(names, width - 2), "quiet"))

    def look_up(self, duty: Duty, typed: str) -> None:
        """The requests that fit."""
        self.office.background.look_up(
            "diary",
            lambda: request_jobs.ledger(duty, typed),
            lambda found: self._show(duty, found),
            self.not_answered,
        )

    def _show(self, duty: Duty, found: tuple[RequestLine, ...]) -> None:
        self._found = found
        if self._is_ledger:
            self.offer([_ledger_row(one) for one in found])
        else:
            self.offer([row._replace(target=_place(row)) for row in diary_rows(found)])

    def count(self) -> str:
        """How many were found."""
        count = len(self._found)
        more = "+" if count >= request_jobs.MOST_REQUESTS else ""
        return ngettext("{count} request", "{count} requests", count).format(count=f"{count:,}{more}")

    def redraw(self) -> None:
        """In the language of the moment."""
        duty = self.office.duty
        if duty is not None and self._found:
            self._stop = self.picks.stop
            self._show(duty, self._found)
        super().redraw()

    def action_ledger(self) -> None:
        """The diary as a ledger, or back."""
        duty = self.office.duty
        self._is_ledger = not self._is_ledger
        if duty is not None:
            self._stop = self.picks.stop
            self._show(duty, self._found)
        super().redraw()

    def action_new(self) -> None:
        """Write down what somebody brings."""
        self.post_message(self.Go(Place("walk_in")))


def _place(row: Row) -> Place | None:
    return row.target.place if isinstance(row.target, Target) else None


def _columns(texts: tuple[str, str, str, str, str, str], cells: int) -> str:
    """Number, day, estate, summary, state and deadline of a request (or what they are called)."""
    number, day, estate, summary, state, due = texts
    room = cells - _NUMBER - _DAY - _ESTATE - _STATE - _DUE - 5
    return " ".join(
        (
            fit(number, _NUMBER),
            fit_right(day, _DAY),
            fit(estate, _ESTATE),
            fit(summary, max(room, 8)),
            fit(state, _STATE),
            fit(due, _DUE),
        )
    )


def _ledger_row(one: RequestLine) -> Row:
    """A request in columns, the lamp of its clock at the right edge."""

    def draw(cells: int) -> tuple[Piece, ...]:
        texts = (
            one.number,
            lines.day(one.received_on),
            one.estate,
            one.summary,
            label("state", one.state),
            "",
        )
        return (Piece(" " + _columns(texts, cells - 1)[:-LAMP]), *lamp_pieces(one.clock))

    return Row(draw, Target(Kind.REQUEST, one.id).place)
