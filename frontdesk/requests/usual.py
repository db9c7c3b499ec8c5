"""What is offered while a request is written down: everyday phrases, and first what was used last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.requests import recent
from frontdesk.choices import Choice, spelled

_LATEST = 300
"""So many requests tell what is usual: about a year's of one office."""
_BACKGROUNDS = ("历史遗留问题",)
_MOST_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Usual:
    """What an office usually writes down.

    Args:
        natures, topics: their codes, the last used first.
        phrases: the everyday phrases as choices, those of most use first; their codes are their texts.
        topic_of: the letters of the topic that a phrase belongs to, by its text.
        backgrounds, campaigns: what was written there of late, the last used first.
    """

    natures: tuple[str, ...]
    topics: tuple[str, ...]
    phrases: tuple[Choice, ...]
    topic_of: Mapping[str, str]
    backgrounds: tuple[Choice, ...]
    campaigns: tuple[Choice, ...]


def usual() -> Usual:
    """What this office usually writes down, as of now."""
    latest = recent.latest(_LATEST)
    phrases = recent.phrases()
    used = Counter(one.words for one in latest)
    by_use = sorted(dict.fromkeys(text for text, _code in phrases), key=lambda text: -used[text])
    topic_of = {text: code for text, code in reversed(phrases)}
    return Usual(
        natures=_distinct(one.nature for one in latest),
        topics=_distinct(one.topic for one in latest),
        phrases=tuple(_as_written(text, topic_of[text]) for text in by_use),
        topic_of=topic_of,
        backgrounds=_offered((*(one.background for one in latest), *_BACKGROUNDS)),
        campaigns=_offered(one.campaign for one in latest),
    )


def last_used_first(choices: Iterable[Choice], codes: Sequence[str]) -> tuple[Choice, ...]:
    """Choices in their order, but those of `codes` first, in that order."""
    by_code = {choice.code: choice for choice in choices}
    first = [by_code[code] for code in codes if code in by_code]
    return tuple(dict.fromkeys((*first, *by_code.values())))


def of_topic_first(phrases: Sequence[Choice], topic: str) -> tuple[Choice, ...]:
    """Phrases in their order, but first those of a topic, then those of its whole or its other parts."""
    if not topic:
        return tuple(phrases)
    whole = topic.split("-")[0]
    return tuple(sorted(phrases, key=lambda one: (one.beside != topic, one.beside.split("-")[0] != whole)))


def _distinct(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in codes if code))


def _offered(texts: Iterable[str]) -> tuple[Choice, ...]:
    return tuple(_as_written(text) for text in _distinct(texts)[:_MOST_OFFERED])


def _as_written(text: str, beside: str = "") -> Choice:
    """A text to choose by its initials or spelling only: whoever types Chinese means what is typed."""
    by = tuple(known for known in spelled(text) if known.isascii())
    return Choice(text, text, words=by, beside=beside)
