"""Homes and estates to choose from in a form, found by whatever is typed of them."""

from __future__ import annotations

from db.community import estates
from db.records import Address, Duty, Hit, HomeDetails, NewHome
from db.residents import homes
from db.search.keys import word
from frontdesk import finding
from frontdesk.choices import Choice, meant, named, spelled
from frontdesk.rules.written_address import read_written_address

MOST = 12
_LOOKED_AT = 30
# So that a room number that was typed is never taken for a household's id.
_MARK = "#"


def estate_choices() -> tuple[Choice, ...]:
    """Every estate, by all its names and their initials."""
    return tuple(named(str(estate), *known) for estate, known in estates.names())


def home_choice(duty: Duty, household_id: int) -> Choice:
    """One home, by its address, with its head's name beside it. Raises: Refused, `row_gone`."""
    (home,) = homes.homes([household_id], duty.day)
    head = next((member.name for member in home.members), "")
    return _choice(household_id, home.address, head)


def home_choices(duty: Duty, text: str) -> tuple[Choice, ...]:
    """Homes for what was typed, an address or who lives there; one that is just that address alone."""
    answer = finding.find(duty, text, _LOOKED_AT)
    found: dict[int, Choice] = {}
    # What is only near to what was typed is no home that anybody meant.
    for hit in () if answer.nearest else answer.hits:
        if hit.household_id is not None and hit.address is not None and hit.here:
            found.setdefault(hit.household_id, _of_hit(hit, hit.household_id, text))
    exact = [choice for choice in found.values() if word(choice.name) == word(text)]
    return tuple(exact or found.values())[:MOST]


def address_of(duty: Duty, household: int) -> Address:
    """Where a household is. Raises: Refused, `row_gone`."""
    (home,) = homes.homes([household], duty.day)
    return home.address


def is_new_building(home: HomeDetails | NewHome) -> bool:
    """Whether the estate has no building of that number yet."""
    return home.building not in estates.buildings(home.estate_id)


def address_in(text: str) -> dict[str, str]:
    """What of a typed query is an address, by the fields of a household's form."""
    known = estates.names()
    by_name = {name: estate for estate, named_so in known for name in named_so}
    written = read_written_address(text, by_name)
    if written is None:
        return {}
    found = {"building": written.building, "unit": written.unit, "room": written.room}
    if written.estate:
        estate = by_name.get(written.estate)
        chosen = None if estate is not None else meant(estate_choices(), written.estate).choice
        found["estate"] = str(estate) if estate is not None else chosen.code if chosen else written.estate
    return found


def household_id(value: str) -> int | None:
    """The household that a value of a home's field stands for; None for a text that was not understood."""
    return int(value[1:]) if value[:1] == _MARK and value[1:].isdecimal() else None


def _of_hit(hit: Hit, household: int, text: str) -> Choice:
    assert hit.address is not None
    return _choice(household, hit.address, hit.name, word(text))


def _choice(household: int, address: Address, beside: str, *words: str) -> Choice:
    levels = "-".join(level for level in (address.building, address.unit, address.room) if level)
    name = f"{address.estate} {levels}".strip()
    return Choice(f"{_MARK}{household}", name, words=(*words, *spelled(name)), beside=beside)
