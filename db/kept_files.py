"""Contents of attached files, each kept once under its SHA-256: `ab/abcdef…` in one folder.

A content is written beside its place, synced, then given its name, and never changed: what stands
under a name is whole, and a power cut leaves at most a file that nobody refers to. The folder of a
SQLite file lies beside it (`office.db.files`); desks on a server are told theirs.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import IO

from db.engines.copies import sync_folder
from db.records import Content, KeptState, Refused
from db.refusals import refusing

FOLDER_ENDING = ".files"

Tell = Callable[[int, int], None]
"""Told how many bytes of how many are done; what it raises ends the work, with nothing left behind."""

_CHUNK = 1 << 20
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHELF = re.compile(r"[0-9a-f]{2}")
_RISING = ".new"
_NOBODY_WRITES_SO_LONG = 86_400
"""Seconds after which whoever began a file, or kept a content without a row for it, has gone."""
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_WRITING = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


def beside(database: Path) -> Path:
    """The folder of the contents of a SQLite file."""
    return database.with_name(f"{database.name}{FOLDER_ENDING}")


class KeptFiles:
    """The contents in one folder, which is made with the first of them."""

    def __init__(self, folder: Path, *, shared: bool = False) -> None:
        """The contents in `folder`; a shared one is open to its group, any other to its owner alone."""
        self.folder = folder
        self._shared = shared

    def path(self, digest: str) -> Path:
        """Where a content is, or would be. Raises: ValueError, for what is no digest."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(digest)
        return self.folder / digest[:2] / digest

    def put(self, source: Path, most: int, tell: Tell | None = None) -> Content:
        """Keep the content of a file; of one that is kept already the newer copy stands, and mends a damaged.

        Args:
            source: Any path; nothing but an ordinary file is read.
            most: The most bytes it may have.
            tell: Told how far it is.

        Raises:
            Refused: with the file's name as `file`: `ledger_missing`, `ledger_unreadable`, `ledger_empty`,
                `file_is_folder`, `file_is_device`, `file_too_large` (with `megabytes`), `file_changing`; or
                what the disk met.
        """
        with _opened(source) as file:
            begun = os.fstat(file.fileno())
            _refuse_unfit(source.name, begun, most)
            with self._rising() as (rising, place):
                content = _copy(_read(file, source.name), rising, begun.st_size, most, source.name, tell)
                ended = os.fstat(file.fileno())
                if (content.size, begun.st_mtime_ns) != (ended.st_size, ended.st_mtime_ns):
                    raise Refused("file_changing", file=source.name)
                rising.close()
                self._give_its_name(place, content)
        return content

    def take_over(self, content: Content, source: KeptFiles, others: Iterable[KeptFiles] = ()) -> KeptState:
        """Have a content that is kept elsewhere, checked; one that is here and whole is left alone.

        Args:
            content: Which.
            source: Where it is.
            others: Where it may be too, on the same disk: there it is linked, not copied.

        Returns:
            WHOLE; or how the source's is, and nothing was taken then. Raises: Refused, what the disk met.
        """
        if self.state(content) is KeptState.WHOLE:
            return KeptState.WHOLE
        for other in others:
            if other.state(content) is KeptState.WHOLE and self._link(other, content):
                return KeptState.WHOLE
        state = source.state(content)
        if state is KeptState.WHOLE and self.put(source.path(content.digest), content.size) != content:
            return KeptState.DAMAGED
        return state

    def copy_out(self, content: Content, to: Path) -> KeptState:
        """Copy a content into a new file that can only be read; unless it is whole, there is none.

        Raises:
            Refused: what the disk met.
        """
        with refusing(path=str(to)), open(os.open(to, _WRITING, 0o600), "wb") as file:
            state = self.state(content, file.write)
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
        place = self._place(content)
        if place is None or not place.is_file():
            return KeptState.MISSING
        with refusing(path=str(place)), place.open("rb") as file:
            digest = hashlib.sha256()
            size = 0
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                take(chunk)
        sound = (digest.hexdigest(), size) == (content.digest, content.size)
        return KeptState.WHOLE if sound else KeptState.DAMAGED

    def has(self, content: Content) -> bool:
        """Whether a content is here and as long as it should be; quick, for it is not read."""
        place = self._place(content)
        with suppress(OSError):
            return place is not None and place.stat().st_size == content.size
        return False

    def left_over(self, wanted: set[str]) -> list[tuple[Path, int]]:
        """Contents that are not wanted, and files that were begun, with their sizes; none of the last day."""
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

    def _files(self) -> Iterator[Path]:
        """Our own files; whatever else somebody put here is none of our business."""
        for path in _listed(self.folder):
            if path.name.startswith(".") and path.name.endswith(_RISING):
                yield path
            elif _SHELF.fullmatch(path.name):
                yield from (kept for kept in _listed(path) if _DIGEST.fullmatch(kept.name))

    def _place(self, content: Content) -> Path | None:
        try:
            return self.path(content.digest)
        except ValueError:
            return None

    # Writing.

    @contextmanager
    def _rising(self) -> Iterator[tuple[IO[bytes], Path]]:
        """A new file that is not there any more in the end, unless it got a name."""
        with refusing(path=str(self.folder), folder=str(self.folder.parent)):
            self._make(self.folder)
            place = self.folder / f".{secrets.token_hex(8)}{_RISING}"
            try:
                with open(os.open(place, _WRITING, 0o600), "wb") as file:
                    self._share(place, 0o660)
                    yield file, place
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

    def _give_its_name(self, made: Path, content: Content) -> None:
        place = self.path(content.digest)
        self._make(place.parent)
        try:
            os.replace(made, place)
        except PermissionError:
            # On Windows while somebody reads it: the one that stands there is as good.
            if not self.has(content):
                raise
        sync_folder(place.parent)

    def _link(self, other: KeptFiles, content: Content) -> bool:
        place = self.path(content.digest)
        with suppress(OSError):
            self._make(self.folder)
            self._make(place.parent)
            place.unlink(missing_ok=True)
            os.link(other.path(content.digest), place)
            sync_folder(place.parent)
            return True
        return False


