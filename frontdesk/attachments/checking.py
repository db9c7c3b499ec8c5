"""Whether every attached file is there and as it was, and what lies there without belonging to anything."""

from __future__ import annotations

from dataclasses import dataclass

from db.connection import reading, transaction
from db.records import KeptState
from db.requests import attachments
from frontdesk.attachments.place import kept


@dataclass(frozen=True, slots=True)
class Found:
    """What looking at all attached files has shown.

    Args:
        whole: how many contents are as they were.
        missing, damaged: for each such content the number of a request that it belongs to.
        left_over, left_over_bytes: files of more than a day ago that belong to nothing.
    """

    whole: int = 0
    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    left_over: int = 0
    left_over_bytes: int = 0


@reading
def examine() -> Found:
    """Reads every content and compares it. Raises: Refused, what the disk met."""
    place, wanted = kept(), attachments.contents()
    numbers: dict[KeptState, list[str]] = {state: [] for state in KeptState}
    for content, number in wanted.items():
        numbers[place.state(content)].append(number)
    left = place.left_over({content.digest for content in wanted})
    return Found(
        len(numbers[KeptState.WHOLE]),
        tuple(numbers[KeptState.MISSING]),
        tuple(numbers[KeptState.DAMAGED]),
        len(left),
        sum(size for _path, size in left),
    )


def clear() -> int:
    """Removes what belongs to nothing, as `examine` counts it; returns how many files went."""
    with transaction():
        return kept().clear({content.digest for content in attachments.contents()})
