"""A copy that somebody makes where they like: everybody's data go with it, so the register says who did."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from db.access import export_register
from db.copies import backup, kept_copies
from db.engines import copies
from db.files.kept_files import beside
from db.records import Backup, Duty, Refused
from frontdesk import permitted

KIND = "backup"
"""As what it stands in the register of what went out."""
_CANNOT_BE_WRITTEN = frozenset({"read_only", "disk_full", "damaged"})


def copy_to(duty: Duty, path: str) -> Backup:
    """Copies the open database with its attached files and checks the copy.

    Where nothing can be written into the database any more it is made all the same: it may be all there is.

    Args:
        duty: who does it.
        path: where to; nothing may stand there yet.

    Raises:
        Refused: `not_for_your_role`; as `db.copies.backup.create`. There is no copy then.
    """
    permitted.require(duty, "see_backup")
    had_files = beside(Path(os.path.abspath(path))).exists()
    made = backup.create(path)
    try:
        export_register.note(duty, KIND, made.rows, in_full=True)
    except BaseException as error:
        if not isinstance(error, Refused) or error.reason.code not in _CANNOT_BE_WRITTEN:
            # Nothing goes out that nobody can be asked about.
            _take_away(made, with_files=not had_files)
            raise
    return made


def _take_away(made: Backup, *, with_files: bool) -> None:
    where = Path(made.path)
    for path in (where, copies.sidecar(where), kept_copies.about(where)):
        with suppress(OSError):
            path.unlink()
    if with_files:
        shutil.rmtree(made.folder, ignore_errors=True)
