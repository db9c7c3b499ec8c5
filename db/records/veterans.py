"""Veterans (退役军人) and families of those who serve or fell: protected facts, which no list shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.records.finding import Address


@dataclass(frozen=True, slots=True)
class VeteranRecord:
    """What is kept of a veteran.

    Args:
        category: one of the twelve groups of the 2018 registration, a code of `veteran_category`.
        unit: where they served.
        served_from, served_to: as far as they are known: `1964`, `1964-12`, `1964-12-01`.
        card: which card of preferential treatment (优待证), and its number.
        plaque_on: when the plaque of honour (光荣牌) was hung.
        merits: what they were honoured for.
    """

    category: str = ""
    unit: str = ""
    served_from: str = ""
    served_to: str = ""
    card: str = ""
    plaque_on: date | None = None
    merits: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class VeteranVisit:
    """Somebody to be visited for 1 August or Spring Festival, and when they were."""

    resident_id: int
    name: str
    sex: int
    age: int | None
    address: Address
    grid: int | None
    visited_on: date | None = None
    visited_by: str = ""
