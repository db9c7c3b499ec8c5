"""Whether every attached file is there and as it was, and what lies there without belonging to anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.connection import reading, transaction
from db.copies import kept_copies
from db.encryption import file_keys
from db.files.kept_files import KeptFiles
from db.records import Content, KeptState
from db.requests import attachments
from frontdesk.attachments.place import kept


@dataclass(frozen=True, slots=True)
class Found:
    """What looking at all attached files has shown.

    Args:
        whole: how many contents are as they were.
        missing, damaged: for each such content the number of a request that it belongs to.
        sealed: whether they are to be sealed, the database being encrypted.
        in_the_clear: how many files lie there in the clear all the same.
        left_over, left_over_bytes: files of more than a day ago that belong to nothing.
    """

    whole: int = 0
    missing: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    sealed: bool = False
    in_the_clear: int = 0
    left_over: int = 0
    left_over_bytes: int = 0


@reading
def examine() -> Found:
    """Reads every content and compares it. Raises: Refused, what the disk met."""
    place, wanted = kept(), attachments.contents()
    numbers: dict[KeptState, list[str]] = {state: [] for state in KeptState}
    for content, number in wanted.items():
        numbers[place.state(content)].append(number)
    left = place.left_over(_names(place, wanted))
    is_encrypted = place.seal is not None or _is_encrypted()
    return Found(
        whole=len(numbers[KeptState.WHOLE]),
        missing=tuple(numbers[KeptState.MISSING]),
        damaged=tuple(numbers[KeptState.DAMAGED]),
        sealed=is_encrypted,
        in_the_clear=len(place.in_the_clear()) if is_encrypted else 0,
        left_over=len(left),
        left_over_bytes=sum(size for _path, size in left),
    )


def clear() -> int:
    """Removes what belongs to nothing, as `examine` counts it; returns how many files went."""
    with transaction():
        place = kept()
        return place.clear(_names(place, attachments.contents()))


def _names(place: KeptFiles, wanted: Iterable[Content]) -> set[str]:
    return place.names(content.digest for content in wanted)


def _is_encrypted() -> bool:
    """One of before files were sealed has no seal yet."""
    database = kept_copies.present_file()
    return database is not None and file_keys.is_encrypted(database)
