"""One row of a ledger of residents, read value by value; what cannot be trusted is named, never guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, TypeVar

from db.records import PersonDetails, PhoneDetails, Reason
from db.search.keys import estate_base
from frontdesk.ledgers.cells import Cell, has_lost_digits, written
from frontdesk.ledgers.day_cells import day_in
from frontdesk.ledgers.sheet import Ledger, LedgerRow
from frontdesk.rules.identity import Finding, IdentityNumber, Level, read_identity_number
from frontdesk.rules.person_form import LONGEST_NAME, read_name
from frontdesk.rules.phones import read_phones
from frontdesk.rules.unsaid import says_nothing
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
    read_whose,
    read_yes_no,
)
from frontdesk.rules.written_dates import WrittenDate

C = TypeVar("C")
Cells = Mapping[str, tuple[Cell, ...]]

_LONGEST_VALUE = 500
_REMARK = re.compile(r"^(.{1,60}?)[((【\[](.*?)[))】\]]$")
_GRID = re.compile(r"\d{1,3}")
_LATEST = 60
MASK = "***"
_LONG_NUMBER = re.compile(r"\d[\d\-./年月 ]{5,}[\dXx日]")
_FORMULA = ("=", "+", "-", "@")
# What is written where nobody is; other signs may be somebody's name, however odd.
_NO_NAME = frozenset({"无", "/", "-", "—", "——", "0", "空户", "空"})
_CALLED_AS_ESTATES = re.compile("(?:小区|家园|花园|公寓|家属院|新村|公馆|苑)$")
# In a ledger with a line for each household it is the head whom the columns are about.
_OF_HEADS = {"head_name": "name", "head_id": "id_number", "household_phone": "phone"}
# What is worth telling about a number, but no reason to verify the person again.
_ONLY_TOLD = frozenset({"paper_old_form", "paper_not_checked", "phone_area_added"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a row that somebody should look at: in which field, and why."""

    field: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Protected:
    """What a ledger says of somebody that lists never show; empty texts where it says nothing."""

    hardship: str = ""
    disability: str = ""
    disability_grade: int | None = None
    veteran: bool = False
    health: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What a row says: `said` are the fields of the person that it has anything about.

    `sheet` and `number` (from 1) say where the row stands.

    `relation` is "" where nothing is said; `gone` tells that the person has moved away or died.
    `refused` keeps the row out.
    """

    sheet: str
    number: int
    person: PersonDetails
    said: frozenset[str] = frozenset()
    relation: str = ""
    birth_is_exact: bool = True
    place: WrittenAddress | None = None
    household_number: str = ""
    head_name: str = ""
    tenure: str = ""
    grid: int | None = None
    protected: Protected = field(default_factory=Protected)
    died: bool = False
    moved_out: bool = False
    gone_on: date | None = None
    moved_in_on: date | None = None
    moved_to: str = ""
    doubts: tuple[Doubt, ...] = ()
    refused: Reason | None = None

    @property
    def gone(self) -> bool:
        """Whether the ledger says that they do not live here any more."""
        return self.died or self.moved_out


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


class _Row:
    """The reading of one row, with what is found on the way."""

    def __init__(self, reader: RowReader, line: LedgerRow, cells: Cells) -> None:
        self._reader = reader
        self._line = line
        self._cells = cells
        self._doubts: list[Doubt] = []
        self._marks: list[str] = []
        self._said: set[str] = set()

    def read(self) -> PersonRow:
        if self._line.overflowing:
            return self._refused("row_slipped")
        name, remark = self._name()
        if not name:
            return self._refused("name_missing_in_row")
        if len(name) > LONGEST_NAME:
            return self._refused("name_too_long", most=LONGEST_NAME)
        sex = self._code("sex", read_sex, "sex_unclear")
        born = self._birth()
        paper_kind, paper_number, told = self._paper(sex or 0, born)
        if told is not None:
            born = self._agreed_birth(born, told.born_on)
            sex = sex or told.sex or None
        person = PersonDetails(
            name=name,
            sex=sex or 0,
            born_on=born.value if born else None,
            ethnic_group=self._code("ethnic", read_ethnic_group, "ethnic_unclear", "ethnic_group") or "01",
            residence=self._code("residence", read_residence, "residence_unclear") or "registered",
            politics=self._code("politics", read_politics, "politics_unclear") or "",
            marriage=self._code("marriage", read_marriage, "marriage_unclear") or "",
            education=self._code("education", read_education, "education_unclear") or "",
            workplace=self._text("workplace", "workplace"),
            registered_at=self._text("registered_at", "registered_at"),
            paper_kind=paper_kind,
            paper_number=paper_number,
            phones=self._phones(),
            note=self._note(remark),
        )
        for kept, value in (("sex", person.sex), ("born_on", person.born_on), ("paper_number", paper_number)):
            if value:
                self._said.add(kept)
        relation = self._code("relation", read_relation, "relation_unclear") or ""
        row = PersonRow(
            sheet=self._reader.ledger.sheet,
            number=self._line.number,
            person=person,
            relation=relation,
            birth_is_exact=born is None or born.precision == "day",
            place=self._place(),
            household_number=self._value("household_number"),
            head_name=read_name(self._value("head_name")),
            tenure=self._code("tenure", read_tenure, "") or "",
            grid=self._grid(),
            protected=self._protected(),
            **self._departure(),
        )
        marks = tuple(dict.fromkeys(self._marks))
        return replace(
            row,
            person=replace(person, doubts=marks),
            said=frozenset(self._said),
            doubts=tuple(self._doubts),
        )

    def _refused(self, code: str, **values: str | int) -> PersonRow:
        return PersonRow(
            self._reader.ledger.sheet, self._line.number, PersonDetails(name=""), refused=Reason(code, values)
        )

    def _doubt(self, name: str, reason: Reason) -> None:
        # A value in the wrong column may be anything, a number of a paper too.
        told = reason.values.items()
        values = {key: hidden(value) if isinstance(value, str) else value for key, value in told}
        self._doubts.append(Doubt(name, Reason(reason.code, values)))
        if reason.code not in _ONLY_TOLD:
            self._marks.append(reason.code)

    def _value(self, name: str) -> str:
        """The first value of a field as text; "" where it says nothing."""
        for cell in self._cells.get(name, ()):
            text = _text(cell)
            if text and not _says_nothing(text):
                return text
        return ""

    def _text(self, name: str, kept: str) -> str:
        if value := self._value(name):
            self._said.add(kept)
        return value

    def _code(self, name: str, read: Callable[[str], C | None], unclear: str, kept: str = "") -> C | None:
        if not (value := self._value(name)):
            return None
        code = _cached(read)(value)
        if code is not None:
            self._said.add(kept or name)
        elif unclear:
            self._doubt(name, Reason(unclear, {"value": value}))
        return code

    def _name(self) -> tuple[str, str]:
        """The name, and what stands in brackets behind it: 张三(已故)."""
        cells = (_text(cell) for cell in self._cells.get("name", ()))
        whole = next((text for text in cells if text and text not in _NO_NAME), "")
        if remark := _REMARK.match(whole):
            return read_name(remark[1]), remark[2].strip()
        return read_name(whole), ""

    def _note(self, remark: str) -> str:
        if remark:
            self._doubt("name", Reason("name_with_remark", {"value": remark}))
        note = "\n".join(part for part in (remark, self._value("note")) if part)
        if note:
            self._said.add("note")
        return note

    def _birth(self) -> WrittenDate | None:
        value = self._value("born")
        if not value:
            return None
        born = next((found for cell in self._cells["born"] if (found := self._reader.date(cell))), None)
        if born is None or born.value > self._reader.day:
            self._doubt("born", Reason("birth_unclear"))
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

    def _paper(self, sex: int, born: WrittenDate | None) -> tuple[str, str, IdentityNumber | None]:
        """Kind and number of the paper, and what it tells of the person unless it cannot be right."""
        for cell in self._cells.get("id_number", ()):
            if has_lost_digits(cell):
                self._doubt("id_number", Reason("paper_damaged"))
                return "resident_id", "", None
        value = self._value("id_number")
        if not value:
            return "resident_id", "", None
        exact = born.value if born and born.precision == "day" else None
        told = read_identity_number(value, self._reader.day, sex=sex, born_on=exact)
        for finding in told.findings:
            if finding.level is not Level.UNKNOWN:
                self._doubt("id_number", finding.reason)
        wrong = any(finding.level is Level.ERROR for finding in told.findings)
        return told.kind or "resident_id", told.number[:_LATEST], None if wrong else told

    def _phones(self) -> tuple[PhoneDetails, ...]:
        found: dict[str, PhoneDetails] = {}
        for name, whose in (
            ("phone", ""),
            ("phone_own", "own"),
            ("phone_child", "child"),
            ("phone_spouse", "spouse"),
            ("phone_emergency", "other"),
            ("landlord_phone", "landlord"),
        ):
            for cell in self._cells.get(name, ()):
                text = _text(cell)
                if _says_nothing(text) or "*" in text:
                    continue
                for phone in read_phones(text, self._reader.area_code):
                    self._add_phone(found, name, phone.number, phone.beside, phone.finding, whose)
        if found:
            self._said.add("phones")
        return tuple(found.values())

    def _add_phone(
        self,
        found: dict[str, PhoneDetails],
        name: str,
        number: str,
        beside: str,
        finding: Finding | None,
        whose: str,
    ) -> None:
        if finding is not None:
            self._doubt("phone" if name == "phone_own" else name, finding.reason)
        if not number:
            return
        code, named = read_whose(beside) if beside else (None, "")
        if whose == "other" and not named:
            named = read_name(self._value("emergency_name"))
        found.setdefault(
            number[:_LATEST], PhoneDetails(number[:_LATEST], code or whose or "own", named[:LONGEST_NAME])
        )

    def _place(self) -> WrittenAddress | None:
        """The home, from its own columns or one address; a line above or the sheet may say the rest."""
        parts = [self._value(name) for name in ("estate", "building", "unit", "room")]
        address = self._address()
        if not address and not any(parts):
            return None
        estate, above = parts[0], self._line.section
        # An estate in a column of its own stays apart: 小区1 and 3号楼 are not 小区13号楼.
        own = joined("", *parts[1:])
        place = None
        for text in (own if parts[3] else "", address, f"{estate}{address}" if address else "", above + own):
            if text and (found := self._reader.address(text)) is not None:
                place = found
                if place.room:
                    break
        estate = estate or (place.estate if place else "") or self._reader.estate
        if place is None or not place.room or not estate:
            self._doubt("address", Reason("address_unclear", {"value": address or estate + own}))
            return None
        return replace(place, estate=estate)

    def _address(self) -> str:
        """The address as one text; under one heading it may stand in several cells: 海纳, 3, 501."""
        cells = [_text(cell) for cell in self._cells.get("address", ())]
        told = [text for text in cells if not _says_nothing(text)]
        return told[0] + "-".join(told[1:]) if told else ""

    def _grid(self) -> int | None:
        found = _GRID.search(self._value("grid"))
        return int(found[0]) if found else None

    def _protected(self) -> Protected:
        graded = self._value("disability_grade")
        return Protected(
            hardship=_unless_no(self._value("hardship")),
            disability=_unless_no(self._value("disability") or graded),
            disability_grade=_grade(graded or self._value("disability")),
            veteran=bool(_unless_no(self._value("veteran"))),
            health=_unless_no(self._value("health")),
        )

    def _departure(self) -> dict[str, Any]:
        died = self._is_so("died", "died_on")
        moved = self._is_so("moved_out", "moved_out_on")
        on = self._day_of("died_on" if died else "moved_out_on") if died or moved else None
        return {
            "died": died,
            "moved_out": moved,
            "gone_on": on,
            "moved_in_on": self._day_of("moved_in_on"),
            "moved_to": self._value("moved_to") if moved else "",
        }

    def _is_so(self, name: str, day: str) -> bool:
        value = self._value(name)
        if not value:
            return bool(self._value(day))
        said = read_yes_no(value)
        return True if said is None else said

    def _day_of(self, name: str) -> date | None:
        for cell in self._cells.get(name, ()):
            if (found := self._reader.date(cell)) and found.value <= self._reader.day:
                return found.value
        return None


def hidden(text: str) -> str:
    """A text in which no number is whole that could be a phone's, a paper's or a birth date's."""
    return _LONG_NUMBER.sub(lambda found: f"{found[0][:3]}{MASK}", text)


def _estate_of_sheet(sheet: str, estates: Collection[str]) -> str:
    """The estate that a sheet is named after: a known one, or what is called as estates are."""
    base = estate_base(sheet)
    if any(estate_base(name) == base for name in estates) or _CALLED_AS_ESTATES.search(sheet.strip()):
        return sheet.strip()
    return ""


def _text(cell: Cell) -> str:
    """A cell as text, without the mark that keeps a spreadsheet from computing it."""
    text = written(cell)[:_LONGEST_VALUE]
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


@cache
def _cached(read: Callable[[str], C | None]) -> Callable[[str], C | None]:
    """The reader of a column that says the same few things ten thousand times."""
    return lru_cache(maxsize=2_000)(read)


@lru_cache(maxsize=20_000)
def _says_nothing(text: str) -> bool:
    """Also of a value that went out masked (371199********12**): it says nothing when it comes back."""
    return says_nothing(text) or MASK in text


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


def joined(estate: str, building: str, unit: str, room: str) -> str:
    """Columns of an address put together as people write one."""
    return "".join(
        part if not part.isascii() or not word else f"{part}{word}"
        for part, word in ((estate, ""), (building, "号楼"), (unit, "单元"), (room, "室"))
        if part and not (part == "0" and word)
    )
