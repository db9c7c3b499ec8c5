"""Erasing in another copy of the database what was erased since it was made."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from db import expired, rows
from db.connection import close_database, open_database, transaction
from db.engines.connecting import connect
from db.forgetting import erasing
from db.forgetting.erasures import PERSON, ask_open, beginning, is_of, keep, pending
from db.records import Erasure


class Again(NamedTuple):
    """What was erased once more: how many people, whether things kept too long, and files left over by it."""

    people: int = 0
    kinds: int = 0
    files: tuple[str, ...] = ()


def erase_again(erasures: Iterable[Erasure], *, is_ours: bool = False, mixed: bool = False) -> Again:
    """Erase in the open database what it does not know to have been erased, in one transaction.

    Args:
        erasures: all that are known, of whatever office.
        is_ours, mixed: as `erasures.pending` takes them.

    Raises:
        Refused: what the engine met; nothing was erased then.
    """
    files: list[str] = []
    with transaction():
        told = tuple(erasures)
        found = pending(ask_open, rows.BY_NAME.keys(), told, is_ours=is_ours, mixed=mixed)
        for one in found:
            if one.erasure.kind == PERSON:
                files += erasing.erase_again(one)
            elif one.erasure.before is not None:
                expired.clear(one.erasure.kind, one.erasure.before)
        office = beginning(ask_open)
        keep([one.erasure for one in found])
        keep(one for one in told if is_ours or is_of(one, office))
    people = sum(bool(one.people) for one in found)
    kinds = sum(one.erasure.kind != PERSON for one in found)
    return Again(people, kinds, tuple(files))


@contextmanager
def opened(path: Path) -> Iterator[None]:
    """Have a SQLite file, which nobody else knows of, as the open database; afterwards it is one file again.

    Whatever was open is closed first. An earlier version's is brought to the present shape.
    """
    try:
        open_database(str(path))
        yield
    finally:
        close_database()
        # What is kept before a migration would hold what is erased here.
        for left in path.parent.glob(f"{path.name}.before-*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
    with closing(connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode = delete")
