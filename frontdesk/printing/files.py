"""Printed pages as files: in the user's data folder, for that user's eyes only, no longer than needed.

Their names say nothing. A page is read by the browser or the printer at once; it is taken away afterwards,
for it may hold what somebody told the office.
"""

from __future__ import annotations

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from db.records import Refused
from frontdesk.opening import data_folder

KEPT_FOR = 600
"""Seconds after which a page is taken away, when the next is printed or the desk is opened or left."""
_FOLDER, _BEGINNING = "printed", "page-"


def write(text: str) -> Path:
    """Write a page into a new file and take away those that are older than `KEPT_FOR`.

    Raises:
        Refused: `print_unwritable`; there is no file then.
    """
    folder = _folder()
    path = folder / f"{_BEGINNING}{secrets.token_hex(4)}.html"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(text.encode("utf-8", "replace"))
    except OSError:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise Refused("print_unwritable", folder=str(folder)) from None
    tidy_up()
    return path


def tidy_up(older_than: int = KEPT_FOR) -> None:
    """Take away the pages that are older than so many seconds; those of another desk that prints now stay."""
    before = time.time() - older_than
    for path in _pages():
        with suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()


def _pages() -> Iterator[Path]:
    try:
        yield from list(_folder().glob(f"{_BEGINNING}*"))
    except OSError:
        return


def _folder() -> Path:
    return Path(data_folder()) / _FOLDER
