"""The whistle board: by unit what it owes the office, the latest on top; one key chases."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from db.records import Duty, Kind
from frontdesk.words import NP_, _, lines, ngettext, request_lines
from frontdesk.words.codes import label
from screens.frames.list_page import ListPage
from screens.keys.keys import ON_THE_BOARD, bindings
from screens.office import Office, Target
from screens.papers.printing import Make, print_out
from screens.parts import request_numbers
from screens.parts.cells import cut, fit, fit_right
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row, said
from screens.requests import board_jobs

if TYPE_CHECKING:
    from frontdesk.printing.paper import Printout
    from frontdesk.requests.whistles import OnBoard, UnitOnBoard

_DAY, _STANDS, _TIMES = 8, 11, 5
_ROOMY = 100


class WhistlesPage(ListPage):
    """What is typed narrows it; what was answered lately comes on demand."""

    KEYS = ON_THE_BOARD
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ON_THE_BOARD[1:])]

    def __init__(self, office: Office) -> None:
        self._units: tuple[UnitOnBoard, ...] = ()
        self._answered_too = False
        super().__init__(office, NP_("page", "Whistle board"), "whistles")

    def typing(self) -> str:
        """What typing does."""
        return _("a unit, an estate, 0202, cq overdue: narrows the list")

    def heading(self, width: int) -> Line:
        """What the columns are called."""
        names = (
            _("No."), _("Matter"), _("Sent"), _("Reported"), _("Work days"), _("Back"), _("Chase"),
        )  # fmt: skip
        return line("  ", Piece(_columns(names, self._room_number, width - 2), "quiet"))

    def look_up(self, duty: Duty, typed: str) -> None:
        """The whistles that fit."""
        answered = self._answered_too
        self.office.background.look_up(
            "whistles",
            lambda: board_jobs.board(duty, typed, answered=answered),
            self._show,
            self.not_answered,
        )

    def _show(self, units: tuple[UnitOnBoard, ...]) -> None:
        self._units = units
        room_number = self._room_number
        rows: list[Row] = []
        for unit in units:
            rows += [said()] * bool(rows)
            rows += [_unit_row(unit), *(_row(one, room_number) for one in unit.whistles)]
        self.offer(rows or [said(Piece(_("No unit owes the office an answer."), "quiet"))])
        self.heading_line.redraw()

    @property
    def _room_number(self) -> int:
        return request_numbers.room(one.line.number for unit in self._units for one in unit.whistles) + 1

    def count(self) -> str:
        """How many are owed, and how many of them are late."""
        owed, late = (sum(getattr(unit, name) for unit in self._units) for name in ("owed", "late"))
        text = ngettext("{count} owed", "{count} owed", owed).format(count=f"{owed:,}")
        if late:
            text += _(", ") + ngettext("{count} late", "{count} late", late).format(count=f"{late:,}")
        return text + (" " + _("(answered too)") if self._answered_too else "")

    def redraw(self) -> None:
        """In the language of the moment."""
        if self._units:
            self._stop = self.picks.stop
            self._show(self._units)
        super().redraw()

    @property
    def _chosen(self) -> OnBoard | None:
        on_board = [one for unit in self._units for one in unit.whistles]
        stop = self.picks.stop
        return None if stop is None or stop >= len(on_board) else on_board[stop]

    def printed(self) -> Make:
        """The board as it is listed."""
        units = self._units

        def make(duty: Duty) -> Printout:
            from frontdesk.printing.lists import whistle_board

            return whistle_board(duty, units)

        return make

    def action_all(self) -> None:
        """What was answered lately too, or no more."""
        self._answered_too = not self._answered_too
        self.look_up_again()

    def action_chase(self) -> None:
        """Note that the unit under the cursor was chased, and print the letter."""
        duty, chosen = self.office.duty, self._chosen
        if duty is None or chosen is None:
            return
        one = chosen.line
        if not one.is_open:
            self.say(lambda: _("Nothing is owed here any more."))
            return
        self.office.background.do(
            lambda: board_jobs.chase(duty, one.id),
            lambda _nothing: self._chased(one.id),
            self.failed,
        )

    def _chased(self, whistle_id: int) -> None:
        def letter(duty: Duty) -> Printout:
            from frontdesk.printing.letters import chase_letter

            return chase_letter(duty, whistle_id)

        self.look_up_again()
        self.say(lambda: _("Chased: it is noted. F9 takes it back."))
        print_out(self, letter)


def _unit_row(unit: UnitOnBoard) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        owed = ngettext("{count} owed", "{count} owed", unit.owed).format(count=unit.owed)
        late = ngettext("{count} late", "{count} late", unit.late).format(count=unit.late)
        name = cut(unit.unit, cells - 24)
        return (
            Piece(f"{name}  ", "strong"),
            Piece(owed, "quiet"),
            Piece(f"  ! {late}" if unit.late else "", "late"),
        )

    return Row(draw)


def _columns(texts: tuple[str, ...], room_number: int, cells: int) -> str:
    number, matter, sent, reported, stands, returned, chased = texts
    room = cells - room_number - 2 * _DAY - _STANDS - 2 * _TIMES - 6
    return " ".join(
        (
            fit(number, room_number),
            fit(matter, max(room, 8)),
            fit_right(sent, _DAY),
            fit_right(reported, _DAY),
            fit_right(stands, _STANDS),
            fit_right(returned, _TIMES),
            fit_right(chased, _TIMES),
        )
    )


def _row(one: OnBoard, room_number: int) -> Row:
    """A whistle in columns: what is late says so with a sign."""
    tone = "late" if one.is_late else "plain" if one.line.is_open else "quiet"

    def draw(cells: int) -> tuple[Piece, ...]:
        it = one.line
        matter = request_lines.summary(it)
        if cells >= _ROOMY:
            matter = f"{it.estate} {matter}".strip()
        texts = (
            it.number,
            matter,
            lines.day(it.sent_on),
            lines.day(it.reported_on) if it.reported_on else "",
            _stands(one),
            _times(it.times_handed_back),
            _times(it.times_chased),
        )
        return (Piece(" " + _columns(texts, room_number, cells - 1), tone),)

    return Row(draw, Target(Kind.REQUEST, one.line.request_id).place)


def _times(count: int) -> str:
    return str(count) if count else ""


def _stands(one: OnBoard) -> str:
    """What is left, how late it is, or what became of it."""
    if not one.line.is_open:
        return label("whistle_state", one.line.state)
    if one.line.due_on is None:
        return ""
    if one.is_late:
        return _("! {count} late").format(count=one.late)
    return _("{count} left").format(count=-one.late) if one.late else _("today")
