"""The day the made-up community stands still at, and days counted from it."""

from __future__ import annotations

from datetime import date
from random import Random

from frontdesk.demo.wheel import between

DAY = date(2021, 9, 6)
_OLDEST = 120
# By age: the last day before, and the last day on, which somebody of that age was born.
_BORN = tuple(date(DAY.year - age - 1, DAY.month, DAY.day).toordinal() for age in range(-1, _OLDEST + 1))


def birth(rng: Random, age: int) -> int:
    """Draw the ordinal of a birth date of somebody who has completed `age` years on `DAY`."""
    return between(rng, _BORN[age + 1] + 1, _BORN[age])


def iso(ordinal: int) -> str:
    """Write a day as the database takes it."""
    return date.fromordinal(ordinal).isoformat()
