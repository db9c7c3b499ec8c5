"""What somebody looks through at the end of the day, one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from db.day import left as asked
from db.queue import marks
from db.records import Duty, LineKey, QueueLine, Unfinished
from db.report.requests import sightings
from frontdesk.queue.computing import marked, soon
from frontdesk.rules.queue_order import section, together
from frontdesk.rules.themes import Theme, themes
from frontdesk.settings.keeping import office_settings

OWN = frozenset({"no_topic", "no_person", "theme"})
"""Kinds of lines that the queue does not have: they are only worth a look."""
_LOOKED_BACK = timedelta(6)
"""For how long a request that lacks something is asked about: what was put off comes round again."""
_FIRST = ("draft", "no_topic", "no_person")
_LAST = ("theme",)
_CLOSING = ("day_close", "day_correct")
"""Forms of the close itself, whose drafts are gone on with at the end."""


class Left(NamedTuple):
    """What is overdue or due today: whoever is on duty's or nobody's, and what somebody else has in hand."""

    mine: tuple[QueueLine, ...]
    others: tuple[QueueLine, ...]


def left(duty: Duty) -> Left:
    """What is left of the day; with one's own is what is only worth a look.

    Forms that were put aside come first, then requests that lack something, then the queue as it stands,
    then themes. Visits at home are the month's work, not the day's.
    """
    said = marks.standing(duty.day)
    due = [line for line in soon(duty) if line.code not in _CLOSING and _is_for_today(line, duty.day)]
    own = [line for line in marked(_own(duty.day), said) if _is_for_today(line, duty.day)]
    mine = together(line for line in due if _is_mine(line, duty))
    others = tuple(line for line in due if not _is_mine(line, duty))
    return Left(tuple(sorted((*mine, *own), key=_part)), others)


def line_of_own(duty: Duty, key: LineKey) -> QueueLine | None:
    """A line of the kinds `OWN` that is still there."""
    return next((line for line in _own(duty.day) if line.key == key), None)


def _is_for_today(line: QueueLine, today: date) -> bool:
    return section(line, today) in ("overdue", "today")


def _is_mine(line: QueueLine, duty: Duty) -> bool:
    return line.owner_id in (None, duty.staff_id)


def _part(line: QueueLine) -> int:
    """Which part of the walk a line is of; within one their order stays."""
    if line.key.kind in _FIRST:
        return _FIRST.index(line.key.kind)
    return len(_FIRST) + (line.key.kind in _LAST)


def _own(today: date) -> Iterator[QueueLine]:
    yield from map(of_unfinished, asked.unfinished(today - _LOOKED_BACK, today))
    yield from _themes(today)


def of_unfinished(one: Unfinished) -> QueueLine:
    """A request that lacks its topic, or of whose reporter it is not known who that is."""
    request = one.request
    return QueueLine(
        key=LineKey(f"no_{one.lacks}", request.id),
        opens=("request", request.id),
        text=request.summary,
        names=request.topic_names,
        who=request.reporter,
        place=request.estate,
        number=request.number,
        confidential=request.confidential,
    )


def _themes(today: date) -> Iterator[QueueLine]:
    settings = office_settings()
    least, days = settings.count("theme_requests"), settings.count("theme_days")
    since = today - timedelta(days - 1)
    found = themes(sightings(since, today), least, days, since)
    some = [one for one in found if one.topic not in asked.NO_TOPIC]
    if some:
        estates, topics = asked.called({one.estate_id for one in some}, {one.topic for one in some})
        for one in some:
            names = topics.get(one.topic, (one.topic, one.topic))
            yield of_theme(one, estates.get(one.estate_id, ""), names)


def of_theme(one: Theme, estate: str, names: tuple[str, str]) -> QueueLine:
    """A theme; once another request joins it, it is worth another look."""
    return QueueLine(
        key=LineKey("theme", one.estate_id, f"{one.topic} {one.count}"),
        opens=("theme", one.estate_id),
        names=names,
        code=one.topic,
        count=one.count,
        place=estate,
    )
