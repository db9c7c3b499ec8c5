"""What clerks type: every keystroke of many look-ups of real people of a database."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.connection import execute
from db.search.keys import estate_base, word
from db.search.readings import surname_readings, word_readings
from db.search.surnames import split_name

PATHOLOGICAL = ("z", "1", "w", "zhang wei", "3 5 7 9")
_PERSON = """
SELECT r.id, r.name, r.sex, r.born_on, e.name, b.number, h.unit, h.room,
    (SELECT p.number FROM phone p WHERE p.resident_id = r.id LIMIT 1),
    (SELECT i.number FROM identity_paper i WHERE i.resident_id = r.id LIMIT 1)
FROM resident r JOIN residency y ON y.resident_id = r.id AND y.to_on IS NULL
JOIN household h ON h.id = y.household_id JOIN building b ON b.id = h.building_id
JOIN estate e ON e.id = b.estate_id
"""


@dataclass(frozen=True, slots=True)
class Person:
    """One resident with what a clerk may know of them."""

    id: int
    name: str
    sex: int
    born_on: date | str | None
    estate: str
    building: str
    unit: str
    room: str
    phone: str | None
    paper: str | None

    @property
    def initials(self) -> str:
        """Initials of the name, by the surname's own reading."""
        surname, given = split_name(word(self.name))
        return "".join(s[0] for s in (*surname_readings(surname)[0], *word_readings(given)[0]))

    @property
    def pinyin(self) -> str:
        """The whole name in pinyin."""
        surname, given = split_name(word(self.name))
        return "".join((*surname_readings(surname)[0], *word_readings(given)[0]))

    @property
    def estate_initials(self) -> str:
        """Initials of the estate."""
        return "".join(s[0] for s in word_readings(estate_base(self.estate))[0])

    @property
    def address(self) -> str:
        """The short address."""
        return "-".join(part for part in (self.building, self.unit, self.room) if part)


def everybody() -> Iterator[Person]:
    """Everybody who lives here, in registration order."""
    for row in execute(_PERSON + " ORDER BY r.id"):
        yield Person(*row)


def some(count: int, seed: int = 1) -> list[Person]:
    """`count` people drawn from all over the database."""
    (highest,) = execute("SELECT MAX(id) FROM resident").fetchone()
    drawn = random.Random(seed)
    people: list[Person] = []
    while len(people) < count:
        row = execute(_PERSON + " WHERE r.id = ?", (drawn.randint(1, highest),)).fetchone()
        if row and word(row[1]):
            people.append(Person(*row))
    return people


def texts(person: Person) -> tuple[str, ...]:
    """The ways to look one person up, each as it stands when the last key is typed."""
    surname, _ = split_name(word(person.name))
    return (
        f"{person.initials} {person.estate_initials[:2]}",
        f"{person.pinyin} {person.room}",
        f"{person.name} {person.address}",
        f"{person.estate_initials} {person.address}",
        f"{surname}{'大爷' if person.sex == 1 else '大娘'} {person.estate_initials[:1]}",
        (person.phone or person.paper or "")[-4:],
        person.phone or person.paper or "",
    )


def looked_up(people: list[Person], seed: int = 1) -> list[str]:
    """What is typed for each of `people`, by one way of looking them up."""
    drawn = random.Random(seed)
    return [drawn.choice(texts(person)) for person in people]


def keystrokes(people: list[Person], seed: int = 1) -> list[str]:
    """The box after every key, for each of `people` by one way of looking them up."""
    return [text[:end] for text in looked_up(people, seed) for end in range(1, len(text) + 1)]
