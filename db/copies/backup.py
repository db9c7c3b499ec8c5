"""Copies of the open database; a PostgreSQL server's are the server's own (pg_dump, WAL archiving).

The contents of attached files go along, into a folder beside the copy. They are taken first, each
checked, so the copy bears its name only once everything is there; contents that an earlier copy in
the same folder holds are linked, where the disk can do that.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from db.connection import engine
from db.engines import copies
from db.files import office_files
from db.files.kept_files import FOLDER_ENDING, KeptFiles, beside
from db.records import Backup, KeptState, Refused
from db.refusals import refusing


def create(path: str) -> Backup:
    """Copy the open database with its attached files.

    Args:
        path: Where the copy goes; nothing may stand there yet.

    Returns:
        The copy. Attached files that are missing or damaged are left out and counted as `lost`.

    Raises:
        Refused: `backup_on_server` (PostgreSQL), and what `copies.copy` or the disk meets.
    """
    given = engine().where.get("path")
    if given is None:
        raise Refused("backup_on_server")
    source, to = Path(str(given)), Path(os.path.abspath(path))
    own, folder = beside(source), beside(to)
    states: list[KeptState] = []

    def take_files(made: Path) -> None:
        seal = office_files.seal(made)
        kept, into = KeptFiles(own, seal=seal), KeptFiles(folder, seal=seal)
        # Never the office's own: a copy that shares them would be damaged along with them.
        others = [KeptFiles(one, seal=seal) for one in _folders_beside(to) if one not in (own, folder)]
        states.extend(into.take_over(content, kept, others) for content in office_files.contents(made))

    return _with_files(copies.copy(source, to, first=take_files), folder, states)


def verify(path: str) -> Backup:
    """Check a copy: its digest, its pages, whose database it is, and its attached files.

    Returns:
        The copy; attached files that are not there as they were are counted as `lost`.

    Raises:
        Refused: `missing_database`, `backup_damaged`, `not_a_database`, `other_application`.
    """
    copy = copies.verify(path)
    where = Path(copy.path)
    kept = office_files.kept(where, beside(where))
    states = [kept.state(content) for content in office_files.contents(where)]
    return _with_files(copy, kept.folder, states)


def _with_files(copy: Backup, folder: Path, states: list[KeptState]) -> Backup:
    whole = states.count(KeptState.WHOLE)
    return replace(copy, folder=str(folder), files=whole, lost=len(states) - whole)


def _folders_beside(copy: Path) -> Iterator[Path]:
    """Where other copies in the same folder have their contents; the newest copies first."""
    with refusing(folder=str(copy.parent)):
        yield from sorted(copy.parent.glob(f"*{FOLDER_ENDING}"), reverse=True)
