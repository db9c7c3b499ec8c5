"""The office that the packages are of."""

from __future__ import annotations

import pytest

from db import bulk
from db.connection import transaction
from db.records import Duty
from tests.community import SHEETS


@pytest.fixture
def office(duty: Duty) -> Duty:
    """The small community with somebody on duty."""
    with transaction():
        for table, (columns, rows) in SHEETS.items():
            if table != "request":
                bulk.load(table, columns.split(), rows)
        bulk.finish_loading()
    return duty
