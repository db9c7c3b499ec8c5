"""What every table shares."""

from __future__ import annotations

from db.orm import Model


class Table(Model):
    """A table of the database; `db.connection.open_database` binds it to the engine in use.

    The shape of the tables is owned by `db.migrations`; these classes only name what is there.
    """

    class Meta:
        legacy_table_names = False
