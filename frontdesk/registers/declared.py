"""What a register is: its name, its fields, and what hangs on its entries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Holds(Enum):
    """What a field holds, and how what is typed is read."""

    TEXT = auto()
    """Words."""
    NAMES = auto()
    """Several names, with 、 or commas between."""
    CODE = auto()
    """One of a group of codes of `words.codes`."""
    ENTRY = auto()
    """An entry of another register."""
    ENTRIES = auto()
    """Several entries of another register."""
    PERSON = auto()
    """A resident."""
    PHONE = auto()
    """A phone number."""
    DAY = auto()
    """A day, as people tell it; kept as YYYY-MM-DD."""
    MONTH = auto()
    """A year or a month: 2006, 2006-04."""
    NUMBER = auto()
    """A whole number."""
    HOURS = auto()
    """Hours such as 1.5 or 1:30; kept in minutes."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a register.

    Args:
        name: of the field.
        label: English, of the context "field".
        holds: what it holds.
        needed: whether an entry cannot be without it.
        group: of codes, for a CODE.
        of: a register, for an ENTRY or ENTRIES.
        hint: English, of the context "field": what can be typed.
        cells: its width in the list; 0 keeps it off the list.
        wide: whether its box needs the whole line.
        span: the least and the most of a NUMBER.
    """

    name: str
    label: str
    holds: Holds = Holds.TEXT
    needed: bool = False
    group: str = ""
    of: str = ""
    hint: str = ""
    cells: int = 0
    wide: bool = False
    span: tuple[int, int] = (0, 1_000_000)


@dataclass(frozen=True, slots=True)
class Part:
    """A register whose entries belong to one of another: `field` refers to it.

    `has_card` tells whether they have cards of their own; others are put right from the card they stand on.
    """

    register: str
    field: str
    has_card: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A register.

    Args:
        name: by which everything else knows it, one of `db.registers.kept.KEPT`.
        title: of its list, English, of the context "page".
        entry: of a card or form of one entry, likewise.
        columns: its fields in the order of the form; the first says what an entry is called.
        parts: what belongs to an entry.
        alone: fields that no two entries have the same of.
        starts, ends: the fields with the days from and until which it holds, where it has both.
        codes: values that a new entry has, unless something else is typed.
        is_struck: whether an entry does not end but is struck: it was written by mistake.
    """

    name: str
    title: str
    entry: str
    columns: tuple[Column, ...]
    parts: tuple[Part, ...] = ()
    alone: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""
    codes: tuple[tuple[str, str], ...] = ()
    is_struck: bool = False

    @property
    def is_of_people(self) -> bool:
        """Whether its entries are people, whose phones are not for everybody to see."""
        return self.name == "staff" or any(column.holds is Holds.PERSON for column in self.columns)

    def column(self, name: str) -> Column:
        """A field by its name. Raises: KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
