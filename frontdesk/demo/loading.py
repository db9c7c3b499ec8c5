"""Putting the made-up community into a database."""

from __future__ import annotations

from db import figures
from db.bulk import finish_loading, load
from db.connection import close_database, engine, open_database, transaction
from db.records import Refused
from db.registers import topics
from db.requests import loaded
from db.search.store import rebuild
from frontdesk.backups import heads
from frontdesk.demo.bodies import ORGANISATIONS
from frontdesk.demo.community import community
from frontdesk.demo.day import DAY
from frontdesk.demo.everyday import UNITS
from frontdesk.demo.register import COLUMNS


def build(target: str, seed: int = 1, scale: int = 1) -> None:
    """Make the demo's database and leave it open: all of it, and what search knows of it, in one transaction.

    Args:
        target: As for `db.connection.open_database`; made if there is none.
        seed: Any whole number; the same seed makes the same people.
        scale: How many times over places and people are made.

    Raises:
        Refused: `demo_exists` where an office's data is there already; and what opening refuses.
    """
    open_database(target, create=True)
    try:
        with transaction():
            _refuse_an_office()
            load_community(seed, scale)
            rebuild()
        heads.settle()
    except BaseException:
        close_database()
        raise


def load_community(seed: int, scale: int) -> None:
    """Load the community into the open database and bring its sequences up; search does not know it yet."""
    with transaction():
        for table, rows in community(seed, scale):
            load(table, COLUMNS[table], rows)
        topics.pass_on({code: ORGANISATIONS[key][0] for code, key in UNITS.items()})
        loaded.complete()
        finish_loading()


def _refuse_an_office() -> None:
    there = figures.counts(DAY, 0)
    if there.residents or there.departed or there.estates or there.organisations or there.staff:
        # The path of a file, or a server's name: never the address, which may hold a password.
        raise Refused("demo_exists", path=next(iter(engine().where.values())))
