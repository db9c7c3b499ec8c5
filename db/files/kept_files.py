"""Contents of attached files, each kept once under its SHA-256: `ab/abcdef…` in one folder.

A content is written beside its place, synced, then given its name, and never changed: what stands
under a name is whole, and a power cut leaves at most a file that nobody refers to. The folder of a
SQLite file lies beside it (`office.db.files`); desks on a server are told theirs.

Of an encrypted database they are sealed, each `ab/abcdef….sealed` under a name that tells nothing
(`db.encryption.sealing`). One that still lies in the clear, because the sealing of all was cut off, is
read as well.
"""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from db.encryption.sealing import ENDING as SEALED
from db.encryption.sealing import Seal, sealed_size
from db.engines.copies import sync_folder
from db.files import incoming_files
from db.files.content_files import Rising, compared
from db.files.incoming_files import Tell
from db.records import Content, KeptState
from db.refusals import refusing

FOLDER_ENDING = ".files"
COPIES_ENDING = ".copies"
FILES_OF_COPIES = "files"

_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHELF = re.compile(r"[0-9a-f]{2}")
_RISING = ".new"
_NOBODY_WRITES_SO_LONG = 86_400
"""Seconds after which whoever began a file, or kept a content without a row for it, has gone."""
_WRITING = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


def beside(database: Path) -> Path:
    """The folder of the contents of a SQLite file."""
    return database.with_name(f"{database.name}{FOLDER_ENDING}")


def beside_copies(database: Path) -> Path:
    """The folder of the contents of all the copies that are kept of a SQLite file."""
    return database.with_name(f"{database.name}{COPIES_ENDING}") / FILES_OF_COPIES


