"""When seeing somebody's details in full needs a reason that is kept (domain 6; PIPL articles 28, 31)."""

from __future__ import annotations

CHILD = 14
"""People younger than this, in completed years, are protected by rules of their own."""


def needs_reason(age: int | None, protected_facts: int) -> bool:
    """Whether a reason has to be given first: for a child, and where protected facts are shown."""
    return protected_facts > 0 or (age is not None and age < CHILD)
