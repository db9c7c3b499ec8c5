"""Which rows of a ledger are one household, and which household of the register that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from db.records import Reason
from db.residents.known import KnownHome
from db.residents.seats import HEAD
from db.search.keys import estate_base, fold, room_key
from frontdesk.ledgers.doubts import Doubt
from frontdesk.ledgers.person_row import PersonRow
from frontdesk.rules.written_address import WrittenAddress

Door = tuple[str, str, str, str]
"""An address to compare: the estate's base name, building, unit and room, each in one spelling."""


@dataclass
class HomeRows:
    """The rows of one household, in their order.

    `known` is the household of the register, None for a new one; `place` may be missing, where only
    a household number was given.
    """

    place: WrittenAddress | None
    number: str = ""
    rows: list[PersonRow] = field(default_factory=list)
    head_name: str = ""
    known: KnownHome | None = None


class Estates:
    """Estates by every name they have, with or without 小区."""

    def __init__(self, known: Iterable[tuple[int, Sequence[str]]]) -> None:
        """The estates of the register: ids with their names."""
        self.by_base: dict[str, int] = {}
        self.names: list[str] = []
        for estate, names in known:
            for name in names:
                self.by_base.setdefault(estate_base(name), estate)
                self.names.append(name)

    def id(self, name: str) -> int | None:
        """The estate of that name."""
        return self.by_base.get(estate_base(name))


def door(place: WrittenAddress, estates: Estates) -> Door:
    """The address as it is compared; all names of an estate are one."""
    estate = estates.id(place.estate)
    base = estate_base(place.estate) if estate is None else f"#{estate}"
    return base, _plain(place.building), _plain(place.unit), room_key(place.room)


def known_door(home: KnownHome) -> Door:
    """The address of a household of the register, as `door` writes it."""
    return f"#{home.estate_id}", _plain(home.building), _plain(home.unit), room_key(home.room)


def _plain(part: str) -> str:
    return fold(part).strip().lstrip("0")


class Placing:
    """Puts rows together as they come: by household number, else by address and head."""

    def __init__(self, estates: Estates) -> None:
        """Nothing placed yet."""
        self._estates = estates
        self._by_number: defaultdict[str, list[HomeRows]] = defaultdict(list)
        self._by_door: defaultdict[Door, list[HomeRows]] = defaultdict(list)
        self._last: HomeRows | None = None
        self.homes: list[HomeRows] = []
        self.homeless: list[PersonRow] = []
        self.doubts: list[tuple[PersonRow, Doubt]] = []

    def add(self, row: PersonRow) -> None:
        """The next row."""
        home = self._home_of(row)
        if home is None:
            self.homeless.append(row)
        else:
            home.rows.append(row)
            home.head_name = home.head_name or row.head_name
        self._last = home

    def next_sheet(self) -> None:
        """What comes next does not stand below what came last."""
        self._last = None

    def _home_of(self, row: PersonRow) -> HomeRows | None:
        if row.household_number:
            return self._numbered(row)
        if row.place is not None:
            return self._at_door(row)
        above = self._last
        if above is not None and row.relation not in ("", HEAD) and not row.gone:
            # Ledgers made by hand write the address beside the head alone.
            self.doubts.append((row, Doubt("address", Reason("home_from_above"))))
            return above
        return None

    def _numbered(self, row: PersonRow) -> HomeRows:
        """By the number, within one estate: where each counts from 1, the same number is many households."""
        sharing = self._by_number[row.household_number]
        for home in reversed(sharing):
            if row.place is None:
                return home
            if home.place is None:
                home.place = row.place
                return home
            mine, theirs = door(row.place, self._estates), door(home.place, self._estates)
            if mine == theirs:
                return home
            if mine[0] == theirs[0]:
                self.doubts.append((row, Doubt("address", Reason("address_differs_in_household"))))
                return home
        home = HomeRows(row.place, row.household_number)
        sharing.append(home)
        self.homes.append(home)
        return home

    def _at_door(self, row: PersonRow) -> HomeRows:
        assert row.place is not None
        sharing = self._by_door[door(row.place, self._estates)]
        for home in sharing:
            if row.head_name and home.head_name == row.head_name:
                return home
        is_another = bool(sharing) and (
            (row.head_name and all(home.head_name for home in sharing))
            or (row.relation == HEAD and not row.head_name and _has_head(sharing[-1], row))
        )
        if sharing and not is_another:
            return sharing[-1]
        home = HomeRows(
            row.place, head_name=row.head_name or (row.person.name if row.relation == HEAD else "")
        )
        sharing.append(home)
        self.homes.append(home)
        return home


def _has_head(home: HomeRows, but: PersonRow) -> bool:
    return any(row.relation == HEAD and row.person.name != but.person.name for row in home.rows)


def find_known(homes: Sequence[HomeRows], known: Sequence[KnownHome], estates: Estates) -> None:
    """Fill in which household of the register each is: by number, else by address; sharers by their head.

    A number tells only where no address speaks against it. Rows of two groups that are one household of
    the register become one group.
    """
    by_number: defaultdict[str, list[KnownHome]] = defaultdict(list)
    by_door: defaultdict[Door, list[KnownHome]] = defaultdict(list)
    for one in known:
        by_number[one.number].append(one)
        by_door[known_door(one)].append(one)
    taken: dict[int, HomeRows] = {}
    for home in sorted(homes, key=lambda home: not home.number):
        place = None if home.place is None else door(home.place, estates)
        numbered = by_number[home.number] if home.number else []
        found = next((one for one in numbered if place is None or known_door(one) == place), None)
        if found is not None and found.id in taken:
            taken[found.id].rows += home.rows
            home.rows = []
            continue
        if found is None and place is not None:
            there = [one for one in by_door.get(place, ()) if one.id not in taken]
            there = [one for one in there if not (home.number and one.number)]
            found = next((one for one in there if one.head in _heads(home)), there[0] if there else None)
        if found is not None:
            taken[found.id] = home
            home.known = found


def _heads(home: HomeRows) -> set[str]:
    names = {row.person.name for row in home.rows if row.relation == HEAD}
    return (names | {home.head_name}) - {""}
