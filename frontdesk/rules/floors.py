"""Which floor of a building, or which row of an estate of rows, a room is on, as far as its number tells."""

from __future__ import annotations

import re
from typing import NamedTuple

from db.search.keys import fold

_ROW = re.compile(r"第?(\d{1,3})排")
_SAID = re.compile(r"(-?\d{1,3}|负\d{1,2})[楼层fF]")
_BEFORE_DOOR = re.compile(r"^(?:第?\d{1,3}排|-?\d{1,3}[楼层]|负\d{1,2}[楼层])(?=.)")
_NUMBERED = re.compile(r"[a-z]?(-?\d{1,2})\d{2}[a-z]?室?")


class Floor(NamedTuple):
    """A floor, or (with `is_row`) a row of houses; cellars have negative numbers."""

    number: int
    is_row: bool = False


def floor_of(room: str) -> Floor | None:
    """The floor of a room: its number without the last two digits, or what is written (domain 2.6).

    `501` and `5楼东户` are on floor 5, `1702` on floor 17, `第4排6号` in row 4; `东户` or `12` tell nothing.
    """
    said = fold(room).replace(" ", "")
    if row := _ROW.match(said):
        return Floor(int(row[1]), is_row=True)
    if floor := _SAID.match(said):
        return Floor(int(floor[1].replace("负", "-")))
    numbered = _NUMBERED.fullmatch(said)
    return Floor(int(numbered[1])) if numbered else None


def door_of(room: str) -> str:
    """What a room is called on its own floor or row: `东户` of `5楼东户`, `6号` of `第4排6号`, else all."""
    return _BEFORE_DOOR.sub("", room)
