"""Who acts, why something is so or cannot be, and what an undo took back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so, as a code with its values; `frontdesk.words` says it in a language."""

    code: str
    values: dict[str, str | int] = field(default_factory=dict)


class Refused(Exception):
    """Something that cannot be done, with the reason a person is told."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.reason = Reason(code, values)


@dataclass(frozen=True, slots=True)
class Duty:
    """Who acts, in which role, at which desk, on which day: the first argument of every operation."""

    staff_id: int
    staff_name: str
    role: str
    desk: str
    day: date
    signed_in: bool = False
    """Whether it was proved who acts; then roles bind."""
    other_roles: tuple[str, ...] = ()
    """What else they are on that day."""

    @property
    def roles(self) -> tuple[str, ...]:
        """Everything they are on that day."""
        return (self.role, *self.other_roles)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the staff, what they are on a day (what they took up last first), and how they log in."""

    id: int
    name: str
    roles: tuple[str, ...]
    has_password: bool = False
    has_pin: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """By what somebody proves who they are: hashes, how often in a row it went wrong, and when last (UTC)."""

    password: str = ""
    pin: str = ""
    failed: int = 0
    failed_pins: int = 0
    failed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class UndoneEntry:
    """What an undo reversed: the operation's code and subject, and the rows touched as (table, id)."""

    id: int
    operation: str
    subject_kind: str
    subject_id: int | None
    day: date
    at: datetime
    touched: tuple[tuple[str, int], ...]
