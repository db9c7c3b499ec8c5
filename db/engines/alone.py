"""Having a SQLite file to oneself while it is exchanged for another one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from db.engines.connecting import connect, errors
from db.records import Refused
from db.refusals import refusing

# Where SQLite locks a file (os.h): whoever has it open in WAL mode holds a shared lock on these bytes.
_SHARED_FIRST = 0x40000000 + 2
_SHARED_SIZE = 510


@contextmanager
def alone(database: Path) -> Iterator[None]:
    """Let nobody else open the file while the block runs; its log is written back into it first.

    Nothing in the block may open the file through SQLite: on closing, the system would forget the lock.
    On Windows nobody can rename a file that another program has open, which says the same.

    Raises:
        Refused: `desk_open`, where somebody has it open; what the disk met.
    """
    _write_log_back(database)
    try:
        import fcntl
    except ImportError:
        yield
        return
    with refusing(path=str(database)), database.open("r+b", buffering=0) as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _SHARED_SIZE, _SHARED_FIRST)
        except (BlockingIOError, PermissionError):
            raise Refused("desk_open", path=str(database)) from None
        yield


def _write_log_back(database: Path) -> None:
    """Of a damaged file the log may stay beside it."""
    with (
        # Python cannot read SQLite's message where it quotes a damaged name.
        suppress(*errors(), UnicodeDecodeError),
        closing(connect(database, "mode=rw", timeout=1)) as raw,
    ):
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def exchange(new: Path, database: Path) -> None:
    """Give a new file the database's name, in one step; logs of the old one go.

    Raises:
        Refused: `desk_open` (Windows), what the disk met.
    """
    with refusing(path=str(database)):
        for ending in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.unlink(f"{database}{ending}")
        try:
            os.replace(new, database)
        except PermissionError:
            if os.name == "nt":
                raise Refused("desk_open", path=str(database)) from None
            raise
