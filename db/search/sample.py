"""How common words are, judged by a few thousand documents: for an engine that has to choose its way.

PostgreSQL's own statistics know the commonest words but not how many words begin with `3`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile
from weakref import WeakKeyDictionary

from db.connection import database, execute
from db.orm import Database
from db.records import Token

_SIZE = 2_000
_COUNT = "SELECT reltuples FROM pg_class WHERE oid = CAST(? AS regclass)"
_DRAW = "SELECT t FROM {0}_doc TABLESAMPLE SYSTEM ({1}) REPEATABLE (1) LIMIT {2}"


class Sample:
    """Documents drawn from one kind's, by the words that they have."""

    def __init__(self, documents: Iterable[str]) -> None:
        texts = list(documents)
        self.size = max(len(texts), 1)
        self._entries = sorted(
            (word, place) for place, text in enumerate(texts) for word in text.replace("|", " ").split()
        )

    def matching(self, group: Sequence[Token]) -> frozenset[int]:
        """Which of the documents have one of the words."""
        return frozenset(place for token in group for place in self._with(token))

    def _with(self, token: Token) -> Iterable[int]:
        first = bisect_left(self._entries, (token.text, -1))

        def fits(entry: tuple[str, int]) -> bool:
            return entry[0].startswith(token.text) if token.prefix else entry[0] == token.text

        from_first = (self._entries[index] for index in range(first, len(self._entries)))
        return (place for _word, place in takewhile(fits, from_first))


_drawn: WeakKeyDictionary[Database, dict[str, Sample]] = WeakKeyDictionary()


def sample(kind: str) -> Sample:
    """The sample of one kind of document, drawn once from the open database (PostgreSQL only)."""
    samples = _drawn.setdefault(database(), {})
    if kind not in samples:
        (count,) = execute(_COUNT, (f"{kind}_doc",)).fetchone()
        share = min(100.0, 100 * _SIZE / max(count, 1))
        samples[kind] = Sample(text for (text,) in execute(_DRAW.format(kind, share, _SIZE)))
    return samples[kind]


def forget() -> None:
    """Draw again when next asked: the documents are others now."""
    _drawn.pop(database(), None)
