"""Many rows at once: the demo's people and imported ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from db.connection import engine, raw, transaction
from db.tables import Setting


def reserve(table: str, count: int) -> list[int]:
    """Take so many ids of a table, in rising order, for rows to load in the same transaction.

    Raises:
        Refused: what the engine met.
    """
    with transaction():
        return engine().reserve(raw(), table, count) if count else []


def load(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Insert rows in the fastest way the engine has, in the transaction under way or one of its own.

    Args:
        table: A table's name, as in the schema.
        columns: The columns the rows hold, `id` among them; names from the program, never from a person.
        rows: One value per column; dates as `date`, moments as `datetime`, both also as ISO text.

    Returns:
        How many rows were inserted.

    Raises:
        Refused: what the engine met; nothing was written then.
    """
    with transaction():
        return engine().load(raw(), table, tuple(columns), rows)


def finish_loading() -> None:
    """Let the engine know what is there now; call it after `load`.

    Every table numbers its next row beyond the highest id of this site, and plans are made for as many rows
    as there are.
    """
    with transaction():
        site = int(Setting.get(Setting.key == "site").value)
        engine().number_from(raw(), site)
        engine().sample(raw())
