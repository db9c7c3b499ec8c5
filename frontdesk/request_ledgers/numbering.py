"""The numbers of requests that come in by a ledger: their own where they can have them, else new ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from db.records import Reason
from db.requests import bringing_in
from db.requests.bringing_in import KnownRequest
from db.requests.writing import written_number
from frontdesk.ledgers.doubts import Doubt
from frontdesk.request_ledgers.request_row import RequestRow

_OURS = re.compile(r"((?:19|20)\d\d)-(\d{4,7})")


class Numbers:
    """Gives each row its number: a ledger's own numbers are kept before any new one is given."""

    def __init__(self, rows: Sequence[RequestRow], taken: Mapping[str, KnownRequest]) -> None:
        self._own: dict[str, RequestRow] = {}
        last = dict.fromkeys((row.received_on.year for row in rows), 0)
        for row in rows:
            if (found := _OURS.fullmatch(row.old_number)) is None:
                continue
            if row.old_number in taken or row.old_number in self._own:
                row.doubts.append(Doubt("serial", Reason("number_taken", {"number": row.old_number})))
                continue
            self._own[row.old_number] = row
            year = int(found[1])
            last[year] = max(last.get(year, 0), int(found[2]))
        for year, number in bringing_in.last_numbers(last).items():
            last[year] = max(last[year], number)
        self._last = last

    def of(self, row: RequestRow) -> str:
        """The number of a row; ask once for each."""
        if self._own.get(row.old_number) is row:
            return row.old_number
        year = row.received_on.year
        self._last[year] += 1
        return written_number(year, self._last[year])
