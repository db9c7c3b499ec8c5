"""What a story comes to by the office's rules: the state of the request, its clocks, steps and whistles.

The rules are those of `requests.logging.log` and `requests.moving.move`, at a hundredth of their cost; a
test has both tell the same stories.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from db.migrations.shipped_topics import TOPICS
from frontdesk.demo.reporters import Reporter
from frontdesk.demo.stories.telling import UNREACHED, WORKER, Deed, Story, When
from frontdesk.demo.wheel import between
from frontdesk.requests.deadlines import class_of
from frontdesk.rules.request_states import (
    ACCEPTED,
    ACKNOWLEDGED,
    ARCHIVED,
    CLOSED,
    DISPATCHED,
    IN_PROGRESS,
    MERGED,
    MOVES,
    after_call,
)
from frontdesk.rules.time_limits import DEFAULT_PROFILE, PROFILES, Span, due
from frontdesk.rules.working_days import Calendar

_CALENDAR = Calendar()
_LIMITS = PROFILES[DEFAULT_PROFILE]
_TOPIC_CLASSES = {topic.code: topic.time_limit for topic in TOPICS}
# When somebody is at the desk: from and to, in minutes of the day.
_HOURS = ((8 * 60 + 35, 11 * 60 + 40), (14 * 60 + 5, 17 * 60 + 10))
_NEXT = (6, 35)
"""How many minutes lie between two deeds of a day."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it is kept."""

    kind: str
    at: datetime
    staff: int
    text: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Called:
    """A unit that was called upon."""

    unit: int
    sent_on: date
    due_on: date
    reported_on: date | None = None
    handed_back_on: date | None = None
    done_on: date | None = None

    @property
    def waits(self) -> bool:
        """Whether it has not answered for good."""
        return self.done_on is None and self.handed_back_on is None


@dataclass(slots=True)
class Reported:
    """Somebody who reported it, and what they said in the end."""

    reporter: Reporter
    joined_on: date
    told_on: date | None = None
    satisfaction: str = ""
    calls: int = 0


@dataclass(frozen=True, slots=True)
class Around:
    """What is around a request: who can have it in hand, which unit a key is, who a name as written is."""

    staff: Mapping[str, int]
    unit: Callable[[str], int]
    written: Callable[[str], Reporter]


