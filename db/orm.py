"""Peewee, imported without the PostgreSQL drivers that it would load of its own accord.

Peewee imports every driver it finds; psycopg alone costs ten times as much as Peewee itself,
and an office on SQLite never needs it. So everything in `db` takes Peewee's names from here;
`db.engines.postgresql` loads psycopg when a postgresql:// target is opened.
"""

from __future__ import annotations

import sys

_DRIVERS = ("psycopg", "psycopg2", "psycopg2cffi", "pymysql", "MySQLdb")
_absent = tuple(name for name in _DRIVERS if name not in sys.modules)
# None in sys.modules is Python's own way of saying "not importable".
for _name in _absent:
    sys.modules[_name] = None  # type: ignore[assignment]
try:
    from peewee import (
        JOIN,
        SQL,
        BigAutoField,
        BigIntegerField,
        BooleanField,
        Case,
        Database,
        DatabaseError,
        DateField,
        DateTimeField,
        Field,
        ForeignKeyField,
        IntegerField,
        IntegrityError,
        InterfaceError,
        Model,
        OperationalError,
        PeeweeException,
        PostgresqlDatabase,
        Psycopg3Adapter,
        SmallIntegerField,
        SqliteDatabase,
        TextField,
        Value,
        fn,
    )
finally:
    for _name in _absent:
        del sys.modules[_name]

__all__ = [
    "JOIN",
    "SQL",
    "BigAutoField",
    "BigIntegerField",
    "BooleanField",
    "Case",
    "Database",
    "DatabaseError",
    "DateField",
    "DateTimeField",
    "Field",
    "ForeignKeyField",
    "IntegerField",
    "IntegrityError",
    "InterfaceError",
    "Model",
    "OperationalError",
    "PeeweeException",
    "PostgresqlDatabase",
    "Psycopg3Adapter",
    "SmallIntegerField",
    "SqliteDatabase",
    "TextField",
    "Value",
    "fn",
]
