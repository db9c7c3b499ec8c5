"""A database that was lent before is as good as new."""

from __future__ import annotations

from typing import Any

import pytest

from db.connection import close_database
from tests import community
from tests.lending import Lending, Server

_SIZES = "SELECT relname, reltuples FROM pg_class WHERE relkind = 'r' ORDER BY relname"


@pytest.fixture(scope="module")
def lending(postgresql_server: Server) -> Lending:
    """Of these tests alone: what the others were lent may be near its last use."""
    return Lending(postgresql_server, called="own")


def _state(lending: Lending, name: str) -> list[Any]:
    with lending.server.connected(name) as connection:
        tables = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
        )
        return [
            *(connection.execute(f'SELECT * FROM "{table}"').fetchall() for (table,) in tables.fetchall()),
            connection.execute("SELECT last_value, is_called FROM setting_id_seq").fetchall(),
            connection.execute("SELECT last_value, is_called FROM resident_id_seq").fetchall(),
            connection.execute("SELECT count(*) FROM pg_stats WHERE schemaname = 'public'").fetchall(),
            dict(connection.execute(_SIZES).fetchall())["resident"],
        ]


def test_what_was_written_is_gone(lending: Lending) -> None:
    name = lending.lend()
    before = _state(lending, name)
    lending.take_back(name)
    assert lending.lend() == name
    community.settle(lending.server.url(name))
    close_database()
    assert _state(lending, name) != before
    lending.take_back(name)
    assert lending.lend() == name
    assert _state(lending, name) == before
    lending.take_back(name)


def test_what_was_lent_often_is_thrown_away(postgresql_server: Server) -> None:
    lending = Lending(postgresql_server, called="worn", most_uses=2)
    first = lending.lend()
    lending.take_back(first)
    assert lending.lend() == first
    lending.take_back(first)
    following = lending.lend()
    assert following != first
    lending.take_back(following)


@pytest.mark.parametrize(
    "change",
    [
        "CREATE TABLE other (id INTEGER)",
        "DROP INDEX resident_name",
        "ALTER TABLE resident ADD COLUMN other INTEGER",
        "ALTER TABLE resident ALTER COLUMN name DROP NOT NULL",
        "ALTER TABLE resident DISABLE TRIGGER ALL",
        "CREATE FUNCTION one() RETURNS INTEGER LANGUAGE SQL AS 'SELECT 1'",
    ],
)
def test_another_shape_is_not_lent_again(lending: Lending, change: str) -> None:
    name = lending.lend()
    with lending.server.connected(name) as connection:
        connection.execute(change.encode())
    lending.take_back(name)
    following = lending.lend()
    assert following != name
    lending.take_back(following)
