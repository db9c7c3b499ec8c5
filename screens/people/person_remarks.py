"""What the rules say of a person's form, beside its fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.records import PersonDetails, Reason
from frontdesk.rules.identity import Finding, Level
from frontdesk.rules.person_form import PersonRead, read_person
from frontdesk.words import _, lines, ngettext, reasons
from frontdesk.words.codes import label
from screens.forms.form import Remark, Typed, Weight

_MISSING = frozenset({"field_needed", "consent_needed", "home_not_said"})
_WEIGHTS = {Level.ERROR: Weight.DOUBT, Level.WARNING: Weight.WARNING, Level.UNKNOWN: Weight.NOTE}


def person_remarks(typed: Typed, day: date) -> Mapping[str, Remark]:
    """Problems, findings, and, where there are none, what was understood."""
    read = read_person(typed.values, day)
    remarks = _understood(read, day)
    for field, findings in read.findings.items():
        remarks[field] = max((_finding(one) for one in findings), key=lambda remark: remark.weight)
    for field, reason in read.problems.items():
        remarks[field] = remark_of(Weight.ERROR, reason)
    return remarks


def remark_of(weight: Weight, reason: Reason) -> Remark:
    """A reason as a remark: beside the field what is so, in the status line also what to do."""
    is_missing = reason.code in _MISSING
    return Remark(weight, lambda: fact(reasons.say(reason)), lambda: reasons.say(reason), is_missing)


def fact(sentence: str) -> str:
    """The first half of a sentence that says what is so and then what to do."""
    for sign in (": ", ":", ":"):
        head, found, _rest = sentence.partition(sign)
        if found:
            return head
    return sentence.rstrip("。.")


def _finding(finding: Finding) -> Remark:
    return remark_of(_WEIGHTS[finding.level], finding.reason)


def _understood(read: PersonRead, day: date) -> dict[str, Remark]:
    person = read.person
    remarks: dict[str, Remark] = {}
    if person.born_on is not None:
        years = _years(person.born_on, day)
        remarks["born"] = Remark(Weight.NOTE, lambda: lines.age_in_words(years))
    if person.paper_number and "paper" not in read.findings:
        remarks["paper"] = Remark(Weight.NOTE, lambda: _("the check digit fits"))
    if len(person.phones) > 1 or any(phone.name or phone.whose != "own" for phone in person.phones):
        remarks["phone"] = Remark(Weight.NOTE, lambda: _phones(person))
    return remarks


def _phones(person: PersonDetails) -> str:
    whose = " ".join(f"{label('whose', phone.whose)}{phone.name}" for phone in person.phones)
    count = len(person.phones)
    return ngettext("{count} number: {whose}", "{count} numbers: {whose}", count).format(
        count=count, whose=whose
    )


def _years(born_on: date, day: date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
