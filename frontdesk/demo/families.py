"""Who lives together: relations to the head (GB/T 4761), sexes and ages that fit each other."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from frontdesk.demo.wheel import between, draw, wheel

OWN = -1  # in place of a seat whose surname is shared
ADULT = 20
_OLDEST = 97
# Years between a parent and a child, and between the births of two children.
_GAP = (20, 33)
_SPACING = (2, 6)

_SIZES = wheel(enumerate((12, 25, 29, 20, 10, 3, 1), start=1))
LARGEST = 7


class Seat(NamedTuple):
    """One person of a household before they have a name.

    `generation` counts down from the parents of the head (1) over the head (0) to grandchildren;
    `surname_of` is the seat whose surname this one has too, or `OWN`.
    """

    relation: str
    sex: int
    age: int
    generation: int
    surname_of: int


@dataclass(frozen=True, slots=True)
class _Shape:
    """A kind of household; `women` is the share of those whose head is a woman."""

    head_ages: tuple[int, int]
    spouse: bool = False
    children: int = 0
    parents: int = 0
    child_spouse: bool = False
    grandchildren: int = 0
    lodgers: int = 0
    women: float = 0.2


_COUPLES_WITH_ONE = _Shape((25, 57), spouse=True, children=1)
_SHAPES: dict[int, tuple[_Shape, ...]] = {
    1: wheel(
        (
            (_Shape((66, 90), women=0.68), 30),
            (_Shape((35, 65), women=0.45), 38),
            (_Shape((20, 34), women=0.45), 32),
        )
    ),
    2: wheel(
        (
            (_Shape((60, 86), spouse=True, women=0.08), 38),
            (_Shape((42, 60), spouse=True), 20),
            (_Shape((23, 36), spouse=True), 16),
            (_Shape((26, 55), children=1, women=0.75), 15),
            (_Shape((58, 82), children=1, women=0.7), 7),
            (_Shape((21, 40), lodgers=1, women=0.5), 4),
        )
    ),
    3: wheel(
        (
            (_COUPLES_WITH_ONE, 66),
            (_Shape((32, 52), children=2, women=0.75), 7),
            (_Shape((38, 62), spouse=True, parents=1), 10),
            (_Shape((50, 70), spouse=True, grandchildren=1), 6),
            (_Shape((56, 80), children=1, child_spouse=True, women=0.7), 8),
            (_Shape((21, 38), lodgers=2, women=0.5), 3),
        )
    ),
    4: wheel(
        (
            (_Shape((29, 50), spouse=True, children=2), 62),
            (_Shape((32, 56), spouse=True, children=1, parents=1), 16),
            (_Shape((50, 74), spouse=True, children=1, child_spouse=True), 14),
            (_Shape((54, 78), children=1, child_spouse=True, grandchildren=1, women=0.7), 8),
        )
    ),
    5: wheel(
        (
            (_Shape((32, 50), spouse=True, children=2, parents=1), 30),
            (_Shape((30, 54), spouse=True, children=1, parents=2), 25),
            (_Shape((50, 72), spouse=True, children=1, child_spouse=True, grandchildren=1), 35),
            (_Shape((33, 48), spouse=True, children=3), 10),
        )
    ),
    6: wheel(
        (
            (_Shape((32, 50), spouse=True, children=2, parents=2), 48),
            (_Shape((52, 72), spouse=True, children=1, child_spouse=True, grandchildren=2), 42),
            (_Shape((34, 48), spouse=True, children=3, parents=1), 10),
        )
    ),
    7: wheel(
        (
            (_Shape((35, 50), spouse=True, children=3, parents=2), 60),
            (_Shape((52, 66), spouse=True, children=1, child_spouse=True, grandchildren=2, parents=1), 40),
        )
    ),
}


def sizes(rng: Random, households: int, people: int) -> list[int]:
    """Draw how many live in each of `households`, exactly `people` in all."""
    drawn = [draw(rng, _SIZES) for _ in range(households)]
    missing = people - sum(drawn)
    step = 1 if missing > 0 else -1
    while missing:
        at = int(rng.random() * households)
        if 1 <= drawn[at] + step <= LARGEST - 1:
            drawn[at] += step
            missing -= step
    return drawn


def family(rng: Random, size: int) -> list[Seat]:
    """Draw a household of `size` people, its head first, then in the order of a household book."""
    shape = draw(rng, _SHAPES[size])
    sex = 2 if rng.random() < shape.women else 1
    age = between(rng, *shape.head_ages)
    seats = [Seat("02", sex, age, 0, OWN)]
    if shape.spouse:
        younger = between(rng, -2, 5)
        seats.append(Seat("10", 3 - sex, max(age - younger if sex == 1 else age + younger, ADULT), 0, OWN))
    if shape.child_spouse or shape.grandchildren:
        _add_descendants(rng, shape, seats)
    elif shape.children:
        _add_children(rng, shape.children, seats)
    _add_parents(rng, shape.parents, seats)
    for _ in range(shape.lodgers):
        seats.append(Seat("99", between(rng, 1, 2), between(rng, ADULT, 42), 0, OWN))
    return seats


def _sex(rng: Random) -> int:
    return 1 if rng.random() < 0.515 else 2


def _father(seats: list[Seat], generation: int) -> int:
    """Find the man whose surname the next generation bears, or nobody."""
    for at, seat in enumerate(seats):
        if seat.generation == generation and seat.sex == 1 and seat.relation != "99":
            return at
    return OWN


def _descend(rng: Random, parents_age: int, gap: int, count: int) -> list[tuple[int, int]]:
    """Draw sex and age of `count` siblings, the eldest first, its younger parent `gap` years older."""
    narrow, wide = _SPACING
    # The eldest is old enough for the others to have been born too.
    age = max(parents_age - gap, (count - 1) * narrow)
    siblings = []
    for younger in range(count - 1, -1, -1):
        siblings.append((_sex(rng), age))
        if younger:
            age -= between(rng, narrow, max(narrow, min(wide, age - (younger - 1) * narrow)))
    return siblings


def _add_children(rng: Random, count: int, seats: list[Seat]) -> None:
    parents_age = min(seat.age for seat in seats)
    father = _father(seats, 0)
    if father == OWN or rng.random() < 0.04:
        # A mother alone, or the few who are called after their mother.
        father = (
            next((at for at, seat in enumerate(seats) if seat.sex == 2), OWN)
            if rng.random() < 0.4
            else father
        )
    gap = between(rng, _GAP[0], max(min(_GAP[1], parents_age - (count - 1) * _SPACING[1]), _GAP[0]))
    first = len(seats)
    for at, (sex, age) in enumerate(_descend(rng, parents_age, gap, count)):
        shared = first if father == OWN and at else father
        seats.append(Seat("20" if sex == 1 else "30", sex, age, -1, shared))


def _add_descendants(rng: Random, shape: _Shape, seats: list[Seat]) -> None:
    """Add a grown child with spouse and children, or grandchildren whose parents live elsewhere."""
    youngest = min(seat.age for seat in seats)
    if not shape.child_spouse:
        _add_grandchildren(rng, shape.grandchildren, seats, between(rng, 44, 58), youngest, _sex(rng) == 1)
        return
    sex = 1 if rng.random() < 0.75 else 2
    age = max(youngest - between(rng, 21, 30), ADULT)
    partner = max(age + between(rng, -4, 1) * (1 if sex == 1 else -1), ADULT)
    seats.append(Seat("20" if sex == 1 else "30", sex, age, -1, _father(seats, 0)))
    seats.append(Seat("38" if sex == 1 else "28", 3 - sex, partner, -1, OWN))
    youngest = min(age, partner)
    gap = between(rng, _GAP[0], max(_GAP[0], min(_GAP[1], youngest)))
    _add_grandchildren(rng, shape.grandchildren, seats, gap, youngest, sex == 1)


def _add_grandchildren(
    rng: Random, count: int, seats: list[Seat], gap: int, youngest: int, by_son: bool
) -> None:
    father = _father(seats, -1)
    if father == OWN and by_son:
        father = _father(seats, 0)
    first = len(seats)
    for at, (sex, age) in enumerate(_descend(rng, youngest, gap, count)):
        relation = ("41" if sex == 1 else "42") if by_son else ("43" if sex == 1 else "44")
        shared = first if father == OWN and at else father
        seats.append(Seat(relation, sex, age, -2, shared))


def _add_parents(rng: Random, count: int, seats: list[Seat]) -> None:
    """Add parents of the head, or now and then of the spouse."""
    if not count:
        return
    whose = 1 if len(seats) > 1 and seats[1].relation == "10" and rng.random() < 0.15 else 0
    child = seats[whose]
    relations = ("51", "52") if whose == 0 else ("55", "56") if child.sex == 2 else ("53", "54")
    for sex in (1, 2) if count == 2 else (1,) if rng.random() < 0.3 else (2,):
        age = min(child.age + between(rng, 21, 31), _OLDEST)
        seats.append(Seat(relations[sex - 1], sex, age, 1, whose if sex == 1 else OWN))
