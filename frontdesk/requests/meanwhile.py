"""What another desk did with a request since a form about it was opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from db.records import RequestLife, RequestStep


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """The steps that came since, and how many of those that were there have been taken back."""

    steps: tuple[RequestStep, ...] = ()
    taken_back: int = 0


def as_of(life: RequestLife) -> str:
    """What tells later what came since: the ids of the steps there are."""
    return " ".join(str(step.id) for step in life.steps)


def since(life: RequestLife, then: str) -> Meanwhile:
    """What has come since `as_of` was `then`; nothing where that is not known."""
    before = {int(one) for one in then.split() if one.isdecimal()}
    if not before:
        return Meanwhile()
    now = {step.id for step in life.steps}
    return Meanwhile(tuple(step for step in life.steps if step.id not in before), len(before - now))


def said_of(news: Meanwhile, move: str, field: str) -> RequestStep | None:
    """The latest of the new steps that says something in a field; words only where it was the same move."""
    if field == "text":
        return next((step for step in reversed(news.steps) if step.kind == move and step.text), None)
    return next((step for step in reversed(news.steps) if field in step.details), None)


def seen(life: RequestLife) -> Mapping[int, str]:
    """A digest of everything about a request that a move rests on, by its id."""
    rests_on = (
        *(life.state, life.deadlines, life.owner, life.level, life.main_id, life.review_on),
        *(life.steps, life.whistles, life.reporters, life.tasks),
    )
    return {life.id: sha256(repr(rests_on).encode("utf-8", "surrogatepass")).hexdigest()}
