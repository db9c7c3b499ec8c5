"""Whose requests a ledger's are: which home an address is, and which resident a name with it means.

A name alone links nobody: a resident is meant only where the name and the home, or the name and the phone,
fit exactly one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from db.access.masks import masked_phone
from db.community.places import spot_of
from db.residents import known
from db.residents.known import KnownHome, KnownPerson
from frontdesk.ledgers.placing import Door, door, known_door
from frontdesk.request_ledgers.office_words import OfficeWords
from frontdesk.request_ledgers.past import Place
from frontdesk.request_ledgers.request_row import RequestRow


class Whose:
    """The homes and people that the rows of a ledger may mean."""

    def __init__(self, rows: Sequence[RequestRow], office: OfficeWords) -> None:
        self._office = office
        with_room = [row for row in rows if row.address is not None and row.address.room]
        estates = {self._estate_of(row) for row in with_room}
        self._homes: defaultdict[Door, list[KnownHome]] = defaultdict(list)
        for home in known.homes({one for one in estates if one is not None}, ()):
            self._homes[known_door(home)].append(home)
        self._grids = known.grids()
        self._grid_of_estate = _only_grids({row.estate_id for row in rows if row.estate_id is not None})
        self._spot = lru_cache(maxsize=10_000)(spot_of)
        names = {row.reporter for row in rows if row.reporter_kind == "person"}
        self._people: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        for person in known.people(names, ()):
            self._people[person.person.name].append(person)

    def of(self, row: RequestRow) -> tuple[Place, int | None]:
        """Where the request of a row belongs, and the resident who brought it, where that is certain."""
        homes = self._at_the_door(row)
        person = self._person(row, {home.id for home in homes})
        # A home elsewhere tells who it is, not where it is.
        here = [one for one in homes if row.estate_id in (None, one.estate_id)]
        home = here[0] if len(here) == 1 else None
        if home is None and person is not None:
            home = next((one for one in here if one.id == person.household_id), None)
        if home is None and row.written_address and row.written_address not in row.place:
            row.place = " ".join(filter(None, (row.written_address, row.place)))
        household_id = home.id if home is not None else None
        if household_id is None and person is not None and not row.place and row.estate_id is None:
            household_id = person.household_id if person.here else None
        estate_id = row.estate_id if home is None else home.estate_id
        if home is None and household_id is not None and (spot := self._spot(household_id)) is not None:
            estate_id = spot.estate_id
        grid_id = row.grid_id
        if grid_id is None and home is not None and home.grid is not None:
            grid_id = self._grids.get(home.grid)
        if grid_id is None and estate_id is not None:
            grid_id = self._grid_of_estate.get(estate_id)
        return Place(estate_id, household_id, grid_id), None if person is None else person.id

    def _at_the_door(self, row: RequestRow) -> list[KnownHome]:
        if row.address is None or not row.address.room:
            return []
        _estate, building, unit, room = door(row.address, self._office.estates)
        return self._homes.get((f"#{self._estate_of(row)}", building, unit, room), [])

    def _estate_of(self, row: RequestRow) -> int | None:
        """The estate of the address that a row says; where that has none, of the row."""
        own = row.address.estate if row.address is not None else ""
        return self._office.estates.id(own) if own else row.estate_id

    def _person(self, row: RequestRow, homes: set[int]) -> KnownPerson | None:
        if row.reporter_kind != "person":
            return None
        fitting = [
            one
            for one in self._people.get(row.reporter, ())
            if one.household_id in homes or _has_phone(one, row)
        ]
        return fitting[0] if len(fitting) == 1 else None


def _has_phone(person: KnownPerson, row: RequestRow) -> bool:
    numbers = [phone.number for phone in person.person.phones]
    if row.masked:
        return any(masked_phone(number) in row.masked for number in numbers)
    return bool(row.phone) and row.phone in numbers


def _only_grids(estates: set[int]) -> dict[int, int]:
    """The grid of each estate that lies in one grid only."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for (estate_id, _number), (_building, grid_id) in known.buildings(estates).items():
        if grid_id is not None:
            found[estate_id].add(grid_id)
    return {estate_id: min(grids) for estate_id, grids in found.items() if len(grids) == 1}
