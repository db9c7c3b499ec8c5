"""Connecting to a SQLite file, plain or encrypted; the driver for encrypted ones is loaded for them alone."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from db.encryption.file_keys import Key, key_of
from db.records import Refused

_DRIVER = "sqlcipher3.dbapi2"


def connect(path: Path, how: str = "", **options: Any) -> sqlite3.Connection:
    """Connect to a file.

    Args:
        path: The file.
        how: What stands behind the question mark of SQLite's address of a file, such as mode=rw.
        options: As `sqlite3.connect` takes them.

    Raises:
        Refused: `passphrase_needed`, `passphrase_wrong`, `no_cipher`.
    """
    key = key_of(path)
    if key is not None:
        return connect_with(key, path, how, **options)
    plain: sqlite3.Connection = sqlite3.connect(*_address(path, how, options), **options)
    return plain


def connect_with(key: Key | None, path: Path, how: str = "", **options: Any) -> sqlite3.Connection:
    """Connect by the driver for encrypted files; without a key it takes the file for a plain one.

    Raises:
        Refused: `no_cipher`.
    """
    connection = _driver().connect(*_address(path, how, options), **options)
    try:
        # Of a wrong key it would tell on standard error, in the middle of the screen.
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f'PRAGMA key = "{key.pragma}"')
    except BaseException:
        connection.close()
        raise
    # The same interface, a module of its own.
    return cast(sqlite3.Connection, connection)


def connect_like(other: Path, path: Path, **options: Any) -> sqlite3.Connection:
    """Connect to a file that is still empty and becomes as encrypted as another one. Raises: as `connect`."""
    key = key_of(other)
    return sqlite3.connect(path, **options) if key is None else connect_with(key, path, **options)


def begin_like(other: Path, path: Path) -> None:
    """Begin an empty file that is to become as encrypted as another one. Raises: as `connect`."""
    if (key := key_of(other)) is not None:
        begin_with(key, path)


def begin_with(key: Key, path: Path) -> None:
    """Begin an empty file that is to be encrypted with that key. Raises: Refused, `no_cipher`."""
    with closing(connect_with(key, path, isolation_level=None)) as begun:
        begun.execute("PRAGMA journal_mode = wal")


def opens(path: Path, key: Key) -> bool:
    """Whether a key opens a file. Raises: Refused, `no_cipher`."""
    try:
        # The first page tells, and it is never in the log alone.
        with closing(connect_with(key, path, "immutable=1")) as tried:
            tried.execute("PRAGMA schema_version").fetchone()
    except errors("DatabaseError") as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_NOTADB:
            return False
        raise
    return True


def errors(name: str = "Error") -> tuple[type[Exception], ...]:
    """The classes of that error, of each driver that is loaded."""
    modules = (sqlite3, sys.modules.get(_DRIVER))
    return tuple(getattr(module, name) for module in modules if module is not None)


def require_driver() -> None:
    """Make sure that databases can be encrypted here. Raises: Refused, `no_cipher`."""
    _driver()


def _driver() -> Any:
    try:
        from sqlcipher3 import dbapi2
    except ImportError:
        raise Refused("no_cipher") from None
    return dbapi2


def _address(path: Path, how: str, options: dict[str, Any]) -> tuple[str]:
    if not how:
        return (str(path),)
    options["uri"] = True
    return (f"{path.as_uri()}?{how}",)
