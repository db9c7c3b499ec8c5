"""All the attached files of a database sealed, or in the clear again: beside each other first, then one goes.

Cut off at any moment, each is there in one of the two ways at least, and whoever begins again goes on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from db.encryption.sealing import Broken, Seal
from db.engines.copies import sync_folder
from db.files.content_files import CHUNK, compared
from db.files.kept_files import KeptFiles
from db.records import Content, KeptState, Refused
from db.refusals import refusing

Linked = dict[tuple[int, int], Path]
"""Where a file was sealed, by its device and number: what was linked together stays so."""


def seal_all(folder: Path, seal: Seal, linked: Linked) -> int:
    """Seal what lies in the clear in a folder of contents, and remove it; how many were sealed.

    Raises:
        Refused: `no_cipher`; what the disk met. What was not sealed by then lies there as it did.
    """
    kept = KeptFiles(folder, seal=seal)
    found = kept.in_the_clear()
    for clear in found:
        with refusing(path=str(clear)):
            known = clear.stat()
            place, there = kept.path(clear.name), linked.get((known.st_dev, known.st_ino))
            if there is None or not kept.link(there, place):
                _seal(kept, clear)
            linked[known.st_dev, known.st_ino] = place
            clear.unlink()
    for shelf in {clear.parent for clear in found}:
        sync_folder(shelf)
        with suppress(OSError):
            shelf.rmdir()
    return len(found)


def open_all(folder: Path, seals: Iterable[Seal]) -> tuple[list[Path], int]:
    """Have what is sealed in a folder of contents there in the clear too.

    Returns:
        The sealed files that are not needed any more, and how many do not open.

    Raises:
        Refused: `no_cipher`; what the disk met. Nothing was removed then.
    """
    kept = KeptFiles(folder)
    sealed, seals = kept.sealed(), tuple(seals)
    done = [path for path in sealed if any(_open(kept, path, seal) for seal in seals)]
    return done, len(sealed) - len(done)


def remove(paths: Iterable[Path]) -> None:
    """Remove files that are not needed any more; one that somebody reads just now (Windows) stays."""
    for path in paths:
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()


def _seal(kept: KeptFiles, clear: Path) -> None:
    """Seal one beside itself, as it is: one that was damaged before stays so."""
    assert kept.seal is not None
    with kept.rising() as rising, clear.open("rb") as file:
        written = _written(iter(lambda: file.read(CHUNK), b""), rising.write)
        rising.finish()
        if compared(rising.place, kept.seal, written, len) is not KeptState.WHOLE:
            raise Refused("disk_failing", path=str(kept.folder))
        kept.give_its_name(rising, Content(clear.name, written.size))


def _open(kept: KeptFiles, sealed: Path, seal: Seal) -> bool:
    """Open one beside itself; False where the seal is not its own, or it is damaged."""
    try:
        with kept.rising() as rising, sealed.open("rb") as file:
            written = _written(seal.read_from(file), rising.write)
            rising.finish()
            if compared(rising.place, None, written, len) is not KeptState.WHOLE:
                raise Refused("disk_failing", path=str(kept.folder))
            kept.give_its_name(rising, written)
    except Broken:
        return False
    return True


def _written(pieces: Iterator[bytes], write: Callable[[bytes], object]) -> Content:
    digest, size = hashlib.sha256(), 0
    for piece in pieces:
        digest.update(piece)
        size += len(piece)
        write(piece)
    return Content(digest.hexdigest(), size)
