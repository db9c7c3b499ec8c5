"""The small community with everybody in it, on each engine in turn."""

from __future__ import annotations

import pytest

from db.records import Duty
from db.search import store

from . import namesakes


@pytest.fixture
def community(duty: Duty) -> Duty:
    """Who is on duty in the loaded community, three of whose people were served lately."""
    namesakes.load()
    for resident in (1, 16, 8):
        store.note_served(resident)
    return duty
