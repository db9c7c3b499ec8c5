"""One row of a ledger of residents, read value by value; what cannot be trusted is named, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from db.records import PersonDetails, Reason
from db.search.keys import estate_base
from frontdesk.ledgers.cells import Cell
from frontdesk.ledgers.day_cells import day_in
from frontdesk.ledgers.person_home import place
from frontdesk.ledgers.person_numbers import paper, phones
from frontdesk.ledgers.person_row import PersonRow, Protected
from frontdesk.ledgers.row_values import RowValues, cell_text
from frontdesk.ledgers.sheet import Ledger, LedgerRow
from frontdesk.rules.person_form import LONGEST_NAME, read_name
from frontdesk.rules.written_address import WrittenAddress, read_written_address
from frontdesk.rules.written_codes import (
    read_education,
    read_ethnic_group,
    read_marriage,
    read_politics,
    read_relation,
    read_residence,
    read_sex,
    read_tenure,
    read_yes_no,
)
from frontdesk.rules.written_dates import WrittenDate

_REMARK = re.compile(r"^(.{1,60}?)[((【\[](.*?)[))】\]]$")
_GRID = re.compile(r"\d{1,3}")
# What is written where nobody is; other signs may be somebody's name, however odd.
_NO_NAME = frozenset({"无", "/", "-", "—", "——", "0", "空户", "空"})
_CALLED_AS_ESTATES = re.compile("(?:小区|家园|花园|公寓|家属院|新村|公馆|苑)$")
# In a ledger with a line for each household it is the head whom the columns are about.
_OF_HEADS = {"head_name": "name", "head_id": "id_number", "household_phone": "phone"}


class RowReader:
    """Reads rows of one ledger; addresses that come again and again are read once."""

    def __init__(self, day: date, ledger: Ledger, estates: Collection[str], area_code: str = "") -> None:
        """A reader.

        Args:
            day: today.
            ledger: whose rows these are; its title or its sheet's name may tell the year or the estate.
            estates: every name of every estate that is known.
            area_code: what stands before local phone numbers.
        """
        self.day = day
        self.ledger = ledger
        self.area_code = area_code
        self.estate = _estate_of_sheet(ledger.sheet, estates)
        known = (*estates, self.estate) if self.estate else tuple(estates)
        self.address: Callable[[str], WrittenAddress | None] = lru_cache(maxsize=20_000)(
            lambda text: read_written_address(text, known)
        )

    def read(self, line: LedgerRow) -> PersonRow:
        """One row."""
        cells = line.cells
        if self.ledger.kind == "households":
            cells = {**cells, **{_OF_HEADS.get(name, name): values for name, values in cells.items()}}
        return _Row(self, line, cells).read()

    def date(self, cell: Cell) -> WrittenDate | None:
        """A date in whatever form a cell has it; None if it is none."""
        return day_in(cell, self.ledger.year)


class _Row(RowValues):
    """The reading of one row."""

    def read(self) -> PersonRow:
        """All of it, or why it stays out."""
        if self.line.overflowing:
            return self._refused("row_slipped")
        name, remark = self._name()
        if not name:
            return self._refused("name_missing_in_row")
        if len(name) > LONGEST_NAME:
            return self._refused("name_too_long", most=LONGEST_NAME)
        sex = self.code("sex", read_sex, "sex_unclear")
        born = self._birth()
        paper_kind, paper_number, told = paper(self, sex or 0, born)
        if told is not None:
            born = self._agreed_birth(born, told.born_on)
            sex = sex or told.sex or None
        person = PersonDetails(
            name=name,
            sex=sex or 0,
            born_on=born.value if born else None,
            ethnic_group=self.code("ethnic", read_ethnic_group, "ethnic_unclear", "ethnic_group") or "01",
            residence=self.code("residence", read_residence, "residence_unclear") or "registered",
            politics=self.code("politics", read_politics, "politics_unclear") or "",
            marriage=self.code("marriage", read_marriage, "marriage_unclear") or "",
            education=self.code("education", read_education, "education_unclear") or "",
            workplace=self.text("workplace", "workplace"),
            registered_at=self.text("registered_at", "registered_at"),
            paper_kind=paper_kind,
            paper_number=paper_number,
            phones=phones(self),
            note=self._note(remark),
        )
        for kept, value in (("sex", person.sex), ("born_on", person.born_on), ("paper_number", paper_number)):
            if value:
                self.said.add(kept)
        relation = self.code("relation", read_relation, "relation_unclear") or ""
        row = PersonRow(
            sheet=self.reader.ledger.sheet,
            number=self.line.number,
            person=person,
            relation=relation,
            birth_is_exact=born is None or born.precision == "day",
            place=place(self),
            household_number=self.value("household_number"),
            head_name=read_name(self.value("head_name")),
            tenure=self.code("tenure", read_tenure, "") or "",
            grid=self._grid(),
            protected=self._protected(),
            **self._departure(),
        )
        marks = tuple(dict.fromkeys(self.marks))
        return replace(
            row,
            person=replace(person, doubts=marks),
            said=frozenset(self.said),
            doubts=tuple(self.doubts),
        )

    def _refused(self, code: str, **values: str | int) -> PersonRow:
        return PersonRow(
            self.reader.ledger.sheet, self.line.number, PersonDetails(name=""), refused=Reason(code, values)
        )

    def _name(self) -> tuple[str, str]:
        """The name, and what stands in brackets behind it: 张三(已故)."""
        cells = (cell_text(cell) for cell in self.cells.get("name", ()))
        whole = next((text for text in cells if text and text not in _NO_NAME), "")
        if remark := _REMARK.match(whole):
            return read_name(remark[1]), remark[2].strip()
        return read_name(whole), ""

    def _note(self, remark: str) -> str:
        if remark:
            self.doubt("name", Reason("name_with_remark", {"value": remark}))
        note = "\n".join(part for part in (remark, self.value("note")) if part)
        if note:
            self.said.add("note")
        return note

    def _birth(self) -> WrittenDate | None:
        value = self.value("born")
        if not value:
            return None
        born = next((found for cell in self.cells["born"] if (found := self.reader.date(cell))), None)
        if born is None or born.value > self.reader.day:
            self.doubt("born", Reason("birth_unclear"))
            return None
        return born

    def _agreed_birth(self, born: WrittenDate | None, told: date | None) -> WrittenDate | None:
        """The written birth date; a month or a year gives way to the day in the ID number that fits it."""
        if told is None:
            return born
        exact = WrittenDate(told, "day")
        if born is None:
            return exact
        same_year = born.value.year == told.year
        if born.precision == "year" and same_year:
            return exact
        if born.precision == "month" and same_year and born.value.month == told.month:
            return exact
        return born

    def _grid(self) -> int | None:
        found = _GRID.search(self.value("grid"))
        return int(found[0]) if found else None

    def _protected(self) -> Protected:
        graded = self.value("disability_grade")
        return Protected(
            hardship=_unless_no(self.value("hardship")),
            disability=_unless_no(self.value("disability") or graded),
            disability_grade=_grade(graded or self.value("disability")),
            veteran=bool(_unless_no(self.value("veteran"))),
            health=_unless_no(self.value("health")),
        )

    def _departure(self) -> dict[str, Any]:
        died = self.is_so("died", "died_on")
        moved = self.is_so("moved_out", "moved_out_on")
        on = self.day_of("died_on" if died else "moved_out_on") if died or moved else None
        return {
            "died": died,
            "moved_out": moved,
            "gone_on": on,
            "moved_in_on": self.day_of("moved_in_on"),
            "moved_to": self.value("moved_to") if moved else "",
        }


def _estate_of_sheet(sheet: str, estates: Collection[str]) -> str:
    """The estate that a sheet is named after: a known one, or what is called as estates are."""
    base = estate_base(sheet)
    if any(estate_base(name) == base for name in estates) or _CALLED_AS_ESTATES.search(sheet.strip()):
        return sheet.strip()
    return ""


def _unless_no(text: str) -> str:
    """What is said, but nothing where it says no: 否, 健康 and the like."""
    if (
        not text
        or read_yes_no(text) is False
        or text in ("健康", "良好", "健康或良好", "一般", "正常", "无残疾")
    ):
        return ""
    return text


def _grade(text: str) -> int | None:
    """The grade of a disability, 1 to 4, in digits or characters."""
    found = re.search("[一二三四1-4]", text)
    return None if found is None else "一二三四1234".index(found[0]) % 4 + 1
