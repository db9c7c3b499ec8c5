"""The clocks of requests as they stand now: first contact, finish, call back, review, a unit reporting in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Protocol, TypeVar

from db.records import Clock, Deadlines, Duty, RequestLife, RequestLine, SimilarRequest
from frontdesk.requests.deadlines import received
from frontdesk.rules.journey import journey
from frontdesk.rules.lamps import clock, kept_due, most_pressing
from frontdesk.rules.request_states import CLOSED, PARKED, TO_CALL_BACK
from frontdesk.rules.time_limits import CLASSES, Span, due
from frontdesk.rules.working_days import Calendar
from frontdesk.settings.calendar import calendar
from frontdesk.settings.effective import OfficeSettings
from frontdesk.settings.keeping import office_settings

_REPORT_IN = "limit_hand_back"


class _Running(Protocol):
    """What a request says of its clocks."""

    @property
    def state(self) -> str: ...
    @property
    def deadlines(self) -> Deadlines: ...
    @property
    def time_limit(self) -> str: ...
    @property
    def contacted_on(self) -> date | None: ...


class _Called(Protocol):
    """What a whistle says of its clock."""

    @property
    def state(self) -> str: ...
    @property
    def sent_on(self) -> date: ...


_Listed = TypeVar("_Listed", RequestLine, SimilarRequest)


@dataclass(frozen=True, slots=True)
class Clocks:
    """What clocks are read by: the settings and the working days of the office, and its time."""

    settings: OfficeSettings
    calendar: Calendar
    now: datetime
    _known: dict[object, Clock] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Clocks that were read, by what they were read of: of a long list many are due on the same day."""

    _late: dict[date, int] = field(default_factory=dict, init=False, repr=False, compare=False)
    _warns: dict[str, Span | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    def tonight(self) -> Clocks:
        """The same at the end of the day: a clock that stands then as it does now does so in between."""
        return replace(self, now=datetime.combine(self.now, time.max))

    def of(self, request: _Running) -> tuple[Clock, ...]:
        """The clocks of a request that run: what is due next, and the first contact where that is owed."""
        due_on = request.deadlines.due_on
        if request.state in CLOSED:
            return ()
        if request.state == PARKED:
            return self._clock("review", request.deadlines, "", stopped=True)
        if request.state == TO_CALL_BACK:
            return self._clock("call_back", request.deadlines, "call_back")
        found = self._clock("finish", request.deadlines, request.time_limit) if due_on else ()
        if request.contacted_on is None:
            contact = Deadlines(request.deadlines.contact_due_on, request.deadlines.contact_due_time)
            found += self._clock("first_contact", contact, "")
        return found

    def late(self, due_on: date) -> int:
        """How many working days it is late today what was due on a day; 0 where it is not."""
        today = self.now.date()
        if due_on >= today:
            return 0
        if due_on not in self._late:
            self._late[due_on] = self.calendar.between(due_on, today)
        return self._late[due_on]

    def of_whistle(self, sent: _Called) -> Clock | None:
        """The clock of a unit's reporting in, or handing back what is not its own; None once it has.

        Counted from the day on which it was whistled to, as soon as units hand back (domain 4.3).
        """
        if sent.state != "sent":
            return None
        known = self._known.get(sent.sent_on)
        if known is None and (limit := self.settings.span(_REPORT_IN)) is not None:
            known = self._known[sent.sent_on] = self._report_in(limit, sent.sent_on)
        return known

    def _report_in(self, limit: Span, sent_on: date) -> Clock:
        began = datetime.combine(sent_on, datetime.min.time())
        if limit.unit == "hours":
            # What time it was is not kept: hours count from the end of that day.
            began += timedelta(1)
        deadline = due(limit, began, self.calendar)
        return clock("report_in", deadline, self.now, None, self.calendar)

    def _clock(
        self, kind: str, deadlines: Deadlines, limit: str, *, stopped: bool = False
    ) -> tuple[Clock, ...]:
        on, at, estimated = deadlines.due_on, deadlines.due_time, deadlines.estimated
        if on is None:
            return ()
        key = (kind, on, at, estimated, limit)
        if key not in self._known:
            deadline, warn = kept_due(on, at, estimated=estimated), self._warn(limit)
            self._known[key] = clock(
                kind, deadline, self.now, warn, self.calendar, in_hours=bool(at), stopped=stopped
            )
        return (self._known[key],)

    def _warn(self, kind: str) -> Span | None:
        if kind not in self._warns:
            # Another program may have written a class that is none.
            self._warns[kind] = self.settings.span(f"limit_{kind}_warn") if kind in CLASSES else None
        return self._warns[kind]


def clocks(duty: Duty) -> Clocks:
    """What clocks are read by at this moment; read once for as many as are shown."""
    return Clocks(office_settings(), calendar(), received(duty))


def with_clocks(duty: Duty, listed: Iterable[_Listed]) -> tuple[_Listed, ...]:
    """Requests of a list, each with the clock that presses most."""
    found = tuple(listed)
    if all(one.state in CLOSED for one in found):
        return found
    read = clocks(duty)
    return tuple(replace(one, clock=most_pressing(read.of(one))) for one in found)


def life_with_clocks(duty: Duty, life: RequestLife) -> RequestLife:
    """Where a request stands, with its journey, all its clocks and those of its whistles."""
    read = clocks(duty)
    whistles = tuple(replace(one, clock=read.of_whistle(one)) for one in life.whistles)
    way = journey(life, duty.day, read.calendar)
    return replace(life, clocks=read.of(life), whistles=whistles, journey=way)
