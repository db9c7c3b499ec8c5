"""The to-do queue: one line for each thing that is due and not done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from db.records.finding import Address
from db.records.requests import Clock, Deadlines


class LineKey(NamedTuple):
    """What tells a line from every other: its kind, what it is about, and which time of several.

    When the same comes round again (another deadline, another month) its occurrence is another one.
    """

    kind: str
    subject: int = 0
    occurrence: str = ""


@dataclass(frozen=True, slots=True)
class QueueMark:
    """What was said of a line: put off until a day, taken over by somebody, or dropped.

    `waits_for` is for whom it waits until that day, or waited until it came back.
    """

    snoozed_until: date | None = None
    claimed_by_id: int | None = None
    claimed_by: str = ""
    dropped: bool = False
    waits_for: str = ""


class Callee(NamedTuple):
    """Who is to be called: a resident, one who reported a request (by the id of that row), or both in one."""

    person_id: int | None = None
    reporter_id: int | None = None


class QueueLine(NamedTuple):
    """A thing to do; a tuple, since of a full queue thousands are made at once.

    Args:
        key: of the kinds `queue`.
        opens: where it is done: a word for a page and the id of what it shows.
        text: of what the office wrote down: a summary, a task.
        names: of a package or a topic, in Chinese and in English.
        code: of what `kind` has several of: a doubt, a group of visits.
        who: whom it is about or waits for; `place` where, in words, `address` a home.
        estate: in which it is, by its own name; `package_id` of which package.
        number: of a request.
        due_on: when it is due; None: as soon as may be.
        late: working days late; `is_late` also holds where no working day lies between.
        person_id: the resident who is to be called; of a confidential request nobody is named.
        unit_id: of a whistle.
        count: how many people, homes or places; `beside` how many more are said in the same call.
        snoozed_until: the day it was put off until, where that is ahead.
        waits_for: for whom or what it waits until then; once that day has come, for what it waited.
        joins: whether it is for the same call as the line above it.
        comes_again: whether it is a task that is there anew once it is done.
        reporter_id: the row of whoever reported a request and is to be called; of a confidential one none.
        phone_key: the same wherever the same number is to be called; it tells nothing of it.
    """

    key: LineKey
    opens: tuple[str, int]
    text: str = ""
    names: tuple[str, str] = ("", "")
    code: str = ""
    who: str = ""
    place: str = ""
    grid: int | None = None
    estate: str = ""
    number: str = ""
    confidential: bool = False
    owner_id: int | None = None
    owner: str = ""
    due_on: date | None = None
    due_time: str = ""
    clock: Clock | None = None
    late: int = 0
    is_late: bool = False
    person_id: int | None = None
    unit_id: int | None = None
    count: int = 0  # type: ignore[assignment]  # a tuple's own is of no use here
    beside: int = 0
    address: Address | None = None
    package_id: int | None = None
    snoozed_until: date | None = None
    waits_for: str = ""
    joins: bool = False
    comes_again: bool = False
    reporter_id: int | None = None
    phone_key: str = ""

    @property
    def callee(self) -> Callee:
        """Who is to be called, if anybody is."""
        return Callee(self.person_id, self.reporter_id)

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for somebody, and nothing is to be done about it until then."""
        return bool(self.waits_for) and self.snoozed_until is not None

    @property
    def on(self) -> date | None:
        """The day on which it is to be looked at."""
        return self.snoozed_until or self.due_on


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody who is to be told what was done for a request, and the number that was left."""

    id: int
    request_id: int
    name: str
    resident_id: int | None
    phone: str = ""


class RequestDue(NamedTuple):
    """A request that is open, as lines of the queue show it; a confidential one tells its topic only.

    Args:
        topic_names: of a confidential one, in Chinese and in English.
        place: its estate as its people called it, `estate` by its own name.
        resident_id: which resident reported it.
    """

    id: int
    number: str
    reporter: str
    summary: str
    topic_names: tuple[str, str]
    confidential: bool
    place: str
    estate: str
    grid: int | None
    owner_id: int | None
    owner: str
    resident_id: int | None


class Running(NamedTuple):
    """What requests have in common whose clock stands alike: read once for all of them."""

    state: str
    deadlines: Deadlines
    time_limit: str
    contacted_on: date | None = None


class WhistleDue(NamedTuple):
    """A whistle of an open request that a unit owes something for; `id` is of its row."""

    id: int
    request: RequestDue
    unit_id: int
    unit: str
    sent_on: date
    due_on: date | None
    reported_on: date | None

    @property
    def state(self) -> str:
        """Where it stands: `reported` or `sent`."""
        return "reported" if self.reported_on else "sent"


class RequestsDue(NamedTuple):
    """What waits in open requests: what is due next by how its clock stands, first contacts, whistles.

    `is_whole` unless there is more of it than is looked at.
    """

    due: Mapping[Running, Sequence[RequestDue]]
    contacts: Mapping[Running, Sequence[RequestDue]]
    whistles: Sequence[WhistleDue]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class TaskDue:
    """A task that is neither done nor dropped; of a confidential request's its text is left out.

    One that comes again has the rule by which it does, and the day that the rule counts from.
    """

    id: int
    kind: str
    text: str
    due_on: date | None
    request_id: int | None
    number: str
    confidential: bool
    resident_id: int | None
    resident: str
    owner_id: int | None
    owner: str
    enrolment_id: int | None = None
    recurrence: str = ""
    recurs_from: date | None = None


@dataclass(frozen=True, slots=True)
class SessionDue:
    """A session that has come and of which nothing is recorded; `enrolled` people are in the package."""

    id: int
    package_id: int
    name: str
    name_en: str
    day: date
    starts: str
    venue: str
    about: str
    enrolled: int
    owner_id: int | None
    owner: str


@dataclass(frozen=True, slots=True)
class DoubtDue:
    """A resident with something to verify."""

    id: int
    name: str
    doubts: tuple[str, ...]
