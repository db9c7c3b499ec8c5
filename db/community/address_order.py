"""Numbers to sort the parts of an address by, for they are text: `2` before `12`, `5楼东户` among 5xx."""

from __future__ import annotations

import re

from db.search.keys import fold

_LARGEST = 2**31 - 1
_ROW = re.compile(r"第?(\d{1,4})排(?:(\d{1,4})号?)?")
_FLOOR = re.compile(r"(\d{1,4})[楼层](.*)")
_DOORS = {"东": 1, "中": 2, "西": 3, "南": 4, "北": 5}
_ROW_SPAN, _FLOOR_SPAN = 1000, 100


def number_order(text: str) -> int:
    """The first number in the name of a building or unit, 0 where there is none."""
    found = re.search(r"\d+", fold(text))
    return min(int(found[0]), _LARGEST) if found else 0


def room_order(room: str) -> int:
    """A room's own number, or one of row and house (4排6号: 4006), of floor and door (5楼东户: 501)."""
    said = fold(room)
    if row := _ROW.search(said):
        return int(row[1]) * _ROW_SPAN + int(row[2] or 0)
    if floor := _FLOOR.search(said):
        behind = re.search(r"\d+", floor[2])
        if behind and len(behind[0]) > 2:
            return min(int(behind[0]), _LARGEST)
        door = int(behind[0]) if behind else _DOORS.get(floor[2][:1], 0)
        return int(floor[1]) * _FLOOR_SPAN + door
    return number_order(room)