class KeptFiles:
    """The contents in one folder, which is made with the first of them."""

    def __init__(self, folder: Path, *, seal: Seal | None = None, shared: bool = False) -> None:
        """The contents in `folder`.

        Args:
            folder: It need not be there yet.
            seal: What seals them and opens them; None where they lie in the clear.
            shared: Whether it is open to its group; any other is to its owner alone.
        """
        self.folder = folder
        self.seal = seal
        self._shared = shared

    def path(self, digest: str) -> Path:
        """Where a content is, or would be. Raises: ValueError, for what is no digest."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(digest)
        name = digest if self.seal is None else self.seal.name(digest)
        return self.folder / name[:2] / name

    def put(self, source: Path, most: int, tell: Tell | None = None) -> Content:
        """Keep the content of a file; of one that is kept already the newer copy stands, and mends a damaged.

        Args:
            source: Any path; nothing but an ordinary file is read.
            most: The most bytes it may have.
            tell: Told how far it is.

        Raises:
            Refused: as `incoming_files.read`; `no_cipher`; or what the disk met.
        """
        with self.rising() as rising:
            content = incoming_files.read(source, most, rising.write, tell)
            self.give_its_name(rising, content)
        return content

    def take_over(self, content: Content, source: KeptFiles, others: Iterable[KeptFiles] = ()) -> KeptState:
        """Have a content that is kept elsewhere, checked; one that is here and whole is left alone.

        Args:
            content: Which.
            source: Where it is; it may be sealed otherwise, or not at all.
            others: Where it may be too, on the same disk: there it is linked, not copied.

        Returns:
            WHOLE; or how the source's is, and nothing was taken then. Raises: Refused, what the disk met.
        """
        if self._own_state(content) is KeptState.WHOLE:
            return KeptState.WHOLE
        for other in others:
            is_alike = other.seal == self.seal and other._own_state(content) is KeptState.WHOLE
            if is_alike and self._link(other, content):
                return KeptState.WHOLE
        if not source.holds(content):
            return KeptState.MISSING
        with self.rising() as rising:
            state = source.state(content, rising.write)
            if state is KeptState.WHOLE:
                self.give_its_name(rising, content)
        return state

    def copy_out(self, content: Content, to: Path) -> KeptState:
        """Copy a content, in the clear, into a new file that can only be read; none unless it is whole.

        Raises:
            Refused: what the disk met.
        """
        try:
            with refusing(path=str(to)), open(os.open(to, _WRITING, 0o600), "wb") as file:
                state = self.state(content, file.write)
        except BaseException:
            with suppress(OSError):
                to.unlink()
            raise
        if state is KeptState.WHOLE:
            to.chmod(0o400)
        else:
            to.unlink()
        return state

    def state(self, content: Content, take: Callable[[bytes], object] = len) -> KeptState:
        """Read a content and compare it, piece by piece handed to `take`.

        Raises:
            Refused: where the disk does not let it be read.
        """
        for place, seal in self._places(content):
            if (found := compared(place, seal, content, take)) is not KeptState.MISSING:
                return found
        return KeptState.MISSING

    def has(self, content: Content) -> bool:
        """Whether a content is here as it is to be kept, and as long; quick, for it is not read."""
        with suppress(OSError, ValueError):
            size = content.size if self.seal is None else sealed_size(content.size)
            return self.path(content.digest).stat().st_size == size
        return False

    def holds(self, content: Content) -> bool:
        """Whether there is something to be read of a content, sealed or still in the clear."""
        return any(place.is_file() for place, _seal in self._places(content))

    def names(self, digests: Iterable[str]) -> set[str]:
        """How the files of these contents may be called here."""
        return {name for digest in digests for name in (digest, self.path(digest).name)}

    def remove(self, digest: str) -> None:
        """Remove a content for good. Raises: OSError, ValueError, the disk does not let us; no digest."""
        for name in self.names((digest,)):
            (self.folder / name[:2] / name).unlink(missing_ok=True)

    def left_over(self, wanted: set[str]) -> list[tuple[Path, int]]:
        """Files whose names are not wanted, and that were begun, with their sizes; none of the last day."""
        long_ago = time.time() - _NOBODY_WRITES_SO_LONG
        found = []
        for path in self._files():
            with suppress(OSError):
                known = path.stat()
                if known.st_mtime < long_ago and path.name not in wanted:
                    found.append((path, known.st_size))
        return found

    def clear(self, wanted: set[str]) -> int:
        """Remove what is left over; how many files went. Call it in a transaction: nobody attaches then."""
        gone = 0
        for path, _size in self.left_over(wanted):
            with suppress(OSError):
                path.unlink()
                gone += 1
        return gone

    # What lies here.

    def in_the_clear(self) -> list[Path]:
        """The contents that anybody can read who has the folder."""
        return [path for path in self._files() if _DIGEST.fullmatch(path.name)]

    def sealed(self) -> list[Path]:
        """The sealed ones, whatever sealed them."""
        return [path for path in self._files() if path.name.endswith(SEALED)]

    def _files(self) -> Iterator[Path]:
        """Our own files; whatever else somebody put here is none of our business."""
        for path in _listed(self.folder):
            if path.name.startswith(".") and path.name.endswith(_RISING):
                yield path
            elif _SHELF.fullmatch(path.name):
                yield from (
                    kept for kept in _listed(path) if _DIGEST.fullmatch(kept.name.removesuffix(SEALED))
                )

    def _places(self, content: Content) -> Iterator[tuple[Path, Seal | None]]:
        """Where a content may be, and what opens it there."""
        with suppress(ValueError):
            own = self.path(content.digest)
            yield own, self.seal
            if self.seal is not None:
                yield self.folder / content.digest[:2] / content.digest, None
                # It may have been sealed between the two looks.
                yield own, self.seal

    def _own_state(self, content: Content) -> KeptState:
        with suppress(ValueError):
            return compared(self.path(content.digest), self.seal, content, len)
        return KeptState.MISSING

    # Writing.

    @contextmanager
    def rising(self) -> Iterator[Rising]:
        """A new file that is not there any more in the end, unless it got a name."""
        with refusing(path=str(self.folder), folder=str(self.folder.parent)):
            self._make(self.folder)
            place = self.folder / f".{secrets.token_hex(8)}{_RISING}"
            try:
                with open(os.open(place, _WRITING, 0o600), "wb") as file:
                    self._share(place, 0o660)
                    yield Rising(place, file, self.seal)
            finally:
                with suppress(OSError):
                    place.unlink()

    def _make(self, folder: Path) -> None:
        with suppress(FileExistsError):
            folder.mkdir(0o700)
            self._share(folder, 0o770)
            sync_folder(folder.parent)

    def _share(self, place: Path, mode: int) -> None:
        if self._shared:
            with suppress(OSError):
                place.chmod(mode)

    def give_its_name(self, made: Rising, content: Content) -> None:
        """Have what was written on the disk, under the name of that content. Raises: OSError."""
        made.finish()
        place = self.path(content.digest)
        self._make(place.parent)
        try:
            os.replace(made.place, place)
        except PermissionError:
            # On Windows while somebody reads it: the one that stands there is as good.
            if not self.has(content):
                raise
        sync_folder(place.parent)

    def _link(self, other: KeptFiles, content: Content) -> bool:
        return self.link(other.path(content.digest), self.path(content.digest))

    def link(self, there: Path, place: Path) -> bool:
        """Let a file of another folder on the same disk be a file here too; whether that could be done."""
        with suppress(OSError):
            self._make(self.folder)
            self._make(place.parent)
            place.unlink(missing_ok=True)
            os.link(there, place)
            sync_folder(place.parent)
            return True
        return False


def _listed(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []
