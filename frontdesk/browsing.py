"""Walking through the community: estates, buildings, units, and the flats of an entrance.

A level with a single choice is passed through, inwards and outwards: nobody picks the only building.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

from db.community import places
from db.community.places import Entrance
from db.records import Area, Duty, GridOfficer, Level, Refused, Spot
from db.search.keys import word

_NAMELESS = "0"
"""What is typed for flats without a building number or a unit, as in `3-0-501`."""


def look(duty: Duty, spot: Spot) -> Level:
    """What is at a spot: the estates, the buildings of one, the units of one of those, or the flats.

    Raises:
        Refused: `row_gone` where the estate or the building is not there any more.
    """
    if spot.estate_id is None:
        return Level(Spot(), areas=_estates(duty))
    names = {estate.id: estate.name for estate in places.estates()}
    if spot.estate_id not in names:
        raise Refused("row_gone")
    entrances = places.entrances(duty.day, spot.estate_id)
    name = names[spot.estate_id]
    buildings = _areas(entrances, lambda at: Spot(at.estate_id, at.building_id))
    building = _only(buildings, spot.building_id, lambda area: area.spot.building_id)
    if building is None:
        return Level(Spot(spot.estate_id), areas=buildings, estate=name, outside=Spot())
    here = [at for at in entrances if at.building_id == building.spot.building_id]
    units = _areas(here, lambda at: Spot(at.estate_id, at.building_id, at.unit))
    unit = _only(units, spot.unit, lambda area: area.spot.unit)
    outside = Spot(spot.estate_id) if len(buildings) > 1 else Spot()
    if unit is None:
        return Level(building.spot, areas=units, estate=name, building=building.name, outside=outside)
    assert unit.spot.building_id is not None and unit.spot.unit is not None
    return Level(
        spot=unit.spot,
        flats=places.flats(unit.spot.building_id, unit.spot.unit),
        estate=name,
        building=building.name,
        unit=unit.name,
        outside=building.spot if len(units) > 1 else outside,
    )


def spot_of(household_id: int) -> Spot:
    """The entrance of a household. Raises: Refused, `row_gone`."""
    spot = places.spot_of(household_id)
    if spot is None:
        raise Refused("row_gone")
    return spot


def _only(areas: tuple[Area, ...], wanted: object, key: Callable[[Area], object]) -> Area | None:
    """The area that was gone into, or the only one there is; None where there is one to be picked.

    Raises:
        Refused: `row_gone`.
    """
    if wanted is None:
        return areas[0] if len(areas) == 1 else None
    for area in areas:
        if key(area) == wanted:
            return area
    raise Refused("row_gone")


def _estates(duty: Duty) -> tuple[Area, ...]:
    inside: dict[int, list[Entrance]] = {}
    for entrance in places.entrances(duty.day):
        inside.setdefault(entrance.estate_id, []).append(entrance)
    return tuple(
        _area(Spot(estate.id), estate.name, inside.get(estate.id, []), estate.words)
        for estate in places.estates()
    )


def _areas(entrances: Iterable[Entrance], key: Callable[[Entrance], Spot]) -> tuple[Area, ...]:
    """The buildings or units (`key` tells which) of entrances that stand in order."""
    areas = []
    for spot, together in groupby(entrances, key=key):
        inside = list(together)
        name = inside[0].building if spot.unit is None else spot.unit
        areas.append(_area(spot, name, inside, (word(name) or _NAMELESS,)))
    return tuple(areas)


def _area(spot: Spot, name: str, inside: list[Entrance], words: tuple[str, ...]) -> Area:
    """Counts of the entrances that stand together in an area."""
    grids: dict[int, GridOfficer] = {at.grid.number: at.grid for at in inside if at.grid}
    parts: set[Any] = {at.unit if spot.building_id else at.building_id for at in inside}
    return Area(
        spot=spot,
        name=name,
        parts=len(parts) if spot.unit is None else 0,
        homes=sum(at.homes for at in inside),
        lived_in=sum(at.lived_in for at in inside),
        people=sum(at.people for at in inside),
        words=words,
        grids=tuple(grids[number] for number in sorted(grids)),
    )
