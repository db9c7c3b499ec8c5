"""Finding anybody from one box, the same for the screen and the shell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from db.records import Duty, Hit
from db.search import finder

from .query import parse, parse_joined

_MOST_NEAREST = 10
_MOST_TRIED = 12
# Sounds that people of different provinces spell alike, and keys that slip.
_ALIKE = (
    ("zh", "z"),
    ("ch", "c"),
    ("sh", "s"),
    ("ng", "n"),
    ("n", "l"),
    ("h", "f"),
    ("lu", "lv"),
    ("r", "l"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, best first; `nearest` names what was looked up instead where nothing matched what was typed."""

    hits: tuple[Hit, ...]
    nearest: str = ""


def find(duty: Duty, text: str, limit: int = 50) -> Found:
    """At most `limit` hits for what was typed; if there are none, those of the nearest reading."""
    terms = parse(text, duty.day)
    if not terms:
        return Found(())
    if hits := finder.find(terms, duty.day, limit, first=parse_joined(text, duty.day)):
        return Found(hits)
    for tried, reading in enumerate(_nearest_readings(text)):
        if tried == _MOST_TRIED:
            break
        if hits := finder.find(parse(reading, duty.day), duty.day, min(limit, _MOST_NEAREST)):
            return Found(hits, reading)
    return Found(())


def _nearest_readings(text: str) -> Iterator[str]:
    """What else may have been meant, likeliest first: alike sounds, two things in one, a word too many."""
    words = text.split()[:8]
    for place, word in enumerate(words):
        for other in _respelled(word):
            yield " ".join([*words[:place], other, *words[place + 1 :]])
    if len(words) > 1:
        for left_out in reversed(range(len(words))):
            yield " ".join(words[:left_out] + words[left_out + 1 :])
    if len(words) == 1:
        # A single letter or digit begins everybody; a character is a surname.
        shortest = 2 if words[0].isascii() else 1
        for end in range(len(words[0]) - 1, shortest - 1, -1):
            yield words[0][:end]


def _respelled(word: str) -> Iterator[str]:
    if not word.isascii() and word.isalpha() and 3 <= len(word) <= 8:
        # 张伟海纳: a name and an estate without the blank.
        for cut in (2, 3, len(word) - 2):
            if 0 < cut < len(word):
                yield f"{word[:cut]} {word[cut:]}"
    if not (word.isascii() and word.isalpha()):
        return
    seen = {word}
    if (single := re.sub(r"(.)\1+", r"\1", word)) != word:
        yield single
    for one, other in _ALIKE:
        for a, b in ((one, other), (other, one)):
            respelled = re.sub(f"{a}(?!h)" if a in "zcs" else a, b, word)
            if respelled not in seen:
                seen.add(respelled)
                yield respelled
