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
_MANAGER = ("物业", "wy")


def units(duty: Duty, estate_id: int | None = None) -> tuple[Choice, ...]:
    """Every organisation in use, in the order of the register.

    Of several property companies the one that manages the estate `estate_id` is meant by what they are.
    """
    manager = "" if estate_id is None else registers.entry("estate", estate_id).values["organisation"]
    found = [
        _choice(entry.id, entry.values["name"], entry.values["kind"])
        for entry in registers.entries("organisation", duty.day)
    ]
    return tuple(replace(one, words=(*one.words, *_MANAGER)) if one.code == manager else one for one in found)


def _choice(row_id: int, name: str, kind: str) -> Choice:
    own = named(str(row_id), name)
    if kind in _NO_KIND or kind not in LABELS["organisation"]:
        return own
    known = named(
        own.code,
        *(in_language(tongue, "organisation", LABELS["organisation"][kind]) for tongue in ("zh", "en")),
    )
    return replace(own, words=(*own.words, *known.words))
