"""Files that somebody hands in, wherever they lie: only ordinary ones, and none that changes meanwhile."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import IO

from db.records import Content, Refused

Tell = Callable[[int, int], None]
"""Told how many bytes of how many are done; what it raises ends the work, with nothing left behind."""

_CHUNK = 1 << 20
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


def read(source: Path, most: int, write: Callable[[bytes], object], tell: Tell | None = None) -> Content:
    """Read a file in pieces and hand them on.

    Args:
        source: Any path; nothing but an ordinary file is read.
        most: The most bytes it may have.
        write: Takes each piece.
        tell: Told how far it is.

    Raises:
        Refused: with the file's name as `file`: `ledger_missing`, `ledger_unreadable`, `ledger_empty`,
            `file_is_folder`, `file_is_device`, `file_too_large` (with `megabytes`), `file_changing`.
    """
    with _opened(source) as file:
        begun = os.fstat(file.fileno())
        _refuse_unfit(source.name, begun, most)
        digest, done = hashlib.sha256(), 0
        for chunk in _pieces(file, source.name):
            done += len(chunk)
            if done > most:
                raise _too_large(source.name, most)
            digest.update(chunk)
            write(chunk)
            if tell is not None:
                tell(done, max(begun.st_size, done))
        ended = os.fstat(file.fileno())
        if (done, begun.st_mtime_ns) != (ended.st_size, ended.st_mtime_ns):
            raise Refused("file_changing", file=source.name)
    return Content(digest.hexdigest(), done)


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


def _pieces(file: IO[bytes], name: str) -> Iterator[bytes]:
    """A file in pieces. What goes wrong here is the file's fault (a stick pulled out), not the disk's."""
    while True:
        try:
            chunk = file.read(_CHUNK)
        except OSError:
            raise Refused("ledger_unreadable", file=name) from None
        if not chunk:
            return
        yield chunk
