"""Whom a package is for: the terms of its target rule, looked at for one person (pure).

Lists ask the database for the same terms (`db.packages.eligible`); both must agree on everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from db.records import PersonFacts, Reason, TargetRule, TargetTerm

EVER, THIS_YEAR = "ever", "year"
_PROTECTED = frozenset({"veteran", "hardship", "subsistence", "destitute", "temporary_aid", "disability"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What one term says of somebody, and whether it holds."""

    term: TargetTerm
    holds: bool
    reason: Reason


def answers(rule: TargetRule, series: str, person: PersonFacts, day: date) -> tuple[Answer, ...]:
    """What each term of a rule of a series says of somebody on a day, in the rule's order."""
    return tuple(Answer(term, *_said(term, series, person, day)) for term in rule)


def may_join(rule: TargetRule, series: str, person: PersonFacts, day: date) -> bool:
    """Whether every term holds, and the person is still here."""
    return not person.gone and all(answer.holds for answer in answers(rule, series, person, day))


def is_protected(rule: TargetRule) -> bool:
    """Whether to be meant by a rule tells something about somebody that lists and cards must not show."""
    return any(term.fact == "group" and not _PROTECTED.isdisjoint(term.values) for term in rule)


def breadth(rule: TargetRule) -> tuple[int, int]:
    """How many are meant by a rule, roughly, to put the more telling ones first: ages, then terms."""
    spans = [
        (200 if term.most is None else term.most) - (term.least or 0) for term in rule if term.fact == "age"
    ]
    return min(spans, default=200), -len(rule)


def served_since(term: TargetTerm, day: date) -> date:
    """The first day that counts for a term `not_served`."""
    return date(day.year, 1, 1) if term.values == (THIS_YEAR,) else date.min


_Said = tuple[bool, Reason]


def _said(term: TargetTerm, series: str, person: PersonFacts, day: date) -> _Said:
    if term.fact == "not_served":
        return _not_served(term, series, person, day)
    return _ASKED[term.fact](term, person)


def _age(term: TargetTerm, person: PersonFacts) -> _Said:
    age = person.age
    if age is None:
        return False, Reason("target_age_unknown")
    if term.least is not None and age < term.least:
        return False, Reason("target_too_young", {"age": age, "least": term.least})
    if term.most is not None and age > term.most:
        return False, Reason("target_too_old", {"age": age, "most": term.most})
    return True, Reason("target_age", {"age": age})


def _sex(term: TargetTerm, person: PersonFacts) -> _Said:
    holds = str(person.sex) in term.values
    return holds, Reason("target_sex" if holds else "target_other_sex", {"sex": term.values[0]})


def _group(term: TargetTerm, person: PersonFacts) -> _Said:
    there = [code for code in term.values if code in person.groups]
    if there:
        return True, Reason("target_in_group", {"target_groups": ",".join(there)})
    return False, Reason("target_in_no_group", {"target_groups": ",".join(term.values)})


def _residence(term: TargetTerm, person: PersonFacts) -> _Said:
    holds = person.residence in term.values
    code = "target_residence" if holds else "target_other_residence"
    return holds, Reason(code, {"residence": person.residence})


def _estate(term: TargetTerm, person: PersonFacts) -> _Said:
    holds = str(person.estate_id) in term.values
    return holds, Reason("target_estate" if holds else "target_other_estate", {"estate": person.estate})


def _grid(term: TargetTerm, person: PersonFacts) -> _Said:
    holds = str(person.grid_id) in term.values
    return holds, Reason("target_grid" if holds else "target_other_grid", {"grid": person.grid or 0})


def _child(term: TargetTerm, person: PersonFacts) -> _Said:
    least, most = term.least or 0, 17 if term.most is None else term.most
    fitting = [age for age in person.child_ages if least <= age <= most]
    if fitting:
        return True, Reason("target_child", {"age": fitting[0]})
    return False, Reason("target_no_child", {"least": least, "most": most})


def _not_served(term: TargetTerm, series: str, person: PersonFacts, day: date) -> _Said:
    served = person.served.get(series)
    if served is not None and served_since(term, day) <= served <= day:
        return False, Reason("target_served", {"day": served.isoformat()})
    in_year = term.values == (THIS_YEAR,)
    return True, Reason("target_not_served_this_year" if in_year else "target_never_served")


def _consent(term: TargetTerm, person: PersonFacts) -> _Said:
    missing = [purpose for purpose in term.values if purpose not in person.consents]
    if missing:
        return False, Reason("target_no_consent", {"consent": missing[0]})
    return True, Reason("target_consent")


_ASKED: Mapping[str, Callable[[TargetTerm, PersonFacts], _Said]] = {
    "age": _age,
    "sex": _sex,
    "group": _group,
    "residence": _residence,
    "estate": _estate,
    "grid": _grid,
    "child": _child,
    "consent": _consent,
}
