"""The columns of an address as one text."""

from __future__ import annotations


def joined(estate: str, building: str, unit: str, room: str) -> str:
    """Columns of an address put together as people write one."""
    return "".join(
        part if not part.isascii() or not word else f"{part}{word}"
        for part, word in ((estate, ""), (building, "号楼"), (unit, "单元"), (room, "室"))
        if part and not (part == "0" and word)
    )
