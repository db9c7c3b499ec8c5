"""F1: the keys of the page one came from, the keys that act everywhere, and what the find box understands."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from frontdesk.words import NP_, _
from screens.desk.queries import QUERIES, examples
from screens.frames.page import Page
from screens.keys.keys import EVERYWHERE, IN_A_TEXT, Key, shown
from screens.office import Office
from screens.parts.cells import fit
from screens.parts.lines import Piece, rule
from screens.parts.picks import Picks, Row, said

_LEFT = 18


class HelpPage(Page):
    """Help for where one is; it is about the page one came from."""

    SHOWS_PEOPLE = False
    KEYS = IN_A_TEXT

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Help"))
        self._picks = Picks(id="help")
        self._of: Page | None = None

    def body(self) -> Iterable[Widget]:
        """The help."""
        yield rule()
        yield self._picks

    def come_from(self, page: Page) -> None:
        """The help is for that page."""
        if page is not self:
            self._of = page

    def arrive(self) -> None:
        """Lay the help out for the page it is about."""
        self._picks.offer(self._rows())

    def redraw(self) -> None:
        """In the language of the moment."""
        self._picks.offer(self._rows())
        super().redraw()

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        if self._of is not None and self._of.KEYS:
            rows += [said(Piece(self._of.title_text(), "strong")), *map(self._key_row, self._of.KEYS), said()]
        rows += [said(Piece(_("Everywhere"), "strong")), *map(self._key_row, EVERYWHERE), said()]
        rows += [said(Piece(_("What the find box understands"), "strong"))]
        return [*rows, *(said(Piece(" "), *example.pieces) for example in examples(len(QUERIES)))]

    def _key_row(self, key: Key) -> Row:
        name = fit(f"  {shown(key, self.office.keymap)}", _LEFT)
        return Row(lambda _cells: (Piece(name, "key"), Piece(_(key.help))))
