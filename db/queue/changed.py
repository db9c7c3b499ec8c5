"""What changes say of the lines of the queue: which of them have to be looked for anew."""

from __future__ import annotations

import json
from collections.abc import Iterable

from db.entry import Change

_REQUEST_OF = {"request": "id", "request_reporter": "request_id", "whistle": "request_id"}
"""The column in which a row says of which request it is."""
NOT_OF_VISITS = frozenset({*_REQUEST_OF, "request_step", "visit", "task", "queue_mark"})
"""Tables that say nothing of visits at home."""
NOT_OF_REQUESTS = frozenset(
    {
        *("request_step", "attachment", "visit", "task", "queue_mark", "certificate", "day_close"),
        *("resident", "residency", "phone", "household", "identity_paper", "guardian", "consent"),
        *("package_session", "enrolment", "attendance", "health_reading", "employment", "home_visit"),
        *("assistance_measure", "service_record"),
    }
)
"""Tables that say nothing of what is due of requests: what people change all day."""


def visits_stand(changes: Iterable[Change]) -> bool:
    """Whether visits at home that were found before are due after some changes too."""
    return all(one.table in NOT_OF_VISITS for one in changes)


def requests_of(changes: Iterable[Change]) -> frozenset[int] | None:
    """The requests that something may be due of, or no longer, after some changes; None: any of them."""
    found: set[int] = set()
    for one in changes:
        if column := _REQUEST_OF.get(one.table):
            found |= {json.loads(row)[column] for row in (one.before, one.after) if row is not None}
        elif one.table not in NOT_OF_REQUESTS:
            return None
    return frozenset(found)
