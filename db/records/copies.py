"""Copies of the database that the program keeps by itself, and what restoring one would lose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.records.acting import Reason


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


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that looking the database over has shown; what is not `wrong` is only good to know."""

    reason: Reason
    wrong: bool = True


@dataclass(frozen=True, slots=True)
class Loss:
    """What would be lost if a copy took the place of the present file.

    Args:
        copy: which.
        community: whose office is in it.
        is_readable: whether the present file could be read; else nothing below is known.
        is_another: whether the copy is of another database than the present one.
        entries: how many entries of the journal there are since the copy was made.
        first, last: the days of those entries.
        people, requests, files: how many fewer residents, requests and attached files there would be.
        erased: how many people who are in the copy were erased since, and stay so.
        cleared: whether the copy holds what was cleared since because it was kept too long; it stays so.
    """

    copy: KeptCopy
    community: str = ""
    is_readable: bool = True
    is_another: bool = False
    entries: int = 0
    first: date | None = None
    last: date | None = None
    people: int = 0
    requests: int = 0
    files: int = 0
    erased: int = 0
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of restoring: where the file from before lies, and how many attached files were not there.

    `was_whole` tells whether the file from before is itself a copy that can be restored; `erased` how many
    people in the copy were erased since and are so in what was restored, `cleared` the same of what was kept
    too long.
    """

    copy: KeptCopy
    kept: str
    was_whole: bool
    lost: int
    erased: int = 0
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read from a damaged file into a new one.

    Args:
        copy: the new one, ready to be restored.
        read: how many rows of each table were read.
        unread: of tables that could not be read whole, the ranges of ids in which rows may be missing.
        filled: how many rows of each table came from the newest copy instead, and `filled_from` when that was
            made.
        dropped: how many rows of each table were left out because what they refer to was lost.
        erased: how many people were erased again, whom the newest copy, or what is damaged, still knew.
    """

    copy: KeptCopy
    read: Mapping[str, int]
    unread: Mapping[str, tuple[tuple[int, int], ...]]
    filled: Mapping[str, int]
    dropped: Mapping[str, int]
    filled_from: datetime | None = None
    erased: int = 0


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A database that was encrypted, or made plain again.

    Args:
        path: where it is.
        copies: how many copies were rewritten like it.
        left: how many copies could not be, and stayed as they were.
        files: how many attached files were sealed, or opened again, those of the copies not counted.
        unopened: how many sealed files did not open, because they are damaged, and stayed as they were.
        recovery: what opens it besides the passphrase; empty for one that is plain again.
    """

    path: str
    copies: int = 0
    left: int = 0
    files: int = 0
    unopened: int = 0
    recovery: str = ""
