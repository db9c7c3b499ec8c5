"""The record of a veteran as it is opened, typed and written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db import journal
from db.access import access_log
from db.connection import transaction
from db.records import Duty, Reason, Refused, VeteranRecord
from db.residents import veterans
from db.residents.people import details
from frontdesk.rules.written_dates import WrittenDate, read_date
from frontdesk.text import clean

LONGEST = 120
_TEXTS = ("unit", "card", "merits", "note")
_SHOWN = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}
_LOOKED_AT = "verify"


@dataclass(frozen=True, slots=True)
class VeteranRead:
    """What was typed, and by field what is wrong with it."""

    record: VeteranRecord
    problems: Mapping[str, Reason] = field(default_factory=dict)


def open_to_keep(duty: Duty, resident_id: int) -> tuple[str, VeteranRecord | None]:
    """Whose it is, and what stands there; the access log says who looked. Raises: Refused, `row_gone`."""
    with transaction():
        name = details(resident_id).name
        access_log.note(duty, resident_id, "edit", _LOOKED_AT, about="health")
        return name, veterans.of(resident_id)


def as_typed(record: VeteranRecord) -> dict[str, str]:
    """It by the fields of its form."""
    names = ("category", "served_from", "served_to", *_TEXTS)
    values = {name: getattr(record, name) for name in names}
    values["plaque_on"] = "" if record.plaque_on is None else record.plaque_on.isoformat()
    return values


def read(typed: Mapping[str, str], today: date) -> VeteranRead:
    """Reads what was typed: times of service are a year, a month or a day; the plaque was hung on a day."""
    problems: dict[str, Reason] = {}
    dates: dict[str, WrittenDate | None] = {}
    for name in ("served_from", "served_to", "plaque_on"):
        told = typed.get(name, "").strip()
        dates[name] = found = read_date(told) if told else None
        if told and (found is None or (name == "plaque_on" and found.precision != "day")):
            problems[name] = Reason("date_not_read")
        elif found is not None and found.value > today:
            problems[name] = Reason("service_ahead")
    begins, ends = dates["served_from"], dates["served_to"]
    if begins and ends and ends.value < begins.value and not problems and ends.precision == begins.precision:
        problems["served_to"] = Reason("service_reversed")
    if not typed.get("category"):
        problems["category"] = Reason("field_needed")
    plaque = dates["plaque_on"]
    record = VeteranRecord(
        category=typed.get("category", ""),
        served_from=_kept(begins),
        served_to=_kept(ends),
        plaque_on=None if plaque is None else plaque.value,
        **{name: clean(typed.get(name, ""), limit=LONGEST).strip() for name in _TEXTS},
    )
    return VeteranRead(record, problems)


def _kept(one: WrittenDate | None) -> str:
    return "" if one is None else one.value.strftime(_SHOWN[one.precision])


def keep(duty: Duty, resident_id: int, typed: Mapping[str, str], *, draft_id: str | None = None) -> None:
    """Writes the record of a veteran down, or puts it right.

    Raises:
        Refused: what is wrong with a field, with the `field`; `row_gone`, `already_saved`.
    """
    with journal.operation(
        duty, "veteran_keep", subject_kind="resident", subject_id=resident_id, draft_id=draft_id
    ) as entry:
        details(resident_id)
        found = read(typed, duty.day)
        for name, problem in found.problems.items():
            raise Refused(problem.code, field=name)
        veterans.keep(entry, resident_id, found.record)
