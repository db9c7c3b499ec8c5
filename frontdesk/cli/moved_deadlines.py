"""What a change of the calendar does to deadlines, as JSON and in lines."""

from __future__ import annotations

from frontdesk.cli import output
from frontdesk.requests.recounting import Recounted
from frontdesk.words import deadlines


def as_json(recounted: Recounted) -> dict[str, object]:
    """Those that moved, and how many are no estimate any more."""
    return {
        "moved": [
            {
                "number": one.number,
                "clock": one.clock,
                "from": one.before.isoformat(),
                "to": one.after.isoformat(),
            }
            for one in recounted.moved
        ],
        "settled": recounted.settled,
    }


def in_lines(recounted: Recounted, *, dry_run: bool) -> list[str]:
    """A line each, under one that says how many; nothing where none moves."""
    lines = []
    if recounted.moved:
        lines.append(deadlines.how_many_move(len(recounted.moved), would=dry_run))
        lines += output.columns([deadlines.moved(one) for one in recounted.moved])
    if recounted.settled:
        lines.append(deadlines.settled(recounted.settled))
    return lines
