"""What is measured at a clinic: protected facts, which no list shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from db.records.finding import Address


@dataclass(frozen=True, slots=True)
class MeasuredValue:
    """One measured value.

    Args:
        kind: blood_pressure (mmHg), pulse (a minute) or glucose (mmol/L).
        reading: as text: `138/86`, `72`, `6.4`; of a glucose beyond the meter's scale `HI` or `LO`.
        conditions: codes of the group `reading_condition` with blanks between: of a glucose fasting,
            after_meal or random, of a pressure which arm and posture.
    """

    kind: str
    reading: str
    conditions: str = ""


@dataclass(frozen=True, slots=True)
class HealthReadingLine:
    """A value as it is kept; `taken_at` is in UTC."""

    id: int
    value: MeasuredValue
    taken_at: datetime
    measured_by: str = ""
    session_id: int | None = None
    struck: bool = False


@dataclass(frozen=True, slots=True)
class FollowUpDue:
    """Somebody who is to be reminded of the health centre, and when they were measured last, if ever."""

    resident_id: int
    name: str
    sex: int
    age: int | None
    address: Address
    grid: int | None
    last_on: date | None = None
