"""Days and moments of rows that a bare statement found: SQLite hands them over as ISO texts."""

from __future__ import annotations

from datetime import date, datetime


def day_of(value: date | str) -> date:
    """A day."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def day_or_none(value: date | str | None) -> date | None:
    """A day, where there may be none."""
    return None if value is None else day_of(value)


def moment_of(value: datetime | str) -> datetime:
    """A moment, in UTC."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value
