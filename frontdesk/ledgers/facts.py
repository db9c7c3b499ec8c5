"""What a row says of somebody that is kept apart, as far as it is not kept already."""

from __future__ import annotations

import re
from typing import NamedTuple

from db.residents.known import KnownPerson
from frontdesk.ledgers.person_row import PersonRow

_HARDSHIPS = (
    ("低保", "subsistence"),
    ("特困", "destitute"),
    ("五保", "destitute"),
    ("临时救助", "temporary_aid"),
)
_YES = ("是", "1", "有", "√", "Y", "y")
_PARTED = re.compile("[、,,;;]")


class ToldFacts(NamedTuple):
    """Hardship as (kind, note), disability as (kind, grade), a veteran or not, health in words."""

    hardship: tuple[str, str] | None = None
    disability: tuple[str, int | None] | None = None
    veteran: bool = False
    health: str = ""


def facts(row: PersonRow, known: KnownPerson | None) -> ToldFacts:
    """What is new of this kind about somebody; all of it about somebody new."""
    told, there = row.protected, known.protected if known is not None else frozenset()
    hardship = _hardship(told.hardship)
    kinds = [part for part in _PARTED.split(told.disability) if part and ("disability", part) not in there]
    return ToldFacts(
        hardship if hardship and ("hardship", hardship[0]) not in there else None,
        ("、".join(kinds), told.disability_grade) if kinds else None,
        told.veteran and ("veteran", "") not in there,
        told.health if told.health and ("health_note", told.health) not in there else "",
    )


def _hardship(text: str) -> tuple[str, str] | None:
    """Kind and note of a hardship; a plain yes stands under a heading that asks for the allowance."""
    if not text:
        return None
    if text in _YES:
        return "subsistence", ""
    kind = next((code for word, code in _HARDSHIPS if word in text), "other")
    return kind, text
