"""How text becomes index words; typed queries go through the same doors, so that both sides meet."""

from __future__ import annotations

import re
import unicodedata

_TONES = re.compile("[\u0300-\u036f]")
_ROOM_WORDS = re.compile("[室户号楼层第\\s]")
_LONGEST_WORD = 40


def fold(text: str) -> str:
    """Text in one width and case: full-width to ASCII, `ü` to `v`, pinyin tone marks away."""
    folded = unicodedata.normalize("NFKC", text).lower()
    if folded.isascii():
        return folded
    for umlaut in "üǖǘǚǜ":
        folded = folded.replace(umlaut, "v")
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", folded)))


def word(text: str) -> str:
    """The letters, digits and characters of `text` run together: `·`, blanks and punctuation fall away.

    Private-use characters stay, because fonts of rare names live there.
    """
    kept = "".join(c for c in fold(text) if c.isalnum() or unicodedata.category(c) == "Co")
    return kept[:_LONGEST_WORD]


def room_key(room: str) -> str:
    """A room as it is indexed: `501室` and `501` are one, `5楼东户` becomes `5东`."""
    return "".join(c for c in _ROOM_WORDS.sub("", fold(room)) if c.isalnum() or c == "-")[:_LONGEST_WORD]


def tail(number: str) -> str:
    """The word whose prefixes are the endings of `number`, marked so that no forward prefix meets it."""
    return "~" + number[::-1]


def estate_base(name: str) -> str:
    """An estate's name without the 小区 that people add or drop as they like."""
    base = word(name)
    for suffix in ("生活小区", "小区"):
        if base.endswith(suffix) and len(base) > len(suffix) + 1:
            return base.removesuffix(suffix)
    return base
