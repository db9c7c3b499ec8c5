"""The connections that threads hold, so that closing the database closes all of them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from db.records import Refused

# A statement of another thread is given this long to come to its end before its connection is closed.
PATIENCE_SECONDS = 5.0


class Closable(Protocol):
    """What of a driver's connection this module needs."""

    def close(self) -> None:
        """End the connection."""


class Held:
    """Every open connection of one database with the thread that opened it."""

    def __init__(self, interrupt: Callable[[Any], None]) -> None:
        """Args: interrupt: ends what another thread runs on its connection, and waits for that if it can."""
        self._interrupt = interrupt
        self._changed = threading.Condition()
        self._connections: list[tuple[threading.Thread, Closable]] = []
        self._writing = 0
        self._closed = False

    def add(self, connection: Closable) -> None:
        """Remember a new connection of this thread, and close those of threads that have ended.

        Raises:
            Refused: `database_closed`.
        """
        with self._changed:
            if self._closed:
                connection.close()
                raise Refused("database_closed")
            left_behind = [held for thread, held in self._connections if not thread.is_alive()]
            self._connections = [(thread, held) for thread, held in self._connections if thread.is_alive()]
            self._connections.append((threading.current_thread(), connection))
        for held in left_behind:
            held.close()

    def drop(self, connection: Closable) -> None:
        """Forget a connection that its thread closes itself."""
        with self._changed:
            self._connections = [
                (thread, held) for thread, held in self._connections if held is not connection
            ]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep `close_all` waiting while the block runs.

        Raises:
            Refused: `database_closed`.
        """
        with self._changed:
            if self._closed:
                raise Refused("database_closed")
            self._writing += 1
        try:
            yield
        finally:
            with self._changed:
                self._writing -= 1
                self._changed.notify_all()

    def close_all(self) -> None:
        """Let no new connection in, wait for transactions to end, and close every connection.

        What another thread is reading at that moment ends with an error that `db.refusals` knows
        as `database_closed`.
        """
        with self._changed:
            self._closed = True
            self._changed.wait_for(lambda: self._writing == 0, PATIENCE_SECONDS)
            connections, self._connections = self._connections, []
        for thread, connection in connections:
            if thread is not threading.current_thread():
                self._interrupt(connection)
            connection.close()
