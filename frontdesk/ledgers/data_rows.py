"""The rows below the headings: which of them are data, and what stands in them.

Hints, totals, signatures and headings that come again are left out; merged cells and 同上 are filled down;
every text is cleaned (domain 5.1). What a value means is for others: here it is only put under its field.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from frontdesk.ledgers.cells import Cell, RawSheet, written
from frontdesk.ledgers.fields import CARRIED, IGNORED
from frontdesk.ledgers.heading_rows import HeadingRows, is_hint
from frontdesk.text import LIMIT, clean

Columns = Mapping[str, tuple[int, ...]]
"""By field, the columns that hold it."""

_BLOCK = 256
_DITTO = frozenset(("同上", "同前", "上同", "同 上", "-同上-", "〃", '"', '""', "“", "”", "″", "''", "ditto"))
# Lines after the data, without blanks. The first letters save looking closer at every name.
_TAIL_BEGINS = frozenset("合总小共累本填制审复统采登录经负单社签盖备注说以此(（-—")
_TOTAL = re.compile(r"(?:本[页表])?(?:合计|总计|小计|共计|累计)(?:$|[:\d(])")
_SIGNED = re.compile(
    r"(?:(?:填表|填报|制表|审核|复核|审批|统计|采集|登记|录入|经办|负责|单位负责|社区负责)(?:人员|人|日期|时间|单位)?"
    r"|单位|备注|注|说明|填表说明|注意事项|签字|签名|盖章)(?:签[字名]|\(?(?:盖章|签[字名]|公章)\)?)?:"
    r"|(?:填表|填报|制表|审核|复核)(?:人|日期|单位)?$|单位盖章$|签[字名]$|盖章$"
    r"|[(\-—]*(?:以下空白|此页空白|以下无正文)[)\-—]*$"
)
# Letters that look like nothing and are none of the controls: `clean` drops them.
_FILLERS = re.compile("[\u034f\u115f\u1160\u3164\uffa0]")
_PROVES_HOUSEHOLD = ("household_number", "head_id", "address", "room")
_TELLS_HOUSEHOLD = (*_PROVES_HOUSEHOLD, "head_name", "estate", "building", "unit")
_HEADS = frozenset(("户主", "本人", "01", "02", "户主本人", "本人或户主"))
_BLANKS = re.compile(r"\s+")
_ID_DIGITS = 18
_MOST_HINTS = 3
_FEWEST_ROUNDED = 3


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row that means somebody or something.

    Attributes:
        number: the row's number in the sheet, from 1, as Excel shows it.
        values: every cell by column, cleaned; "" for an empty one.
        columns: the columns of each field.
        section: the last line above that stands alone between the rows (`3号楼1单元`), or "".
        continued: what is the same for a household was left blank, and is that of the row above.
        overflowing: a text file's line with more cells than headings: its values have slipped.
    """

    number: int
    values: Sequence[Cell]
    columns: Columns = field(repr=False)
    section: str = ""
    continued: bool = False
    overflowing: bool = False

    @property
    def cells(self) -> dict[str, tuple[Cell, ...]]:
        """By field, what is written there, without empty cells; several columns may hold one field."""
        found = {
            name: tuple([self.values[column] for column in columns if self.values[column] != ""])
            for name, columns in self.columns.items()
        }
        return {name: cells for name, cells in found.items() if cells}

    def cell(self, name: str) -> Cell:
        """The first cell of a field that is not empty, else ""."""
        for column in self.columns.get(name, ()):
            if self.values[column] != "":
                return self.values[column]
        return ""

    def text(self, name: str) -> str:
        """That cell as text."""
        return written(self.cell(name))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that was not taken for data: `total`, `signed`, `headings`, `title`, `hint` or `section`."""

    number: int
    why: str


class _Table:
    """The columns of one table on a sheet; several may stand side by side."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.used = [at for name, among in columns.items() if name != "serial" for at in among]
        self._relation = columns.get("relation", ())
        self._carried = frozenset(at for name in CARRIED for at in columns.get(name, ()))
        self._tells = (
            [at for name in _TELLS_HOUSEHOLD for at in columns.get(name, ())] if self._relation else []
        )
        self._proves = [at for name in _PROVES_HOUSEHOLD for at in columns.get(name, ())]

    def continued(self, row: Sequence[Cell], last: Sequence[Cell]) -> tuple[Sequence[Cell], bool]:
        """The row with what it leaves blank of its household; whether nothing else says which that is.

        Beside somebody who is said to be kin of a head, blanks mean the household of the row above, unless
        something speaks of another one.
        """
        if all(row[at] != "" for at in self._tells) or not self._is_member(row):
            return row, False
        if any(row[at] != "" and row[at] != last[at] for at in self._tells):
            return row, False
        values = [last[at] if cell == "" and at in self._carried else cell for at, cell in enumerate(row)]
        return values, values != row and all(row[at] == "" for at in self._proves)

    def _is_member(self, row: Sequence[Cell]) -> bool:
        said = [row[at] for at in self._relation if row[at] != ""]
        return bool(said) and said[0] not in _HEADS


