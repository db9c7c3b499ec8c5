"""The privacy screen: while a visitor leans over, only what the program itself says can be read.

Nothing says of itself that it is to be hidden: whatever is drawn is covered, letter by letter, unless it
is a text of the catalogue. So a new page is covered before anybody thinks of it. Of a sentence with slots
the words stay and what stands in the slots is covered; only numbers in it (counts, days) stay.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len

from frontdesk.words import _, language
from frontdesk.words.own_texts import own_texts
from screens.parts import glyphs

_on = False

_SLOT = re.compile(r"\{[^{}]*\}")
_NUMBER = re.compile(r"[\d,.:%]+")
_LEAST_WORDS = 2
"""Letters that a sentence must have outside its slots to be told by them."""
_KEPT = 4096


def turn(on: bool) -> None:
    """Cover what a visitor should not read (True), or show it again."""
    global _on
    _on = on


def is_on() -> bool:
    """Whether it is covered."""
    return _on


def uncover_first() -> str:
    """Why nothing is shown in full now."""
    return _("The screen is covered: Ctrl+G uncovers it, then once more.")


def cover(text: str) -> str:
    """A text, everything in it covered that the program does not say itself."""
    return _cover(text, language(), glyphs.is_plain())


def stand_in(text: str) -> str:
    """The text with each letter and digit covered, as wide as it was."""
    sign = "." if glyphs.is_plain() else "·"
    return "".join(sign * cell_len(one) if one.isalnum() else one for one in text)


@lru_cache(maxsize=_KEPT)
def _cover(text: str, tongue: str, plain: bool) -> str:
    """Wide blanks part what stands in columns; within a column words are looked at one by one."""
    parts = re.split(r"(\s{2,})", text)
    return "".join(part if not part.strip() else _column(part) for part in parts)


def _column(text: str) -> str:
    core = text.strip()
    told = _told(core)
    if told is None:
        told = " ".join(one if one in _words(language()) else stand_in(one) for one in core.split(" "))
    return text.replace(core, told, 1)


def _told(text: str) -> str | None:
    """The text as far as the program says it; None where it is nobody's sentence."""
    if text in _words(language()):
        return text
    for sentence in _sentences(language()):
        if found := sentence.fullmatch(text):
            at, parts = 0, []
            for slot in range(1, (sentence.groups or 0) + 1):
                start, end = found.span(slot)
                value = text[start:end]
                parts += [text[at:start], value if _NUMBER.fullmatch(value) else stand_in(value)]
                at = end
            return "".join([*parts, text[at:]])
    return None


@lru_cache(maxsize=2)
def _words(tongue: str) -> frozenset[str]:
    return frozenset(text for text in _texts(tongue) if "{" not in text)


@lru_cache(maxsize=2)
def _sentences(tongue: str) -> tuple[re.Pattern[str], ...]:
    """Sentences with slots; those with the most words of their own are asked first."""
    found = []
    for text in _texts(tongue):
        said = "".join(_SLOT.split(text))
        if "{" in text and sum(map(str.isalpha, said)) >= _LEAST_WORDS:
            parts = "(.+?)".join(map(re.escape, _SLOT.split(text)))
            found.append((len(said), re.compile(parts)))
    return tuple(pattern for _length, pattern in sorted(found, key=lambda one: (-one[0], one[1].pattern)))


@lru_cache(maxsize=2)
def _texts(tongue: str) -> frozenset[str]:
    return own_texts("zh" if tongue == "zh" else "en")
