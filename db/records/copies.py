"""Copies of the database that the program keeps by itself, and what restoring one would lose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy that lies ready to be restored.

    Args:
        path: of the copy.
        made_at: in UTC.
        why: a code of the group `copy`: `hourly`, `close`, `restore`, `migration`, `by_hand`, `damaged`.
        size: in bytes.
        counts: the rows of each table; empty where nothing is written beside the copy.
        files: how many contents of attached files belong to it.
        entry, chain: the last entry of its journal, and the chain there.
        schema: the version of its shape, 0 where that is not known.
        checked_at: when it was opened and found whole, in UTC; None where that never happened.
    """

    path: str
    made_at: datetime
    why: str
    size: int
    counts: Mapping[str, int] = field(default_factory=dict)
    files: int = 0
    entry: int = 0
    chain: str = ""
    schema: int = 0
    checked_at: datetime | None = None
