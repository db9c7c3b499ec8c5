"""Look-ups as clerks type them, drawn by seed: each as its text and as what it means."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from db.search.readings import readings
from frontdesk.rules.titles import read_title

from . import oracle
from .oracle import MAN, WOMAN, Meaning, Somebody

_SPOKEN = "零一二三四五六七八九"
# Title, the sex it says, the years of birth it makes likely in 2021.
_TITLES = (
    ("大爷", MAN, (1900, 1963)),
    ("大娘", WOMAN, (1900, 1963)),
    ("阿姨", WOMAN, (1951, 1986)),
    ("师傅", MAN, (1951, 1986)),
    ("姑娘", WOMAN, (1976, 2021)),
    ("老师", 0, (1900, 2021)),
)


@dataclass(frozen=True)
class Lookup:
    """What was typed, and what it means."""

    text: str
    typed: tuple[Meaning, ...]
    joined: Meaning | None


Part = tuple[str, str, str]


def some(people: Sequence[Somebody], count: int, seed: int) -> list[Lookup]:
    """Return `count` look-ups of people drawn from all; one in five is of two people at once."""
    drawn = random.Random(seed)
    lookups: list[Lookup] = []
    while len(lookups) < count:
        one = drawn.choice(people)
        other = drawn.choice(people) if drawn.random() < 0.2 else one
        parts = [_part(drawn, one)]
        parts += [_part(drawn, other) for _ in range(drawn.choice((0, 0, 1, 1, 2)))]
        if any(read_title(text) for kind, text, _ in parts if kind in ("name", "spelled")):
            continue  # 小雨 may be a young 雨: titles are drawn for themselves.
        lookups.append(_lookup(drawn, parts))
    return lookups


def _lookup(drawn: random.Random, parts: list[Part]) -> Lookup:
    alone = len(parts) == 1
    typed = tuple(_meaning(kind, what, alone) for kind, _, what in parts)
    joined = None
    letters = "".join(text for _, text, _ in parts)
    if not alone and all(kind == "spelled" for kind, _, _ in parts) and not read_title(letters):
        joined = oracle.spelled(letters, alone=True)
    text = drawn.choice((" ", "  ", "　")).join(text for _, text, _ in parts)
    if drawn.random() < 0.2:
        text = text.upper()
    if drawn.random() < 0.1:
        text = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
        joined = None
    return Lookup(text, typed, joined)


def _meaning(kind: str, what: str, alone: bool) -> Meaning:
    if kind == "name":
        return oracle.name(what, alone=alone)
    if kind == "spelled":
        return oracle.spelled(what, alone=alone)
    if kind == "number":
        return oracle.number(what)
    if kind == "place":
        return oracle.place(what)
    surname, title = what.split()
    sex, born = next((sex, born) for known, sex, born in _TITLES if known == title)
    return oracle.titled(surname, sex, born, surname + title)


def _begun(drawn: random.Random, text: str, shortest: int = 1) -> str:
    return text[: drawn.randint(min(shortest, len(text)), len(text))]


def _part(drawn: random.Random, one: Somebody) -> Part:
    """Return one thing typed of somebody: its kind, its text and what the text stands for."""
    kind = drawn.choice(("name", "spelled", "spelled", "number", "place", "estate", "title"))
    if kind == "title":
        title = drawn.choice(_TITLES)[0]
        surname = drawn.choice((one.surname, one.surname, *sorted(one.surnames)))
        if not surname.isascii():
            return "title", surname + title, f"{surname} {title}"
    if kind == "number":
        known = drawn.choice((*one.numbers, one.room)) or "1"
        digits = drawn.choice((_begun(drawn, known, 2), known[-4:], known[-6:], known))
        if digits.removesuffix("x").isdigit() and len(digits) < 18:
            return "number", digits, digits
    if kind == "place" and one.building.isdigit() and one.room.isdigit():
        return _place(drawn, one)
    if kind == "estate" and one.estates:
        estate = drawn.choice(one.estates)
        if drawn.random() < 0.5:
            tail = _begun(drawn, estate[drawn.randint(0, max(len(estate) - 2, 0)) :], 2)
            # `区2` is somebody surnamed 区 with a number that begins with 2.
            return ("name", tail, tail) if tail.isalpha() else ("name", estate[:2], estate[:2])
        letters = _begun(drawn, "".join(readings(c)[0][0] for c in estate))
        if letters.isalpha() and letters.isascii():
            return "spelled", letters, letters
    if kind == "spelled":
        letters = _begun(drawn, drawn.choice(sorted(one.spelled)))
        if letters.isascii() and letters.isalpha():
            return "spelled", letters, letters
    begin = drawn.randint(0, len(one.whole_name) - 1)
    text = _begun(drawn, one.whole_name[begin:])
    return "name", text, text


def _place(drawn: random.Random, one: Somebody) -> Part:
    building, unit, room = one.building, one.unit, one.room
    said = "".join(_SPOKEN[int(digit)] for digit in building) if len(building) == 1 else building
    if unit:
        forms = (
            f"{building}-{unit}-{room}",
            f"{building}#{unit}-{room}",
            f"{building}号楼{unit}单元{room}",
            f"{said}栋{unit}单元{room}室",
        )
    else:
        forms = (f"{building}-{room}", f"{building}-0-{room}", f"{building}号楼{room}室", f"{said}幢{room}")
    begun = ((f"{building}-", f"{building}-"), (f"{said}号楼", f"{building}-"))
    inner = (f"{unit}-{room}", f"{unit}-{room}") if unit else (forms[0], one.address)
    text, what = drawn.choice((*((form, one.address) for form in forms), *begun, inner))
    return "place", text, what
