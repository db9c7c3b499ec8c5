"""What is kept from sight of a confidential request until somebody asks for it: who said what."""

from __future__ import annotations

from dataclasses import replace

from db.records import RequestLife, RequestStep

_TELLS_NOBODY = frozenset(
    {
        *("unit", "satisfaction", "solved", "reason", "back_reason", "level", "stage", "outcome", "until"),
        *("amount", "quantity", "measure", "attended", "should_attend"),
        *("votes_for", "votes_against", "abstained", "main", "number", "owner", "step", "step_day"),
    }
)
"""What a step may tell beside its words: codes, numbers and days."""


def hidden(life: RequestLife) -> RequestLife:
    """Where a confidential request stands, without a name, a phone or a word of anybody."""
    return replace(
        life,
        background="",
        place="",
        steps=tuple(map(_hidden_step, life.steps)),
        reporters=tuple(replace(one, name="", phone="", resident_id=None) for one in life.reporters),
        tasks=tuple(replace(one, text="", reason="") for one in life.tasks),
        attached=(),
    )


def _hidden_step(step: RequestStep) -> RequestStep:
    told = {name: text for name, text in step.details.items() if name in _TELLS_NOBODY}
    return replace(step, text="", details=told)
