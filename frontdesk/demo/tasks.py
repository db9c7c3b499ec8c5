"""What meetings decided, by the rules of `requests.deciding`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.records import Reason
from frontdesk.rules.decisions import read_decisions


@dataclass(slots=True)
class Decided:
    """Something that was decided and is to be done by a day."""

    text: str
    due_on: date
    owner: int
    done_on: date | None = None


def decided(text: str, owner: int) -> tuple[Decided, ...]:
    """What a meeting decided; whoever has the request in hand does it."""
    read = read_decisions(text, date.min)
    assert not isinstance(read, Reason)
    return tuple(Decided(one.text, one.due_on, owner) for one in read)
