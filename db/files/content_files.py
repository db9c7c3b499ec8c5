"""A file that holds a content, in the clear or sealed: written, and read and compared."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import IO

from db.encryption.sealing import Broken, Seal
from db.records import Content, KeptState
from db.refusals import refusing

CHUNK = 1 << 20


class Rising:
    """A file that is being written, sealed where it is to be, and has no name yet."""

    def __init__(self, place: Path, file: IO[bytes], seal: Seal | None) -> None:
        self.place = place
        self._file = file
        self._sealing = None if seal is None else seal.write_to(file)
        self.write: Callable[[bytes], object] = file.write if self._sealing is None else self._sealing.write

    def finish(self) -> None:
        """Have all of it on the disk."""
        if self._file.closed:
            return
        if self._sealing is not None:
            self._sealing.finish()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()


def compared(place: Path, seal: Seal | None, content: Content, take: Callable[[bytes], object]) -> KeptState:
    """Read a file to its end and compare it; MISSING where there is none. Raises: Refused, of the disk."""
    digest = hashlib.sha256()
    size = 0
    try:
        with refusing(path=str(place)):
            if not place.is_file():
                return KeptState.MISSING
            with place.open("rb") as file:
                for chunk in iter(lambda: file.read(CHUNK), b"") if seal is None else seal.read_from(file):
                    digest.update(chunk)
                    size += len(chunk)
                    take(chunk)
    except Broken:
        return KeptState.DAMAGED
    sound = (digest.hexdigest(), size) == (content.digest, content.size)
    return KeptState.WHOLE if sound else KeptState.DAMAGED
