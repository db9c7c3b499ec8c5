"""What taking a register's ledger in is going to do, row by row, before anything is written.

Every row becomes one of these: a new entry, an entry that is there (changed or not), or refused. The dry run
and taking in are one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from db import journal, settings
from db.connection import reading as reads
from db.records import Duty, Reason, RegisterEntry
from db.registers import reading
from db.registers.reading import BETWEEN_NAMES
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.doubts import Doubt
from frontdesk.ledgers.sheet import Ledger
from frontdesk.register_ledgers import besides
from frontdesk.register_ledgers.besides import Beside
from frontdesk.register_ledgers.entry_row import EntryReader, EntryRow
from frontdesk.register_ledgers.kinds import REGISTER_OF
from frontdesk.register_ledgers.naming import Directory, estate_key, name_key
from frontdesk.register_ledgers.recognising import BELONGS, Found, People, Things, Verdict, paper_keys
from frontdesk.registers.all import REGISTERS
from frontdesk.registers.checking import check
from frontdesk.registers.declared import Holds, Register

# What an organisation is of which a ledger does not say it.
_OTHER_KIND = "other"
_TOLD_EVERY = 100
_UNITED = {Holds.NAMES: BETWEEN_NAMES, Holds.ENTRIES: " "}


class Stays(NamedTuple):
    """Why a row stays out, and in which field that is, "" for none."""

    field: str
    reason: Reason


class RefusedRow(NamedTuple):
    """A row that stays out, where it stands, and about what it is."""

    sheet: str
    number: int
    name: str
    field: str
    reason: Reason


@dataclass
class Entering:
    """One row on its way in.

    `known` is the entry it is about, None for a new one; `values` is what is written of it: all of a new
    one, only what becomes other of one that is there; `beside` what is written beside it.
    """

    row: EntryRow
    known: RegisterEntry | None
    values: Mapping[str, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    beside: list[Beside] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    is_repeated: bool = False
    told: Mapping[str, str] = field(default_factory=dict)
    """Of a new entry what is written of it, with names for ids."""


@dataclass
class RegisterIntake:
    """All that a file comes to; `sequence` is the journal's entry it was compared at."""

    register: Register
    ledgers: tuple[Ledger, ...]
    sequence: int
    entering: list[Entering] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)


@reads
def read_intake(
    duty: Duty, ledgers: Sequence[Ledger], how_far: Callable[[int, int], None] | None = None
) -> RegisterIntake:
    """Compare the rows of ledgers of one kind with its register; nothing is written.

    Args:
        duty: Who acts.
        ledgers: Those of one file.
        how_far: Told now and then of the rows that are compared; may raise to give up.
    """
    register = REGISTERS[REGISTER_OF[ledgers[0].kind]]
    intake = RegisterIntake(register, tuple(ledgers), journal.sequence())
    directory = Directory(duty.day)
    area_code = settings.read("area_code")
    rows: list[EntryRow] = []
    for ledger in ledgers:
        reader = EntryReader(register, ledger, directory, duty.day, area_code)
        rows += map(reader.read, ledger.rows)
    comparing = _Comparing(duty, register, directory)
    for done, row in enumerate(comparing.in_their_order(rows)):
        if how_far is not None and done % _TOLD_EVERY == 0:
            how_far(done, len(rows))
        result = comparing.entering(row)
        if isinstance(result, Stays):
            intake.refused.append(RefusedRow(row.sheet, row.number, row.title, *result))
        else:
            intake.entering.append(result)
    places = {(row.sheet, row.number): at for at, row in enumerate(rows)}
    intake.entering.sort(key=lambda one: places[one.row.sheet, one.row.number])
    intake.refused.sort(key=lambda one: places[one.sheet, one.number])
    return intake


