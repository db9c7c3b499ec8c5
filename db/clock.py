"""The time of day for what the database records about itself; working days come from the `Duty`."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Return the present moment in UTC, without a zone, as the tables store it."""
    return datetime.now(UTC).replace(tzinfo=None)
