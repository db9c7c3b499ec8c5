"""How a character is read, in letters an input method would take."""

from __future__ import annotations

from functools import cache
from itertools import islice, product

from .surnames import COMPOUND_READINGS, SINGLE_READINGS

_MOST_READINGS = 6


@cache
def _table() -> dict[str, tuple[str, ...]]:
    # Loaded on the first write: typing a query needs no readings.
    from .readings_table import TABLE

    table: dict[str, tuple[str, ...]] = {}
    for line in TABLE.splitlines():
        reading, characters = line.split(" ", 1)
        readings = tuple(reading.split(","))
        # People without a `ü` key type either letter.
        both = tuple(r.replace("v", "u") for r in readings if "v" in r)
        table.update(dict.fromkeys(characters, tuple(dict.fromkeys(readings + both))))
    return table


def readings(character: str) -> tuple[str, ...]:
    """The readings of one character, the commonest first; anything else reads as itself."""
    return _table().get(character) or (character,)


Syllables = tuple[str, ...]


@cache
def surname_readings(surname: str) -> tuple[Syllables, ...]:
    """Every way to read a surname, its own readings before those of its characters."""
    if surname in COMPOUND_READINGS:
        return COMPOUND_READINGS[surname]
    own = SINGLE_READINGS.get(surname, ())
    return tuple((reading,) for reading in dict.fromkeys(own + readings(surname)))


@cache
def word_readings(text: str) -> tuple[Syllables, ...]:
    """The ways to read a run of characters, at most six, the commonest first; () for an empty text."""
    if not text:
        return ((),)
    return tuple(islice(product(*(readings(character) for character in text)), _MOST_READINGS))
