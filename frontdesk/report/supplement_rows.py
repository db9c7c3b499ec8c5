"""Cases and plan in words: the same on the screen, on paper, in a workbook and in the shell."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import NamedTuple

from db.records import PlannedSession, RequestLine, RequestStep
from frontdesk.report import rows
from frontdesk.report.figures import Report
from frontdesk.report.supplement import LongestRoad, Plan, Supplement
from frontdesk.words import _, diary, language, lines, ngettext, pgettext, request_lines
from frontdesk.words.codes import label

_BESIDE = frozenset({"log", "join", "merged_in", "hand_over", "contact", "strike", "link_reporter"})
"""Steps that are no stations of a road."""


class Case(NamedTuple):
    """A case: by which rule it was chosen, and what it says."""

    rule: str
    told: str


class Planned(NamedTuple):
    """A line of a plan: of which kind, when, and what; `subject` is the id of what it is about."""

    kind: str
    day: str
    time: str
    what: str
    subject: int

    @property
    def when(self) -> str:
        """Day and time."""
        return f"{self.day} {self.time}".rstrip()


def cases(report: Report, found: Supplement) -> list[Case]:
    """The cases that there are."""
    told = []
    if found.road is not None:
        told.append(Case(_("The longest road to a satisfied end"), _road(found.road)))
    if found.closed is not None:
        one, done_on = found.closed.theme, found.closed.done_on
        text = _("{theme}: {count} requests, {days}; all ended, the last on {day}.").format(
            theme=rows.theme(report, one),
            count=one.count,
            days=rows.theme_days(one),
            day=lines.day(done_on),
        )
        told.append(Case(_("A theme that was closed"), text))
    return told


def _road(road: LongestRoad) -> str:
    stations = []
    for (kind, day), together in groupby(
        (step for step in road.steps if step.kind not in _BESIDE), key=lambda step: (step.kind, step.day)
    ):
        stations.append(_station(kind, day, list(together)))
    answers = (("satisfaction", road.satisfaction), ("solved", road.solved))
    said = [label(group, code) for group, code in answers if code]
    days = (road.resolved_on - road.line.received_on).days
    steps = ngettext("{count} step", "{count} steps", len(road.steps)).format(count=len(road.steps))
    told = _("{sentence} {road}. {steps}, done after {days}; {said}.")
    if not days:
        told = _("{sentence} {road}. {steps}, done the same day; {said}.")
    return told.format(
        sentence=diary.sentence(road.line),
        road=pgettext("road", " → ").join(stations),
        steps=steps,
        days=ngettext("{count} day", "{count} days", days).format(count=days),
        said=_(", ").join(said),
    )


def _station(kind: str, day: date, steps: list[RequestStep]) -> str:
    told = f"{lines.day(day)} {label('move', kind)}"
    return told if len(steps) == 1 else f"{told} ×{len(steps)}"


def totals(plan: Plan) -> list[tuple[str, int]]:
    """How much is planned, by codes of the group `planned`."""
    return [
        ("sessions", plan.session_count),
        ("homes", plan.homes),
        ("tasks", plan.task_count),
        ("deadlines", plan.deadline_count),
    ]


def planned(plan: Plan) -> list[Planned]:
    """What of it is named, kind by kind."""
    return [
        *(
            Planned("sessions", lines.day(one.day), one.starts or "", _session(one), one.id)
            for one in plan.sessions
        ),
        *(
            Planned("tasks", lines.day(one.due_on), "", one.text, one.request_id or 0)
            for one in plan.tasks
            if one.due_on is not None
        ),
        *(
            Planned("deadlines", lines.day(one.due_on), "", _deadline(one), one.id)
            for one in plan.deadlines
            if one.due_on is not None
        ),
    ]


def unlisted(plan: Plan) -> dict[str, str]:
    """How many more of a kind there are than `planned` names; tasks that concern somebody are among them."""
    left = (
        ("sessions", plan.session_count - len(plan.sessions)),
        ("tasks", plan.task_count - len(plan.tasks)),
        ("deadlines", plan.deadline_count - len(plan.deadlines)),
    )
    return {
        code: ngettext("and {count} more", "and {count} more", count).format(count=f"{count:,}")
        for code, count in left
        if count > 0
    }


def _session(one: PlannedSession) -> str:
    name = one.name_en if language() == "en" and one.name_en else one.name
    return "  ".join(part for part in (f"{name} {one.run}".strip(), one.about, one.venue) if part)


def _deadline(one: RequestLine) -> str:
    return f"{one.number} {label('state', one.state)} {request_lines.summary(one)}"
