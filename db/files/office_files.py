"""What a database tells of its attached files: which contents they consist of, and what seals them."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from db.clock import utc_now
from db.encryption.sealing import Seal
from db.engines.connecting import connect
from db.files.kept_files import KeptFiles, beside, beside_copies
from db.records import Content
from db.refusals import refusing

SEAL = "files_key"
"""The setting that keeps it, which only an encrypted database has: whoever reads that reads its files."""


def kept(database: Path, folder: Path) -> KeptFiles:
    """The contents in a folder as a copy or a closed database names and seals them. Raises: as `contents`."""
    return KeptFiles(folder, seal=seal(database))


def contents(database: Path) -> list[Content]:
    """What the attached files of a copy consist of; a copy of an earlier version has none.

    Raises:
        Refused: what reading it meets.
    """
    with refusing(path=str(database)), closing(connect(database, "immutable=1")) as raw:
        if not raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'attachment'").fetchone():
            return []
        return [
            Content(*row) for row in raw.execute("SELECT DISTINCT digest, bytes FROM attachment ORDER BY 1")
        ]


def take_along(database: Path, made: Path, copied: Path) -> None:
    """Have the attached files beside a copy, linked to those of the kept copies where these have them.

    Linked to the office's own they would be damaged along with those.

    Args:
        database: Whose they are.
        made: The copy as it lies there for the moment.
        copied: The name it is to have.

    Raises:
        Refused: what reading it meets, what the disk meets.
    """
    own, into, others = (
        kept(made, folder) for folder in (beside(database), beside(copied), beside_copies(database))
    )
    for content in contents(made):
        into.take_over(content, own, (others,))


def seal(database: Path) -> Seal | None:
    """What seals the attached files of a copy, or of a closed database. Raises: as `contents`."""
    with refusing(path=str(database)), closing(connect(database, "immutable=1")) as raw:
        return seal_in(raw)


def seal_in(raw: Any, schema: str = "main") -> Seal | None:
    """The same by a connection."""
    row = raw.execute(f"SELECT value FROM {schema}.setting WHERE key = ?", (SEAL,)).fetchone()
    return None if row is None else Seal.read(str(row[0]))


def note_seal(raw: Any, seal: Seal | None, schema: str = "main") -> None:
    """Have a database seal its files with that from now on, or with nothing."""
    if seal_in(raw, schema) == seal:
        return
    # A database that is written in the clear keeps nothing of it, not even in what is free.
    raw.execute(f"PRAGMA {schema}.secure_delete = 1")
    raw.execute(f"DELETE FROM {schema}.setting WHERE key = ?", (SEAL,))
    if seal is not None:
        raw.execute(
            f"INSERT INTO {schema}.setting (key, value, changed_at) VALUES (?, ?, ?)",
            (SEAL, seal.written, str(utc_now())),
        )
