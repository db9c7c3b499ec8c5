"""What an office that nobody is written down in yet does first, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Counts


@dataclass(frozen=True, slots=True)
class FirstStep:
    """One thing to do first and whether it is done: estates, grids, ledger, staff, log_in or settings."""

    code: str
    done: bool


def first_steps(
    counts: Counts, *, head: str, area_code: str, passwords: bool = False
) -> tuple[FirstStep, ...]:
    """The steps in the order they are taken best; () once anybody was ever written down.

    Args:
        counts: what there is.
        head: the setting of who signs the office's papers.
        area_code: the setting of what stands before local phone numbers.
        passwords: whether anybody has one; without, whoever sits down may everything.
    """
    if counts.residents or counts.departed:
        return ()
    return (
        FirstStep("estates", bool(counts.estates)),
        FirstStep("grids", bool(counts.grids)),
        FirstStep("ledger", False),
        # Whoever set the office up is there from the beginning.
        FirstStep("staff", counts.staff > 1),
        FirstStep("log_in", passwords),
        FirstStep("settings", bool(head and area_code)),
    )
