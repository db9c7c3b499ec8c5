"""The units that can be called upon, picked by their names or by what they are: `hw` 环卫办, `wy` 物业."""

from __future__ import annotations

from dataclasses import replace

from db.records import Duty
from db.registers import reading as registers
from frontdesk.choices import Choice, named
from frontdesk.words import in_language
from frontdesk.words.codes import LABELS

_NO_KIND = ("other", "company", "government")
"""What tells one unit from another as little as nothing does."""


def units(duty: Duty) -> tuple[Choice, ...]:
    """Every organisation in use, in the order of the register."""
    return tuple(
        _choice(entry.id, entry.values["name"], entry.values["kind"])
        for entry in registers.entries("organisation", duty.day)
    )


def _choice(row_id: int, name: str, kind: str) -> Choice:
    own = named(str(row_id), name)
    if kind in _NO_KIND or kind not in LABELS["organisation"]:
        return own
    known = named(
        own.code,
        *(in_language(tongue, "organisation", LABELS["organisation"][kind]) for tongue in ("zh", "en")),
    )
    return replace(own, words=(*own.words, *known.words))
