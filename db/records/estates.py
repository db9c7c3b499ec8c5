"""What becomes of an estate and its buildings: told before it happens."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EstatePlan:
    """Buildings that go to another estate, with how many flats, flats lived in, and people in them.

    `into` is that estate's name. The homes of buildings in `joined` go into the other estate's building of
    the same number; `collisions` are addresses, written building-unit-room, that both have: those households
    share a flat then, and somebody has to look whether they are one. `requests` follow.
    """

    into: str
    buildings: int
    flats: int
    lived_in: int
    people: int
    requests: int
    joined: tuple[str, ...] = ()
    collisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildingsPlan:
    """Buildings to be made, those that get flats, and those that are there and stay as they are."""

    new: tuple[str, ...]
    kept: tuple[str, ...]
    filled: tuple[str, ...]
    flats: int


@dataclass(frozen=True, slots=True)
class GridPlan:
    """Buildings whose grid changes, with the people there; and numbers that the estate does not have."""

    changed: tuple[str, ...]
    missing: tuple[str, ...]
    homes: int
    people: int
