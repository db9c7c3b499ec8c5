"""Where the contents of attached files are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from db import settings
from db.connection import engine, reading, server_database
from db.encryption.sealing import Seal
from db.files import kept_files
from db.files.kept_files import KeptFiles
from db.files.office_files import SEAL
from frontdesk import opening
from frontdesk.settings.keeping import office_settings

_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


@reading
def kept() -> KeptFiles:
    """The contents of the open database.

    Those of a SQLite file lie beside it, sealed where that is encrypted. On a server they lie in the folder
    that the settings name, which every PC has to reach, each database in a folder of its own; without one, in
    this PC's data folder.

    Raises:
        Refused: `read_only`, where the data folder cannot be made.
    """
    where = engine().where
    if "path" in where:
        return KeptFiles(kept_files.beside(Path(str(where["path"]))), seal=Seal.read(settings.read(SEAL)))
    own = file_name(f"{where['host']}-{server_database()}{kept_files.FOLDER_ENDING}")
    if folder := office_settings().text("attached_folder"):
        return KeptFiles(Path(folder) / own, shared=True)
    place = Path(opening.data_folder()) / own
    opening.make_folder(str(place))
    return KeptFiles(place)


def remove(digests: Iterable[str]) -> None:
    """Removes contents that nothing refers to any more."""
    place = kept()
    for digest in digests:
        with suppress(OSError, ValueError):
            place.remove(digest)


def file_name(text: str) -> str:
    """A text as the name of a file on any system."""
    return _UNFIT.sub("_", text)


def is_on_this_pc_alone() -> bool:
    """Whether other desks may have attached files that this PC does not reach."""
    return "path" not in engine().where and not office_settings().text("attached_folder")
