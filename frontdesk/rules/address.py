"""Addresses as people write and say them, brought to `building-unit-room`.

`3-2-501`, `3#2-501`, `3号楼2单元501`, `3栋2单元501室`, `三号楼二单元501` are one address; a unit of `0`
means that the building has none (domain 2.6).
"""

from __future__ import annotations

import re

from db.search.keys import room_key

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SPOKEN = "零〇一二三四五六七八九十百两"
_SPOKEN_BEFORE_WORD = re.compile(f"([{_SPOKEN}]+)(?=号楼|栋|幢|座|单元|楼|层|排|室|号)")
_SPOKEN_ROOM = re.compile(f"(?<=[元楼栋幢座排-])([{_SPOKEN}]+)$")
_BUILDING = re.compile(r"(\d{1,4}|(?<![a-z])[a-z])(?:号楼|#楼?|栋|幢|座|号院)")
_BUILDING_AT_END = re.compile(r"(?<![\d\-元])(\d{1,3})楼$")
_FLOOR_OF_ROOM = re.compile(r"(?:(?<=-)\d{1,2}楼|\d{1,2}层)(?=\d{3,4}室?$)")
_UNIT = re.compile(r"-?(\d{1,3})单元")
_ROW = re.compile(r"第?(\d{1,3})排(\d{1,4})?号?$")
_FLOOR_DOOR = re.compile(r"(\d{1,3}[楼层])?[东西中南北]\d?户?$")
_WRITTEN = re.compile(r"^(?P<head>.*?)(?P<address>(?<![0-9a-z])[a-z]?\d*-.*|-?\d+-.*|-\d+)$")


def spoken_number(text: str) -> int | None:
    """The number that `text` says in characters (十二 is 12, 五零一 is 501); None if it says none."""
    if not text or any(c not in _SPOKEN for c in text):
        return None
    if not any(c in "十百" for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = current = 0
    for c in text:
        if c == "百":
            total, current = total + (current or 1) * 100, 0
        elif c == "十":
            total, current = total + (current or 1) * 10, 0
        else:
            current = _DIGITS[c]
    return total + current


def _in_digits(match: re.Match[str]) -> str:
    number = spoken_number(match[1])
    return match[1] if number is None else str(number)


def numbers_in_digits(text: str) -> str:
    """The text with the spoken numbers of buildings, units, floors, rows and rooms in digits."""
    return _SPOKEN_BEFORE_WORD.sub(_in_digits, text)


def split_address(text: str) -> tuple[str, str] | None:
    """What stands before an address in `text`, and the address as index words begin (`3-2-5东`).

    Args:
        text: One typed word, folded (half-width, lower case).

    Returns:
        (head, address) such as ("海纳", "3-"), or None where `text` holds no address. A hyphen at
        the end means that more may follow; one at the beginning a unit without its building.
    """
    said = numbers_in_digits(text)
    if row := _ROW.search(said):
        return said[: row.start()], room_key(row[0])
    said = _BUILDING_AT_END.sub(r"\1-", _BUILDING.sub(r"\1-", said))
    said = _FLOOR_OF_ROOM.sub("", _UNIT.sub(r"-\1-", said))
    said = _SPOKEN_ROOM.sub(_in_digits, said)
    if "-" not in said:
        door = _FLOOR_DOOR.search(said)
        return (said[: door.start()], room_key(door[0])) if door and door[1] else None
    written = _WRITTEN.match(said)
    if not written:
        return None
    address = re.sub("-+", "-", written["address"])
    if address.count("-") > 2:
        # `yly-1-2-301`: the first hyphen only parts the address from what stands before it.
        address = address.removeprefix("-")
    parts = address.replace("-0-", "-").split("-")
    return written["head"], "-".join([*parts[:-1], room_key(parts[-1])])
