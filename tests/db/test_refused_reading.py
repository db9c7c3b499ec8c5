"""Reads refuse as writes do: a sentence for the clerk, whatever the engine meets."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from db import cards, drafts, figures, settings
from db.connection import close_database, open_database
from db.records import Duty, Refused
from db.requests import listing
from db.search import finder
from frontdesk.query import parse
from tests import community
from tests.conftest import TODAY
from tests.lending import Server

CORRUPTIONS = 60


def look_around() -> None:
    """What the desk reads: whose office it is, drafts, the notebook, a lookup, the card of its first hit."""
    settings.read("community")
    drafts.waiting(Duty(1, "", "clerk", "1", TODAY))
    figures.counts(TODAY, 1)
    listing.latest(5)
    for text in ("z", "zhang", "张", "1-", "3"):
        for hit in finder.find(parse(text, TODAY), TODAY)[:1]:
            cards.household(hit.household_id or hit.id, TODAY)
            cards.resident(hit.id, TODAY)


def test_flipped_bytes_are_refused_or_read(sqlite_target: str) -> None:
    open_database(sqlite_target)
    community.load()
    look_around()
    close_database()
    path, told = Path(sqlite_target), dict[str, int]()
    whole = path.read_bytes()
    for seed in range(CORRUPTIONS):
        dice = random.Random(seed)
        content = bytearray(whole)
        page = dice.randrange(8, len(whole) // 4096)
        content[page * 4096 : page * 4096 + 64] = dice.randbytes(64)
        path.write_bytes(content)
        try:
            open_database(sqlite_target)
            look_around()
            said = "works"
        except Refused as refused:
            said = refused.reason.code
        finally:
            close_database()
        told[said] = told.get(said, 0) + 1
    assert set(told) <= {"works", "damaged", "row_gone"}, told
    assert told["works"] > 0
    assert told["damaged"] > 0


def test_a_server_that_ended_the_line_is_said_and_found_again(
    postgresql_target: str, postgresql_server: Server
) -> None:
    open_database(postgresql_target)
    community.load()
    look_around()
    postgresql_server.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'frontdesk'"
    )
    with pytest.raises(Refused, match="cannot_connect"):
        look_around()
    look_around()
