"""The values of a row of a ledger of residents: what a column says, if it says anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

from db.records import Reason
from frontdesk.ledgers.cells import Cell, written
from frontdesk.ledgers.doubts import MASK, Doubt, hidden
from frontdesk.ledgers.sheet import LedgerRow
from frontdesk.rules.unsaid import says_nothing
from frontdesk.rules.written_codes import read_yes_no

if TYPE_CHECKING:
    from frontdesk.ledgers.person_reader import RowReader

C = TypeVar("C")
Cells = Mapping[str, tuple[Cell, ...]]

_LONGEST_VALUE = 500
_FORMULA = ("=", "+", "-", "@")
# What is worth telling about a number, but no reason to verify the person again.
_ONLY_TOLD = frozenset({"paper_old_form", "paper_not_checked", "phone_area_added"})


class RowValues:
    """The values of one row, with what is said and doubted of them on the way."""

    def __init__(self, reader: RowReader, line: LedgerRow, cells: Cells) -> None:
        self.reader = reader
        self.line = line
        self.cells = cells
        self.doubts: list[Doubt] = []
        self.marks: list[str] = []
        self.said: set[str] = set()

    def doubt(self, name: str, reason: Reason) -> None:
        """Somebody should look at a field; numbers in the reason are covered."""
        # A value in the wrong column may be anything, a number of a paper too.
        told = reason.values.items()
        values = {key: hidden(value) if isinstance(value, str) else value for key, value in told}
        self.doubts.append(Doubt(name, Reason(reason.code, values)))
        if reason.code not in _ONLY_TOLD:
            self.marks.append(reason.code)

    def value(self, name: str) -> str:
        """The first value of a field as text; "" where it says nothing."""
        for cell in self.cells.get(name, ()):
            text = cell_text(cell)
            if text and not is_empty(text):
                return text
        return ""

    def text(self, name: str, kept: str) -> str:
        """The value of a field, `kept` by which name of the person's it is said."""
        if value := self.value(name):
            self.said.add(kept)
        return value

    def code(self, name: str, read: Callable[[str], C | None], unclear: str, kept: str = "") -> C | None:
        """The code of a value; what is `unclear` is doubted."""
        if not (value := self.value(name)):
            return None
        code = _cached(read)(value)
        if code is not None:
            self.said.add(kept or name)
        elif unclear:
            self.doubt(name, Reason(unclear, {"value": value}))
        return code

    def is_so(self, name: str, day: str) -> bool:
        """Whether something happened: said, or by its day."""
        value = self.value(name)
        if not value:
            return bool(self.value(day))
        said = read_yes_no(value)
        return True if said is None else said

    def day_of(self, name: str) -> date | None:
        """A day that is not ahead."""
        for cell in self.cells.get(name, ()):
            if (found := self.reader.date(cell)) and found.value <= self.reader.day:
                return found.value
        return None


def cell_text(cell: Cell) -> str:
    """A cell as text, without the mark that keeps a spreadsheet from computing it."""
    text = written(cell)[:_LONGEST_VALUE]
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


@cache
def _cached(read: Callable[[str], C | None]) -> Callable[[str], C | None]:
    """The reader of a column that says the same few things ten thousand times."""
    return lru_cache(maxsize=2_000)(read)


@lru_cache(maxsize=20_000)
def is_empty(text: str) -> bool:
    """Also of a value that went out masked (371199********12**): it says nothing when it comes back."""
    return says_nothing(text) or MASK in text
