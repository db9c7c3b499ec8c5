"""Opening and closing the database, and transactions on it.

One database is open at a time in a program. Every thread has its own connection, made on first
use and closed by `close_thread`, by `close_database`, or once its thread has ended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from db.encryption.file_keys import Key
from db.engines import engine_for, held
from db.engines.engine import Engine
from db.migrations.runner import migrate
from db.orm import Database
from db.records import Refused
from db.refusals import refusing
from db.tables import TABLES

P = ParamSpec("P")
R = TypeVar("R")

_open: tuple[Engine, Database] | None = None


def open_database(target: str, *, create: bool = False, site: int = 0, key: Key | None = None) -> None:
    """Open a database, bring it to the present shape and bind the tables to it.

    Args:
        target: A file path, or an address that begins with postgresql://.
        create: Make the file, or fill the server's empty database, if there is none.
        site: Where the ids of a database made now begin: at site x 2**40.
        key: What a file made now is encrypted with, from its first byte on; its attached files are sealed.

    Raises:
        Refused: see `db.refusals`; nothing half-made is left behind.
    """
    global _open
    close_database()
    engine = engine_for(target)
    engine.check(create=create)
    if engine.is_absent():
        engine.give_birth(lambda newborn: _fill(newborn, site, key), key)
    with refusing(**engine.where):
        migrate(engine, create=create, site=site)
        opened = engine.database()
        try:
            opened.connect()
        except BaseException:
            held(opened).close_all()
            raise
    # All of them, so there is no need to follow their references to others.
    opened.bind(TABLES, bind_refs=False, bind_backrefs=False)
    _open = engine, opened


def _fill(newborn: Engine, site: int, key: Key | None) -> None:
    migrate(newborn, create=True, site=site)
    if key is not None:
        # Not at the top: every start would load it.
        from db.encryption.sealing import Seal
        from db.files.office_files import note_seal

        with newborn.migrating() as raw:
            note_seal(raw, Seal.new())


def close_database() -> None:
    """Close every thread's connection, after the transactions under way; nothing to do if none is open.

    On SQLite the last connection to close writes the log back into the file.
    """
    global _open
    if _open is None:
        return
    used, opened = _open
    _open = None
    held(opened).close_all()
    used.tidy()


def close_thread() -> None:
    """Close this thread's connection, for a worker that ends; outside a transaction."""
    if _open is not None:
        _open[1].close()


def _present() -> tuple[Engine, Database]:
    if _open is None:
        raise Refused("database_closed")
    return _open


def database() -> Database:
    """Return Peewee's database. Raises: Refused, `database_closed`."""
    return _present()[1]


def engine() -> Engine:
    """Return the engine in use. Raises: Refused, `database_closed`."""
    return _present()[0]


def is_postgresql() -> bool:
    """Tell whether the open database is on PostgreSQL."""
    return engine().name == "postgresql"


def server_database() -> str:
    """Return the name that the open database has on its server."""
    return str(execute("SELECT current_database()").fetchone()[0])


def raw() -> Any:
    """Return this thread's connection of the driver itself, opened if need be."""
    return database().connection()  # type: ignore[no-untyped-call]


def execute(sql: str, parameters: Sequence[object] = ()) -> Any:
    """Run one statement with `?` for its parameters on either engine; the cursor with its rows."""
    opened = database()
    if is_postgresql():
        sql = sql.replace("?", "%s")
    return opened.execute_sql(sql, parameters)  # type: ignore[no-untyped-call]


def kept_day(day: date) -> date | str:
    """A day as `execute` takes it: SQLite keeps ISO text."""
    return day if is_postgresql() else day.isoformat()


def is_writing() -> bool:
    """Tell whether this thread is in a transaction: what it has written there nobody else knows of yet."""
    return bool(database().in_transaction())


@contextmanager
def transaction() -> Iterator[None]:
    """Run the block in one transaction as the only writer; inside another, be a part of that one.

    Writers wait for each other, up to five seconds, on both engines, so what the block reads
    stays true until it has written. An error undoes everything since the outermost block began.

    Raises:
        Refused: what the engine met, such as `locked` or `disk_full`; nothing was written then.
    """
    if is_writing():
        yield
        return
    opened = database()
    with refusing(), held(opened).writing(), opened.atomic():
        engine().still_there()
        yield


def reading(read: Callable[P, R]) -> Callable[P, R]:
    """Let a function that reads raise `Refused` for what the engine meets, as a transaction does."""

    @wraps(read)
    def refusing_read(*args: P.args, **named: P.kwargs) -> R:
        with refusing(**engine().where):
            return read(*args, **named)

    return refusing_read
