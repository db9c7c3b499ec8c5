"""What somebody looks through at the end of the day, one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from db.day import left as asked
from db.queue import marks
from db.records import Duty, LineKey, QueueLine, Theme, Unfinished
from frontdesk.queue.computing import marked, soon
from frontdesk.rules.queue_order import section, together

OWN = frozenset({"no_topic", "no_person", "theme"})
"""Kinds of lines that the queue does not have: they are only worth a look."""
THEME_DAYS, THEME_FROM = 30, 3
"""From how many requests of a topic within how many days an estate has a theme (domain 4.5)."""
_LOOKED_BACK = timedelta(6)
"""For how long a request that lacks something is asked about: what was put off comes round again."""
_FIRST = ("draft", "no_topic", "no_person")
_LAST = ("theme",)
_CLOSING = ("day_close", "day_correct")
"""Forms of the close itself, whose drafts are gone on with at the end."""


def left(duty: Duty) -> tuple[QueueLine, ...]:
    """What is overdue or due today and whoever is on duty's or nobody's, and what is worth a look.

    Forms that were put aside come first, then requests that lack something, then the queue as it stands,
    then themes. Visits at home are the month's work, not the day's.
    """
    due = (line for line in soon(duty) if _is_for_today(line, duty) and line.code not in _CLOSING)
    lines = together(due)
    own = [line for line in marked(_own(duty), marks.standing(duty.day)) if _is_for_today(line, duty)]
    return tuple(sorted((*lines, *own), key=_part))


def of_others(duty: Duty) -> tuple[QueueLine, ...]:
    """What is overdue or due today and somebody else's."""
    return tuple(
        line
        for line in soon(duty)
        if line.owner_id not in (None, duty.staff_id) and section(line, duty.day) in ("overdue", "today")
    )


def line_of_own(duty: Duty, key: LineKey) -> QueueLine | None:
    """A line of the kinds `OWN` that is still there."""
    return next((line for line in _own(duty) if line.key == key), None)


def _is_for_today(line: QueueLine, duty: Duty) -> bool:
    is_mine = line.owner_id in (None, duty.staff_id)
    return is_mine and section(line, duty.day) in ("overdue", "today")


def _part(line: QueueLine) -> int:
    """Which part of the walk a line is of; within one their order stays."""
    if line.key.kind in _FIRST:
        return _FIRST.index(line.key.kind)
    return len(_FIRST) + (line.key.kind in _LAST)


def _own(duty: Duty) -> Iterator[QueueLine]:
    today = duty.day
    yield from map(of_unfinished, asked.unfinished(today - _LOOKED_BACK, today))
    themes = asked.themes(today - timedelta(THEME_DAYS - 1), today, THEME_FROM)
    yield from map(of_theme, themes)


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


def of_theme(one: Theme) -> QueueLine:
    """A theme; once another request joins it, it is worth another look."""
    return QueueLine(
        key=LineKey("theme", one.estate_id, f"{one.topic} {one.count}"),
        opens=("theme", one.estate_id),
        names=one.names,
        code=one.topic,
        count=one.count,
        place=one.estate,
    )
