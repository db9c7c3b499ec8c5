"""Names of estates as somebody writes them one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.records import Reason
from db.search.keys import estate_base

LONGEST_ESTATE = 60
_PARTING = re.compile("[、,,;;/|]")
_BLANK_BESIDE_CHINESE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_SHOWN_OF_A_LONG_NAME = 10


def split_estates(text: str) -> tuple[str, ...]:
    """The names in a text, parted by `、` and its like or by blanks.

    A blank between two Latin words parts them only where nothing else in the text parts anything
    (`Park Lane, Hill Court` are two names).
    """
    pieces = _PARTING.split(text)
    if len(pieces) == 1:
        return tuple(text.split())
    names = (name.strip() for piece in pieces for name in _BLANK_BESIDE_CHINESE.split(piece.strip()))
    return tuple(name for name in names if name)


def problem_of(names: Sequence[str]) -> Reason | None:
    """What is wrong with the first that is too long or is there twice (怡乐园 and 怡乐园小区 are one)."""
    seen: set[str] = set()
    for name in names:
        if len(name) > LONGEST_ESTATE:
            shown = f"{name[:_SHOWN_OF_A_LONG_NAME]}…"
            return Reason("estate_name_too_long", {"name": shown, "most": LONGEST_ESTATE})
        key = estate_base(name) or name
        if key in seen:
            return Reason("estate_twice", {"name": name})
        seen.add(key)
    return None
