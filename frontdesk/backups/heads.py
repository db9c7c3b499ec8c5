"""Where the journal ended at each close and at the last copy, kept apart: a tail cut off is noticed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from db import journal
from db.copies import heads_file
from db.copies.heads_file import KnownHead
from db.day import closes
from frontdesk.backups.remembering import place


def note(*more: Path) -> None:
    """Write down where the journal ends now and did at each close, here and elsewhere.

    What the journal does not have any more stays so. On a disk that cannot be written nothing is, but it is
    tried again with each copy.
    """
    entry, chain = journal.head()
    closed = [KnownHead(number, then, day.isoformat()) for day, number, then in closes.heads() if number]
    found = _told(more)
    for one in (*closed, *([KnownHead(entry, chain)] if entry else ())):
        found.setdefault(one.key, one)
    # Of those of copies the last tells all.
    lacking = _lacking(found.values())
    _write([one for one in found.values() if one.day or one.entry >= entry or one in lacking], more)


def settle() -> None:
    """What is there was put there on purpose: what it does not have is not missed, what it has again is."""
    known = _told(()).values()
    lacking = _lacking(known)
    _write([replace(one, left=one in lacking) for one in known], ())


def lost(*more: Path) -> KnownHead | None:
    """The first of those written down, here or in other folders, that the journal lacks; else None."""
    missed = _lacking(one for one in _told(more).values() if not one.left)
    return min(missed, key=lambda one: (one.entry, one.day, one.chain), default=None)


def _told(more: Sequence[Path]) -> dict[object, KnownHead]:
    """What is written down; what stands here goes before what other folders tell.

    Those may not have been there when a copy was restored.
    """
    found: dict[object, KnownHead] = {}
    for folder in (place(), *more):
        for one in heads_file.read(folder):
            found.setdefault(one.key, one)
    return found


def _write(heads: Sequence[KnownHead], more: Sequence[Path]) -> None:
    for folder in (place(), *more):
        with suppress(OSError):
            heads_file.write(folder, heads)


def _lacking(heads: Iterable[KnownHead]) -> frozenset[KnownHead]:
    """Those that the journal does not have, or not as they were."""
    known = tuple(heads)
    chains = journal.chains_at([one.entry for one in known])
    return frozenset(one for one in known if chains.get(one.entry) != one.chain)
