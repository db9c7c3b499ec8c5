"""What in a list is meant by the first letters, characters or digits that somebody types."""

from __future__ import annotations

from collections.abc import Iterable

from db.search.keys import estate_base, word


def begins(words: Iterable[str], typed: str) -> bool:
    """Whether one of `words` (index words) begins with what was typed, however it was typed."""
    meant = {word(typed), estate_base(typed)} - {""}
    return any(known.startswith(start) for known in words for start in meant)


def is_whole(words: Iterable[str], typed: str) -> bool:
    """Whether one of `words` is just what was typed."""
    return word(typed) in words
