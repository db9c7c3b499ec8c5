"""The forms in which a clerk asks for one person, each under an example of itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from benchmarks.keystrokes import Person
from db.residents.ages import age_on
from db.search.keys import estate_base, word
from db.search.readings import surname_readings, word_readings
from db.search.surnames import split_name

TODAY = date(2021, 9, 6)
_OLD = 60
_TITLES = {(1, True): "大爷", (2, True): "大娘", (1, False): "先生", (2, False): "女士"}
"""By sex (1, 2) and whether somebody is old."""


def _mixed(person: Person) -> str:
    surname, given = split_name(word(person.name))
    return "".join((*surname_readings(surname)[0], *(syllable[0] for syllable in word_readings(given)[0])))


def _titled(person: Person) -> str:
    surname, _given = split_name(word(person.name))
    age = age_on(TODAY, person.born_on) or 0
    return f"{surname}{_TITLES.get((person.sex, age >= _OLD), '同志')} {estate_base(person.estate)[:2]}"


FORMS: dict[str, Callable[[Person], str]] = {
    "zny": lambda person: person.initials,
    "zhangny": _mixed,
    "张大爷 海纳": _titled,
    "0207": lambda person: (person.phone or person.paper or "")[-4:],
    "hn 3-": lambda person: f"{person.estate_initials[:2]} {person.building}-",
    "1-2-301 张南燕": lambda person: f"{person.address} {person.name}",
    "张南燕 1-2-301": lambda person: f"{person.name} {person.address}",
}
