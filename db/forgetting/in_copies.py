"""Which copies still hold what was erased, and a copy written anew without it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db.copies import kept_copies
from db.engines import copies
from db.engines.connecting import errors
from db.forgetting import again, erasure_file
from db.forgetting.again import Again
from db.forgetting.erasures import Pending, asking, pending, tables_of, told_by
from db.records import Erasure, KeptCopy, Refused
from db.refusals import refusing


def known(database: Path, *folders: Path) -> tuple[Erasure, ...]:
    """What was erased, as the files beside the copies tell it, and the database where that can be read."""
    found = [
        one for folder in (kept_copies.folder_of(database), *folders) for one in erasure_file.read(folder)
    ]
    with suppress(Refused, *errors()), refusing(path=str(database)), asking(database, "mode=rw") as ask:
        if "erasure" in tables_of(ask):
            found += told_by(ask)
    return tuple({one.id: one for one in found}.values())


def still_in(
    path: Path, erasures: Iterable[Erasure], *, is_ours: bool = False, mixed: bool = False
) -> list[Pending]:
    """What of it is still in a SQLite file; see `erasures.pending`.

    Raises:
        Refused: what reading it meets.
    """
    with refusing(path=str(path)), asking(path) as ask:
        return pending(ask, tables_of(ask), erasures, is_ours=is_ours, mixed=mixed)


def erase_in(path: Path, erasures: Iterable[Erasure], *, is_ours: bool = False, mixed: bool = False) -> Again:
    """Erase it in a file that nobody else knows of, closing whatever is open.

    Raises:
        Refused: what the engine met; the file is of no use then.
    """
    with again.opened(path):
        done = again.erase_again(erasures, is_ours=is_ours, mixed=mixed)
    with refusing(path=str(path)):
        copies.require_sound(path)
    return done


def clean(copy: KeptCopy, erasures: Iterable[Erasure], database: Path, now: datetime) -> Again:
    """Write a copy anew without what was erased since it was made, and check it.

    Raises:
        Refused: `backup_damaged` and what else reading it meets; what the disk met. It is as it was then.
    """
    where = Path(copy.path)
    copies.verify(copy.path)
    work = work_file(kept_copies.folder_of(database), where.name)
    beside = work_file(where.parent, f"{where.name}.clean")
    try:
        with refusing(path=copy.path):
            kept_copies.copy_file(where, work)
            done = erase_in(work, erasures, is_ours=is_surely_ours(copy))
            kept_copies.copy_file(work, beside)
        copies.exchange(beside, where)
    finally:
        put_away(work)
        put_away(beside)
    kept_copies.drop_own_files(where, done.files)
    kept_copies.check(replace(copy, counts={}, size=0), now)
    return done


def is_surely_ours(copy: KeptCopy) -> bool:
    """Whether a copy needs no proof of whose it is: of one that was salvaged it may be lost."""
    return copy.why == "salvaged"


def work_file(folder: Path, name: str) -> Path:
    """Where such a file lies meanwhile: where what is left of it is cleared away, should the power go."""
    return folder / f".{name}.{os.getpid()}.erasing.new"


def put_away(path: Path) -> None:
    """Remove such a file with what SQLite has beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            os.unlink(f"{path}{ending}")
