"""What a life event is going to change: homes before and after, what hangs on it, and what is in its way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.records import Away, Home, Newcomer, NewHome, PersonDetails, Reason

NOBODY = 0
"""In place of a head's id: that a home is to have none for now, which somebody has to say."""

Heads = Mapping[int, int]
"""Who becomes head of a home, by the home's id (`NEW` for one to be made); `NOBODY` for none."""

NEW = 0
"""The id of the home that a plan makes."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Two records of one person: the one that goes into the other, and what is known of them afterwards."""

    kept_id: int
    other_id: int
    person: PersonDetails


@dataclass(frozen=True, slots=True)
class Plan:
    """A life event before it happens.

    `before` and `after` hold the same homes in the same order; one to be made has id `NEW` and is empty
    before. `from_nowhere` are the people who have no home before, `absorbed` is the household that goes
    into the subject, `merged` the person. `problems` keep the event from happening; `doubtful` are the
    people whose relation is a guess. `subject` is what the journal tells it is about.
    """

    code: str
    day: date
    subject: tuple[str, int]
    before: tuple[Home, ...]
    after: tuple[Home, ...]
    away: tuple[Away, ...] = ()
    newcomers: tuple[Newcomer, ...] = ()
    new_home: NewHome | None = None
    from_nowhere: tuple[int, ...] = ()
    absorbed: int | None = None
    merged: Merged | None = None
    doubtful: frozenset[int] = frozenset()
    hanging: tuple[Reason, ...] = ()
    problems: tuple[Reason, ...] = ()