class Life:
    """A request as far as its story is told."""

    def __init__(self, rng: Random, story: Story, reporter: Reporter, around: Around) -> None:
        self._rng = rng
        self._around = around
        self.story = story
        self.received = datetime.combine(date.fromisoformat(story.day), time.fromisoformat(story.time))
        self.time_limit = class_of(story.nature, _TOPIC_CLASSES[story.topic.split("-")[0]], story.urgency)
        self.state = story.state
        self.owner = around.staff[WORKER if story.channel == "home_visit" else ""]
        self.due_on: date | None = None
        self.due_time = ""
        self.contact_due_on: date | None = None
        self.contact_due_time = ""
        self.contacted_on: date | None = None
        self.review_on: date | None = None
        self.resolved_on: date | None = None
        self.satisfaction = ""
        self.reported = [Reported(reporter, self.received.date())]
        self.whistles: list[Called] = []
        self.steps = [Step("log", self.received, self.owner, story.words)]
        self._begin()
        for deed in story.deeds:
            self._tell(deed)

    def _begin(self) -> None:
        limit = _LIMITS[self.time_limit]
        self._set_due(limit.finish, self.received)
        if limit.first_contact is not None:
            contact = due(limit.first_contact, self.received, _CALENDAR)
            self.contact_due_on = contact.day
            self.contact_due_time = f"{contact.at:%H:%M}" if limit.first_contact.unit == "hours" else ""
        if self.state == MERGED:
            self._close(self.received.date())

    def _set_due(self, span: Span, at: datetime) -> None:
        reached = due(span, at, _CALENDAR)
        self.due_on = reached.day
        self.due_time = f"{reached.at:%H:%M}" if span.unit == "hours" else ""

    def _restart(self, at: datetime) -> None:
        self.review_on = self.resolved_on = None
        self._set_due(_LIMITS[self.time_limit].finish, at)

    def _close(self, day: date) -> None:
        self.due_on, self.due_time, self.resolved_on = None, "", day
        for one in self.reported:
            one.told_on = one.told_on or day

    def _tell(self, deed: Deed) -> None:
        at = self._moment(deed.when)
        details = dict(deed.details)
        if "unit" in details:
            details["unit"] = str(self._around.unit(details["unit"]))
        if "owner" in details:
            details["owner"] = str(self._around.staff[details["owner"]])
        staff = self._around.staff[deed.by] if deed.by else self.owner
        self.steps.append(Step(deed.kind, at, staff, deed.text, details))
        if deed.kind == "join":
            self.join(self._around.written(details["reporter"]), at.date())
            return
        move, before = MOVES[deed.kind], self.state
        if move.contacts and self.contacted_on is None and details.get("satisfaction") != UNREACHED:
            self.contacted_on = at.date()
        self.state = move.leads_to or before
        self._affect(deed.kind, details, at, before)
        if self.state in CLOSED and before not in CLOSED:
            self._close(at.date())

    def _affect(self, kind: str, details: Mapping[str, str], at: datetime, before: str) -> None:
        if self.review_on and kind in ("whistle", "visit_place", "round_table", "meeting", "funding"):
            self._restart(at)
        if kind == "whistle":
            answer_by = due(_LIMITS[self.time_limit].finish, at, _CALENDAR)
            self.whistles.append(Called(int(details["unit"]), at.date(), answer_by.day))
        elif kind in ("report_in", "hand_back"):
            self.state = self._answer(kind, int(details["unit"]), at.date(), before)
        elif kind in ("extend", "park"):
            self.due_on, self.due_time = date.fromisoformat(details["until"]), ""
            self.review_on = self.due_on if kind == "park" else None
        elif kind in ("resume", "reopen"):
            self._restart(at)
        elif kind == "finish":
            self._finish(at)
        elif kind == "call_back":
            self._call_back(details["satisfaction"], at)
        elif kind == "hand_over":
            self.owner = int(details["owner"])

    def _answer(self, kind: str, unit: int, day: date, before: str) -> str:
        one = next(called for called in reversed(self.whistles) if called.unit == unit and called.waits)
        if kind == "report_in":
            one.reported_on = day
            return ACKNOWLEDGED if before == DISPATCHED else before
        one.handed_back_on = day
        others = [called for called in self.whistles if called.waits]
        if not others:
            return ACCEPTED
        return before if any(called.reported_on for called in others) else DISPATCHED

    def _finish(self, at: datetime) -> None:
        for called in self.whistles:
            if called.waits:
                called.done_on = at.date()
        self.review_on = None
        if all(one.reporter.kind == "anonymous" for one in self.reported):
            self.state = ARCHIVED
        else:
            self.resolved_on = at.date()
            self._set_due(_LIMITS["call_back"].finish, at)

    def _call_back(self, said: str, at: datetime) -> None:
        tried = sum(
            step.kind == "call_back" and step.details["satisfaction"] == UNREACHED for step in self.steps
        )
        self.state = after_call(said, tried)
        for one in self.reported:
            one.calls += 1
            one.satisfaction = said
        self.satisfaction = said
        if self.state == IN_PROGRESS:
            self._restart(at)
        elif self.state not in CLOSED:
            self._set_due(_LIMITS["call_back"].finish, at)

    def join(self, reporter: Reporter, day: date) -> None:
        """Let somebody be one more reporter."""
        self.reported.append(Reported(reporter, day))

    def _moment(self, when: When) -> datetime:
        """When a deed is done: on its day, at its time; else at a time when somebody is at the desk."""
        last = self.steps[-1].at
        if isinstance(when, str):
            day, _, clock = when.partition(" ")
            on = date.fromisoformat(f"{self.received.year}-{day}")
            if clock:
                return datetime.combine(on, time.fromisoformat(clock))
        else:
            on = _CALENDAR.after(self.received.date(), when).day
        if on == last.date():
            return last + timedelta(minutes=between(self._rng, *_NEXT))
        minutes = between(self._rng, *_HOURS[between(self._rng, 0, 1)])
        return datetime.combine(on, time(minutes // 60, minutes % 60))
