"""What a story comes to by the office's rules: the state of the request, its clocks, steps and whistles.

The rules are those of `requests.logging.log` and `requests.moving.move`, at a hundredth of their cost; a
test has both tell the same stories.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random

from db.migrations.shipped_topics import TOPICS
from frontdesk.demo.reporters import Reporter
from frontdesk.demo.settling import Adult
from frontdesk.demo.stories.telling import UNREACHED, WORKER, Deed, Story, When
from frontdesk.demo.tasks import Decided, decided
from frontdesk.demo.wheel import between
from frontdesk.demo.whistles import Whistles
from frontdesk.requests.deadlines import class_of
from frontdesk.rules.request_states import (
    ARCHIVED,
    CLOSED,
    IN_PROGRESS,
    MOVES,
    PARKED,
    TO_CALL_BACK,
    after_call,
    all_solved,
    has_been_called_enough,
    worst,
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
# What starts the clock of something parked anew.
_TOUCHES = ("accept", "visit_place", "round_table", "meeting", "funding", "whistle")


@dataclass(slots=True)
class Step:
    """A step as it is kept; what a meeting decided stands with it."""

    kind: str
    at: datetime
    staff: int
    text: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    struck_on: date | None = None
    tasks: tuple[Decided, ...] = ()


@dataclass(slots=True)
class Reported:
    """Somebody who reported it, and what they said in the end."""

    reporter: Reporter
    joined_on: date
    told_on: date | None = None
    satisfaction: str = ""
    solved: str = ""
    calls: int = 0

    @property
    def waits(self) -> bool:
        """Whether they are still to be told; whoever gave no name cannot be."""
        return self.reporter.kind != "anonymous" and self.told_on is None and not self.satisfaction


@dataclass(frozen=True, slots=True)
class Around:
    """What is around a request.

    Args:
        number: of the request.
        staff: who can have it in hand.
        unit: the id of a unit by its key.
        written: a reporter as written.
        known: who the reporter is once they are linked.
        life: another request, by its number.
    """

    number: str

    staff: Mapping[str, int]
    unit: Callable[[str], int]
    written: Callable[[str], Reporter]
    known: Adult | None
    life: Callable[[str], Life]


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
        self.finish_by: date | None = None
        self.satisfaction = ""
        self.solved = ""
        self.level = 0
        self.main = ""
        self.first = reporter
        self.home = reporter.resident
        self.reported = [Reported(reporter, self.received.date())]
        self.whistles = Whistles()
        self.steps = [Step("log", self.received, self.owner, story.words)]
        self._begin()
        for deed in story.deeds:
            self._tell(deed)

    def _begin(self) -> None:
        limit = _LIMITS[self.time_limit]
        self._set_due(limit.finish, self.received)
        if limit.first_contact is not None and self.reported[0].reporter.kind != "anonymous":
            contact = due(limit.first_contact, self.received, _CALENDAR)
            self.contact_due_on = contact.day
            self.contact_due_time = f"{contact.at:%H:%M}" if limit.first_contact.unit == "hours" else ""

    def _set_due(self, span: Span, at: datetime) -> None:
        reached = due(span, at, _CALENDAR)
        self.due_on = reached.day
        self.due_time = f"{reached.at:%H:%M}" if span.unit == "hours" else ""

    def _restart(self, at: datetime) -> None:
        self.review_on = self.resolved_on = self.finish_by = None
        self._set_due(_LIMITS[self.time_limit].finish, at)

    def _tell(self, deed: Deed) -> None:
        at = self._moment(deed.when)
        details = dict(deed.details)
        if "unit" in details:
            details["unit"] = " ".join(str(self._around.unit(key)) for key in details["unit"].split())
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
        if self.state in CLOSED:
            self.due_on, self.due_time, self.review_on = None, "", None

    def _affect(self, kind: str, details: dict[str, str], at: datetime, before: str) -> None:
        if self.review_on and kind in _TOUCHES:
            self._restart(at)
        if kind in ("whistle", "report_in", "hand_back", "unit_done", "chase", "lead"):
            self.state = self.whistles.answer(kind, details["unit"], at.date(), before)
            if kind == "whistle":
                self.whistles.until(due(_LIMITS[self.time_limit].finish, at, _CALENDAR).day)
        elif kind in ("extend", "park"):
            self.due_on, self.due_time = date.fromisoformat(details["until"]), ""
            self.review_on = self.due_on if kind == "park" else None
        elif kind in ("resume", "reopen"):
            self._again(at, tell_anew=kind == "reopen")
        elif kind in ("finish", "become_package", "become_activity", "settle", "decline", "withdraw"):
            self._end(kind, details, at, before)
        elif kind == "call_back":
            self._call_back(details, at)
        elif kind == "hand_over":
            self.owner = int(details["owner"])
        elif kind == "escalate":
            self.level = int(details["level"])
        elif kind in _BESIDE:
            _BESIDE[kind](self, details, at)

    def _meeting(self, details: dict[str, str], at: datetime) -> None:
        self.steps[-1].tasks = decided(details.get("decisions", ""), self.owner)

    def _task_done(self, details: dict[str, str], at: datetime) -> None:
        waiting = (task for step in self.steps for task in step.tasks if task.done_on is None)
        next(task for task in waiting if task.text == details["task"]).done_on = at.date()

    def _strike(self, details: dict[str, str], at: datetime) -> None:
        wrong = next(step for step in reversed(self.steps) if step.kind == details["step"])
        wrong.struck_on = at.date()
        details["step_day"] = wrong.at.date().isoformat()

    def _merge(self, details: dict[str, str], at: datetime) -> None:
        self.main = details["main"]
        main = self._around.life(self.main)
        main.reported += self.reported
        main.steps.append(Step("merged_in", at, self.steps[-1].staff, "", {"number": self._around.number}))
        self.reported = []

    def _link(self, details: dict[str, str], at: datetime) -> None:
        details["reporter"] = self.first.written
        self.first = replace(self.first, resident=self._around.known)
        self.reported[0].reporter = self.first

    def _again(self, at: datetime, *, tell_anew: bool) -> None:
        self._restart(at)
        if tell_anew:
            self.satisfaction = self.solved = ""
            for one in self.reported:
                one.told_on, one.satisfaction, one.solved, one.calls = None, "", "", 0

    def _end(self, kind: str, details: dict[str, str], at: datetime, before: str) -> None:
        self.whistles.close(at.date())
        self.resolved_on = at.date()
        if kind in ("decline", "withdraw"):
            for one in self.reported:
                one.told_on = one.told_on or at.date()
            return
        self.finish_by = None if before == PARKED else self.due_on
        if kind == "settle" and (there := self._spoken_to(details)):
            there.told_on = at.date()
        if any(one.waits for one in self.reported):
            self.state, self.review_on = TO_CALL_BACK, None
            self._set_due(_LIMITS["call_back"].finish, at)
        elif kind != "settle":
            self.state = ARCHIVED

    def _call_back(self, details: dict[str, str], at: datetime) -> None:
        said = details["satisfaction"]
        called = self._spoken_to(details)
        assert called is not None
        called.calls += 1
        if said != UNREACHED:
            called.told_on = at.date()
        if said != UNREACHED or has_been_called_enough(called.calls):
            called.satisfaction = said
        called.solved = details.get("solved", "")
        others_wait = any(one.waits for one in self.reported if one is not called)
        self.state = after_call(details, called.calls, others_wait=others_wait)
        if self.state == IN_PROGRESS:
            self._again(at, tell_anew=True)
        elif self.state == ARCHIVED:
            self.satisfaction = worst(one.satisfaction for one in self.reported)
            self.solved = all_solved(one.solved for one in self.reported)

    def _spoken_to(self, details: dict[str, str]) -> Reported | None:
        """The first reporter who waits; the step names them where there are several."""
        found = next((one for one in self.reported if one.waits), None)
        if found is not None and len(self.reported) > 1:
            details["reporter"] = found.reporter.written
        return found

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


_BESIDE: Mapping[str, Callable[[Life, dict[str, str], datetime], None]] = {
    "meeting": Life._meeting,
    "task_done": Life._task_done,
    "strike": Life._strike,
    "merge": Life._merge,
    "link_reporter": Life._link,
}
"""What leaves the request where it stands, but for its state."""
