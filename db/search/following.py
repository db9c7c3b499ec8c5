"""Which documents a change of rows touches: every operation's entry brings them up to date by this."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from db.connection import execute

from .store import refresh

# Rows that are words of a resident's document, beside the resident's own.
_OF_A_RESIDENT = ("phone", "identity_paper", "residency")
_HOMES_OF_ESTATE = (
    "SELECT h.id FROM household h JOIN building b ON b.id = h.building_id WHERE b.estate_id = ?"
)
_PEOPLE_OF_HOME = "SELECT DISTINCT resident_id FROM residency WHERE household_id = ?"
_HOMES_OF_BUILDING = "SELECT id FROM household WHERE building_id = ?"


def follow(changes: Iterable[tuple[str, int, str]]) -> None:
    """Makes the documents of changed rows anew, in the transaction under way.

    Args:
        changes: Table, row id and the row as JSON, before or after; both where they differ.
    """
    stale: dict[str, set[int]] = defaultdict(set)
    homes: set[int] = set()
    for table, row_id, text in changes:
        if table in ("resident", "organisation", "request"):
            stale[table].add(row_id)
        elif table in _OF_A_RESIDENT:
            stale["resident"].add(json.loads(text)["resident_id"])
        elif table == "household":
            homes.add(row_id)
        elif table == "building":
            homes |= _ids(_HOMES_OF_BUILDING, row_id)
        elif table == "estate":
            homes |= _ids(_HOMES_OF_ESTATE, row_id)
        elif table == "estate_alias":
            homes |= _ids(_HOMES_OF_ESTATE, json.loads(text)["estate_id"])
    for home in homes:
        stale["resident"] |= _ids(_PEOPLE_OF_HOME, home)
    stale["household"] |= homes
    for kind, ids in stale.items():
        refresh(kind, ids)


def _ids(sql: str, parameter: int) -> set[int]:
    return {row[0] for row in execute(sql, (parameter,)).fetchall()}
