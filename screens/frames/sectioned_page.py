"""A list in sections, one shown at a time: what its pages have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from db.records import Duty
from screens.frames.list_page import ListPage
from screens.office import Office
from screens.parts import cells
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row


@dataclass(frozen=True, slots=True)
class Section:
    """A section as it stands over the list: how it is called, how many are in it, and in which tone."""

    name: str
    count: object
    tone: str = "quiet"


class SectionedPage(ListPage):
    """The next section by Tab (a key of the page's own table), the one before by Shift+Tab.

    Letters act at once; the box is a key away. A page keeps what it found and tells
    `sections` and `rows` of it.
    """

    BEGINS_IN_THE_LIST = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("shift+tab", "section(-1)", show=False, priority=True)]

    def __init__(self, office: Office, title: str, name: str) -> None:
        super().__init__(office, title, name)
        self.section = 0
        """Which one is shown, as `sections` counts them."""

    @abstractmethod
    def sections(self) -> Sequence[Section]:
        """All of them; before anything was found as well."""

    @abstractmethod
    def rows(self, duty: Duty, typed: str) -> Sequence[Row] | None:
        """What the shown section holds, as far as it fits what is typed; None before anything was found."""

    def heading(self, width: int) -> Line:
        """The sections with how many are in each, the one that is shown marked; closer where it is narrow."""
        sections = self.sections()
        told = [f" {one.name} {one.count}".rstrip() + " " for one in sections]
        gap = " " if sum(map(cells.width, told)) + len(told) < width else ""
        pieces = [Piece(gap)]
        for at, (one, text) in enumerate(zip(sections, told, strict=True)):
            pieces += [Piece(text, "cursor" if at == self.section else one.tone), Piece(gap)]
        return line(*pieces)

    def show(self) -> None:
        """Offer the rows of the shown section, the cursor at `_stop`, and draw what is told beside them."""
        duty = self.office.duty
        rows = None if duty is None else self.rows(duty, self._box.value)
        if rows is not None:
            self.offer(rows)
        self.draw_told()

    def redraw(self) -> None:
        """In the language of the moment, the cursor where it is."""
        self._stop = self.picks.stop
        self.show()
        self.draw_typed()

    def action_section(self, step: int) -> None:
        """The next section, or the one before."""
        self.section = (self.section + step) % len(self.sections())
        self._stop = 0
        self.show()
