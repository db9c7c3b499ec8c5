"""The office of these tests."""

from __future__ import annotations

import pytest

from db.connection import transaction
from db.records import Duty
from db.tables import Request, RequestReporter
from tests import community


@pytest.fixture
def quiet_office(duty: Duty) -> None:
    """The small community, in the open database, where no request was ever made."""
    community.load()
    with transaction():
        RequestReporter.delete().execute()
        Request.delete().execute()
