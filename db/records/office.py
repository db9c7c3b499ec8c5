"""What the office keeps about its own work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

LARGEST_SITE = 2**22 - 1
"""The highest number that one of several communities can have as its site."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much is open; what of it is due by when, the to-do queue tells."""

    requests_open: int
    drafts: int


@dataclass(frozen=True, slots=True)
class Counts(Waiting):
    """How much of everything there is today; pages to come show these until they have their own lists."""

    estates: int
    grids: int
    buildings: int
    households: int
    empty_households: int
    residents: int
    departed: int
    organisations: int
    branches: int
    members: int
    registered_members: int
    staff: int
    requests: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-typed form: its fields as text, and where the cursor stood.

    `id` is made once, when the form is begun, and travels with the operation that ends it.
    `saved_at` (UTC) is set by saving.
    """

    id: str
    staff_id: int
    desk: str
    form: str
    fields: dict[str, str]
    subject_id: int | None = None
    cursor_field: str = ""
    cursor_at: int = 0
    saved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChangedSetting:
    """A setting that is not as it was at first: who changed it (empty: the program), and when (UTC)."""

    key: str
    value: str
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day on which the office works, or does not, by its own rule; `name` says why: a holiday, or words."""

    day: date
    works: bool
    name: str


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database that was checked; `size` in bytes, `rows` over all tables.

    `files` attached files are in `folder`, `lost` ones were not there as they should be.
    """

    path: str
    size: int
    sha256: str
    rows: int
    folder: str = ""
    files: int = 0
    lost: int = 0
