"""What a row of a ledger of residents says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from db.records import PersonDetails, Reason
from frontdesk.ledgers.doubts import Doubt
from frontdesk.rules.written_address import WrittenAddress


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
