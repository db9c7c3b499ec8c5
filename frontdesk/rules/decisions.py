"""What a meeting decided, one thing after another, each with who does it and by when.

`换分类桶@小李 3-20; 每天清运两次@环卫 下周一` has two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.records import Reason
from frontdesk.rules.coming_days import read_coming_day

_BETWEEN = re.compile(r"[;;\n]+")
_NUMBERING = re.compile(r"^\s*(?:(?:\d{1,2}[.、)](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,2}、)\s*)+")
_OWNER = re.compile(r"\s*[@@]\s*([^\s@@;;]+)")


@dataclass(frozen=True, slots=True)
class Decision:
    """Something to do: `owner` as written ("" for whoever has the request in hand)."""

    text: str
    owner: str
    due_on: date


def read_decisions(text: str, today: date) -> tuple[Decision, ...] | Reason:
    """Reads decisions that are parted by semicolons.

    Args:
        text: of each what is to be done, `@` and who does it, and the day by which it is done.
        today: the day of the meeting, from which days are counted.

    Returns:
        What was decided; or what is wrong: `decision_text_missing`, `decision_day_missing`,
        `decision_day_past`, each with the `text` it is about; `decision_owner_twice`.
    """
    found = []
    for part in _BETWEEN.split(text):
        told = _NUMBERING.sub("", part).strip()
        if not told:
            continue
        owners = _OWNER.findall(told)
        if len(owners) > 1:
            return Reason("decision_owner_twice", {"text": told})
        words = _OWNER.sub(" ", told).split()
        due_on = read_coming_day(words[-1], today) if words else None
        if due_on is None:
            return Reason("decision_day_missing", {"text": told})
        if due_on < today:
            return Reason("decision_day_past", {"text": told})
        if len(words) < 2:
            return Reason("decision_text_missing", {"text": told})
        found.append(Decision(" ".join(words[:-1]), owners[0] if owners else "", due_on))
    return tuple(found)


def written_decisions(decisions: Sequence[Decision]) -> str:
    """Decisions as they are kept, and can be read again on any day."""
    return "; ".join(
        f"{one.text}{f'@{one.owner}' if one.owner else ''} {one.due_on.isoformat()}" for one in decisions
    )
