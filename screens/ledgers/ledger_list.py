"""The list of a ledger on its way in: how far it is, why it was refused, or the rows of one section."""

from __future__ import annotations

from collections.abc import Sequence

from frontdesk.words import NP_, _, pgettext
from screens.frames.page import Saying
from screens.ledgers.ledger_rows import SECTIONS, Found, nothing_row
from screens.ledgers.ledger_taking_in import TakingIn
from screens.parts.bar import bar
from screens.parts.cells import cut, wrap
from screens.parts.lines import Piece
from screens.parts.picks import Picks, Row, said

AGAIN = "again"
"""What the row stands for that reads a refused file once more."""

_STAGES = {
    "opening": NP_("stage", "Opening the file"),
    "reading": NP_("stage", "Reading the rows"),
    "comparing": NP_("stage", "Comparing with the register"),
    "writing": NP_("stage", "Writing"),
    "undoing": NP_("stage", "Taking it back"),
}
_MOST_LINES = 8


class LedgerList(Picks):
    """Shows a ledger as it is; in each of its sections the cursor stays where it was left."""

    def __init__(self, taking_in: TakingIn) -> None:
        super().__init__(id="ledger")
        self._taking_in = taking_in
        self._left_at: dict[str, int] = {}
        self.section = SECTIONS[0]
        """The section that is shown."""

    @property
    def found(self) -> Found | None:
        """What the row under the cursor stands for, if it is one of the ledger."""
        return self.target if isinstance(self.target, Found) else None

    def begin(self) -> None:
        """Another dry run: its most urgent section that has rows, from the top; `show_as_it_is` shows it."""
        look = self._taking_in.look
        self._left_at = {}
        self.section = next((one for one in SECTIONS if look and look.rows[one]), SECTIONS[-1])

    def go_to(self, section: str) -> None:
        """To another section; `show_as_it_is` shows it."""
        self._left_at[self.section] = self.stop or 0
        self.section = section

    def section_beside(self, steps: int) -> str:
        """The section to the left or the right, round and round; one without unknown headings has none."""
        look = self._taking_in.look
        rows = look.rows if look else {}
        sections = [one for one in SECTIONS if rows.get(one) or one != "headings" or one == self.section]
        return sections[(sections.index(self.section) + steps) % len(sections)]

    def show_as_it_is(self) -> None:
        """The rows as things stand."""
        taking_in = self._taking_in
        if taking_in.is_at_work:
            self.offer(self._rows_at_work(), None)
        elif taking_in.refusal is not None:
            self.offer(self._refusal_rows(taking_in.refusal))
        elif taking_in.look is not None:
            rows = taking_in.look.rows[self.section] or [nothing_row(self.section)]
            self.offer(rows, self._left_at.get(self.section, 0))
        else:
            self.offer(())

    def wrap_again(self) -> None:
        """Another width or language: why it was refused is wrapped anew."""
        refusal = self._taking_in.refusal
        if refusal is not None and not self._taking_in.is_at_work:
            self.offer(self._refusal_rows(refusal))

    def _rows_at_work(self) -> Sequence[Row]:
        rows = [said(), Row(self._draw_stage), Row(self._draw_bar), said()]
        if self._taking_in.how_far.stage != "undoing":
            rows.append(Row(_escape_stops))
        return rows

    def _draw_stage(self, cells: int) -> tuple[Piece, ...]:
        stage, done, total = self._taking_in.how_far
        name = pgettext("stage", _STAGES[stage])
        rows = ""
        if stage == "reading" and total:
            rows = _("row {done:,} of {total:,}").format(done=done, total=total)
        return (Piece(cut(f" {name}  {rows}", cells), "strong"),)

    def _draw_bar(self, cells: int) -> tuple[Piece, ...]:
        how_far = self._taking_in.how_far
        return (Piece(" "), *bar(how_far.done, how_far.total, cells - 2))

    def _refusal_rows(self, refusal: Saying) -> Sequence[Row]:
        sentence = wrap(refusal(), max(self.size.width - 4, 20), _MOST_LINES)
        rows = [
            said(Piece(f"{' ! ' if not number else '   '}{text}", "alert"))
            for number, text in enumerate(sentence)
        ]
        return [said(), *rows, said(), Row(lambda _cells: (Piece(" " + _("Read it again")),), AGAIN)]


def _escape_stops(cells: int) -> tuple[Piece, ...]:
    return (Piece(cut(" " + _("Esc stops it, and nothing is written."), cells), "quiet"),)
