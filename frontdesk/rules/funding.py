"""Money for a request, in fen: what was applied for, approved and paid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

STAGES = ("applied", "approved", "paid")
"""In their order."""


def stage_of(details: Mapping[str, str]) -> str:
    """The stage that a step of funding tells; one that tells none was money that was to be had."""
    return details.get("stage") or "approved"


def next_stage(details: Mapping[str, str] | None) -> str:
    """What comes after the latest step of funding, if there is one."""
    if details is None:
        return STAGES[0]
    return STAGES[min(STAGES.index(stage_of(details)) + 1, len(STAGES) - 1)]


def sums(funded: Iterable[Mapping[str, str]]) -> dict[str, int]:
    """By stage, in their order, how much it is; stages without any are left out.

    Args:
        funded: the details of each step of funding that stands: `amount` in fen, `stage`.
    """
    found = dict.fromkeys(STAGES, 0)
    for details in funded:
        amount = details.get("amount", "")
        stage = stage_of(details)
        if amount.isascii() and amount.isdecimal() and stage in found:
            found[stage] += int(amount)
    return {stage: amount for stage, amount in found.items() if amount}


def each(by_stage: Mapping[str, int], quantity: int) -> int | None:
    """What one of so many (say households) cost, in whole fen, of the furthest stage; None without any."""
    furthest = [by_stage[stage] for stage in STAGES if by_stage.get(stage)]
    return round(furthest[-1] / quantity) if furthest and quantity > 0 else None
