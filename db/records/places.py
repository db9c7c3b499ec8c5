"""The community to walk through, from the estates to a flat."""

from __future__ import annotations

from dataclasses import dataclass

from db.records.cards import GridOfficer


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one is while browsing: outside, in an estate, in a building of it, or in a unit of that."""

    estate_id: int | None = None
    building_id: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """An estate, a building or a unit that can be gone into, and how much there is in it.

    `parts` counts the buildings of an estate or the units of a building, `homes` every flat,
    `lived_in` those where somebody lives; `words` is what it is found by when typed.
    """

    spot: Spot
    name: str
    parts: int
    homes: int
    lived_in: int
    people: int
    words: tuple[str, ...] = ()
    grids: tuple[GridOfficer, ...] = ()


@dataclass(frozen=True, slots=True)
class Flat:
    """A flat of an entrance: who is its head (or, without one, who comes first), and what is going on."""

    id: int
    room: str
    head: str
    people: int
    let: bool
    open_requests: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """A level of browsing: either areas to go into or, at an entrance, flats.

    `estate`, `building` and `unit` are the names on the way to it; `outside` is one level out.
    """

    spot: Spot
    areas: tuple[Area, ...] = ()
    flats: tuple[Flat, ...] = ()
    estate: str = ""
    building: str = ""
    unit: str = ""
    outside: Spot | None = None
