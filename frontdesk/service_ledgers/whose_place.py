"""Who holds a place in a package, as a ledger names them: a resident, household, member or volunteer."""

from __future__ import annotations

from functools import cache

from db.access.masks import masked_phone
from db.records import PackageRun
from db.services import known
from db.services.people import Whose
from frontdesk.service_ledgers.service_row import ServiceRow
from frontdesk.service_ledgers.whom import Whom

_OF_BODIES = ("member", "volunteer")


class WhosePlace:
    """Finds them."""

    def __init__(self, whom: Whom) -> None:
        self._whom = whom
        self._bodies = cache(known.bodies)

    def find(self, row: ServiceRow, run: PackageRun) -> Whose | None:
        """Who a row is about; refused where it is nobody's."""
        if run.serves in _OF_BODIES:
            return self._body(row, run.serves)
        if run.serves == "household":
            self._whom.home(row)
            return None if row.household_id is None else ("household", row.household_id)
        self._whom.find(row)
        return None if row.resident_id is None else ("resident", row.resident_id)

    def _body(self, row: ServiceRow, serves: str) -> Whose | None:
        named = self._bodies(serves).get(row.who.name, [])
        numbers = {phone.number for phone in row.who.phones}
        phoned = [
            whose
            for whose, phone in named
            if phone and (phone in numbers or (row.who.masked and masked_phone(phone) in row.who.masked))
        ]
        found = phoned if len(phoned) == 1 else [whose for whose, _phone in named]
        if len(found) != 1:
            row.refuse("several_entries_fit" if found else "who_not_here", name=row.who.name)
            return None
        return found[0]
