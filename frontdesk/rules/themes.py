"""Themes: several requests about one topic from one estate within some days (domain 4.5; pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from db.records import Sighting


@dataclass(frozen=True, slots=True)
class Theme:
    """What came again and again: `count` times from its first day to its last, within the rule's days."""

    estate_id: int
    topic: str
    count: int
    first: date
    last: date


def themes(sightings: Iterable[Sighting], least: int, days: int, since: date) -> tuple[Theme, ...]:
    """The themes of a period, the greatest first, each estate and topic once: where it was densest.

    Args:
        sightings: by day, from `days` before the period on.
        least: how many make a theme.
        days: within how many days, the first and the last included.
        since: the first day of the period; what had ended before is none of its themes.
    """
    seen: dict[tuple[int, str], list[date]] = {}
    for one in sightings:
        seen.setdefault((one.estate_id, one.topic), []).append(one.day)
    found = [
        theme
        for (estate_id, topic), on in seen.items()
        if len(on) >= least and (theme := _densest(estate_id, topic, on, days, since)).count >= least
    ]
    return tuple(sorted(found, key=lambda one: (-one.count, one.first, one.estate_id, one.topic)))


def _densest(estate_id: int, topic: str, on: list[date], days: int, since: date) -> Theme:
    best = Theme(estate_id, topic, 0, since, since)
    first = 0
    for last, day in enumerate(on):
        while on[first] <= day - timedelta(days):
            first += 1
        count = last - first + 1
        if day >= since and count > best.count:
            best = Theme(estate_id, topic, count, on[first], day)
    return best
