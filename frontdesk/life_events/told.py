"""What an event is about, and what is understood of it so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.records import Home, Member, Reason
from frontdesk.life_events.plan import Plan


@dataclass(frozen=True, slots=True)
class About:
    """What an event is about: a home as it is now, and who of it; whoever lives nowhere has no home."""

    home: Home | None
    person: Member | None

    @property
    def members(self) -> tuple[Member, ...]:
        """The people of the home."""
        return self.home.members if self.home else ()


@dataclass(frozen=True, slots=True)
class Told:
    """What is understood so far.

    `people` are all whom it touches, numbered from 1 in this order; `heads` are those of them who follow
    as head although nobody said so; `problems`, `doubts` and `warnings` stand by field. Without a plan,
    `problems` say what it lacks.
    """

    people: tuple[Member, ...]
    plan: Plan | None = None
    heads: tuple[Member, ...] = ()
    problems: Mapping[str, Reason] = field(default_factory=dict)
    doubts: Mapping[str, Reason] = field(default_factory=dict)
    warnings: Mapping[str, Reason] = field(default_factory=dict)
