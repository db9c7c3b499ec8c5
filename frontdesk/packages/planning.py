"""Plans of assistance (帮扶计划): what a household needs, what is done about it, by whom and when next.

What a plan says is protected data (社会救助暂行办法 art. 61): it is shown with a reason that is kept. The
office assists with applications and never grants them: the street examines, the county approves (art. 4, 11).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db import journal
from db.connection import reading as reads
from db.packages import enrolments, measures, reading
from db.records import Duty, EnrolmentLine, Measure, MeasureLine, PackageRun, Refused
from frontdesk.text import clean

MEASURES = "measures"
"""The code of `package_records` of packages that keep a plan."""

LONGEST_REASON = 1_000


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan without what it says: whose, of which run, and its lines."""

    run: PackageRun
    who: EnrolmentLine
    lines: tuple[MeasureLine, ...]


@reads
def plan(duty: Duty, enrolment_id: int) -> Plan:
    """A plan, masked. Raises: Refused, `row_gone`."""
    now = enrolments.one(enrolment_id)
    who = next(one for one in enrolments.listed(now.package_id, duty.day) if one.id == enrolment_id)
    return Plan(reading.run(now.package_id), who, measures.of(enrolment_id))


def reveal(duty: Duty, enrolment_id: int, reason: str) -> tuple[MeasureLine, ...]:
    """A plan in full. Raises: Refused, `reveal_reason_missing`, `row_gone`; nothing was shown then."""
    said = clean(reason, limit=LONGEST_REASON).strip()
    if not said:
        raise Refused("reveal_reason_missing")
    return measures.reveal(duty, enrolment_id, said)


def add(duty: Duty, enrolment_id: int, measure: Measure, *, draft_id: str | None = None) -> int:
    """Writes a line of a plan down; returns its id.

    Raises:
        Refused: `field_needed` with the `field` (need, measure); `plan_not_kept` where the package keeps
            none; `row_gone`, `already_saved`. Nothing was written then.
    """
    with journal.operation(
        duty, "measure_add", subject_kind="enrolment", subject_id=enrolment_id, draft_id=draft_id
    ) as entry:
        if MEASURES not in reading.run(enrolments.one(enrolment_id).package_id).records:
            raise Refused("plan_not_kept")
        _refuse_empty(measure)
        return measures.add(entry, enrolment_id, measure)


def correct(duty: Duty, measure_id: int, measure: Measure, *, draft_id: str | None = None) -> None:
    """Puts a line right. Raises: Refused, as `add`."""
    with journal.operation(
        duty, "measure_correct", subject_kind="assistance_measure", subject_id=measure_id, draft_id=draft_id
    ) as entry:
        _refuse_empty(measure)
        measures.correct(entry, measure_id, measure)


def go_on(
    duty: Duty, measure_id: int, next_on: date | None, status: str, *, draft_id: str | None = None
) -> None:
    """Notes how far it is and when something is to happen next; what was done begins again.

    Raises:
        Refused: `measure_next_past` with the `field` for a day that is over; `row_gone`, `already_saved`.
    """
    with journal.operation(
        duty, "measure_go_on", subject_kind="assistance_measure", subject_id=measure_id, draft_id=draft_id
    ) as entry:
        if next_on is not None and next_on < duty.day:
            raise Refused("measure_next_past", field="next_on")
        measures.change(entry, measure_id, next_on=next_on, status=status, done_on=None)


def finish(duty: Duty, measure_id: int) -> None:
    """Notes that a line is done. Raises: Refused, `measure_done_already`, `row_gone`."""
    with journal.operation(
        duty, "measure_done", subject_kind="assistance_measure", subject_id=measure_id
    ) as entry:
        if measures.one(measure_id).done_on is not None:
            raise Refused("measure_done_already")
        measures.change(entry, measure_id, done_on=duty.day)


def _refuse_empty(measure: Measure) -> None:
    for name in ("need", "measure"):
        if not getattr(measure, name).strip():
            raise Refused("field_needed", field=name)
