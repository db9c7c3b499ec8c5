"""Which lines of the queue are called under the same number, without the number going up to a screen."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from hashlib import blake2b

from db.queue import callers
from db.records import Callee, QueueLine
from frontdesk.rules.phones import number_of_one

_KEY = secrets.token_bytes(16)
"""Of this run of the program: what is made with it tells nothing, and is compared with nothing else."""


def key_of(number: str) -> str:
    """The same for the same number, however it is written; "" for none, and for one of many people."""
    called = number_of_one(number) if number else ""
    return blake2b(called.encode(), digest_size=8, key=_KEY).hexdigest() if called else ""


def of_callee(callee: Callee) -> str:
    """The key of the number that somebody is called under: the one that was left, else a resident's first."""
    if callee.reporter_id is not None:
        one = callers.reporter(callee.reporter_id)
        if one is not None and (key := key_of(one.phone)):
            return key
    if callee.person_id is None:
        return ""
    return key_of(callers.first_numbers([callee.person_id]).get(callee.person_id, ""))


def with_residents_numbers(lines: Iterable[QueueLine]) -> tuple[QueueLine, ...]:
    """Lines in which a resident is called who left no number, with the key of the resident's first."""
    found = list(lines)
    called = [
        (at, line.person_id)
        for at, line in enumerate(found)
        if line.person_id is not None and not line.phone_key
    ]
    numbers = callers.first_numbers(sorted({person for _at, person in called}))
    for at, person in called:
        if person in numbers:
            found[at] = found[at]._replace(phone_key=key_of(numbers[person]))
    return tuple(found)
