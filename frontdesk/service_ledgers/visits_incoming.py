"""A ledger of visits at home on its way in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from db.entry import Entry
from db.services import bringing_in, known
from db.services.bringing_in import PastVisit
from frontdesk.home_visits.form import LONGEST
from frontdesk.ledgers.doubts import hidden
from frontdesk.ledgers.sheet import LedgerRow
from frontdesk.service_ledgers.outgoing import SECRET
from frontdesk.service_ledgers.packages_said import PackagesSaid
from frontdesk.service_ledgers.row_reading import ServiceReader
from frontdesk.service_ledgers.service_row import ServiceRow
from frontdesk.service_ledgers.services_incoming import ServicesIncoming
from frontdesk.service_ledgers.whom import Whom


@dataclass(slots=True)
class VisitsRow(ServiceRow):
    """A row with who went and what was found."""

    people: str = ""
    found: str = ""
    was_in: bool = True
    staff_id: int | None = None


class VisitsIncoming(ServicesIncoming[VisitsRow, PastVisit]):
    """Visits, by the home they were at."""

    OPERATION, SUBJECT = "visit_import", "home_visit"

    def read(self, reader: ServiceReader, line: LedgerRow) -> VisitsRow:
        """Where, when, who went and what was found."""
        row = VisitsRow(reader.ledger.sheet, line.number)
        if not reader.begin(row, line, "day"):
            return row
        cells = line.cells
        row.people = reader.long(cells, "people", LONGEST)
        row.found = reader.long(cells, "found", LONGEST)
        said = reader.yes(row, cells, "was_in")
        row.was_in = True if said is None else said
        if staff := reader.first(cells, "staff"):
            found = self.office.staff(staff)
            row.staff_id = None if found is None else found.id
            if found is None:
                row.doubt("staff", "not_on_register", text=staff)
        return row

    def prepare(self, rows: Sequence[VisitsRow], whom: Whom) -> None:
        """Which homes they were at, and which visits of those days are there."""
        for row in rows:
            whom.home(row)
        self._packages = PackagesSaid()
        self._there = Counter(
            _key(one.household_id, one.resident_id, one.day.isoformat(), one.found, one.was_in)
            for one in known.visits({row.day for row in rows})
        )

    def key(self, row: VisitsRow) -> Hashable:
        """The same at the same home at the same time."""
        return row.household_id, row.resident_id, row.day, row.time, row.found, row.was_in

    def compare(self, row: VisitsRow) -> PastVisit | None:
        """The visit, where it is not there yet."""
        key = _key(row.household_id, row.resident_id, row.day.isoformat(), row.found, row.was_in)
        if self._there[key]:
            self._there[key] -= 1
            row.doubts.clear()
            return None
        run = self._packages.run(row) if row.package and row.package != SECRET else None
        return PastVisit(
            row.day,
            row.time,
            row.resident_id,
            row.household_id,
            None if run is None else run.id,
            row.people,
            row.found,
            row.was_in,
            row.staff_id,
        )

    def put(self, entry: Entry, new: Sequence[PastVisit]) -> None:
        """The visits."""
        bringing_in.visits(entry, new)

    def tell(self, new: PastVisit) -> Mapping[str, str]:
        """What was found."""
        return {"day": new.day.isoformat(), "what": new.found}


def _key(household: int | None, resident: int | None, day: str, found: str, was_in: bool) -> Hashable:
    return household, resident, day, "".join(hidden(found).split()), was_in
