"""Who is like what is being entered: one line each, with why, under the form or beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.containers import Container
from textual.widget import Widget

from db.records import Alike, Kind
from frontdesk.words import _, lines
from frontdesk.words.codes import label
from screens.office import Target
from screens.parts.cells import fit, width
from screens.parts.lines import Line, Lines, Piece, headed_rule
from screens.parts.picks import Picks, Row

_NAME, _AGE, _ADDRESS = 12, 6, 30


class AlikePanel(Container):
    """A heading and the list; the list has a cursor only while it has the focus."""

    def __init__(self) -> None:
        super().__init__(classes="beside")
        self.picks = Picks(id="alike", classes="alike")
        self._head = Lines(self._draw_head, classes="one")
        self._alike: Sequence[Alike] = ()

    def compose(self) -> Iterator[Widget]:
        """Heading and list."""
        yield self._head
        yield self.picks

    @property
    def target(self) -> Target | None:
        """Whom the cursor is on."""
        target = self.picks.target
        return target if isinstance(target, Target) else None

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._alike)

    def offer(self, alike: Sequence[Alike]) -> None:
        """Show these, the cursor where it was."""
        self._alike = alike
        self.redraw()

    def enter(self) -> bool:
        """Take the focus; False where there is nobody."""
        if not self._alike:
            return False
        self.picks.focus()
        self.picks.offer([_row(one) for one in self._alike], 0)
        return True

    def leave(self) -> None:
        """Let go of the cursor; somebody else has the focus now."""
        self.picks.offer([_row(one) for one in self._alike], None)

    def redraw(self) -> None:
        """In the language of the moment."""
        stop = (self.picks.stop or 0) if self.picks.has_focus else None
        self.picks.offer([_row(one) for one in self._alike], stop)
        self._head.redraw()

    def _draw_head(self, width: int, _height: int) -> Sequence[Line]:
        count = len(self._alike)
        return [headed_rule(_("{count} alike").format(count=count) if count else "", width)]


def _row(alike: Alike) -> Row:
    return Row(lambda cells: _pieces(alike, cells), Target(alike.hit.kind, alike.hit.id))


def _pieces(alike: Alike, cells: int) -> tuple[Piece, ...]:
    hit = alike.hit
    why = _(", ").join(label("alike", code) for code in alike.why)
    if not hit.here:
        why = _("{why}, gone").format(why=why)
    needed = width(why) + 1
    tone = "plain" if hit.here else "quiet"
    if hit.kind is Kind.HOUSEHOLD:
        where = fit(f"{lines.short_address(hit.address)} {hit.name}", cells - needed)
        return Piece(where, "strong"), Piece(f" {why}", "alert")
    room = cells - _NAME - _AGE - 2 - needed
    who = f" {fit(lines.sex_and_age(hit.sex, hit.age), _AGE)}"
    where = fit(lines.short_address(hit.address), max(min(room, _ADDRESS), 0))
    return Piece(fit(hit.name, _NAME), "strong"), Piece(f"{who} {where}", tone), Piece(f" {why}", "alert")
