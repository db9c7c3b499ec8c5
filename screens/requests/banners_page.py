"""The wall of silk banners: each hangs in its frame, with who brought it and for what beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from db.records import BannerLine, Duty, Kind
from frontdesk.rules.inscriptions import couplet
from frontdesk.words import NP_, _, lines, ngettext
from screens.frames.list_page import ListPage
from screens.keys.keys import ON_THE_WALL, bindings
from screens.office import Office, Target
from screens.papers.printing import Make
from screens.parts.cells import cut, fit, width, wrap
from screens.parts.lines import Piece
from screens.parts.picks import Row, said
from screens.requests import board_jobs

if TYPE_CHECKING:
    from frontdesk.printing.paper import Printout

_MOST_LINES = 3


class BannersPage(ListPage):
    """The latest first; Enter opens the request it was brought for."""

    KEYS = ON_THE_WALL
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ON_THE_WALL[1:])]

    def __init__(self, office: Office) -> None:
        self._banners: tuple[BannerLine, ...] = ()
        super().__init__(office, NP_("page", "Wall of banners"), "banners")

    def typing(self) -> str:
        """What typing does."""
        return _("an inscription, a name, an estate: narrows the list")

    def look_up(self, duty: Duty, typed: str) -> None:
        """The banners that fit."""
        self.office.background.look_up(
            "banners", lambda: board_jobs.banners(typed), self._show, self.not_answered
        )

    def _show(self, banners: tuple[BannerLine, ...]) -> None:
        self._banners = banners
        rows = [row for one in banners for row in hung(one)]
        self.offer(rows or [said(Piece(_("No banner has been brought yet."), "quiet"))])

    def count(self) -> str:
        """How many hang here."""
        count = len(self._banners)
        return ngettext("{count} banner", "{count} banners", count).format(count=f"{count:,}")

    def redraw(self) -> None:
        """In the language of the moment."""
        if self._banners:
            self._stop = self.picks.stop
            self._show(self._banners)
        super().redraw()

    def printed(self) -> Make:
        """The wall as it is listed."""
        banners = self._banners

        def make(_duty: Duty) -> Printout:
            from frontdesk.printing.banners import banner_wall

            return banner_wall(banners)

        return make


def hung(one: BannerLine) -> list[Row]:
    """A banner in its frame on several rows; the first line of the inscription can be opened."""
    inscription = couplet(one.inscription)[:_MOST_LINES]
    place = Target(Kind.REQUEST, one.request_id).place
    count = len(inscription)
    rows = [_row(one, None, -1)]
    rows += [_row(one, text, number) for number, text in enumerate(inscription)]
    rows += [_row(one, None, count), said()]
    rows[1] = rows[1]._replace(target=place)
    return rows


def _row(one: BannerLine, text: str | None, number: int) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        inner = max(cells // 2 - 4, 8)
        beside = _beside(one, cells - inner - 6)
        told = beside[number + 1] if number + 1 < len(beside) else ("", "plain")
        if text is None:
            left, right = ("┌", "┐") if number < 0 else ("└", "┘")
            frame: tuple[Piece, ...] = (Piece(f" {left}{'─' * inner}{right}", "alert"),)
        else:
            frame = (Piece(" │", "alert"), Piece(_centred(text, inner), "strong"), Piece("│", "alert"))
        return (*frame, Piece(f"  {told[0]}", told[1]))

    return Row(draw)


def _beside(one: BannerLine, cells: int) -> list[tuple[str, str]]:
    """What stands beside a banner: when, by whom, for what."""
    matter = " ".join(part for part in (one.number, one.estate, one.summary) if part)
    told = [(lines.long_day(one.day), "strong"), (cut(one.people, cells), "plain")]
    return [*told, *((part, "quiet") for part in wrap(matter, cells, 2))]


def _centred(text: str, cells: int) -> str:
    """A line of the inscription in the middle, its characters apart where there is room."""
    shown = cut(text, cells)
    apart = " ".join(shown) if not shown.isascii() else shown
    if width(apart) <= cells - 2:
        shown = apart
    before = (cells - width(shown)) // 2
    return fit(" " * before + shown, cells)
