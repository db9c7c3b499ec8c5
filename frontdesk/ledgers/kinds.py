"""The kinds of ledgers, by the names that people say them with."""

from __future__ import annotations

from frontdesk.register_ledgers.kinds import KIND_OF, REGISTER_OF

PEOPLE = ("residents", "households")
"""The kinds that may stand together in one file: both are of people."""

REQUESTS = "requests"

SERVICES = ("enrolments", "attendance", "readings", "visits")
"""The kinds of what was done for people."""

OF_A_PERIOD = (REQUESTS, *SERVICES)
"""The kinds whose entries have a day."""

KINDS = (*PEOPLE, *OF_A_PERIOD, *REGISTER_OF)
"""Every kind that can be taken in and written."""

_OTHERWISE = {
    **KIND_OF,
    "resident": "residents",
    "household": "households",
    "request": REQUESTS,
    "enrolment": "enrolments",
    "attendance": "attendance",
    "reading": "readings",
    "visit": "visits",
}


def kind_meant(text: str) -> str | None:
    """The kind that is meant by its name or by that of what it holds; None for neither."""
    said = text.strip().lower().replace("-", "_")
    return said if said in KINDS else _OTHERWISE.get(said)


def also_called(kind: str) -> str:
    """The name of what a kind of ledger holds: `estate` of `estates`."""
    return next(name for name, one in _OTHERWISE.items() if one == kind)
