"""Passwords and PINs as argon2id hashes, as costly as this PC bears.

Call it beside the screen: one hash takes a tenth of a second and more, which is what it is for.
"""

from __future__ import annotations

import time
from functools import cache
from typing import NamedTuple


class Cost(NamedTuple):
    """How much work one hash is: KiB of memory, and how often it is gone through."""

    memory: int
    times: int


COSTS = (Cost(64 * 1024, 3), Cost(32 * 1024, 3), Cost(19 * 1024, 2))
"""From the wished one down to the floor, below which nothing is ever hashed."""
LONGEST_WAIT = 0.5
"""Seconds that somebody waits at most for the desk to open, on an old PC too."""


@cache
def cost() -> Cost:
    """What this PC bears: the dearest that stays under `LONGEST_WAIT`, measured once."""
    for one in COSTS[:-1]:
        began = time.perf_counter()
        try:
            _hasher(one).hash("measured")
        except MemoryError:
            continue
        if time.perf_counter() - began <= LONGEST_WAIT:
            return one
    return COSTS[-1]


def hashed(secret: str) -> str:
    """The hash of a password or a PIN, with its own salt and its cost written in it."""
    return str(_hasher(cost()).hash(secret))


def is_right(secret: str, kept: str) -> bool:
    """Whether a secret is the one that was hashed; what is no hash at all is nobody's."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return bool(_hasher(COSTS[-1]).verify(kept, secret))
    except (InvalidHashError, VerificationError):
        return False


def is_too_cheap(kept: str) -> bool:
    """Whether a hash costs less than the floor, and is to be made anew once the secret is known."""
    from argon2 import extract_parameters
    from argon2.exceptions import InvalidHashError

    try:
        found = extract_parameters(kept)
    except InvalidHashError:
        return True
    return found.memory_cost < COSTS[-1].memory or found.time_cost < COSTS[-1].times


@cache
def _hasher(cost: Cost):  # type: ignore[no-untyped-def]  # argon2 is loaded only where somebody logs in
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=cost.times, memory_cost=cost.memory, parallelism=1)
