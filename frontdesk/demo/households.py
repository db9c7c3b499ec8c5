"""From seats to people: names that families share, birth dates, ethnic groups."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from frontdesk.demo.day import DAY, birth
from frontdesk.demo.families import OWN, Seat
from frontdesk.demo.names import Name, RareName, new_name
from frontdesk.demo.sketched import Sketch
from frontdesk.demo.wheel import draw, wheel

_ETHNIC_SHARE = 0.015
_ETHNIC_GROUPS = wheel((("11", 8), ("03", 6), ("10", 2), ("02", 2), ("08", 2), ("15", 1), ("06", 1)))


@dataclass(slots=True)
class Person:
    """Somebody who lives in a household; `born` is an ordinal, `id` 0 until registered."""

    name: Name
    seat: Seat
    born: int
    ethnic_group: str
    id: int = 0
    own_phone: str = ""


def people(rng: Random, seats: list[Seat], rare: RareName | None) -> list[Person]:
    """Name the people of a household, its head by a rare name if one is given, and date their births."""
    living: list[Person] = []
    for seat in seats:
        born = birth(rng, seat.age)
        surname, ethnic_group = "", "01"
        if rare and not living:
            living.append(Person(rare.name, seat, born, rare.name.ethnic_group))
            continue
        if seat.surname_of != OWN:
            kin = living[seat.surname_of]
            surname, ethnic_group = kin.name.surname, kin.ethnic_group
        elif not living and rng.random() < _ETHNIC_SHARE:
            ethnic_group = draw(rng, _ETHNIC_GROUPS)
        name = new_name(rng, seat.sex, DAY.year - seat.age, surname)
        taken = [other.name.whole for other in living]
        if name.whole in taken:
            name = _another(taken, seat, surname)
        if seat.surname_of == OWN and ethnic_group == "01":
            ethnic_group = name.ethnic_group
        living.append(Person(name, seat, born, ethnic_group))
    return living


def _another(taken: list[str], seat: Seat, surname: str) -> Name:
    """Draw a name that nobody at home has: by chance of its own, so that all who follow stay who they are."""
    rng = Random(" ".join(taken))
    while (name := new_name(rng, seat.sex, DAY.year - seat.age, surname)).whole in taken:
        pass
    return name


def sketched(home: tuple[Sketch, ...]) -> list[Person]:
    """The people of a household that is always there."""
    return [Person(each.name, each.seat, each.born.toordinal(), "01") for each in home]
