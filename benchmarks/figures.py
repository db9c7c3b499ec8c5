"""Percentiles, goals, and the lines of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Goal(NamedTuple):
    """Something measured and the most that it may be, both in `unit`."""

    what: str
    measured: float
    most: float
    unit: str

    @property
    def met(self) -> bool:
        """Whether it is no more than it may be."""
        return self.measured <= self.most


class Measured(NamedTuple):
    """What a benchmark found: a table in Markdown, and the goals that it speaks of."""

    table: str
    goals: tuple[Goal, ...] = ()

    def __str__(self) -> str:
        """Both, as printed and as written down."""
        return f"{self.table}\n\n{goal_table(self.goals)}" if self.goals else self.table


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of `values` do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(value) for value in line) + " |" for line in lines)


def goal_table(goals: Sequence[Goal]) -> str:
    """The goals as a Markdown table."""
    rows = [
        [goal.what, f"≤ {goal.most:g} {goal.unit}", f"{goal.measured:.2f} {goal.unit}", _met(goal)]
        for goal in goals
    ]
    return table(["goal", "at most", "measured", ""], rows)


def _met(goal: Goal) -> str:
    return "met" if goal.met else "**missed**"


def _cell(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)
