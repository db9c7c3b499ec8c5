"""A day of the office: what was done on it, and how it was closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.records.cards import RequestLine


@dataclass(frozen=True, slots=True)
class DayClose:
    """A day that was closed.

    Args:
        closed_at: in UTC; `staff` closed it.
        weather: a code of the group `weather`, or other words.
        remarks: what else there is to say of the day; `leader_remark` what the head of the office says.
        handover: what whoever comes next has to know.
        counts: numbers as they were, by codes of the group `day_count`.
        entry: the journal's latest entry then, and the `chain` value of it.
    """

    id: int
    day: date
    closed_at: datetime
    staff_id: int
    staff: str
    weather: str = ""
    remarks: str = ""
    leader_remark: str = ""
    handover: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    entry: int = 0
    chain: str = ""


@dataclass(frozen=True, slots=True)
class DayStep:
    """A step of a request that was taken on a day: which move, when, by whom, and of which request."""

    move: str
    time: str
    staff: str
    request: RequestLine


@dataclass(frozen=True, slots=True)
class DaySession:
    """A session that was held: of which package, in Chinese and English, about what, how many came."""

    names: tuple[str, str]
    starts: str
    ends: str
    about: str
    heads: int


@dataclass(frozen=True, slots=True)
class DayHomes:
    """Homes that somebody visited on a day, and how many of them had somebody in."""

    staff: str
    homes: int
    at_home: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A session that is to be held: when, of which package, about what, where, who sees to it."""

    day: date
    starts: str
    names: tuple[str, str]
    about: str
    venue: str
    staff: str


@dataclass(frozen=True, slots=True)
class DayTask:
    """A task that was done; of a confidential request without its text."""

    text: str
    owner: str
    number: str


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A request logged lately that has no topic, or of whose reporter it is not known who that is."""

    request: RequestLine
    lacks: str
