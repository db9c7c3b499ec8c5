"""What people are to the head of a home, written behind their numbers: `3 ez 4 孙女`."""

from __future__ import annotations

import re

from frontdesk.choices import coded, meant
from frontdesk.words.codes import label

_BETWEEN = re.compile(r"[\s,;,;、==::.]+")
_JOINED = re.compile(r"(\d{1,2})([^\d\s].*)")


def read_corrections(text: str) -> tuple[tuple[int, str], ...] | None:
    """Numbers of people with the codes of what they are; None where something in it is not understood."""
    parts = [part for one in _BETWEEN.split(text.strip()) if one for part in _parted(one)]
    if len(parts) % 2:
        return None
    read = []
    for number, word in zip(parts[::2], parts[1::2], strict=True):
        chosen = meant(coded("relation"), word).choice
        if chosen is None or not number.isdecimal():
            return None
        read.append((int(number), chosen.code))
    return tuple(read)


def written_corrections(text: str) -> str:
    """The same with the relations by their names, as far as it is understood."""
    read = read_corrections(text)
    return (
        text.strip() if read is None else " ".join(f"{one} {label('relation', code)}" for one, code in read)
    )


def _parted(word: str) -> tuple[str, ...]:
    found = _JOINED.fullmatch(word)
    return (found[1], found[2]) if found else (word,)