class _Comparing:
    def __init__(self, duty: Duty, register: Register, directory: Directory) -> None:
        entries = reading.entries(register.name, duty.day, ended=True)
        self._duty = duty
        self._register = register
        self._directory = directory
        self._people = People(register, entries, duty.day) if register.name in BELONGS else None
        self._things = Things(register, entries, duty.day)
        self._rows: dict[tuple[str, ...], list[EntryRow]] = {}
        self._claimed: dict[tuple[str, int], RegisterEntry] = {}
        self._estate_names: dict[str, EntryRow] = {}
        self._numbers: dict[str, EntryRow] = {}

    def in_their_order(self, rows: Sequence[EntryRow]) -> list[EntryRow]:
        """The rows; people who are not recognised for certain come last, so that nobody is taken twice."""
        people = self._people
        if people is None:
            return list(rows)
        for claim in (people.claim_same, people.claim_alike):
            for row in rows:
                at = (row.sheet, row.number)
                if row.refused is None and at not in self._claimed and (found := claim(row)):
                    self._claimed[at] = found
        return sorted(rows, key=lambda row: (row.sheet, row.number) not in self._claimed)

    def entering(self, row: EntryRow) -> Entering | Stays:
        """A row as it enters, or why it stays out."""
        if row.refused is not None:
            return Stays("", row.refused)
        verdict, known = self._find(row)
        key = self._key(row, known)
        if again := self._seen_before(row, key):
            return again
        if verdict is Verdict.SEVERAL:
            return Stays("", Reason("several_entries_fit", {"name": row.title}))
        if verdict is Verdict.ENDED:
            return Stays("", Reason("entry_ended", {"name": row.title}))
        one = self._new(row) if known is None else self._beside(row, known)
        if isinstance(one, Stays):
            return one
        if verdict is Verdict.MAYBE or (known is None and self._rows.get(key)):
            one.doubts.append(Doubt("name", Reason("maybe_same")))
        besides.add(self._duty, self._register.name, one.row.besides, known, self._directory, one)
        self._rows.setdefault(key, []).append(row)
        for base in self._bases(row):
            self._estate_names.setdefault(base, row)
        return one

    def _find(self, row: EntryRow) -> Found:
        if (claimed := self._claimed.get((row.sheet, row.number))) is not None:
            return Verdict.KNOWN, claimed
        return self._things.find(row) if self._people is None else self._find_person(self._people, row)

    def _find_person(self, people: People, row: EntryRow) -> Found:
        # A second row about somebody is told apart from the first before it is looked up.
        return (Verdict.NEW, None) if self._rows.get(people.key(row)) else people.find(row)

    def _key(self, row: EntryRow, known: RegisterEntry | None) -> tuple[str, ...]:
        """What rows about one entry have in common."""
        if self._people is not None:
            return self._people.key(row)
        if known is not None:
            return (f"#{known.id}",)
        values = row.values
        if self._register.name == "building":
            return values.get("estate", ""), values.get("number", "")
        if self._register.name == "estate":
            return (estate_key(row.title),)
        if self._register.name == "certificate":
            return paper_keys(values)[0]
        return (values.get("code") or values.get("number") or name_key(row.title),)

    def _seen_before(self, row: EntryRow, key: tuple[str, ...]) -> Entering | Stays | None:
        """What becomes of a row where one further up is about the same entry."""
        if (row.sheet, row.number) in self._claimed:
            return None
        for other in self._rows.get(key, ()):
            if self._people is not None and self._people.differs(row, other):
                continue
            title = self._register.columns[0].name
            if all(other.values.get(name) == value for name, value in row.values.items() if name != title):
                again = Entering(row, None, is_repeated=True)
                again.doubts.append(Doubt("", Reason("entry_twice", {"row": other.number})))
                return again
            return Stays("", Reason("two_of_one_name", {"row": other.number, "text": row.title}))
        return None

    def _bases(self, row: EntryRow) -> list[str]:
        if self._register.name != "estate":
            return []
        names = (row.title, *row.values.get("aliases", "").split(BETWEEN_NAMES))
        return [estate_key(name) for name in names if name]

    def _new(self, row: EntryRow) -> Entering | Stays:
        one = Entering(row, None, doubts=list(row.doubts))
        values = {**dict(self._register.codes), **row.values}
        for column in self._register.columns:
            if not column.needed or values.get(column.name):
                continue
            if (self._register.name, column.name) != ("organisation", "kind"):
                return self._missing(row, column.name)
            values["kind"] = _OTHER_KIND
            if not any(doubt.field == "kind" for doubt in one.doubts):
                one.doubts.append(Doubt("kind", Reason("kind_not_said")))
        if row.masked:
            one.doubts.append(Doubt("phone", Reason("phone_masked")))
        if stays := self._against(values, None, row):
            return stays
        one.values = values
        one.told = {name: self._named(name, value) for name, value in values.items()}
        return one

    def _named(self, field_: str, value: str) -> str:
        """A value with what its ids are called."""
        column = self._register.column(field_)
        if column.holds not in (Holds.ENTRY, Holds.ENTRIES):
            return value
        return BETWEEN_NAMES.join(self._directory.name(column.of, int(one)) for one in value.split())

    def _missing(self, row: EntryRow, name: str) -> Stays:
        """Why an entry cannot be without a field: what was written there, or that nothing was."""
        told = next((doubt.reason for doubt in row.doubts if doubt.field == name), None)
        return Stays(name, told or Reason("cell_needed"))

    def _beside(self, row: EntryRow, known: RegisterEntry) -> Entering | Stays:
        """A row beside the entry it is about: what it says otherwise; what it does not say stays."""
        one = Entering(row, known, doubts=list(row.doubts))
        changed: dict[str, str] = {}
        for column in self._register.columns:
            said, was = row.values.get(column.name, ""), known.values.get(column.name, "")
            if (
                not said
                or said == was
                or (column is self._register.columns[0] and column.holds is Holds.TEXT)
            ):
                continue
            new = said
            if column.holds in _UNITED:
                parting = _UNITED[column.holds]
                there = [part for part in was.split(parting) if part]
                own = known.values.get("name", "")
                more = [part for part in said.split(parting) if part not in there and part != own]
                if not more:
                    continue
                new = parting.join((*there, *more))
            changed[column.name] = new
        self._keep_in_time(changed, known, one)
        if changed and (stays := self._against(changed, known, row)):
            return stays
        one.values = changed
        one.changes = [
            Change(name, known.names.get(name, known.values.get(name, "")), self._named(name, value))
            for name, value in changed.items()
        ]
        return one

    def _keep_in_time(self, changed: dict[str, str], known: RegisterEntry, one: Entering) -> None:
        starts, ends = self._register.starts, self._register.ends
        if not (starts and (starts in changed or ends in changed)):
            return
        first, last = ({**known.values, **changed}.get(name, "") for name in (starts, ends))
        if first and last and last < first:
            for name in (starts, ends):
                changed.pop(name, None)
            one.doubts.append(Doubt(ends, Reason("end_before_beginning", {"day": first})))

    def _against(self, values: Mapping[str, str], known: RegisterEntry | None, row: EntryRow) -> Stays | None:
        """What other entries and other rows say against it: names that are taken."""
        itself = None if known is None else known.id
        aliases = row.values.get("aliases", "").split(BETWEEN_NAMES)
        for name in (row.title, *filter(None, aliases)) if self._register.name == "estate" else ():
            owner = self._directory.find("estate", name)
            other = self._estate_names.get(estate_key(name))
            if owner is not None and owner.id != itself:
                return _alias_taken(name, owner.values["name"])
            if other is not None:
                return _alias_taken(name, other.title)
        number = values.get("number", "") if self._register.name == "certificate" else ""
        # Two papers of one number in one file: neither stands in the register yet.
        if number and self._numbers.setdefault(number, row) is not row:
            return Stays("number", Reason("entry_taken", {"text": number}))
        for field_, reason in check(self._register, values, itself).items():
            return Stays(field_, reason)
        return None


def _alias_taken(name: str, estate: str) -> Stays:
    return Stays("aliases", Reason("alias_taken", {"alias": name, "estate": estate}))
