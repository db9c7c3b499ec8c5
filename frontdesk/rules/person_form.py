"""What somebody typed into the form of a person, as what is kept of that person (domain 2.1 to 2.9).

Nothing that can be saved is lost on the way: what cannot be read is a problem of its field, what is
doubtful is kept and found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from db.records import PersonDetails, PhoneDetails, Reason
from frontdesk.rules.identity import OLDEST, Finding, IdentityNumber, Level, read_identity_number
from frontdesk.rules.phones import read_phones
from frontdesk.rules.written_codes import read_whose
from frontdesk.rules.written_dates import WrittenDate, read_date

LONGEST_NAME = 60
_ONLY = {"month": Reason("birth_only_month"), "year": Reason("birth_only_year")}
_JUDGED_HERE = ("paper_", "birth_")
_CHINESE = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BLANK_INSIDE = re.compile(rf"(?<=[{_CHINESE}])\s+(?=[{_CHINESE}])")
_DOT = re.compile(rf"(?<=[{_CHINESE}])\s*[.·・•‧．∙⋅]\s*(?=[{_CHINESE}])")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class PersonRead:
    """A person as read, and by field what is found about it and what keeps it from being saved."""

    person: PersonDetails
    findings: Mapping[str, tuple[Finding, ...]]
    problems: Mapping[str, Reason]


def read_person(
    values: Mapping[str, str], day: date, *, area_code: str = "", doubts: tuple[str, ...] = ()
) -> PersonRead:
    """Reads a filled-in form.

    Args:
        values: by the names of `PersonDetails`, but `paper` for its number, `born` for the birth date as
            written, `phone` for all numbers and `whose` for those that do not say it; codes where a
            field has codes.
        day: today.
        area_code: what stands before local phone numbers (`0633`).
        doubts: what was to be verified before; of what is judged here only what still holds stays.
    """
    findings: dict[str, tuple[Finding, ...]] = {}
    problems: dict[str, Reason] = {}
    name = read_name(values.get("name", ""))
    if not name:
        problems["name"] = Reason("person_name_missing")
    elif len(name) > LONGEST_NAME:
        problems["name"] = Reason("name_too_long", {"most": LONGEST_NAME})
    elif _DIGIT.search(name):
        findings["name"] = (Finding(Level.WARNING, Reason("name_with_digits")),)
    sex = int(values["sex"]) if values.get("sex", "") in ("0", "1", "2", "9") else 0
    born = _read_birth(values.get("born", ""), day, findings, problems)
    paper = read_paper(values.get("paper", ""), day, sex, born)
    if paper.findings:
        findings["paper"] = paper.findings
    phones = _read_phones(values, area_code, findings, problems)
    kept = tuple(doubt for doubt in doubts if not doubt.startswith(_JUDGED_HERE))
    person = PersonDetails(
        name=name,
        sex=sex,
        born_on=born,
        ethnic_group=values.get("ethnic_group") or "01",
        residence=values.get("residence") or "registered",
        politics=values.get("politics", ""),
        marriage=values.get("marriage", ""),
        education=values.get("education", ""),
        workplace=values.get("workplace", ""),
        registered_at=values.get("registered_at", ""),
        paper_kind=paper.kind or "resident_id",
        paper_number=paper.number,
        phones=phones,
        note=values.get("note", ""),
        doubts=tuple(dict.fromkeys((*kept, *paper.doubts))),
    )
    return PersonRead(person, findings, problems)


def read_name(text: str) -> str:
    """A name in one spelling: no blanks inside a Chinese one, one dot (U+00B7) between its parts."""
    return _DOT.sub("·", _BLANK_INSIDE.sub("", text.strip()))


def read_paper(text: str, day: date, sex: int = 0, born: date | None = None) -> IdentityNumber:
    """The number of a paper as written, compared with what was said of sex and birth."""
    return read_identity_number(text, day, sex=sex, born_on=born)


def read_birth(text: str) -> WrittenDate | None:
    """A birth date as written. One without a year is not read: the year is what matters of it."""
    return read_date(text)


def _read_birth(
    text: str, day: date, findings: dict[str, tuple[Finding, ...]], problems: dict[str, Reason]
) -> date | None:
    if not text.strip():
        return None
    read = read_birth(text)
    if read is None:
        problems["born"] = Reason("date_not_read")
        return None
    if read.value > day:
        problems["born"] = Reason("birth_ahead")
    elif day.year - read.value.year > OLDEST:
        problems["born"] = Reason("birth_too_early", {"most": OLDEST})
    elif read.precision != "day":
        findings["born"] = (Finding(Level.WARNING, _ONLY[read.precision]),)
    return read.value


def _read_phones(
    values: Mapping[str, str],
    area_code: str,
    findings: dict[str, tuple[Finding, ...]],
    problems: dict[str, Reason],
) -> tuple[PhoneDetails, ...]:
    whose = values.get("whose") or "own"
    read = read_phones(values.get("phone", ""), area_code)
    if any(not phone.number for phone in read):
        problems["phone"] = Reason("phone_not_read")
    found = tuple(phone.finding for phone in read if phone.finding)
    if found:
        findings["phone"] = found
    details = []
    for phone in read:
        said, name = read_whose(phone.beside) if phone.beside else (None, "")
        if phone.number:
            details.append(PhoneDetails(phone.number, said or whose, name))
    return tuple(details)
