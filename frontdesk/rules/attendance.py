"""Who came to a meeting, by group, as it is written: `业委会5/7 党员8/10` (came/should have come)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_BETWEEN = r"[\s,、;]*"
_GROUP = re.compile(
    rf"{_BETWEEN}([^\d/\s,、;:]{{0,20}})\s*:?\s*(\d{{1,5}})(?:人|名)?(?:\s*/\s*(\d{{1,5}})(?:人|名)?)?"
)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people at a meeting: how many came, and how many should have (None: not said)."""

    name: str
    came: int
    should: int | None = None


def read_attendance(text: str) -> tuple[Group, ...] | None:
    """Reads who came; None where it is not written so. A group without a name is everybody."""
    plain = unicodedata.normalize("NFKC", text).strip()
    groups: list[Group] = []
    at = 0
    while at < len(plain):
        found = _GROUP.match(plain, at)
        if found is None:
            return None if plain[at:].strip(" ,、;") or not groups else tuple(groups)
        groups.append(Group(found[1], int(found[2]), int(found[3]) if found[3] else None))
        at = found.end()
    return tuple(groups) or None


def written_attendance(groups: Sequence[Group]) -> str:
    """Groups as they are kept: `业委会5/7 党员8/10`."""
    return " ".join(
        f"{one.name}{one.came}" + ("" if one.should is None else f"/{one.should}") for one in groups
    )


def totals(groups: Sequence[Group]) -> tuple[int, int | None]:
    """How many came of all groups, and how many should have; None where one group does not say it."""
    should = [one.should for one in groups]
    known = [count for count in should if count is not None]
    return sum(one.came for one in groups), sum(known) if len(known) == len(should) else None
