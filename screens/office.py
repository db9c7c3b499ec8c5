"""What every page knows, who is on duty and what waits, and the places one can go to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from db.records import Duty, Kind, Reason, Spot
from screens.background import Background

if TYPE_CHECKING:
    from frontdesk.opening import Closed
    from screens.copying import Copying
    from screens.forms.drafts import Shelf


OF = "_of_"
"""Between the name of a page and the register that it is for."""


class Place(NamedTuple):
    """Somewhere to go: a page, and on the card page whose card; `stop` is where its cursor was left.

    While browsing it is a spot, or the entrance of a household. On a form `id` is what it is about, `draft`
    the draft it goes on with, `text` what it was given on the way (a name, a reason).
    """

    page: str
    kind: Kind | None = None
    id: int = 0
    stop: int = 0
    spot: Spot | None = None
    draft: str = ""
    text: str = ""


TROUBLES = frozenset(
    {
        "cannot_connect",
        "cannot_open",
        "damaged",
        "disk_failing",
        "disk_full",
        "locked",
        "missing_folder",
        "not_a_database",
        "read_only",
        "vanished",
    }
)
"""The refusals that are of the database as a whole, not of what was just done."""


class Trouble(NamedTuple):
    """Why the database cannot be used, and where one was then; None before it was ever open."""

    reason: Reason
    at: Place | None = None


class Target(NamedTuple):
    """What a row stands for that has a card."""

    kind: Kind
    id: int

    @property
    def place(self) -> Place:
        """Where its card is."""
        if self.kind is Kind.ORGANISATION:
            return Place("record_organisation", None, self.id)
        return Place("card", self.kind, self.id)


@dataclass
class Office:
    """The open office; `duty` is None until its database is open."""

    background: Background
    programs: Background
    """Where other programs are waited for, such as the browser."""
    duty: Duty | None = None
    closed: Closed | None = None
    """The office before anybody has logged in."""
    locked_at: Place | None = None
    """Where the desk was locked; None while it is not."""
    community: str = ""
    site: int = 0
    """Which of several communities an office set up now is for."""
    demo: bool = False
    drafts: int = 0
    keymap: Mapping[str, str] = field(default_factory=dict)
    news: Callable[[], str] | None = None
    """What the next page that is shown has to say of the one before it."""
    last: dict[tuple[str, str], str] = field(default_factory=dict)
    """What was saved last, by form and field: the same again is one key."""
    shelf: Shelf = field(init=False)
    """Where drafts are kept; the desk puts it there."""
    target: str | None = None
    """The database, as it was given; None for the office's own."""
    trouble: Trouble | None = None
    """Why the database cannot be used, while the page that says so is shown."""
    copying: Copying | None = None
    """Who sees to copies of the database; the desk puts it there."""
