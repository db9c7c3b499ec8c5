"""The index words of names, titles, numbers and addresses: pure functions, no database.

A document is sections of words (see `Section`), the words behind a blank, the sections parted
by `|`, so that the place where a typed word is met says by what somebody was found.
Marks keep words of different nature apart: `~` before a reversed number, `@` before an estate,
`男~`/`女~` behind a surname, `-` before a unit that stands without its building.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from db.records import Why

from .keys import estate_base, room_key, tail, word
from .readings import Syllables, surname_readings, word_readings
from .surnames import split_name

# The order of sections in every document, the most telling first; titles last, for their words begin
# like names and are met by their marks alone.
SECTIONS = (
    Why.NAME,
    Why.INITIALS,
    Why.PINYIN,
    Why.PHONE,
    Why.PAPER,
    Why.ADDRESS,
    Why.ESTATE,
    Why.NUMBER,
    Why.TITLE,
)
SEX_MARKS = {1: ("男~",), 2: ("女~",)}
_EITHER_SEX = ("男~", "女~")
_LONGEST_NAME = 24
# What stands between the parts of a name: blanks, every shape of `·`, and punctuation, which parts typed
# words too; a quote or a hyphen does not.
_BETWEEN_PARTS = re.compile(r"(?:[^\w\-'’`\ue000-\uf8ff\U000f0000-\U0010fffd]|_)+")
Sections = dict[Why, list[str]]


def document(sections: Sections) -> str:
    """One document of `sections`, each word once in the whole of it."""
    seen: set[str] = set()
    parts = []
    for section in SECTIONS:
        fresh = [w for w in dict.fromkeys(sections.get(section, ())) if w and w not in seen]
        seen.update(fresh)
        parts.append("".join(f" {w}" for w in fresh))
    return "|".join(parts)


def found_by(text: str, typed: Sequence[str]) -> Why | None:
    """The most telling section of document `text` where one of the words `typed` begins a word."""
    places = [place for place in (text.find(f" {w}") for w in typed) if place >= 0]
    return SECTIONS[text.count("|", 0, min(places))] if places else None


def _is_latin(text: str) -> bool:
    return text.isascii()


def _suffixes(text: str, shortest: int = 1) -> list[str]:
    return [text[i:] for i in range(max(len(text) - shortest + 1, 0))]


def _initials(syllables: Syllables) -> str:
    return "".join(s[0] for s in syllables)


def person(name: str, sex: int, birth_year: int | None) -> Sections:
    """Words of a person's name in every reading, and of surname with sex and birth year for titles."""
    parts = [part for part in map(word, _BETWEEN_PARTS.split(name)) if part][:_LONGEST_NAME]
    whole = "".join(parts)[:_LONGEST_NAME]
    if not whole:
        return {}
    if _is_latin(whole):
        return {Why.NAME: [whole, *parts]}
    surname, given = split_name(whole)
    sections: Sections = {
        Why.NAME: [*_suffixes(whole), *parts],
        Why.TITLE: _title_words(surname, sex, birth_year),
        Why.PINYIN: [],
        Why.INITIALS: [],
    }
    for family in surname_readings(surname):
        for own in word_readings(given):
            _spell(sections, family, own)
    for part in parts[1:]:
        for reading in word_readings(part[:_LONGEST_NAME]):
            _spell(sections, (), reading)
    return sections


def whole_spellings(name: str) -> list[str]:
    """The spellings of a whole name in every reading: what two names share that sound the same."""
    whole = "".join(part for part in map(word, _BETWEEN_PARTS.split(name)) if part)[:_LONGEST_NAME]
    if not whole or _is_latin(whole):
        return []
    surname, given = split_name(whole)
    return list(
        dict.fromkeys(
            "".join(family + own) for family in surname_readings(surname) for own in word_readings(given)
        )
    )


def _spell(sections: Sections, family: Syllables, own: Syllables) -> None:
    surname, given = "".join(family), "".join(own)
    sections[Why.INITIALS] += [_initials(family + own), _initials(own)]
    sections[Why.PINYIN] += [surname + given, surname, given]
    if len(own) > 1:
        # With one syllable such mixtures are other people's surnames: 朱行 would be `zhang`.
        sections[Why.PINYIN] += [surname + _initials(own), _initials(family) + given]
        sections[Why.PINYIN] += ["".join(own[i:]) for i in range(1, len(own))]


def _title_words(surname: str, sex: int, birth_year: int | None) -> list[str]:
    year = f"{birth_year or 0:04}"
    spelled = ["".join(reading) for reading in surname_readings(surname)]
    return [f"{name}{mark}{year}" for mark in SEX_MARKS.get(sex, _EITHER_SEX) for name in (surname, *spelled)]


def numbers(given: Iterable[str]) -> list[str]:
    """Words of phone or paper numbers: forward for prefixes, reversed for endings."""
    return [w for number in given if (digits := word(number)) for w in (digits, tail(digits))]


def address(building: str, unit: str, room: str) -> list[str]:
    """Words of an address: the whole (`1-2-301`), unit and room (`-2-301`), the room alone."""
    house, entrance, door = word(building), word(unit), room_key(room)
    words = ["-".join(part for part in (house, entrance, door) if part), door]
    if entrance:
        words.append(f"-{entrance}-{door}")
    return words


def estate(names: Iterable[str]) -> list[str]:
    """Words of an estate by its name and aliases: characters from any place, full pinyin, initials."""
    words: list[str] = []
    for base in dict.fromkeys(estate_base(name) for name in names):
        words += (f"@{ending}" for ending in _suffixes(base[:_LONGEST_NAME], shortest=2))
        for reading in word_readings(base[:_LONGEST_NAME]):
            words += (f"@{_initials(reading)}", f"@{''.join(reading)}")
    return words


def organisation(name: str) -> Sections:
    """Words of an organisation: its name from any character on, in characters, pinyin and initials."""
    whole = word(name)
    sections: Sections = {Why.NAME: _suffixes(whole), Why.PINYIN: [], Why.INITIALS: []}
    for reading in word_readings(whole):
        sections[Why.PINYIN] += ["".join(reading[i:]) for i in range(len(reading))]
        sections[Why.INITIALS] += [_initials(reading[i:]) for i in range(len(reading) - 1)]
    return sections


def request_number(number: str) -> list[str]:
    """Words of a request's number `2021-0412`: whole, without the zeros, and its running number alone."""
    year, _, running = number.partition("-")
    short = running.lstrip("0")
    return [number, f"{year}-{short}", running, short]
