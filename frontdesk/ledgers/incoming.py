"""A ledger on its way in, whatever it is of: read against what is known, told of, and written down."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from db.records import Address, Duty, Reason
from db.search.keys import word
from frontdesk.choices import Choice, named
from frontdesk.ledgers.comparing import Change
from frontdesk.ledgers.fields import FIELDS, IGNORED
from frontdesk.ledgers.sheet import Ledger

HowFar = Callable[[int, int], None]
"""Called now and then with how many of how many are done; may raise to give up: nothing is written then."""

_NOT_TAUGHT = (IGNORED, "serial")


@dataclass(frozen=True, slots=True)
class Counts:
    """What a ledger comes to, in rows; a doubtful row is counted as new, changed or unchanged too."""

    rows: int
    new: int
    changed: int
    unchanged: int
    doubtful: int
    refused: int
    repeated: int


class Told(NamedTuple):
    """Something doubtful or refused (`refused`), where it stands, and about whom or what."""

    sheet: str
    number: int
    name: str
    field: str
    reason: Reason
    refused: bool = False


class ChangedField(NamedTuple):
    """A field of what is known that becomes another; `Incoming.shown` makes of it what may be shown."""

    sheet: str
    number: int
    name: str
    change: Change


class NewPerson(NamedTuple):
    """Somebody new, as lists may show them; `home_is_new` where nobody knew of the home before."""

    sheet: str
    number: int
    name: str
    sex: int
    age: int | None
    address: Address | None
    relation: str
    home_is_new: bool


class NewEntry(NamedTuple):
    """Anything else that is new; `Incoming.told_of` makes of `told` what may be shown."""

    sheet: str
    number: int
    name: str
    told: Mapping[str, str]


New = NewPerson | NewEntry
Placed = TypeVar("Placed", Told, ChangedField, NewPerson, NewEntry, New)


class Incoming(ABC):
    """What a file comes to. Nothing is written before `write`.

    Attributes:
        ledgers: the tables of the file, all of one kind (or all of people).
        sequence: the journal's entry that they were compared at.
        remarks: what is to be said of the ledger as a whole.
    """

    ledgers: tuple[Ledger, ...]
    sequence: int
    remarks: tuple[Reason, ...] = ()

    @abstractmethod
    def counts(self) -> Counts:
        """How many rows come to what."""

    @abstractmethod
    def findings(self) -> Iterable[Told]:
        """Everything doubtful or refused, in any order."""

    @abstractmethod
    def changed(self) -> Iterable[ChangedField]:
        """Every field of what is known that becomes another, in any order."""

    @abstractmethod
    def new(self, day: date) -> Iterable[New]:
        """What is new, in any order; of people by their age on a day."""

    @abstractmethod
    def write(self, duty: Duty, how_far: HowFar | None = None, draft_id: str | None = None) -> None:
        """Write it all down as one operation; where nothing is to be written, there is none.

        Args:
            duty: Who acts.
            how_far: Told of the stages of writing.
            draft_id: Makes a repeated taking in of the same ledger happen once.

        Raises:
            Refused: `changed_since` where anybody has changed anything since `sequence`; `already_saved`;
                what the engine met. Nothing was written then.
        """

    @abstractmethod
    def field_name(self, field: str) -> str:
        """What a field is called in the language of the moment."""

    @abstractmethod
    def shown(self, change: Change) -> tuple[str, str]:
        """What a field was and becomes, as it may be shown: words for codes, numbers masked."""

    def told_of(self, new: NewEntry) -> str:
        """What is written of something new beside its name, as it may be shown."""
        return ""

    def besides(self) -> list[str]:
        """What comes in besides the rows themselves, a sentence each."""
        return []

    def document(self) -> dict[str, Any]:
        """What the report for programs says of this kind of ledger alone."""
        return {}

    def left_out_headings(self) -> list[str]:
        """The headings that nobody knows, each once."""
        return list(dict.fromkeys(heading for ledger in self.ledgers for heading in ledger.unknown))

    def teachable(self, kind: str) -> list[Choice]:
        """The fields that a heading can be taught to mean; each is found by all its headings too."""
        return [
            named(field, self.field_name(field), *map(word, headings))
            for field, headings in FIELDS[kind].items()
            if field not in _NOT_TAUGHT and self.is_kept(field)
        ]

    def is_kept(self, field: str) -> bool:
        """Whether anything is made of a field."""
        return True

    def told(self) -> list[Told]:
        """Everything doubtful or refused, in the order of the rows."""
        return self.in_order(self.findings())

    def in_order(self, found: Iterable[Placed]) -> list[Placed]:
        """In the order in which their rows stand in the file."""
        sheets = {ledger.sheet: place for place, ledger in enumerate(self.ledgers)}
        return sorted(found, key=lambda one: (sheets.get(one.sheet, 0), one.number))
