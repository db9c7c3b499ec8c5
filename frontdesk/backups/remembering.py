"""Having it written down beside the copies what was erased, so that none of them brings it back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from db.connection import engine, server_database
from db.copies import kept_copies
from db.files.kept_files import COPIES_ENDING
from db.forgetting import erasure_file, erasures
from db.records import Erasure
from frontdesk import opening
from frontdesk.attachments.place import file_name


def remember(*more: Path) -> None:
    """Have what was erased in the open database in the file too, here and in other folders of copies.

    On a disk that cannot be written it is not: it stands in the database, and is tried again with each copy.
    """
    found = erasures.of_open()
    for folder in (place(), *more):
        with suppress(OSError):
            erasure_file.add(folder, found)


def remembered() -> tuple[Erasure, ...]:
    """What the file tells of it."""
    return erasure_file.read(place())


def place() -> Path:
    """Where the file is: among the copies of a SQLite file, else in this PC's data folder."""
    database = kept_copies.present_file()
    if database is not None:
        return kept_copies.folder_of(database)
    own = file_name(f"{engine().where['host']}-{server_database()}{COPIES_ENDING}")
    return Path(opening.data_folder()) / own
