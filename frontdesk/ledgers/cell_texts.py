"""The cells of a row as texts: what says nothing is left out, so is the mark that keeps a formula a text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from frontdesk.ledgers.cells import Cell, written
from frontdesk.ledgers.day_cells import day_in
from frontdesk.ledgers.sheet import Ledger
from frontdesk.rules.unsaid import says_nothing as _says_nothing
from frontdesk.rules.written_dates import WrittenDate

Cells = Mapping[str, tuple[Cell, ...]]

_FORMULA = ("=", "+", "-", "@")
# Columns say the same few things again and again.
says_nothing = lru_cache(maxsize=20_000)(_says_nothing)
_day_in_text = lru_cache(maxsize=20_000)(day_in)


def written_day(cell: Cell, year: int | None) -> WrittenDate | None:
    """The date that a cell says, None if it is none."""
    return _day_in_text(cell, year) if isinstance(cell, str) else day_in(cell, year)


class CellTexts:
    """Reads the cells of one ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def text(self, cell: Cell) -> str:
        """A cell's text; in a text file without the mark that keeps a formula from being one."""
        text = written(cell)
        is_marked = not self.ledger.sheet and text[:1] == "'" and text.lstrip("'").startswith(_FORMULA)
        return text[1:] if is_marked else text

    def texts(self, cells: Cells, name: str) -> list[str]:
        """What the columns of a field say."""
        return [text for cell in cells.get(name, ()) if not says_nothing(text := self.text(cell))]

    def first(self, cells: Cells, name: str) -> str:
        """The first of them; "" where they say nothing."""
        return next(iter(self.texts(cells, name)), "")
