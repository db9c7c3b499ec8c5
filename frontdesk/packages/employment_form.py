"""The work somebody found as it is typed: read, written down or put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.connection import reading as reads
from db.packages import employment, enrolments, reading
from db.records import Duty, Employment, EmploymentLine, PackageRun, Reason, Refused
from frontdesk.packages import employing
from frontdesk.rules.told_days import told_day
from frontdesk.text import clean

LONGEST = 1_000
_CODES = ("status_before", "form")
_TEXTS = ("employer", "job", "evidence", "certificate")


@dataclass(frozen=True, slots=True)
class Known:
    """An enrolment of which work is noted: whose, of which run, and what stands there already."""

    name: str
    run: PackageRun
    line: EmploymentLine | None


@dataclass(frozen=True, slots=True)
class WorkRead:
    """What was typed, by field what is wrong with it, and what is only doubtful."""

    work: Employment
    problems: Mapping[str, Reason] = field(default_factory=dict)
    doubts: Mapping[str, Reason] = field(default_factory=dict)


@reads
def known(duty: Duty, enrolment_id: int) -> Known:
    """What is known of it. Raises: Refused, `row_gone`."""
    now = enrolments.one(enrolment_id)
    line = next(one for one in enrolments.listed(now.package_id, duty.day) if one.id == enrolment_id)
    return Known(line.name, reading.run(now.package_id), employment.of_enrolment(enrolment_id))


def as_typed(work: Employment) -> dict[str, str]:
    """It by the fields of its form."""
    values = {name: getattr(work, name) for name in (*_CODES, *_TEXTS)}
    values["started_on"] = "" if work.started_on is None else work.started_on.isoformat()
    return values


def read(typed: Mapping[str, str], today: date, began_on: date | None) -> WorkRead:
    """Reads what was typed.

    Args:
        typed: by field, codes where a field has any; without a first day no work is found yet.
        today: from where days are counted.
        began_on: when the training began: work that begins before it is doubtful.
    """
    problems: dict[str, Reason] = {}
    doubts: dict[str, Reason] = {}
    told = typed.get("started_on", "").strip()
    day = told_day(told, today, "employment_ahead") if told else None
    if isinstance(day, Reason):
        problems["started_on"], day = day, None
    elif day is not None and began_on is not None and day < began_on:
        doubts["started_on"] = Reason("employment_before_course", {"day": began_on.isoformat()})
    if day is not None:
        problems |= {name: Reason("field_needed") for name in _CODES if not typed.get(name)}
    texts = {name: clean(typed.get(name, ""), limit=LONGEST).strip() for name in _TEXTS}
    work = Employment(started_on=day, **{name: typed.get(name, "") for name in _CODES}, **texts)
    if not told and not work.status_before and not work.certificate:
        problems["started_on"] = Reason("employment_empty")
    return WorkRead(work, problems, doubts)


def save(
    duty: Duty, enrolment_id: int, typed: Mapping[str, str], *, draft_id: str | None = None
) -> EmploymentLine:
    """Writes it down, or puts right what stands there. Raises: Refused, as `employing`."""
    work = read(typed, duty.day, None).work
    line = employment.of_enrolment(enrolment_id)
    if line is None:
        employment_id = employing.note_outcome(duty, work, enrolment_id=enrolment_id, draft_id=draft_id)
    else:
        employment_id = line.id
        employing.correct_outcome(duty, line.id, work, draft_id=draft_id)
    return employment.one(employment_id)


def strike(duty: Duty, enrolment_id: int, *, draft_id: str | None = None) -> None:
    """Strikes what was noted of an enrolment. Raises: Refused, `employment_none`."""
    line = employment.of_enrolment(enrolment_id)
    if line is None:
        raise Refused("employment_none")
    employing.strike_outcome(duty, line.id, draft_id=draft_id)
