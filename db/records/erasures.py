"""What was erased, told without anybody's data, so that no copy brings it back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Erasure:
    """A person that was erased, or a kind of things of which what was kept too long was cleared.

    Args:
        id: its own key.
        at: in UTC.
        kind: `resident`, or a kind of `db.expired`.
        office: the chain of the first journal entry, by which copies of one database know each other.
        before: of a kind, the day up to which it was cleared.
        rows: of a person, the keys of the rows by table, each with a few digits of the chain of the journal
            entry that wrote the row first (empty where none did): after a restore the same key may have been
            given to another row.
    """

    id: str
    at: datetime
    kind: str
    office: str
    before: date | None = None
    rows: Mapping[str, Mapping[int, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Holding:
    """Copies that still hold what was erased since they were made.

    Args:
        copies: how many they are, the second place included.
        people: how many erased people are still in one of them.
        last: when the newest of those was made that go by themselves, in UTC; None where none does.
        staying: how many never go by themselves.
        unread: how many cannot be read, so that nobody can tell.
        away: the folder of the second place, where that is not there at the moment.
    """

    copies: int = 0
    people: int = 0
    last: datetime | None = None
    staying: int = 0
    unread: int = 0
    away: str = ""

    @property
    def is_anything(self) -> bool:
        """Whether there is anything to be told."""
        return bool(self.copies or self.unread or self.away)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Copies that were written anew without what was erased, those deleted as unreadable, what is away."""

    copies: int
    deleted: int
    people: int
    away: str = ""
