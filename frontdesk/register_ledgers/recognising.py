"""Which entry of the register a row is about: by its name, and for people by where they belong too.

Two of one name may exist among people; then a row is never taken for one of them by a guess.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum, auto

from db.access.masks import masked_phone
from db.records import RegisterEntry
from db.registers.reading import BETWEEN_NAMES
from frontdesk.register_ledgers.entry_row import EntryRow
from frontdesk.register_ledgers.naming import Named, building_number, name_key
from frontdesk.registers.declared import Register
from frontdesk.registers.keeping import is_in_use

BELONGS: Mapping[str, str] = {
    "representative": "estate",
    "party_member": "branch",
    "registered_member": "work_unit",
    "volunteer": "",
}
"""The registers of people, with the field that says where one belongs."""


class Verdict(Enum):
    """What a row is about."""

    KNOWN = auto()
    """An entry of the register."""
    ENDED = auto()
    """One that is used no longer."""
    NEW = auto()
    """Nobody of that name, or nothing."""
    MAYBE = auto()
    """Somebody new, of whose name there is another."""
    SEVERAL = auto()
    """One of several, and nothing tells which."""


Found = tuple[Verdict, RegisterEntry | None]


def phones_agree(row: EntryRow, entry: RegisterEntry) -> bool | None:
    """Whether a row and an entry have a phone in common; None where one of them has none."""
    there = [phone for phone in entry.values.get("phone", "").split(BETWEEN_NAMES) if phone]
    if row.masked and there:
        return any(masked_phone(phone) in row.masked for phone in there)
    said = row.values.get("phone", "").split(BETWEEN_NAMES)
    return bool(set(said) & set(there)) if said != [""] and there else None


def says_the_same(row: EntryRow, entry: RegisterEntry) -> bool:
    """Whether everything that a row says is so already."""
    if row.masked and phones_agree(row, entry) is not True:
        return False
    return all(_has(name, value, entry) for name, value in row.values.items())


def _has(name: str, value: str, entry: RegisterEntry) -> bool:
    there = entry.values.get(name, "")
    if name in ("aliases", "estates"):
        parting = BETWEEN_NAMES if name == "aliases" else None
        return set(value.split(parting)) <= set(there.split(parting))
    return value == there


class People:
    """A register of people."""

    def __init__(self, register: Register, entries: Iterable[RegisterEntry], day: date) -> None:
        self._belongs = BELONGS[register.name]
        self._starts, self._ends = register.starts, register.ends
        self._day = day
        self._named: defaultdict[str, list[RegisterEntry]] = defaultdict(list)
        self._taken: set[int] = set()
        for one in entries:
            self._named[name_key(one.values["name"])].append(one)

    def key(self, row: EntryRow) -> tuple[str, str]:
        """What two rows about one person have in common."""
        return name_key(row.title), name_key(row.values.get(self._belongs, ""))

    def claim_same(self, row: EntryRow) -> RegisterEntry | None:
        """The entry of which a row says what is so already; it is nobody else's then."""
        return self._take(next((one for one in self._free(row) if says_the_same(row, one)), None))

    def claim_alike(self, row: EntryRow) -> RegisterEntry | None:
        """The one entry that has the phone or the first day of the row, too."""
        alike = [one for one in self._free(row) if phones_agree(row, one) or self._began_alike(row, one)]
        return self._take(alike[0]) if len(alike) == 1 else None

    def find(self, row: EntryRow) -> Found:
        """What a row is about that `claim_same` and `claim_alike` have not found."""
        free = self._free(row)
        here = [one for one in free if is_in_use(one, self._day)]
        if len(here) > 1:
            return Verdict.SEVERAL, None
        if here:
            belongs = self._belongs and row.values.get(self._belongs)
            if not belongs and phones_agree(row, here[0]) is False:
                return Verdict.MAYBE, None
            return Verdict.KNOWN, self._take(here[0])
        ended = [one for one in free if not self._came_later(row, one)]
        if ended:
            return Verdict.ENDED, ended[0]
        return (Verdict.MAYBE if self._named[name_key(row.title)] else Verdict.NEW), None

    def differs(self, row: EntryRow, other: EntryRow) -> bool:
        """Whether two rows of one name are two people: other phones, or other first days."""
        names = ("phone", self._starts)
        if row.masked and other.masked and row.masked != other.masked:
            return True
        return any(
            row.values.get(name) and other.values.get(name) and row.values[name] != other.values[name]
            for name in names
        )

    def _free(self, row: EntryRow) -> Sequence[RegisterEntry]:
        said = row.values.get(self._belongs, "")
        return [
            one
            for one in self._named[name_key(row.title)]
            if one.id not in self._taken
            and (not said or name_key(one.values[self._belongs]) == name_key(said))
        ]

    def _take(self, entry: RegisterEntry | None) -> RegisterEntry | None:
        if entry is not None:
            self._taken.add(entry.id)
        return entry

    def _began_alike(self, row: EntryRow, entry: RegisterEntry) -> bool:
        begins = row.values.get(self._starts, "")
        return bool(begins) and begins == entry.values[self._starts]

    def _came_later(self, row: EntryRow, ended: RegisterEntry) -> bool:
        begins = row.values.get(self._starts, "")
        return bool(begins) and ended.ended_on is not None and begins >= ended.ended_on.isoformat()


class Things:
    """A register in which every name is one entry's only."""

    def __init__(self, register: Register, entries: Sequence[RegisterEntry], day: date) -> None:
        self._register = register.name
        self._day = day
        self._named = Named(register.name, entries, day)
        self._buildings = {_building(one.values): one for one in entries}
        self._papers = {key: one for one in reversed(entries) for key in paper_keys(one.values)}
        self._topics = {one.values.get("code", ""): one for one in entries}

    def find(self, row: EntryRow) -> Found:
        """What a row is about."""
        values = row.values
        if self._register == "building":
            found = self._buildings.get(_building(values))
        elif self._register == "certificate":
            found = next((self._papers[key] for key in paper_keys(values) if key in self._papers), None)
        elif self._register == "topic" and values.get("code"):
            found = self._topics.get(values["code"])
        else:
            found = self._named.find(values.get("number", row.title))
        if found is None:
            return Verdict.NEW, None
        return (Verdict.KNOWN if is_in_use(found, self._day) else Verdict.ENDED), found


def paper_keys(values: Mapping[str, str]) -> list[tuple[str, ...]]:
    """By what something given out is known again: its number with the name; else all that is said of it."""
    name = name_key(values.get("name", ""))
    if number := values.get("number"):
        return [(name, number)]
    return [(name, *(values.get(field, "") for field in ("given_on", "kind", "about")))]


def _building(values: Mapping[str, str]) -> tuple[str, str]:
    return values.get("estate", ""), building_number(values.get("number", ""))
