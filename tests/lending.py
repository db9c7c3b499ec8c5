"""PostgreSQL databases lent to one test after the other: to make one is to write eight hundred files.

What is given back is emptied to the rows it was made with; its numbers begin anew, and the server forgets
what it knew of the tables' contents. One of another shape (a table, a column, a trigger) is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import psycopg

TEMPLATE = "frontdesk_template"
_OWN = ">= 16384"
"""Smaller ids are those of the server's own tables and types."""
_CATALOGUES = (
    f"pg_attrdef WHERE adrelid {_OWN}",
    f"pg_attribute WHERE attrelid {_OWN}",
    f"pg_constraint WHERE conrelid {_OWN}",
    "pg_extension",
    f"pg_index WHERE indexrelid {_OWN}",
    "pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_'",
    f"pg_proc WHERE oid {_OWN}",
    f"pg_trigger WHERE oid {_OWN}",
    f"pg_type WHERE oid {_OWN}",
)
# How many rows each has and which transaction wrote the last. Tables and numbers: what they are like, for
# their sizes and beginnings are written there too.
_SHAPE = " UNION ALL ".join(
    (
        *(f"SELECT count(*), max(xmin::text::bigint) FROM {rows}" for rows in _CATALOGUES),
        "SELECT count(*), sum(hashtext(concat_ws(',', oid, relname, relkind, relnatts, relchecks,"
        f" relhasindex, relhastriggers, relrowsecurity, reloptions))) FROM pg_class WHERE oid {_OWN}"
        " AND relpersistence <> 't'",
        "SELECT count(*), sum(hashtext(concat_ws(',', s.*))) FROM pg_sequence s",
    )
)
_TOUCHED = """SELECT relname FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0"""


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server of our own; `url(name)` addresses one of its databases."""

    url: Callable[[str], str]

    def connected(self, name: str = "postgres") -> psycopg.Connection[Any]:
        """An administrator's connection, outside transactions."""
        return psycopg.connect(self.url(name), autocommit=True)

    def run(self, statement: str) -> None:
        """Run one administrator's statement outside a transaction."""
        with self.connected() as connection:
            connection.execute(statement.encode())


@dataclass
class Lending:
    """Databases like `TEMPLATE`, which must not change any more."""

    server: Server
    called: str = "lent"
    """What their names begin with: two who lend from one server each call theirs otherwise."""
    most_uses: int = 100
    """How often one is lent before it is thrown away: what stays behind in its indexes slows it down."""
    _ready: list[str] = field(default_factory=list)
    _uses: dict[str, int] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        with self.server.connected(TEMPLATE) as connection:
            self._shape = connection.execute(_SHAPE).fetchall()
            self._rows = {name: _copied(connection, name) for (name,) in connection.execute(_TOUCHED)}
            names = connection.execute("SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences")
            places = connection.execute(
                " UNION ALL ".join(
                    f"SELECT format('setval(%L, %s, %L)', '{name}', last_value, is_called) FROM {name}"
                    for (name,) in names
                )
            )
            self._numbers_set_back = "SELECT " + ", ".join(place for (place,) in places)

    def lend(self) -> str:
        """A database that nobody else uses."""
        if self._ready:
            return self._ready.pop()
        name = f"{self.called}_{next(self._numbers)}"
        self.server.run(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
        self._uses[name] = 0
        return name

    def take_back(self, name: str) -> None:
        """Make it as good as new, or throw it away."""
        self._uses[name] += 1
        if self._uses[name] < self.most_uses and self._is_emptied(name):
            self._ready.append(name)
        else:
            self.server.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _is_emptied(self, name: str) -> bool:
        with self.server.connected(name) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            if connection.execute(_SHAPE).fetchall() != self._shape:
                return False
            touched = [f'"{table}"' for (table,) in connection.execute(_TOUCHED)]
            with connection.transaction():
                _without_triggers(connection)
                connection.execute(";".join(f"DELETE FROM {table}" for table in touched))
            # Rows that are gone would else decide where new ones go, and so in which order they are read.
            connection.execute(f"VACUUM (SKIP_DATABASE_STATS) {', '.join(touched)}")
            with connection.transaction():
                _without_triggers(connection)
                connection.execute(f"DELETE FROM pg_statistic WHERE starelid {_OWN}")
                connection.execute(
                    "SELECT pg_clear_relation_stats('public', relname) FROM pg_class"
                    " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples <> -1"
                )
                for table, rows in self._rows.items():
                    with connection.cursor().copy(f'COPY "{table}" FROM STDIN') as copy:
                        copy.write(rows)
                connection.execute(self._numbers_set_back)
        return True


def _copied(connection: psycopg.Connection[Any], table: str) -> bytes:
    with connection.cursor().copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(copy)


def _without_triggers(connection: psycopg.Connection[Any]) -> None:
    connection.execute("SET LOCAL session_replication_role = replica")
