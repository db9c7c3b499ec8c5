"""The records behind a figure: who came, what was held, whom it served, each a key from its card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import BindingType

from db.records import Duty, FigureLine, Kind
from frontdesk.words import NP_, _, language, lines, ngettext, pgettext
from frontdesk.words.codes import label
from screens.figures import figure_jobs
from screens.figures.figure_places import listed
from screens.frames.list_page import ListPage
from screens.keys.keys import BEHIND_A_FIGURE, bindings
from screens.office import Office, Place, Target
from screens.parts.cells import cut, fit, fit_right
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row, said
from screens.parts.text import capital

_WHEN, _NAME, _WIDER_NAME, _ROOMY, _COUNT = 16, 24, 40, 110, 10
_ON, _WHO, _WHAT = NP_("figure_list", "When"), NP_("figure_list", "Who"), NP_("figure_list", "What")
_RUN, _WHERE = NP_("figure_list", "Package"), NP_("figure_list", "Where")
_PEOPLE = NP_("figure_list", "People")
_HELD = (_RUN, _PEOPLE, _WHAT)
_SHOWN = (_RUN, NP_("figure_list", "Watched"), NP_("figure_list", "Film"))
_COLUMNS: Mapping[str, tuple[str, str, str]] = {
    "at_desk": (_WHO, "", _WHAT),
    **dict.fromkeys(("visits", "homes_visited"), (_WHO, "", _WHERE)),
    **dict.fromkeys(("sessions", "attendances", "clinics"), _HELD),
    **dict.fromkeys(("films", "spectators"), _SHOWN),
    **dict.fromkeys(("people_served", "volunteers"), (_WHO, NP_("figure_list", "Times"), "")),
    "reemployed": (_WHO, "", ""),
    "volunteer_services": (_WHO, _PEOPLE, _WHAT),
    "volunteer_hours": (_WHO, NP_("figure_list", "Minutes"), _WHAT),
}
"""What the columns are called behind each figure."""
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
        self._typed = ""
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
        return line(Piece(f" {capital(label('figure', code))}  {period.told(span)}", "quiet"))

    def look_up(self, duty: Duty, typed: str) -> None:
        """The records that fit."""
        code, span = listed(self.place.text)
        self.office.background.look_up(
            "figure_list",
            lambda: figure_jobs.behind(code, span, typed),
            lambda found: self._show(found, typed),
            self.not_answered,
        )

    def _show(self, found: tuple[FigureLine, ...], typed: str) -> None:
        self._found, self._typed = found, typed
        nothing = _("Nothing fits.")
        code = listed(self.place.text)[0] if self.place.text else ""
        rows = [_headed(*_COLUMNS[code]), *map(_row, found)] if found else []
        self.offer(rows or [said(Piece(f" {nothing}", "quiet"))])
        self.heading_line.redraw()

    def count(self) -> str:
        """How many are listed; of very many the latest alone."""
        from frontdesk.report.behind import MOST

        count = len(self._found)
        if count == MOST and not self._typed.strip():
            return _("only the latest {count}").format(count=f"{count:,}")
        return ngettext("{count} line", "{count} lines", count).format(count=f"{count:,}")

    def redraw(self) -> None:
        """In the language of the moment."""
        self._stop = self.picks.stop
        self._show(self._found, self._typed)
        super().redraw()


def _headed(name: str, count: str, about: str) -> Row:
    """What the columns are called."""

    def draw(cells: int) -> tuple[Piece, ...]:
        told = (pgettext("figure_list", one) for one in (_ON, name, count, about))
        return tuple(piece._replace(tone="quiet") for piece in _in_columns(cells, *told))

    return Row(draw)


def _row(one: FigureLine) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        when = f"{one.day:%Y-%m-%d} {one.time}".rstrip()
        about = one.about if one.home is None else lines.short_address(one.home)
        return _in_columns(cells, when, _name(one), f"{one.count:,}" if one.count else "", about)

    return Row(draw, _opens(one))


def _in_columns(cells: int, when: str, name: str, count: str, about: str) -> tuple[Piece, ...]:
    widest = _WIDER_NAME if cells >= _ROOMY else _NAME
    room = max(cells - _WHEN - widest - _COUNT - 5, 0)
    return (
        Piece(f" {fit(when, _WHEN)}  ", "quiet"),
        Piece(fit(name, widest)),
        Piece(fit_right(count, _COUNT), "strong"),
        Piece(f"  {cut(about, room)}"),
    )


def _name(one: FigureLine) -> str:
    """Of whom or what; a household that was visited as one, and whoever gave no name, are said to be so."""
    if one.name_en and language() == "en":
        return one.name_en
    if one.name:
        return one.name
    if one.home is not None:
        return label("kind", "household")
    if one.about:
        return pgettext("figure_list", "no name")
    return pgettext("figure_list", "[confidential]")


def _opens(one: FigureLine) -> Place | None:
    if one.opens is None:
        return None
    word, row_id = one.opens
    return Target(_KINDS[word], row_id).place if word in _KINDS else Place(word, None, row_id)