class RowReading:
    """Goes once through the rows below a sheet's headings. The sheet's own rows are cleaned and filled."""

    def __init__(
        self,
        sheet: RawSheet,
        found: HeadingRows,
        fields: Sequence[str | None],
        tables: Sequence[Columns],
        *,
        typed: bool,
    ) -> None:
        self.left_out: list[LeftOut] = []
        self._sheet = sheet
        self._found = found
        self._fields = fields
        self._tables = [_Table(columns) for columns in tables]
        self._typed = typed
        self._width = len(fields)
        self._headed = max((at + 1 for at, heading in enumerate(found.headings) if heading), default=0)
        self._used = [at for table in self._tables for at in table.used]
        self._first_texts = frozenset(text for row in found.rows for text in row if text)
        self._titles = frozenset(
            clean(cell) for row in sheet.rows[: found.first] for cell in row if isinstance(cell, str) and cell
        )
        self._wide = {top for top, left, _bottom, right in sheet.merged if right > left}
        self._section = ""

    def rows(self) -> Iterator[LedgerRow]:
        """The rows of data, in order; what was passed over is in `left_out` afterwards."""
        rows = self._sheet.rows
        clean_rows(rows)
        self._level(rows)
        self._fill_merged(rows)
        self._mark_rounded(rows)
        last: Sequence[Cell] = [""] * self._width
        for index in range(self._after_hints(rows), len(rows)):
            row = rows[index]
            blank = row.count("")
            if blank == len(row):
                continue
            if why := self._not_data(index, row, blank):
                self.left_out.append(LeftOut(index + 1, why))
                continue
            if len(row) - blank <= len(row) - len(self._used) and all(row[at] == "" for at in self._used):
                continue
            if not _DITTO.isdisjoint(row):
                row[:] = [
                    last[at] if cell in _DITTO and at < len(last) else cell for at, cell in enumerate(row)
                ]
            overflowing = not self._typed and any(cell != "" for cell in row[self._headed :])
            for table in self._tables:
                values, continued = table.continued(row, last)
                if len(self._tables) == 1 or any(row[at] != "" for at in table.used):
                    yield LedgerRow(index + 1, values, table.columns, self._section, continued, overflowing)
                last = values

    def _not_data(self, index: int, row: Sequence[Cell], blank: int) -> str:
        """Why a row is none of data, or ""."""
        at, first = next((at, cell) for at, cell in enumerate(row) if cell != "")
        if not isinstance(first, str):
            return ""
        if first[0] in _TAIL_BEGINS:
            bare = _BLANKS.sub("", unicodedata.normalize("NFKC", first))
            if _TOTAL.match(bare):
                return "total"
            if _SIGNED.match(bare):
                return "signed"
        if first in self._first_texts and self._is_heading(row, blank):
            return "headings"
        if blank < len(row) - 1:
            return ""
        if first in self._titles:
            return "title"
        if index in self._wide or self._fields[at] in (None, IGNORED, "serial"):
            if first.isdigit():
                return ""
            self._section = first
            return "section"
        return ""

    def _is_heading(self, row: Sequence[Cell], blank: int) -> bool:
        """Whether most of a row's cells are those of the headings above them."""
        rows = self._found.rows
        same = sum(
            1 for at, cell in enumerate(row[: self._width]) if cell != "" and any(cell == h[at] for h in rows)
        )
        return same >= 2 and 2 * same > len(row) - blank

    def _after_hints(self, rows: Sequence[Sequence[Cell]]) -> int:
        """The first row below the headings that is neither a hint nor an example."""
        at = self._found.below
        while at < len(rows) and at < self._found.below + _MOST_HINTS and is_hint(rows[at]):
            self.left_out.append(LeftOut(at + 1, "hint"))
            at += 1
        return at

    def _level(self, rows: Sequence[list[Cell]]) -> None:
        """Every row at least as wide as the headings."""
        for row in rows:
            if len(row) < self._width:
                row += [""] * (self._width - len(row))

    def _fill_merged(self, rows: Sequence[list[Cell]]) -> None:
        """The value of cells merged downwards in each of their rows."""
        for top, left, bottom, _right in self._sheet.merged:
            if top < self._found.below or bottom <= top or top >= len(rows) or left >= len(rows[top]):
                continue
            value = rows[top][left]
            for row in rows[top + 1 : bottom + 1]:
                if row[left] == "":
                    row[left] = value

    def _mark_rounded(self, rows: Sequence[list[Cell]]) -> None:
        """Make numbers of identity numbers that Excel rounded before they became text.

        One such number may end in 000 by chance; where most of a column do, digits were lost (domain 2.1),
        and a number in that place says so to whoever reads it.
        """
        below = rows[self._found.below :]
        for at, name in enumerate(self._fields):
            if name not in ("id_number", "head_id"):
                continue
            long = [row for row in below if isinstance(text := row[at], str) and len(text) == _ID_DIGITS]
            rounded = [row for row in long if str(row[at]).endswith("000") and str(row[at]).isdecimal()]
            if len(rounded) >= _FEWEST_ROUNDED and 2 * len(rounded) > len(long):
                for row in rounded:
                    row[at] = float(str(row[at]))


def clean_rows(rows: Sequence[list[Cell]]) -> None:
    """Clean every text in the rows, in place; most blocks of rows are found clean at one look."""
    for start in range(0, len(rows), _BLOCK):
        block = rows[start : start + _BLOCK]
        if _needs_none([cell for row in block for cell in row if cell.__class__ is str]):
            continue
        for row in block:
            if not _needs_none([cell for cell in row if cell.__class__ is str]):
                row[:] = [clean(cell) if isinstance(cell, str) else cell for cell in row]


def _needs_none(texts: Sequence[Cell]) -> bool:
    """Whether `clean` would change none of the texts: checked for all of them joined, which is fast."""
    joined = "".join(texts)  # type: ignore[arg-type]
    return (
        joined.isprintable()
        and " " not in joined
        and unicodedata.is_normalized("NFC", joined)
        and not _FILLERS.search(joined)
        and (len(joined) <= LIMIT or max(map(len, texts)) <= LIMIT)  # type: ignore[arg-type]
    )
