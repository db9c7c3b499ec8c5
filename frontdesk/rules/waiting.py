"""How long somebody waits after wrong passwords: longer each time, but never for good."""

from __future__ import annotations

from datetime import datetime, timedelta

FREE = 4
"""So many in a row may be wrong without a wait: anybody mistypes."""
_SPANS = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 900))
"""After the fifth, the sixth, and so on; the last stays."""


def span(failed: int) -> timedelta:
    """How long nothing is looked at once so many in a row were wrong."""
    if failed <= FREE:
        return timedelta()
    return _SPANS[min(failed - FREE, len(_SPANS)) - 1]


def left(failed: int, last: datetime | None, now: datetime) -> timedelta:
    """How much of that is still to come.

    A last time that lies ahead was before somebody set the clock back: the whole span is waited for from
    now on, and no longer.

    Args:
        failed: how many in a row were wrong.
        last: when the last of them was; None where nobody knows.
        now: by the same clock.
    """
    if last is None:
        return timedelta()
    whole = span(failed)
    return min(max(whole - (now - last), timedelta()), whole)
