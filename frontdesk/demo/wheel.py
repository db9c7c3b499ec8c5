"""Drawing by weight, fast enough for a million people."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import TypeVar

Drawn = TypeVar("Drawn")


def wheel(weighted: Iterable[tuple[Drawn, int]]) -> tuple[Drawn, ...]:
    """Lay every thing out as often as its weight, so that an even draw is a weighted one."""
    return tuple(thing for thing, weight in weighted for _ in range(weight))


def fading(things: Iterable[Drawn], top: int = 60, flatness: int = 4) -> tuple[Drawn, ...]:
    """Make a wheel of things given in order of frequency, each rarer than the one before."""
    return wheel((thing, max(1, round(top / (rank + flatness)))) for rank, thing in enumerate(things))


def draw(rng: Random, things: tuple[Drawn, ...]) -> Drawn:
    """Draw one of `things`; several times faster than `Random.choice`."""
    return things[int(rng.random() * len(things))]


def between(rng: Random, low: int, high: int) -> int:
    """Draw a whole number from `low` to `high`, both included."""
    return low + int(rng.random() * (high - low + 1))
