"""One row of a register's ledger, read by the register's own columns; what is not understood is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.records import Reason
from db.registers import reading as kept
from frontdesk.ledgers.cells import Cell, written
from frontdesk.ledgers.doubts import MASK, Doubt, hidden
from frontdesk.ledgers.sheet import Ledger, LedgerRow
from frontdesk.register_ledgers.naming import Directory, building_number, code_meant, grid_number
from frontdesk.registers import reading
from frontdesk.registers.declared import Column, Holds, Register
from frontdesk.rules.person_form import read_name
from frontdesk.rules.unsaid import says_nothing
from frontdesk.rules.written_dates import from_serial, read_date
from frontdesk.text import clean

_FORMULA = ("=", "+", "-", "@")
OF_PEOPLE = frozenset(
    {"representative", "party_member", "registered_member", "volunteer", "staff", "certificate"}
)
"""The registers whose entries are called as people are."""

_MOST_SHOWN = 40
# Days that a spreadsheet has counted: numbers of five digits, from 1927 on.
_FIRST_SERIAL, _AFTER_SERIALS = 10_000, 100_000
_SEVERAL = (Holds.NAMES, Holds.ENTRIES, Holds.PHONE)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What a row says.

    Args:
        sheet, number: where it stands; from 1.
        title: what the entry is called, as written.
        values: by column, as `registers.reading.read_entry` gives them; only what is said.
        besides: what is said of things that are kept beside the entry, by field, as written.
        masked: a phone that went out masked, by which an entry can still be known again.
        doubts: what somebody should look at.
        refused: why the row stays out.
    """

    sheet: str
    number: int
    title: str
    values: Mapping[str, str] = field(default_factory=dict)
    besides: Mapping[str, str] = field(default_factory=dict)
    masked: str = ""
    doubts: tuple[Doubt, ...] = ()
    refused: Reason | None = None


