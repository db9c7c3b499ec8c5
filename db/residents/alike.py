"""Who in the register is like a person who is being written down, and who was said to be somebody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from db.connection import reading
from db.entry import Entry
from db.records import Alike, PersonDetails, Token
from db.search import hits, tokens
from db.tables import IdentityPaper, NotSame, Phone, Residency, Resident

_MOST_OF_A_KIND = 50
_NEAR = 366
"""Days between two birth dates that may be one, written in two ways."""

# What makes people alike, the strongest first.
PAPER, NAME_AND_BIRTH, NAME_AND_HOME, NAME_AND_PHONE = "paper", "name_birth", "name_home", "name_phone"
SOUND_AND_BIRTH, PHONE, NAME = "sound_birth", "phone", "name"
STRENGTH = (PAPER, NAME_AND_BIRTH, NAME_AND_HOME, NAME_AND_PHONE, SOUND_AND_BIRTH, PHONE, NAME)


@reading
def people(
    person: PersonDetails, home: int | None, day: date, *, but: Collection[int] = (), limit: int = 8
) -> tuple[Alike, ...]:
    """Residents who are like somebody, the likeliest first.

    Somebody of the same home with the same phone and another name is family, and not alike.

    Args:
        person: Who is being written down; a name, a paper or a phone is enough.
        home: The household they are to live in.
        day: For the ages.
        but: Who is not to be among them.
        limit: The most that are returned.
    """
    same_name = _same_name(person.name)
    same_sound = _same_sound(person, day)
    born = _births({*same_name, *same_sound})
    at_home = _who_lives_in(home)
    why: dict[int, set[str]] = defaultdict(set)
    for one in same_paper(person.paper_number):
        why[one].add(PAPER)
    for one in same_name:
        why[one].add(NAME)
        if person.born_on is not None and born.get(one) == person.born_on:
            why[one].add(NAME_AND_BIRTH)
        if one in at_home:
            why[one].add(NAME_AND_HOME)
    for one in same_sound - same_name:
        if _near(person.born_on, born.get(one)):
            why[one].add(SOUND_AND_BIRTH)
    for one in _same_phone(phone.number for phone in person.phones):
        if one in same_name:
            why[one].add(NAME_AND_PHONE)
        elif one not in at_home or one in why:
            why[one].add(PHONE)
    ranked = sorted((_rank(reasons), one) for one, reasons in why.items() if one not in but)
    found = {hit.id: hit for hit in hits.residents_of([one for _rank, one in ranked[: 2 * limit]], day)}
    return tuple(Alike(found[one], _told(why[one])) for _rank, one in ranked if one in found)[:limit]


@reading
def told_apart(resident_id: int) -> frozenset[int]:
    """Who was said to be somebody else than this resident."""
    rows: Any = (
        NotSame.select(NotSame.one, NotSame.other)
        .where((NotSame.one == resident_id) | (NotSame.other == resident_id))
        .tuples()
    )
    return frozenset(one for pair in rows for one in pair if one != resident_id)


def tell_apart(entry: Entry, resident_id: int, others: Iterable[int]) -> None:
    """Remember, as a part of an operation, that these residents are somebody else than this one."""
    known = told_apart(resident_id)
    wanted = set(others) - known - {resident_id}
    there: Any = Resident.select(Resident.id).where(Resident.id << sorted(wanted)).tuples()
    for (other,) in list(there):
        entry.insert(NotSame, one=min(resident_id, other), other=max(resident_id, other))


def _rank(reasons: set[str]) -> int:
    return min(STRENGTH.index(reason) for reason in reasons)


def _told(reasons: set[str]) -> tuple[str, ...]:
    """The reasons worth saying: a name with a birth date says the name already."""
    ordered = [reason for reason in STRENGTH if reason in reasons]
    if any(reason.startswith("name_") for reason in ordered):
        ordered.remove(NAME)
    return tuple(ordered)


def _same_name(name: str) -> set[int]:
    if not name:
        return set()
    rows: Any = Resident.select(Resident.id).where(Resident.name == name).limit(_MOST_OF_A_KIND).tuples()
    return {one for (one,) in rows}


def _same_sound(person: PersonDetails, day: date) -> set[int]:
    """Who has a name that is read the same; asked only where a birth date tells them apart."""
    if person.born_on is None:
        return set()
    spellings = tokens.whole_spellings(person.name)
    if not spellings:
        return set()
    group = tuple(Token(spelling) for spelling in spellings)
    return {hit.id for hit in hits.residents((group,), (), day, _MOST_OF_A_KIND)}


@reading
def same_paper(number: str) -> set[int]:
    """Who has a paper with this number; nobody for an empty one."""
    if not number:
        return set()
    rows: Any = (
        IdentityPaper.select(IdentityPaper.resident)
        .where(IdentityPaper.number == number)
        .limit(_MOST_OF_A_KIND)
        .tuples()
    )
    return {one for (one,) in rows}


def _same_phone(numbers: Iterable[str]) -> set[int]:
    wanted = [number for number in numbers if number]
    if not wanted:
        return set()
    rows: Any = Phone.select(Phone.resident).where(Phone.number << wanted).limit(_MOST_OF_A_KIND).tuples()
    return {one for (one,) in rows}


def _births(ids: Collection[int]) -> dict[int, date | None]:
    rows: Any = Resident.select(Resident.id, Resident.born_on).where(Resident.id << sorted(ids)).tuples()
    return dict(rows)


def _who_lives_in(home: int | None) -> set[int]:
    if home is None:
        return set()
    rows: Any = (
        Residency.select(Residency.resident)
        .where(Residency.household == home, Residency.to_on.is_null())
        .tuples()
    )
    return {one for (one,) in rows}


def _near(one: date | None, other: date | None) -> bool:
    if one is None or other is None:
        return False
    return abs((one - other).days) <= _NEAR or (one.year, one.month, one.day) == (
        other.year,
        other.day,
        other.month,
    )
