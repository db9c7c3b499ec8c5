"""Finding people the slow way: every rule asked of everybody, without an index, words or terms.

Only what is data is shared with the program: the readings of characters and the list of surnames.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, product

from db.connection import execute
from db.search.readings import readings
from db.search.surnames import COMPOUND_READINGS, SINGLE_READINGS

MAN, WOMAN = 1, 2


@dataclass(frozen=True)
class Somebody:
    """One person with everything that they can be found by."""

    id: int
    name: str
    sex: int
    born: int
    here: bool
    numbers: tuple[str, ...]
    estates: tuple[str, ...]
    building: str
    unit: str
    room: str
    parts: tuple[str, ...] = field(init=False)
    spelled: frozenset[str] = field(init=False)
    surnames: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        parts = tuple(self.name.lower().replace("•", "·").split("·"))
        whole = "".join(parts)
        if whole.isascii():
            self._goes_by_letters(whole)
            return
        families, given = _families(whole)
        spelled = {
            way for family in families for own in _ways(given) for way in _spellings(family, own, apart=True)
        }
        for part in parts[1:]:
            spelled |= {way for own in _ways(part) for way in _spellings((), own, apart=False)}
        object.__setattr__(self, "parts", (whole, *parts))
        object.__setattr__(self, "spelled", frozenset(spelled - {""}))
        object.__setattr__(self, "surnames", frozenset("".join(family) for family in families))

    def _goes_by_letters(self, name: str) -> None:
        parts = tuple(part.replace("-", "") for part in re.findall("[a-z-]+", name))
        object.__setattr__(self, "parts", ("".join(parts), *parts))
        object.__setattr__(self, "spelled", frozenset(self.parts))
        object.__setattr__(self, "surnames", frozenset())

    @property
    def whole_name(self) -> str:
        """The name without what stands between its parts."""
        return self.parts[0]

    @property
    def surname(self) -> str:
        """The surname, in characters."""
        return self.whole_name[: 2 if _has_long_surname(self.whole_name) else 1]

    @property
    def address(self) -> str:
        """The short address, as far as its parts exist."""
        return "-".join(part for part in (self.building, self.unit, self.room) if part)


Syllables = tuple[str, ...]
Rule = Callable[[Somebody], bool]
# A thing that was typed: what it means when read most strictly, and more and more loosely.
Meaning = tuple[Rule, ...]


def _has_long_surname(name: str) -> bool:
    return len(name) > 2 and name[:2] in COMPOUND_READINGS


def _families(name: str) -> tuple[list[Syllables], str]:
    if _has_long_surname(name):
        return list(COMPOUND_READINGS[name[:2]]), name[2:]
    own = SINGLE_READINGS.get(name[:1], ())
    return [(reading,) for reading in {*own, *readings(name[:1])}], name[1:]


def _ways(text: str) -> list[Syllables]:
    return list(islice(product(*map(readings, text)), 6))


def _spellings(family: Syllables, own: Syllables, *, apart: bool) -> set[str]:
    surname, given = "".join(family), "".join(own)
    initials = "".join(syllable[0] for syllable in own)
    begun = "".join(syllable[0] for syllable in family)
    ways = {surname + given, begun + initials, given, initials}
    ways |= {"".join(own[place:]) for place in range(len(own))}
    if apart:
        ways.add(surname)
        if len(own) > 1:
            ways |= {surname + initials, begun + given}
    return ways


def everybody() -> list[Somebody]:
    """Read all people of the open database."""
    numbers: dict[int, list[str]] = defaultdict(list)
    for table in ("phone", "identity_paper"):
        for resident, number in execute(f"SELECT resident_id, number FROM {table}").fetchall():
            numbers[resident].append(number.lower())
    estates: dict[int, list[str]] = defaultdict(list)
    for sql in ("SELECT id, name FROM estate", "SELECT estate_id, alias FROM estate_alias"):
        for estate, name in execute(sql).fetchall():
            estates[estate].append(name.removesuffix("小区").removesuffix("生活"))
    last: dict[int, tuple[bool, str, int, int]] = {}
    stays = "SELECT resident_id, to_on, id, household_id FROM residency"
    for resident, to_on, number, household in execute(stays).fetchall():
        stay = (to_on is None, str(to_on), number, household)
        last[resident] = max(stay, last.get(resident, stay))
    homes = {
        home: (estate, building, unit, _door(room))
        for home, estate, building, unit, room in execute(
            "SELECT h.id, b.estate_id, b.number, h.unit, h.room"
            " FROM household h JOIN building b ON b.id = h.building_id"
        ).fetchall()
    }
    people = []
    sql = "SELECT id, name, sex, born_on, died_on FROM resident WHERE anonymised_at IS NULL ORDER BY id"
    for resident, name, sex, born, died in execute(sql).fetchall():
        stays_now, _to_on, _number, home = last.get(resident, (False, "", 0, 0))
        estate, building, unit, room = homes.get(home, (0, "", "", ""))
        people.append(
            Somebody(
                *(resident, name, sex, int(str(born)[:4]) if born else 0, stays_now and died is None),
                *(tuple(numbers[resident]), tuple(estates.get(estate, ())), building, unit, room),
            )
        )
    return people


def _door(room: str) -> str:
    return "".join(c for c in room if c not in "第室户号楼层")


def name(text: str, *, alone: bool) -> Meaning:
    """A name in characters, any tail of it or its beginning; or an estate."""

    def exactly(one: Somebody) -> bool:
        return one.whole_name.endswith(text) or text in one.parts

    def begins(one: Somebody) -> bool:
        return text in one.whole_name or any(text in part for part in one.parts)

    return _or_estate(exactly, begins, text, alone)


def spelled(text: str, *, alone: bool) -> Meaning:
    """A name as it is read: whole, in part, in initials or mixed; or an estate."""

    def exactly(one: Somebody) -> bool:
        return text in one.spelled

    def begins(one: Somebody) -> bool:
        return any(way.startswith(text) for way in one.spelled)

    return _or_estate(exactly, begins, text, alone)


def _or_estate(exactly: Rule, begins: Rule, text: str, alone: bool) -> Meaning:
    base = text.removesuffix("小区")

    def lives_there(one: Somebody) -> bool:
        return any(_estate_is(estate, base) for estate in one.estates)

    def begins_or_lives_there(one: Somebody) -> bool:
        return begins(one) or lives_there(one)

    if alone:
        return exactly, begins, begins_or_lives_there
    return lambda one: exactly(one) or lives_there(one), begins_or_lives_there


@cache
def _estate_is(estate: str, text: str) -> bool:
    if any(estate[place:].startswith(text) for place in range(len(estate) - 1)):
        return True
    return any(
        "".join(way).startswith(text) or "".join(syllable[0] for syllable in way).startswith(text)
        for way in _ways(estate)
    )


def number(digits: str) -> Meaning:
    """A phone, a paper, a room or a building, begun; from four digits on an ending of a phone or paper."""

    def ends(one: Somebody) -> bool:
        return any(known.endswith(digits) for known in one.numbers)

    def exactly(one: Somebody) -> bool:
        return digits in (*one.numbers, one.room, one.address)

    def begins(one: Somebody) -> bool:
        return any(known.startswith(digits) for known in (*one.numbers, one.room, one.address))

    if len(digits) < 4:
        return exactly, begins
    return ends, exactly, lambda one: begins(one) or ends(one)


def place(address: str) -> Meaning:
    """`3-2-501` as far as it is typed; two numbers also as unit and room of a building not said."""

    def inner(one: Somebody) -> str:
        return f"{one.unit}-{one.room}" if one.unit else ""

    if address.count("-") > 1 or address.endswith("-"):
        return lambda one: one.address == address, lambda one: one.address.startswith(address)
    return (
        lambda one: one.address == address,
        lambda one: address in (one.address, inner(one)),
        lambda one: one.address.startswith(address) or inner(one).startswith(address),
    )


def titled(surname: str, sex: int, born: tuple[int, int], text: str) -> Meaning:
    """Somebody called by surname and title: the sex is kept to, the years of birth come first."""

    def anybody(one: Somebody) -> bool:
        called = one.surname == surname or surname in one.surnames
        return called and (one.sex not in (MAN, WOMAN) or not sex or one.sex == sex)

    return (
        lambda one: text in one.whole_name or (anybody(one) and born[0] <= one.born <= born[1]),
        lambda one: text in one.whole_name or anybody(one),
    )


def found(
    people: Sequence[Somebody], typed: Sequence[Meaning], joined: Meaning | None, served: Sequence[int] = ()
) -> list[int]:
    """Ids of those whom everything typed means, best first; `served` lately, the last of them first."""
    tiers = [[meaning[min(level, len(meaning) - 1)] for meaning in typed] for level in range(3)]
    if joined:
        tiers.insert(0, [joined[0]])
    ids: dict[int, None] = {}
    for rules in tiers:
        met = [one for one in people if all(rule(one) for rule in rules)]
        known = {one.id for one in met}
        ids.update(dict.fromkeys(one for one in served if one in known))
        ids.update(dict.fromkeys(one.id for one in met if one.here))
        ids.update(dict.fromkeys(one.id for one in met if not one.here))
    return list(ids)
