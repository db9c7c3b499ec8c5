"""A target rule as it is kept: a JSON list of its terms."""

from __future__ import annotations

import json
from typing import Any

from db.records import TargetRule, TargetTerm
from db.records.packages import RESIDENCE, TERM_FACTS

NOBODY: TargetRule = (TargetTerm(RESIDENCE),)
"""What cannot be read lets nobody in, rather than everybody."""


def written(rule: TargetRule) -> str:
    """The rule as text; "" for one that lets everybody in."""
    if not rule:
        return ""
    terms = [
        {
            "fact": term.fact,
            **({} if term.least is None else {"least": term.least}),
            **({} if term.most is None else {"most": term.most}),
            **({"values": list(term.values)} if term.values else {}),
        }
        for term in rule
    ]
    return json.dumps(terms, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> TargetRule:
    """The rule that a text holds; `NOBODY` where it is none."""
    if not text:
        return ()
    try:
        return tuple(_term(part) for part in json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return NOBODY


def _term(part: Any) -> TargetTerm:
    fact, least, most = part["fact"], part.get("least"), part.get("most")
    values = tuple(map(str, part.get("values", ())))
    if fact not in TERM_FACTS or not all(age is None or 0 <= age <= 200 for age in (least, most)):
        raise ValueError(fact)
    if fact in ("estate", "grid", "sex") and not all(value.isdecimal() for value in values):
        raise ValueError(fact)
    return TargetTerm(fact, least, most, values)
