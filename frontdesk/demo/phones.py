"""How people can be reached: their own phone, or that of somebody near them."""

from __future__ import annotations

from random import Random

from frontdesk.demo.households import Person
from frontdesk.demo.register import Register

_ELDER = 60
_CHILD = 12
_YOUTH = 18
_SECOND_NUMBER_SHARE = 0.06


def add_phones(rng: Random, register: Register, people: list[Person]) -> None:
    """Give a household its numbers; the registered `people` must have their ids."""
    for person in people:
        if rng.random() < _own_share(person.seat.age):
            person.own_phone = register.numbers.phone()
            register.add("phone", person.id, person.own_phone, "own", 0)
    for person in people:
        if person.own_phone:
            if rng.random() < _SECOND_NUMBER_SHARE:
                number, whose = _somebody_near(rng, register, person, people)
                register.add("phone", person.id, number, whose, 1)
        elif rng.random() < 0.9:
            number, whose = _somebody_near(rng, register, person, people)
            register.add("phone", person.id, number, whose, 0)


def _own_share(age: int) -> float:
    if age < _CHILD:
        return 0.0
    if age < _YOUTH:
        return 0.4
    if age < _ELDER:
        return 0.96
    return 0.8 if age < 70 else 0.5


def _somebody_near(rng: Random, register: Register, person: Person, people: list[Person]) -> tuple[str, str]:
    """Choose whose number somebody gives: of this household where one fits, else of kin elsewhere."""
    grown = person.seat.age >= _YOUTH
    step, whose = (-1, "child") if person.seat.age >= _ELDER else (1, "parent")
    if grown and step == 1:
        step, whose = 0, "spouse" if person.seat.relation in ("02", "10", "28", "38") else "other"
    wanted = person.seat.generation + step
    for other in people:
        if other.own_phone and other is not person and other.seat.generation == wanted:
            return other.own_phone, whose
    if step == -1 and rng.random() < 0.08:
        whose = "neighbour"
    return register.numbers.phone(), whose
