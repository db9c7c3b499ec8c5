"""What one row of a ledger of services says of whom, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.records import PhoneDetails, Reason
from frontdesk.ledgers.doubts import Doubt, hidden
from frontdesk.rules.written_address import WrittenAddress

MOST_SHOWN = 40
"""The most characters of a value that are shown of a row."""


@dataclass(slots=True)
class WhoSaid:
    """Whom a row is about, as it says.

    `masked` is a phone that went out masked; `age` what is said of it on the day of the row.
    """

    name: str = ""
    sex: int = 0
    born_on: date | None = None
    age: int | None = None
    paper_number: str = ""
    phones: tuple[PhoneDetails, ...] = ()
    masked: str = ""
    address: WrittenAddress | None = None


@dataclass(slots=True)
class ServiceRow:
    """A row.

    Attributes:
        sheet, number: where it stands; from 1.
        time: `09:20`, or "".
        package, run: as written.
        resident_id, household_id: who and where it is, once that is found.
        doubts: what somebody should look at; refused: why the row stays out.
    """

    sheet: str
    number: int
    who: WhoSaid = field(default_factory=WhoSaid)
    day: date = date.min
    time: str = ""
    package: str = ""
    run: str = ""
    resident_id: int | None = None
    household_id: int | None = None
    doubts: list[Doubt] = field(default_factory=list)
    refused: Reason | None = None

    def doubt(self, name: str, code: str, /, **values: str | int) -> None:
        """Something that somebody should look at."""
        self.doubts.append(Doubt(name, _reason(code, values)))

    def refuse(self, code: str, /, **values: str | int) -> None:
        """It stays out; the first reason stands."""
        self.refused = self.refused or _reason(code, values)


def _reason(code: str, values: Mapping[str, str | int]) -> Reason:
    """With what is written in a cell shown as it may be; a day of ours is no number of anybody."""
    told = {
        key: hidden(one)[:MOST_SHOWN] if isinstance(one, str) and key != "day" else one
        for key, one in values.items()
    }
    return Reason(code, told)
