"""The open database with sixty people in it."""

from __future__ import annotations

import pytest

from tests.db.packages import sixty_people


@pytest.fixture
def community(opened: str) -> str:
    """See `sixty_people`; the target of the database."""
    sixty_people.load()
    return opened
