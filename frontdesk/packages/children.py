"""What is told of a child in a package, put right: who may collect it, its school, what it must not have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db import journal
from db.connection import reading as reads
from db.packages import enrolments, reading, writing
from db.records import Duty, Refused
from frontdesk.rules.consents import OF_CHILDREN
from frontdesk.text import clean

LONGEST = 1_000
_NOTHING = frozenset({"无", "没有", "-", "none", "no"})


@dataclass(frozen=True, slots=True)
class ToldOfChild:
    """What is kept of a child's enrolment, without what it must not have; `asks` is what its package asks."""

    name: str
    collected_by: str
    school: str
    has_allergies: bool
    asks: frozenset[str]


@reads
def told(duty: Duty, enrolment_id: int) -> ToldOfChild:
    """What is kept of an enrolment. Raises: Refused, `row_gone`."""
    one = enrolments.one(enrolment_id)
    line = next(line for line in enrolments.listed(one.package_id, duty.day) if line.id == enrolment_id)
    asks = reading.run(one.package_id).asks & set(OF_CHILDREN)
    school = enrolments.school(enrolment_id)
    return ToldOfChild(line.name, line.collected_by, school, line.has_allergies, asks)


def correct(duty: Duty, enrolment_id: int, typed: Mapping[str, str], *, draft_id: str | None = None) -> None:
    """Puts it right. Allergies stay as they are where nothing is typed; 无 (none) takes them away.

    Raises:
        Refused: `row_gone`, `already_saved`; `child_not_asked` where the package asks none of it.
    """
    with journal.operation(
        duty, "enrolment_child", subject_kind="enrolment", subject_id=enrolment_id, draft_id=draft_id
    ) as entry:
        asks = told(duty, enrolment_id).asks
        if not asks:
            raise Refused("child_not_asked")
        texts = {name: clean(typed.get(name, ""), limit=LONGEST).strip() for name in asks}
        allergies = texts.pop("allergies", "")
        if texts:
            enrolments.change(entry, enrolment_id, **texts)
        if allergies:
            nothing = allergies.casefold() in _NOTHING
            writing.note_allergies(entry, enrolment_id, "" if nothing else allergies)
