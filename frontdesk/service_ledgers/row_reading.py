"""Rows of a ledger of services, as far as all of them are alike: who, when, of which package."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import TypeVar

from db.records import PhoneDetails
from frontdesk.ledgers.cell_texts import Cells, CellTexts, says_nothing, written_day
from frontdesk.ledgers.doubts import MASK
from frontdesk.ledgers.sheet import Ledger, LedgerRow
from frontdesk.request_ledgers.office_words import OfficeWords
from frontdesk.rules.identity import read_identity_number
from frontdesk.rules.person_form import LONGEST_NAME, read_name
from frontdesk.rules.phones import read_phones
from frontdesk.rules.written_codes import read_sex, read_yes_no
from frontdesk.service_ledgers.service_row import MOST_SHOWN, ServiceRow

C = TypeVar("C")

LONGEST_TEXT = 1_000

_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3])[::时点]([0-5]\d)?")
_AGE = re.compile(r"(\d{1,3})\s*(?:周?岁|\.0)?")


class ServiceReader(CellTexts):
    """Reads what rows of one ledger have in common."""

    def __init__(self, ledger: Ledger, office: OfficeWords, day: date) -> None:
        super().__init__(ledger)
        self._office = office
        self._today = day

    def begin(self, row: ServiceRow, line: LedgerRow, day: str) -> bool:
        """Fill in who, where and when; return whether the row can be read on, else it is refused.

        Args:
            row: to be filled in.
            line: what is written there.
            day: the field that says when it was.
        """
        if line.overflowing:
            row.refuse("row_slipped")
            return False
        cells = line.cells
        self._when(row, cells, day)
        row.package = self.first(cells, "package")[:LONGEST_NAME]
        row.run = self.first(cells, "run")[:LONGEST_NAME]
        self._who(row, cells)
        return row.refused is None

    def day(self, row: ServiceRow, cells: Cells, name: str) -> date | None:
        """A whole day; what is written there and none is left out with a doubt."""
        for cell in cells.get(name, ()):
            text = self.text(cell)
            if says_nothing(text):
                continue
            found = written_day(cell, self.ledger.year or self._today.year)
            if found is not None and found.precision == "day":
                return found.value
            row.doubt(name, "cell_unread", value=text)
        return None

    def word(self, row: ServiceRow, cells: Cells, name: str, read: Callable[[str], C | None]) -> C | None:
        """What a word means; one that is not understood is left out with a doubt."""
        text = self.first(cells, name)
        if not text:
            return None
        meant = read(text)
        if meant is None:
            row.doubt(name, "cell_unread", value=text)
        return meant

    def yes(self, row: ServiceRow, cells: Cells, name: str) -> bool | None:
        """Yes or no; whose name stands there has signed."""
        text = self.first(cells, name)
        if not text:
            return None
        said = read_yes_no(text)
        return True if said is None and read_name(text) else said

    def long(self, cells: Cells, name: str, limit: int = LONGEST_TEXT) -> str:
        """A text of some length."""
        return " ".join(dict.fromkeys(self.texts(cells, name)))[:limit]

    def _when(self, row: ServiceRow, cells: Cells, name: str) -> None:
        told = ""
        for cell in cells.get(name, ()):
            text = self.text(cell)
            if says_nothing(text):
                continue
            told = told or text
            found = written_day(cell, self.ledger.year)
            if found is None or found.precision != "day":
                continue
            if found.value > self._today:
                row.refuse("row_day_ahead", day=found.value.isoformat())
            row.day, row.time = found.value, time_in(cell, text)
            break
        else:
            row.refuse(
                "request_day_unread" if told else "row_day_missing", **({"value": told} if told else {})
            )
        for cell in cells.get("time", ()) or cells.get("starts", ()):
            row.time = time_in(cell, self.text(cell)) or row.time

    def _who(self, row: ServiceRow, cells: Cells) -> None:
        who = row.who
        who.name = read_name(self.first(cells, "name"))[:LONGEST_NAME]
        who.sex = self.word(row, cells, "sex", read_sex) or 0
        born = next((found for cell in cells.get("born", ()) if (found := written_day(cell, None))), None)
        who.born_on = born.value if born is not None and born.precision == "day" else None
        if age := _AGE.fullmatch(self.first(cells, "age").strip()):
            who.age = int(age[1])
        number = self.first(cells, "id_number")
        if number and MASK not in number:
            read = read_identity_number(number, self._today, sex=who.sex, born_on=who.born_on)
            who.paper_number = read.number
            who.born_on, who.sex = who.born_on or read.born_on, who.sex or read.sex or 0
        phone = " ".join(self.texts(cells, "phone"))
        if MASK in phone:
            who.masked = phone
        elif phone:
            numbers = read_phones(phone, self._office.area_code)
            who.phones = tuple(PhoneDetails(one.number) for one in numbers if one.number)
        where = self.first(cells, "address")
        estate = self.first(cells, "estate")
        whole = where if estate and estate in where else f"{estate}{where}"
        who.address = self._office.address(whole) if whole else None


def time_in(cell: object, text: str) -> str:
    """The time of day that a cell says, `09:20`; "" for none."""
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, datetime):
        return cell.strftime("%H:%M") if cell.time() != time() else ""
    found = _TIME.search(text)
    return f"{int(found[1]):02}:{found[2] or '00'}" if found and len(text) <= MOST_SHOWN else ""