def _listed(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []


@contextmanager
def _opened(source: Path) -> Iterator[IO[bytes]]:
    """An ordinary file, open for reading; a pipe or a device is not even opened."""
    try:
        _refuse_kind(source.name, source.stat().st_mode)
        descriptor = os.open(source, _READING)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise Refused("ledger_missing", file=source.name) from None
    except OSError:
        raise Refused("ledger_unreadable", file=source.name) from None
    with open(descriptor, "rb", buffering=0) as file:
        yield file


def _refuse_kind(name: str, mode: int) -> None:
    if S_ISDIR(mode):
        raise Refused("file_is_folder", file=name)
    if not S_ISREG(mode):
        raise Refused("file_is_device", file=name)


def _refuse_unfit(name: str, known: os.stat_result, most: int) -> None:
    _refuse_kind(name, known.st_mode)
    if known.st_size == 0:
        raise Refused("ledger_empty", file=name)
    if known.st_size > most:
        raise _too_large(name, most)


def _too_large(name: str, most: int) -> Refused:
    return Refused("file_too_large", file=name, megabytes=most >> 20)


def _read(file: IO[bytes], name: str) -> Iterator[bytes]:
    """A file in pieces. What goes wrong here is the file's fault (a stick pulled out), not the disk's."""
    while True:
        try:
            chunk = file.read(_CHUNK)
        except OSError:
            raise Refused("ledger_unreadable", file=name) from None
        if not chunk:
            return
        yield chunk


def _copy(
    chunks: Iterator[bytes], to: IO[bytes], size: int, most: int, name: str, tell: Tell | None
) -> Content:
    digest = hashlib.sha256()
    done = 0
    for chunk in chunks:
        done += len(chunk)
        if done > most:
            raise _too_large(name, most)
        digest.update(chunk)
        to.write(chunk)
        if tell is not None:
            tell(done, max(size, done))
    to.flush()
    os.fsync(to.fileno())
    return Content(digest.hexdigest(), done)
