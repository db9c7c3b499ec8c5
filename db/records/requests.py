"""Requests: what is written down of one, and what has become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.records.files import AttachedFile

Following = tuple[int, tuple[object, ...]]
"""Where a page of a list of requests ended: in which part of its order, behind which keys."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What somebody brings to the desk.

    Args:
        words: as they were spoken, kept as they are.
        summary: what the diary says.
        reporter: as written: a name, 张大爷, 中央公馆居民; "" for somebody who gives no name.
        reporter_kind: person, group, unit or anonymous.
        resident_id: who that is, where it is known.
        household_id: the home it is about, or that of the resident.
        place: another place it is about.
        topic: the code of a topic or of a part of one.
        time_limit: a class of `rules.time_limits`.
        phone: to be called back under.
    """

    words: str
    summary: str
    reporter: str
    reporter_kind: str = "person"
    resident_id: int | None = None
    household_id: int | None = None
    estate_id: int | None = None
    place: str = ""
    background: str = ""
    channel: str = "walk_in"
    nature: str = "help"
    topic: str = "qt"
    urgency: str = "ordinary"
    time_limit: str = "ordinary"
    confidential: bool = False
    campaign: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """When a request is to be finished and its reporter first contacted; times are `HH:MM` or ""."""

    due_on: date | None = None
    due_time: str = ""
    contact_due_on: date | None = None
    contact_due_time: str = ""
    estimated: bool = False


NO_DEADLINES = Deadlines()


@dataclass(frozen=True, slots=True)
class Clock:
    """How a clock of a request stands at a moment (`frontdesk.rules.lamps` reads it).

    Args:
        kind: which: a code of the group `clock`.
        lamp: green, yellow (near), red (over), grey (stopped).
        due_on: the last day on which it is in time.
        due_time: until what time of that day, `HH:MM`, where hours count.
        left: how much time there is; negative where it is late.
        unit: of what: working_days, days or hours.
        estimated: whether it rests on days that no notice has arranged yet.
    """

    kind: str
    lamp: str
    due_on: date
    due_time: str
    left: int
    unit: str
    estimated: bool


@dataclass(frozen=True, slots=True)
class RequestStep:
    """A step of a request: its kind (a move, `log` or `join`), who took it when, and what was said."""

    id: int
    kind: str
    day: date
    time: str
    staff: str
    text: str
    details: Mapping[str, str] = field(default_factory=dict)
    struck: bool = False


@dataclass(frozen=True, slots=True)
class WhistleSent:
    """A unit that was called upon: `state` is sent, reported, handed_back or done."""

    id: int
    organisation_id: int
    unit: str
    lead: bool
    sent_on: date
    due_on: date | None
    reported_on: date | None
    handed_back_on: date | None
    done_on: date | None
    chased_on: date | None = None
    times_chased: int = 0
    clock: Clock | None = None
    """How the clock of its reporting in stands, while that is owed."""

    @property
    def is_open(self) -> bool:
        """Whether the unit still owes something."""
        return self.state in ("sent", "reported")

    @property
    def state(self) -> str:
        """Where it stands."""
        if self.done_on:
            return "done"
        if self.handed_back_on:
            return "handed_back"
        return "reported" if self.reported_on else "sent"


@dataclass(frozen=True, slots=True)
class Task:
    """Something that a step of a request decided on, until it is done or dropped; `owner` is a name."""

    id: int
    step_id: int | None
    text: str
    owner: str
    made_on: date
    due_on: date | None
    done_on: date | None = None
    dropped_on: date | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and self.dropped_on is None


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody who reported a request, and what they said when they were called; the phone is masked.

    `calls` counts how often they were called, `satisfaction` is what they said in the end, or that they
    were not reached; `solved` whether they say it is, "" where nobody asked.
    """

    id: int
    name: str
    kind: str
    resident_id: int | None
    phone: str
    told_on: date | None
    satisfaction: str = ""
    calls: int = 0
    solved: str = ""

    @property
    def is_unknown(self) -> bool:
        """Whether it could still be said which resident that is."""
        return self.resident_id is None and self.kind == "person"

    @property
    def waits(self) -> bool:
        """Whether they are still to be told; whoever gave no name cannot be."""
        return self.kind != "anonymous" and self.told_on is None and not self.satisfaction


@dataclass(frozen=True, slots=True)
class Station:
    """A station on a request's journey.

    Args:
        code: a code of the group `station`.
        day: when it was reached; of one ahead until when it is to be, or None.
        days: days since the request came in; of one ahead 0.
        working: working days since then.
        ahead: whether it is still to come.
        estimated: whether the day of one ahead rests on days that no notice has arranged yet.
    """

    code: str
    day: date | None
    days: int = 0
    working: int = 0
    ahead: bool = False
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Journey:
    """The way of a request: its stations, which of them it stands at, and how long it took.

    Args:
        stations: from its coming in on, those ahead last.
        here: the index of the station where it stands.
        until: the code of the station that the time is told up to; empty for today, while it is open.
        days, working: how many days and working days that are.
    """

    stations: tuple[Station, ...]
    here: int
    until: str
    days: int
    working: int


@dataclass(frozen=True, slots=True)
class RequestLife:
    """Where a request stands, for what is done with it and for its card."""

    id: int
    number: str
    state: str
    received_on: date
    received_time: str
    deadlines: Deadlines
    time_limit: str
    urgency: str
    confidential: bool
    background: str
    place: str
    campaign: str
    review_on: date | None
    contacted_on: date | None
    owner: str
    main_id: int | None
    steps: tuple[RequestStep, ...] = ()
    whistles: tuple[WhistleSent, ...] = ()
    reporters: tuple[Reporter, ...] = ()
    clocks: tuple[Clock, ...] = ()
    journey: Journey | None = None
    resolved_on: date | None = None
    level: int = 0
    satisfaction: str = ""
    solved: str = ""
    attached: tuple[AttachedFile, ...] = ()
    main_number: str = ""
    owner_id: int | None = None
    estate_id: int | None = None
    tasks: tuple[Task, ...] = ()

    @property
    def attached_count(self) -> int:
        """How many files are attached; the struck ones do not count."""
        return sum(one.struck_on is None for one in self.attached)

    @property
    def times_handed_back(self) -> int:
        """How often a unit handed it back."""
        return sum(one.handed_back_on is not None for one in self.whistles)

    @property
    def waiting(self) -> tuple[Reporter, ...]:
        """The reporters who are still to be told, in the order in which they came."""
        return tuple(one for one in self.reporters if one.waits)


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """What the deadlines of an open request were counted from.

    `whistles` are those that still owe something: id, when it was sent, until when it is to be done.
    """

    id: int
    number: str
    state: str
    received_on: date
    resolved_on: date | None
    time_limit: str
    contacted_on: date | None
    deadlines: Deadlines
    steps: tuple[RequestStep, ...] = ()
    whistles: tuple[tuple[int, date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class MovedDeadline:
    """A deadline that came to another day: of which request, which clock, and both days."""

    id: int
    number: str
    clock: str
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class SimilarRequest:
    """An open request that may be about the same: why (`place` or `phone`), and how many reported it."""

    id: int
    number: str
    received_on: date
    estate: str
    summary: str
    state: str
    reporters: int
    why: str
    deadlines: Deadlines = NO_DEADLINES
    time_limit: str = "ordinary"
    contacted_on: date | None = None
    clock: Clock | None = None
    confidential: bool = False
    """Then it tells only what it is about, as in a list."""
    topic_names: tuple[str, str] = ("", "")
