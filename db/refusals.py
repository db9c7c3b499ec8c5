"""What went wrong underneath, as a refusal that a person can be told.

| code | meaning |
|---|---|
| `missing_folder` | the folder the file should stand in is not there |
| `missing_database` | there is no such file (or an empty PostgreSQL database) and none was to be made |
| `not_a_database` | the file is something else, or empty |
| `other_application` | a database, but not one of this program |
| `newer_database` | made by a newer version of this program |
| `damaged` | pages or tables of the database cannot be read |
| `cannot_open` | the system does not let the file be opened |
| `vanished` | the open file was deleted, or another one stands in its place |
| `locked` | another program holds the database too long |
| `disk_full` | there is no room to write |
| `disk_failing` | the disk does not read or write |
| `read_only` | file, folder or server may only be read |
| `network_share` | SQLite on a network share |
| `wrong_url` | not a path and not a postgresql:// address |
| `no_driver` | the `server` extra is not installed |
| `no_cipher` | the `encrypted` extra is not installed |
| `passphrase_needed` | the file is encrypted, and nobody was asked for its passphrase |
| `passphrase_wrong` | what was given opens it neither as its passphrase nor as its recovery key |
| `cannot_connect` | the server does not answer or does not let us in |
| `database_closed` | used after `close_database` |
| `no_memory` | the machine ran out of memory |

Values never carry more than a path, a host name, an SQLSTATE or a number: an engine's own
message may quote a row.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from db.records import Refused

# SQLite's result codes; the low byte is the primary code, the rest says where it happened.
_SQLITE = {
    sqlite3.SQLITE_INTERRUPT: "database_closed",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "not_a_database",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
    sqlite3.SQLITE_IOERR: "disk_failing",
    sqlite3.SQLITE_NOMEM: "no_memory",
}
# A file size limit or a quota shows as a failed write, not as a full disk.
_SQLITE_NO_ROOM = frozenset(
    {sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE, sqlite3.SQLITE_IOERR_TRUNCATE}
)
# What is said without a telling code when the file holds nonsense.
_SQLITE_NONSENSE = ("could not decode to utf-8", "vtable constructor failed")

# PostgreSQL: SQLSTATE, longest prefix first.
_POSTGRESQL = {
    "57014": "database_closed",
    "55P03": "locked",
    "40P01": "locked",
    "25006": "read_only",
    "42501": "read_only",
    "53100": "disk_full",
    "53200": "no_memory",
    "XX001": "damaged",
    "XX002": "damaged",
    "58030": "disk_failing",
    "08": "cannot_connect",
    "28": "cannot_connect",
    "3D": "cannot_connect",
    "53": "cannot_connect",
    "57P": "cannot_connect",
}

_OS = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOENT: "missing_folder",
    errno.ENOTDIR: "missing_folder",
    errno.ENAMETOOLONG: "missing_folder",
    errno.EIO: "disk_failing",
}


def _of_sqlite(error: BaseException) -> Refused | None:
    code = getattr(error, "sqlite_errorcode", None)
    message = str(error).lower()
    if code is not None and code in _SQLITE_NO_ROOM:
        return Refused("disk_full")
    if code is not None and (name := _SQLITE.get(code & 0xFF)) is not None:
        return Refused(name)
    if "closed database" in message:
        return Refused("database_closed")
    if any(nonsense in message for nonsense in _SQLITE_NONSENSE):
        return Refused("damaged")
    return None


def _of_postgresql(error: BaseException) -> Refused | None:
    state = getattr(error, "sqlstate", None)
    if isinstance(state, str):
        for length in (5, 3, 2):
            if (name := _POSTGRESQL.get(state[:length])) is not None:
                return Refused(name, sqlstate=state)
        return None
    # Without a state the server never answered: the line is down.
    gone = type(error).__name__ in ("OperationalError", "InterfaceError", "ConnectionTimeout")
    return Refused("cannot_connect") if gone else None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield the error and what it stands for or hides: Peewee's original, the cause, the context.

    When a full disk has already ended the transaction, Peewee's own rollback fails with "no
    transaction is active" and the error that mattered is left in the context.
    """
    waiting, seen = [error], set[int]()
    while waiting:
        this = waiting.pop(0)
        if id(this) in seen:
            continue
        seen.add(id(this))
        yield this
        for behind in (getattr(this, "orig", None), this.__cause__, this.__context__):
            if isinstance(behind, BaseException):
                waiting.append(behind)


def refusal(error: BaseException) -> Refused | None:
    """Return what a person can be told about an engine's error, or None for a programming error.

    Args:
        error: Any exception; Peewee's wrappers, drivers' errors and operating system errors are understood.
    """
    for this in _chain(error):
        if isinstance(this, Refused):
            return this
        found: Refused | None = None
        if isinstance(this, sqlite3.Error) or type(this).__module__.startswith("sqlcipher3"):
            found = _of_sqlite(this)
        elif type(this).__module__.startswith("psycopg"):
            found = _of_postgresql(this)
        elif isinstance(this, OSError) and this.errno in _OS:
            found = Refused(_OS[this.errno])
        elif isinstance(this, UnicodeDecodeError) and this.object.startswith(b"malformed database schema"):
            # Python could not read SQLite's message, which quotes the damaged text.
            found = Refused("damaged")
        elif isinstance(this, MemoryError):
            found = Refused("no_memory")
        if found is not None:
            return found
    return None


@contextmanager
def refusing(**values: str | int) -> Iterator[None]:
    """Turn errors of the engine inside the block into `Refused`; others pass unchanged.

    Args:
        values: What to add to the refusal, such as the path.

    Raises:
        Refused: instead of an engine's error that a person can be told.
    """
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        found = refusal(error)
        if found is None:
            raise
        # "from None": the engine's message may quote a row.
        raise Refused(found.reason.code, **{**values, **found.reason.values}) from None
