"""The sensitive facts that an office keeps of some people."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from frontdesk.demo.day import DAY, iso
from frontdesk.demo.households import Person
from frontdesk.demo.register import Register
from frontdesk.demo.wheel import between, draw, fading, wheel

# So that the community of the article has about 120 veterans, 90 hardship cases, 150 disabled people.
_VETERAN_SHARE = 0.0275
_HARDSHIP_SHARE = 0.023
_DISABILITY_SHARE = 0.0128
_GUARDIAN_SHARE = 0.3
_SCHOOL_LEAVERS = 18
_CHILD = 14

_HARDSHIPS = wheel((("subsistence", 6), ("temporary_aid", 3), ("destitute", 1), ("other", 1)))
_DISABILITIES = fading(
    ("physical", "hearing", "sight", "intellectual", "mental", "speech", "multiple"), flatness=2
)
_SERVED_YEARS = wheel(((2, 10), (3, 8), (4, 4), (5, 4), (8, 2), (12, 2), (16, 1)))
# Guardians by their generation over the child and their sex (GB/T 4761).
_GUARDIAN_RELATIONS = {(1, 1): "51", (1, 2): "52", (2, 1): "61", (2, 2): "62"}


@dataclass(slots=True)
class Facts:
    """What came of it: who served, and whether the household is in hardship."""

    veterans: list[Person]
    in_hardship: bool = False


def add_facts(rng: Random, register: Register, people: list[Person]) -> Facts:
    """Add what is known of a household's people beyond name and address."""
    facts = Facts([])
    if rng.random() < _HARDSHIP_SHARE:
        facts.in_hardship = True
        since = DAY.toordinal() - between(rng, 30, 2_000)
        register.add("hardship", people[0].id, draw(rng, _HARDSHIPS), iso(since))
    for person in people:
        if person.seat.sex == 1 and person.seat.age >= 23 and rng.random() < _VETERAN_SHARE:
            _add_veteran(rng, register, person)
            facts.veterans.append(person)
        if rng.random() < _DISABILITY_SHARE:
            register.add("disability", person.id, draw(rng, _DISABILITIES), between(rng, 1, 4))
        if person.seat.age < _CHILD and rng.random() < _GUARDIAN_SHARE:
            _add_guardian(register, person, people)
    return facts


def _add_veteran(rng: Random, register: Register, person: Person) -> None:
    joined = DAY.year - person.seat.age + _SCHOOL_LEAVERS
    left = min(joined + draw(rng, _SERVED_YEARS), DAY.year - 1)
    # Until 2012 recruits went in December and came back in December, from 2013 in September.
    register.add(
        "veteran",
        person.id,
        f"{joined}-{12 if joined < 2013 else 9:02}",
        f"{left}-{12 if left < 2015 else 9:02}",
    )


def _add_guardian(register: Register, child: Person, people: list[Person]) -> None:
    found = guardian_of(child, people)
    if found is not None:
        person, relation = found
        register.add("guardian", child.id, person.id, person.name.whole, relation, person.own_phone)


def guardian_of(child: Person, people: list[Person]) -> tuple[Person, str] | None:
    """Who of the household answers for a child, and as what (GB/T 4761): a parent, else a grandparent."""
    for above in (1, 2):
        for person in people:
            if person.seat.generation == child.seat.generation + above and person.seat.relation != "99":
                return person, _GUARDIAN_RELATIONS[above, person.seat.sex]
    return None
