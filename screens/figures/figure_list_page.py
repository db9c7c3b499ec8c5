"""The records behind a figure: who came, what was held, whom it served, each a key from its card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType

from db.records import Duty, FigureLine, Kind
from frontdesk.words import NP_, _, lines, ngettext, pgettext
from frontdesk.words.codes import label
from screens.figures import figure_jobs
from screens.figures.figure_places import listed
from screens.frames.list_page import ListPage
from screens.keys.keys import BEHIND_A_FIGURE, bindings
from screens.office import Office, Place, Target
from screens.parts.cells import cut, fit, fit_right
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row, said

_DAY, _NAME, _COUNT = 20, 24, 8
_KINDS: Mapping[str, Kind] = {
    "request": Kind.REQUEST,
    "resident": Kind.RESIDENT,
    "household": Kind.HOUSEHOLD,
}


class FigureListPage(ListPage):
    """The text of its place says which figure, of which period."""

    KEYS = BEHIND_A_FIGURE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(BEHIND_A_FIGURE[1:])]

    def __init__(self, office: Office) -> None:
        self._found: tuple[FigureLine, ...] = ()
        super().__init__(office, NP_("page", "Behind a figure"), "figure-list")

    def typing(self) -> str:
        """What typing does."""
        return _("a name, what it was about: narrows the list")

    def heading(self, width: int) -> Line:
        """Which figure, of which period."""
        if not self.place.text:
            return line()
        from frontdesk.report import period

        code, span = listed(self.place.text)
        return line(Piece(f" {label('figure', code)}  {period.told(span)}", "quiet"))

    def look_up(self, duty: Duty, typed: str) -> None:
        """The records that fit."""
        code, span = listed(self.place.text)
        self.office.background.look_up(
            "figure_list", lambda: figure_jobs.behind(code, span, typed), self._show, self.not_answered
        )

    def _show(self, found: tuple[FigureLine, ...]) -> None:
        self._found = found
        nothing = _("Nothing fits.")
        self.offer([_row(one) for one in found] or [said(Piece(f" {nothing}", "quiet"))])
        self.heading_line.redraw()

    def count(self) -> str:
        """How many are listed."""
        count = len(self._found)
        return ngettext("{count} line", "{count} lines", count).format(count=f"{count:,}")

    def redraw(self) -> None:
        """In the language of the moment."""
        self._stop = self.picks.stop
        self._show(self._found)
        super().redraw()


def _row(one: FigureLine) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        when = f"{lines.long_day(one.day)} {one.time}".rstrip()
        name = one.name or ("" if one.about else pgettext("figure_list", "[confidential]"))
        count = fit_right(f"{one.count:,}" if one.count else "", _COUNT)
        room = max(cells - _DAY - _NAME - _COUNT - 4, 0)
        return (
            Piece(f" {fit(when, _DAY)} ", "quiet"),
            Piece(fit(name, _NAME)),
            Piece(count, "strong"),
            Piece(f"  {cut(one.about, room)}"),
        )

    return Row(draw, _opens(one))


def _opens(one: FigureLine) -> Place | None:
    if one.opens is None:
        return None
    word, row_id = one.opens
    return Target(_KINDS[word], row_id).place if word in _KINDS else Place(word, None, row_id)
