"""What an engine is: all that only one of them can do, behind one interface."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Protocol

from db.encryption.file_keys import Key
from db.orm import Database

# Ids of one community's database lie in [site * SITE_SPAN, (site + 1) * SITE_SPAN).
SITE_SPAN = 2**40


class Raw(Protocol):
    """A driver's own connection, in autocommit mode, as both drivers offer it."""

    def execute(self, statement: Any, parameters: Any = ..., /) -> Any:
        """Run one statement and return its cursor."""


class Engine(Protocol):
    """One engine with one target."""

    name: str
    id_column: str
    key_column: str
    placeholder: str
    # The refusal of a database without anything in it when none is to be made.
    empty_code: str
    # What a refusal tells of the target: `path` or `host`.
    where: dict[str, str | int]

    def check(self, *, create: bool) -> None:
        """Refuse what can be seen to be wrong before connecting. Raises: Refused."""

    def is_absent(self) -> bool:
        """Tell whether there is nothing yet, so that `give_birth` is due."""

    def give_birth(self, build: Callable[[Engine], None], key: Key | None = None) -> None:
        """Make a new database with `build`, encrypted where there is a key and the engine can do that.

        It appears complete or not at all.
        """

    def database(self) -> Database:
        """Return Peewee's database, not yet connected; it has an attribute `held`."""

    def still_there(self) -> None:
        """Refuse to write into what is no longer in its place. Raises: Refused, `vanished`."""

    def migrating(self) -> AbstractContextManager[Raw]:
        """Connect for changing the schema, with rights and patience of its own."""

    def begin(self, raw: Raw) -> None:
        """Begin a transaction that shuts out every other migration and every writer."""

    def version(self, raw: Raw) -> int:
        """Return the schema's version, 0 for an empty database. Raises: Refused."""

    def mark(self, raw: Raw) -> None:
        """Mark an empty database as one of this program, in the transaction under way."""

    def shape(self, raw: Raw) -> str:
        """Return a digest of the schema, or "" where the engine keeps its schema safe itself."""

    def number_from(self, raw: Raw, site: int) -> None:
        """Let every table number its next row beyond its highest id of this site."""

    def sample(self, raw: Raw) -> None:
        """Let the planner see how many rows of what there are, where it does not see by itself."""

    def safeguard(self, raw: Raw, version: int) -> None:
        """Keep a verified copy before the schema changes, where the engine can. Raises: Refused."""

    def tidy(self) -> None:
        """Leave the database in good order after its connections are closed."""

    def check_references(self, raw: Raw) -> None:
        """Refuse the transaction under way if a row refers to nothing. Raises: Refused."""

    def reserve(self, raw: Any, table: str, count: int) -> list[int]:
        """Take so many ids of a table that nobody else will get, in the transaction under way."""

    def load(self, raw: Any, table: str, columns: tuple[str, ...], rows: Any) -> int:
        """Insert many rows in the fastest way there is and return how many."""