class EntryReader:
    """Reads the rows of one ledger."""

    def __init__(
        self, register: Register, ledger: Ledger, directory: Directory, day: date, area_code: str
    ) -> None:
        self._register = register
        self._ledger = ledger
        self._directory = directory
        self._day = day
        self._area_code = area_code
        self._title = register.columns[0]
        self._besides = _BESIDES.get(register.name, ())

    def read(self, row: LedgerRow) -> EntryRow:
        """One row."""
        doubts: list[Doubt] = []
        typed: dict[str, str] = {}
        masked = ""
        for column in self._register.columns:
            cell, text = self._said(row, column)
            if column.holds is Holds.TEXT and column.name == "name" and self._register.name in OF_PEOPLE:
                text = read_name(text)
            if column.holds is Holds.PHONE and MASK in text:
                masked, text = text, ""
            if not text:
                continue
            limit = reading.LONGEST_NOTE if column.wide else reading.LONGEST
            if len(text) > limit:
                if column is self._title:
                    return self._refused(row, text, Reason("name_too_long", {"most": limit}))
                doubts.append(Doubt(column.name, Reason("cell_too_long", {"most": limit})))
                continue
            meant = self._meant(column, cell, text, doubts)
            if meant:
                typed[column.name] = meant
        if self._register.name == "grid" and "number" not in typed and "name" in typed:
            typed["number"] = grid_number(typed["name"]) or ""
        read = reading.read_entry(self._register, typed, self._day, self._area_code)
        values = {name: read.values[name] for name in typed if read.values[name]}
        title = values.get(self._title.name, "")
        problems = {name: problem for name, problem in read.problems.items() if typed.get(name)}
        for name, problem in problems.items():
            if name == self._title.name:
                return self._refused(row, typed[name], problem)
            values.pop(name, None)
            doubts.append(Doubt(name, problem))
        doubts += [Doubt(name, doubt) for name, doubt in read.doubts.items() if name in values]
        if not title and self._register.name != "building":
            return self._refused(row, "", Reason("name_missing_in_row"))
        besides = {
            name: text
            for name in self._besides
            if (text := self._text(row.cell(name))) and not says_nothing(text)
        }
        refused = Reason("row_slipped") if row.overflowing else None
        return EntryRow(
            self._ledger.sheet, row.number, title, values, besides, masked, tuple(doubts), refused
        )

    def _refused(self, row: LedgerRow, title: str, reason: Reason) -> EntryRow:
        return EntryRow(self._ledger.sheet, row.number, title[:_MOST_SHOWN], refused=reason)

    def _said(self, row: LedgerRow, column: Column) -> tuple[Cell, str]:
        """What a row says in a column: its cell and text; "" for the many ways of saying nothing."""
        if column.holds is Holds.PERSON:
            return "", ""
        cells = row.cells.get(column.name, ())
        if not cells:
            return "", ""
        text = (
            kept.BETWEEN_NAMES.join(map(self._text, cells))
            if column.holds in _SEVERAL
            else self._text(cells[0])
        )
        if column.needed and column.holds is Holds.TEXT:
            return cells[0], text
        masked = MASK in text and column.holds is not Holds.PHONE
        return ("", "") if masked or says_nothing(text) else (cells[0], text)

    def _text(self, cell: Cell) -> str:
        """A cell's text; in a text file without the mark that keeps a formula from being one."""
        text = clean(written(cell))
        is_marked = not self._ledger.sheet and text.startswith("'") and text.lstrip("'").startswith(_FORMULA)
        return text[1:] if is_marked else text

    def _meant(self, column: Column, cell: Cell, text: str, doubts: list[Doubt]) -> str:
        """A text as the form's reader takes it; "" with a doubt where it means nothing there."""
        holds = column.holds
        if holds is Holds.DAY:
            meant = self._day_meant(cell, text)
        elif holds is Holds.MONTH:
            meant = self._month_meant(cell, text)
        elif holds is Holds.CODE:
            meant = code_meant(column.group, text)
        elif holds is Holds.ENTRIES:
            return self._entries_meant(column, text, doubts)
        elif holds is Holds.ENTRY:
            found = self._directory.find(column.of, text)
            if found is None:
                doubts.append(Doubt(column.name, Reason("not_on_register", {"text": _short(text)})))
            return "" if found is None else str(found.id)
        else:
            return _NUMBERED.get((self._register.name, column.name), str)(text)
        if meant is None:
            doubts.append(Doubt(column.name, Reason("cell_unread", {"value": _short(text)})))
        return meant or ""

    def _day_meant(self, cell: Cell, text: str) -> str | None:
        """A whole day, never one told from today: a ledger is read on any day."""
        if isinstance(cell, int | float) and _FIRST_SERIAL <= cell < _AFTER_SERIALS:
            serial = from_serial(cell)
            return serial.isoformat() if serial else None
        read = read_date(text, year=self._ledger.year)
        return read.value.isoformat() if read is not None and read.precision == "day" else None

    def _month_meant(self, cell: Cell, text: str) -> str | None:
        if isinstance(cell, datetime | date):
            return cell.isoformat()[:7]
        read = read_date(text, year=self._ledger.year)
        if read is None:
            return None
        return read.value.isoformat()[: 4 if read.precision == "year" else 7]

    def _entries_meant(self, column: Column, text: str, doubts: list[Doubt]) -> str:
        found: dict[str, None] = {}
        for name in reading.names_in(text):
            one = self._directory.find(column.of, name)
            if one is None:
                doubts.append(Doubt(column.name, Reason("not_on_register", {"text": _short(name)})))
            else:
                found[str(one.id)] = None
        return " ".join(found)


# How ledgers write numbers of entries that are kept without what stands around them.
_NUMBERED: Mapping[tuple[str, str], Callable[[str], str]] = {
    ("grid", "number"): lambda text: grid_number(text) or text,
    ("building", "number"): building_number,
}
# What these ledgers say beside the columns of the register.
_BESIDES: Mapping[str, tuple[str, ...]] = {
    "estate": ("buildings",),
    "grid": ("staff",),
    "staff": ("role",),
}


def _short(text: str) -> str:
    return hidden(text[:_MOST_SHOWN])
