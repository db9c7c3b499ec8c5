"""A line of a plan of assistance as it is typed: read, written down, put right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.packages import measures
from db.records import Duty, Measure, Reason, Refused
from db.registers import reading as registers
from frontdesk.choices import Choice, coded, named
from frontdesk.packages import planning
from frontdesk.rules.coming_days import coming_day, read_coming_day
from frontdesk.text import clean

LONGEST = 300
_TEXTS = ("need", "measure", "note")
CORRECTING = "verify"
"""A code of `purpose`: why the access log says a line was seen by whoever put it right."""


@dataclass(frozen=True, slots=True)
class MeasureRead:
    """A line as it was typed, and by field what is wrong with it."""

    measure: Measure
    problems: Mapping[str, Reason] = field(default_factory=dict)


def choices(duty: Duty) -> dict[str, Sequence[Choice]]:
    """What can be picked in its fields."""
    staff = tuple(named(str(row_id), called) for row_id, called in registers.names_of("staff", duty.day))
    return {"owner": staff, "status": coded("aid_status")}


def read(typed: Mapping[str, str], today: date, *, is_new: bool = True) -> MeasureRead:
    """Reads what was typed; `+30` or a date is when something is to happen next, of a new line never past."""
    problems: dict[str, Reason] = {}
    texts = {name: clean(typed.get(name, ""), limit=LONGEST).strip() for name in _TEXTS}
    problems |= {name: Reason("field_needed") for name in ("need", "measure") if not texts[name]}
    owner = typed.get("owner", "")
    if owner and not (owner.isascii() and owner.isdecimal()):
        problems["owner"] = Reason("entry_unknown")
        owner = ""
    next_on = read_next(typed.get("next_on", ""), today)
    if isinstance(next_on, Reason) and next_on.code == "measure_next_past" and not is_new:
        next_on = read_coming_day(typed["next_on"], today)
    elif isinstance(next_on, Reason):
        problems["next_on"], next_on = next_on, None
    measure = Measure(
        owner_id=int(owner) if owner else None, next_on=next_on, status=typed.get("status", ""), **texts
    )
    return MeasureRead(measure, problems)


def read_next(text: str, today: date) -> date | Reason | None:
    """The day on which something is to happen next; nothing is none."""
    if not text.strip():
        return None
    return coming_day(text, today, "measure_next_past", may_be_today=True)


def as_typed(measure: Measure) -> dict[str, str]:
    """A line by the fields of its form."""
    return {
        **{name: getattr(measure, name) for name in (*_TEXTS, "status")},
        "owner": "" if measure.owner_id is None else str(measure.owner_id),
        "next_on": "" if measure.next_on is None else measure.next_on.isoformat(),
    }


def opened(duty: Duty, measure_id: int) -> Measure:
    """A line in full, to be put right; that stands in the access log. Raises: Refused, `row_gone`."""
    line = measures.one(measure_id)
    for one in planning.reveal(duty, line.enrolment_id, CORRECTING):
        if one.id == measure_id and one.told is not None:
            return one.told
    raise Refused("row_gone", table="assistance_measure")


def plan_of(measure_id: int) -> int:
    """The enrolment that a line is of. Raises: Refused, `row_gone`."""
    return measures.one(measure_id).enrolment_id


def status_of(measure_id: int) -> str:
    """How far it is, a code of `aid_status`. Raises: Refused, `row_gone`."""
    return measures.one(measure_id).status
