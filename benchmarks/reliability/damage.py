"""Bytes flipped, pages blanked, files cut: noticed, never a traceback, and every copy restores."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.reliability.told import Told

_PAGE = 4096
_NOW = datetime(2021, 9, 6, 1, 0)


def at_random(times: int = 500) -> Told:
    """Damage an office's file and its copy, use the one, check both, and restore."""
    from db.copies import kept_copies, restoring
    from db.records import Refused

    tracebacks = structural = unnoticed = copies_unnoticed = not_restored = 0
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "office.db"
        _make(str(target))
        copy = kept_copies.make(target, _NOW, "by_hand")
        whole, whole_copy = target.read_bytes(), Path(copy.path).read_bytes()
        for seed in range(times):
            dice = random.Random(seed)
            target.write_bytes(_damaged(whole, dice))
            is_structural = not _is_sound(target)
            noticed, error = _use(str(target))
            tracebacks += error
            structural += is_structural
            unnoticed += is_structural and not noticed
            Path(copy.path).write_bytes(_damaged(whole_copy, dice))
            try:
                restoring.restore(target, copy, _NOW)
                copies_unnoticed += 1
            except Refused as refused:
                copies_unnoticed += refused.reason.code not in (
                    "backup_damaged", "not_a_database", "other_application", "damaged",
                )  # fmt: skip
            Path(copy.path).write_bytes(whole_copy)
            restoring.restore(target, copy, _NOW + timedelta(seconds=seed + 1))
            not_restored += not _is_sound(target) or target.read_bytes() != whole_copy
            _clear(kept_copies.folder_of(target), Path(copy.path).name)
    return Told(
        f"{times} random corruptions of the database, as many of a copy",
        "0 tracebacks, every structural damage and damaged copy noticed, every copy restores",
        f"{tracebacks} tracebacks, {unnoticed} of {structural} structural not noticed, "
        f"{copies_unnoticed} damaged copies taken, {not_restored} not restored",
        not (tracebacks or unnoticed or copies_unnoticed or not_restored),
    )


def _make(target: str) -> None:
    from db.connection import close_database, open_database
    from tests import community

    open_database(target, create=True)
    close_database()
    community.settle(target)


def _damaged(whole: bytes, dice: random.Random) -> bytes:
    content = bytearray(whole)
    page = dice.randrange(len(whole) // _PAGE) * _PAGE
    kind = dice.randrange(4)
    if kind == 0:
        for _ in range(8):
            content[page + dice.randrange(_PAGE)] ^= dice.randrange(1, 256)
    elif kind == 1:
        content[page : page + _PAGE] = bytes(_PAGE)
    elif kind == 2:
        content[page : page + _PAGE] = dice.randbytes(_PAGE)
    else:
        del content[dice.randrange(len(content)) :]
    return bytes(content)


def _is_sound(path: Path) -> bool:
    """What SQLite itself says of pages, indexes and references."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as raw:
            return (
                raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                and raw.execute("PRAGMA foreign_key_check").fetchone() is None
                and raw.execute("SELECT count(*) FROM frontdesk_schema").fetchone()[0] > 0
            )
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def _use(target: str) -> tuple[bool, bool]:
    """Open, read, look it over; whether damage was noticed, and whether that was anything but a refusal."""
    from db import checking
    from db.connection import close_database, open_database
    from db.records import Refused

    try:
        open_database(target)
        return bool(checking.findings()), False
    except Refused:
        return True, False
    except Exception:
        return True, True
    finally:
        close_database()


def _clear(folder: Path, kept: str) -> None:
    for one in folder.iterdir():
        if one.is_file() and not one.name.startswith(kept):
            os.unlink(one)
