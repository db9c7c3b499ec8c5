"""Those who lived here and do no more: died, or moved away."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from frontdesk.demo.day import DAY, birth
from frontdesk.demo.families import ADULT
from frontdesk.demo.households import Person
from frontdesk.demo.names import new_name
from frontdesk.demo.wheel import between

SHARE = 0.013
_GENERATION = 26


@dataclass(frozen=True, slots=True)
class Departed:
    """Somebody who has left a household; `left` is an ordinal."""

    name: str
    sex: int
    born: int
    ethnic_group: str
    relation: str
    residence: str
    left: int
    died: bool


def departed(rng: Random, living: list[Person]) -> Departed:
    """Make up who left a household: the head's father, a grown child, or who had the rooms before."""
    head = living[0]
    age = head.seat.age
    fatherless = all(person.seat.relation != "51" for person in living)
    if fatherless and 30 <= age <= 66 and rng.random() < 0.5:
        return _departed(rng, head, "51", 1, age + _GENERATION, head.name.surname, died=True)
    if age >= 46 and rng.random() < 0.7:
        sex = between(rng, 1, 2)
        return _departed(rng, head, "20" if sex == 1 else "30", sex, age - _GENERATION, head.name.surname)
    # The household that lived in these rooms before this one: its head.
    return _departed(rng, head, "02", between(rng, 1, 2), between(rng, ADULT + 5, 60), "")


def _departed(
    rng: Random, head: Person, relation: str, sex: int, age: int, surname: str, *, died: bool = False
) -> Departed:
    name = new_name(rng, sex, DAY.year - age, surname)
    left = DAY.toordinal() - between(rng, 20, 700)
    # Some who moved away are still in the household register here.
    residence = "hukou_only" if relation in ("20", "30") and rng.random() < 0.4 else "registered"
    kin = relation != "02"
    return Departed(
        name.whole,
        sex,
        birth(rng, age),
        head.ethnic_group if kin else name.ethnic_group,
        relation,
        residence,
        left,
        died,
    )
