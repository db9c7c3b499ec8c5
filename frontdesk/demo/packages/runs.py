"""A run of a package as the operations of `frontdesk.packages` leave it, at a hundredth of their cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

from db.packages import target_text
from db.records import Reason
from frontdesk.demo.campaign import CAMPAIGN, CAMPAIGN_BEGAN
from frontdesk.demo.day import DAY
from frontdesk.demo.helping import venue
from frontdesk.demo.register import Register
from frontdesk.packages.catalogue import shipped
from frontdesk.packages.recurrence import session_days
from frontdesk.rules.working_days import Calendar

_CALENDAR = Calendar()
_WHO = ("resident", "household", "registered_member", "party_member", "volunteer")


class Run:
    """A run of a shipped package: its sessions, who is in it, and who came.

    Args:
        register: where its rows go.
        series: of the catalogue.
        run: what tells it from others of the series.
        season: its first and last day.
        closed: the day it was closed.
        where: a venue of the demo.
        after: the run it was made after.
        changes: what differs from what is shipped.
    """

    def __init__(
        self,
        register: Register,
        series: str,
        run: str,
        season: tuple[date, date],
        *,
        opened: date | None = None,
        closed: date | None = None,
        where: str = "",
        by: int | None = None,
        after: Run | None = None,
        **changes: Any,
    ) -> None:
        self.register = register
        self.closed = closed
        first, last = season
        self.plan = plan = replace(shipped(series), season_from=first, season_to=last, **changes)
        self._opened = opened or date(first.year, 1, 4)
        self._missed: Counter[int] = Counter()
        self.id: int = register.add(
            "package",
            *(series, run, plan.name, plan.name_en, plan.purpose, plan.kind, plan.serves),
            *(target_text.written(plan.target), plan.may_override, _iso(first), _iso(last), plan.capacity),
            *(plan.has_waitlist, venue(where) if where else None, by, plan.recurrence, plan.held_on),
            *(plan.starts, plan.ends),
            *(" ".join(sorted(codes)) for codes in (plan.consent, plan.asks, plan.records)),
            *(plan.absences_allowed, plan.visit_every, plan.retention_months),
            *(CAMPAIGN if last >= CAMPAIGN_BEGAN else "", after.id if after else None),
            *(_iso(self._opened), _iso(closed)),
        )

    def days(self) -> Iterator[date]:
        """The days of its sessions by its recurrence."""
        plan = self.plan
        assert plan.season_from is not None
        days = session_days(
            plan.recurrence, plan.season_from, plan.season_to, plan.held_on, _CALENDAR.is_working
        )
        assert not isinstance(days, Reason), days
        return iter(days)

    def session(
        self,
        day: date,
        about: str = "",
        *,
        time: str = "",
        heads: int | None = None,
        recorded: bool = True,
        called_off: str = "",
    ) -> int:
        """Plan a session; one that lies behind was recorded on its day unless told otherwise.

        Args:
            day: when.
            about: what it is about.
            time: `HH:MM-HH:MM` where it is not the usual one.
            heads: how many came, where that is what is recorded.
            recorded: whether its record was made.
            called_off: why it did not take place.
        """
        starts, _, ends = time.partition("-")
        is_held = recorded and not called_off and day < DAY
        return self.register.add(
            "package_session",
            *(self.id, _iso(day), starts or self.plan.starts, ends or self.plan.ends, about),
            *(_iso(day) if is_held else None, heads, _iso(day) if called_off else None, called_off),
        )

    def enrol(
        self,
        who: str,
        who_id: int,
        asked: date,
        *,
        state: str = "",
        line: int = 0,
        ended: date | None = None,
        reason: str = "",
        came_in: date | None = None,
        collected_by: str = "",
        school: str = "",
    ) -> int:
        """Let somebody be in it: as its end leaves them where it is closed, unless a state is told."""
        ends = ended or (self.closed if not state else None)
        state = state or ("completed" if self.closed else "enrolled")
        is_in = state != "waitlisted" and not (state == "withdrawn" and line and came_in is None)
        return self.register.add(
            "enrolment",
            self.id,
            *(who_id if who == one else None for one in _WHO),
            *(state, line, _iso(asked), _iso(came_in or asked) if is_in else None, _iso(ends), reason),
            *(collected_by, school),
        )

    def came(self, rng: Random, session: int, enrolment: int, likely: float) -> bool:
        """Record whether somebody came who comes with a likelihood; nobody stays away too often in a row."""
        allowed = self.plan.absences_allowed
        if rng.random() >= likely and (allowed is None or self._missed[enrolment] < allowed):
            self._missed[enrolment] += 1
            self.mark(session, enrolment, "excused" if rng.random() < 0.2 else "absent")
            return False
        self._missed[enrolment] = 0
        self.mark(session, enrolment, "late" if rng.random() < 0.05 else "present")
        return True

    def mark(self, session: int, enrolment: int, state: str = "present", minutes: int | None = None) -> None:
        """Record how somebody was at a session; hours are the usual ones where they are kept."""
        usual = self._usual() if "hours" in self.plan.records and state in ("present", "late") else None
        self.register.add("attendance", session, enrolment, state, minutes or usual)

    def _usual(self) -> int | None:
        starts, ends = self.plan.starts, self.plan.ends
        if not starts or not ends:
            return None
        return int(ends[:2]) * 60 + int(ends[3:]) - int(starts[:2]) * 60 - int(starts[3:])

    def consent(self, resident: int, purpose: str, given_by: str, day: date, relation: str = "") -> None:
        """Keep a consent that was signed for this run."""
        self.register.add("consent", resident, purpose, given_by, relation, "signed", _iso(day), self.id)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
