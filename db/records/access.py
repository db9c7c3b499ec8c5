"""Who saw what in full, and what went out of the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One look in full, or one ledger that went out.

    Args:
        at: when, in UTC as it is kept, above `db` by the office's clock.
        staff: who.
        desk: at which desk.
        action: a code of the label group "access".
        whom: the resident's name, the number of the request; "" where it was about no single one.
        resident_id: whose card it was.
        request_id: which request it was.
        reason: a code of the label group "purpose", or words.
        kind: of a ledger, what it holds; else "".
        count: of a ledger, how many lines it has.
        in_full: of a ledger, whether with whole numbers.
    """

    at: datetime
    staff: str
    desk: str
    action: str
    whom: str = ""
    resident_id: int | None = None
    request_id: int | None = None
    reason: str = ""
    kind: str = ""
    count: int = 0
    in_full: bool = True


@dataclass(frozen=True, slots=True)
class Departed:
    """Somebody who moved away or died, and when."""

    id: int
    name: str
    sex: int
    left_on: date
    died: bool


@dataclass(frozen=True, slots=True)
class Overdue:
    """How much of a kind is kept longer than it may be, and until when it should have gone."""

    kind: str
    count: int
    before: date
