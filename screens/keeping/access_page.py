"""The access log: day by day who saw what in full and why, and which ledgers went out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from db.records import AccessLine, Duty, Kind
from frontdesk.words import NP_, _, access_lines, lines, ngettext
from screens.frames.list_page import ListPage
from screens.keys.keys import ON_THE_ACCESS_LOG, bindings
from screens.office import Office, Target
from screens.papers.printing import Make
from screens.parts.cells import cut, fit
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row, said

if TYPE_CHECKING:
    from frontdesk.printing.paper import Printout

_TIME, _STAFF, _ACTION, _WHOM = 5, 10, 16, 14


class AccessPage(ListPage):
    """What is typed narrows it to a day or a person; Enter opens the card that was looked at."""

    KEYS = ON_THE_ACCESS_LOG
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ON_THE_ACCESS_LOG[1:])]

    def __init__(self, office: Office) -> None:
        self._found: tuple[AccessLine, ...] = ()
        super().__init__(office, NP_("page", "Access log"), "access")

    def typing(self) -> str:
        """What typing does."""
        return _("a name, a number, a day (9-3, zt): narrows the list")

    def heading(self, width: int) -> Line:
        """What the columns are called."""
        names = (_("When"), _("Who looked"), _("What"), _("Of whom"), _("What for"))
        return line("  ", Piece(_columns(names, width - 2), "quiet"))

    def look_up(self, duty: Duty, typed: str) -> None:
        """What fits."""
        self.office.background.look_up("access", lambda: _looks(duty, typed), self._show, self._not_shown)

    def _not_shown(self, error: Exception) -> None:
        self._show(())
        self.not_answered(error)

    def _show(self, found: tuple[AccessLine, ...]) -> None:
        self._found = found
        rows: list[Row] = []
        for day, together in groupby(found, key=lambda one: one.at.date()):
            rows += [said()] * bool(rows)
            rows += [said(Piece(lines.title_day(day), "quiet")), *map(_row, together)]
        self.offer(rows or [said(Piece(_("Nothing was seen in full."), "quiet"))])

    def count(self) -> str:
        """How many."""
        count = len(self._found)
        return ngettext("{count} line", "{count} lines", count).format(count=f"{count:,}")

    def redraw(self) -> None:
        """In the language of the moment."""
        if self._found:
            self._stop = self.picks.stop
            self._show(self._found)
        super().redraw()

    def printed(self) -> Make:
        """The list as it is shown."""
        found = self._found

        def make(duty: Duty) -> Printout:
            from frontdesk.printing.lists import access_log

            return access_log(duty, found)

        return make


def _looks(duty: Duty, typed: str) -> tuple[AccessLine, ...]:
    from frontdesk.seen import looks

    return looks(duty, typed)


def _row(one: AccessLine) -> Row:
    texts = (f"{one.at:%H:%M}", one.staff, access_lines.action(one), one.whom, access_lines.reason(one))
    target: object = one
    if one.resident_id is not None:
        target = Target(Kind.RESIDENT, one.resident_id).place
    elif one.request_id is not None:
        target = Target(Kind.REQUEST, one.request_id).place
    return Row(lambda cells: (Piece(_columns(texts, cells - 1)),), target)


def _columns(texts: Sequence[str], cells: int) -> str:
    at, staff, action, whom, reason = texts
    room = cells - _TIME - _STAFF - _ACTION - _WHOM - 4
    return " ".join(
        (fit(at, _TIME), fit(staff, _STAFF), fit(action, _ACTION), fit(whom, _WHOM), cut(reason, room))
    )
