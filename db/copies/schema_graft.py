"""The schema of a copy in the place of a damaged one: page for page, as a copy has every page in its place.

Where the pages that name the tables are damaged, nothing is found in a file any more, though all of it may
still be there. They change only when the schema does, so those of a copy with the same schema will do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from db.records import KeptCopy

_HEADER = 100
_INTERIOR = 5


def graft(damaged: Path, copy: KeptCopy) -> bool:
    """Give a damaged file the schema of a copy; False, with the file as it was, if it does not fit.

    Args:
        damaged: The file; nobody has it open.
        copy: A whole copy of the same database.
    """
    donor, before = Path(copy.path).read_bytes(), damaged.read_bytes()
    size = int.from_bytes(donor[16:18], "big") or 65_536
    if size < 512 or len(before) < size:
        return False
    content = bytearray(before)
    for page in _schema_pages(donor, size):
        place = (page - 1) * size
        if place + size > len(content):
            return False
        content[place : place + size] = donor[place : place + size]
    # How many pages there are, and no free ones: the list of those may be damaged, too.
    content[28:32] = (len(content) // size).to_bytes(4, "big")
    content[32:40] = bytes(8)
    damaged.write_bytes(content)
    if _fits(damaged, copy):
        return True
    damaged.write_bytes(before)
    return False


def _schema_pages(content: bytes, size: int) -> Iterator[int]:
    """The pages of the table of tables, whose root is the first page (SQLite's file format, 1.6)."""
    waiting = [1]
    while waiting:
        page = waiting.pop()
        yield page
        base = (page - 1) * size
        head = base + (_HEADER if page == 1 else 0)
        if content[head] != _INTERIOR:
            continue
        count = int.from_bytes(content[head + 3 : head + 5], "big")
        waiting.append(int.from_bytes(content[head + 8 : head + 12], "big"))
        for cell in range(count):
            at = head + 12 + 2 * cell
            child = base + int.from_bytes(content[at : at + 2], "big")
            waiting.append(int.from_bytes(content[child : child + 4], "big"))


def _fits(damaged: Path, copy: KeptCopy) -> bool:
    """Whether the tables are found again: the journal has the entry at which that of the copy ends."""
    try:
        with closing(sqlite3.connect(f"{damaged.as_uri()}?mode=ro", uri=True)) as raw:
            found = raw.execute("SELECT chain FROM journal WHERE id = ?", (copy.entry,)).fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return copy.entry > 0 and found == (copy.chain,)
