"""The topics by their letters, for rows that are loaded in bulk."""

from __future__ import annotations

from collections.abc import Mapping

from db.connection import transaction
from db.tables import Organisation, Topic


def pass_on(units: Mapping[str, str]) -> None:
    """Set whom topics usually go to, by their letters and the organisation's name; no journal is kept of it.

    Raises:
        Refused: what the engine met.
    """
    with transaction():
        for code, name in units.items():
            unit = Organisation.select(Organisation.id).where(Organisation.name == name)
            Topic.update(organisation=unit).where(Topic.code == code).execute()
