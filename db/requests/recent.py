"""What requests of late were about, for what is offered while the next one is written down."""

from __future__ import annotations

from typing import Any, NamedTuple

from db.connection import reading
from db.orm import JOIN
from db.tables import Phrase, Request, Topic


class Recent(NamedTuple):
    """Of one request what may come again."""

    nature: str
    topic: str
    words: str
    background: str
    campaign: str


@reading
def latest(limit: int) -> tuple[Recent, ...]:
    """At most `limit` requests, the latest first."""
    rows: Any = (
        Request.select(Request.nature, Request.topic, Request.words, Request.background, Request.campaign)
        .order_by(Request.received_on.desc(), Request.id.desc())
        .limit(limit)
        .tuples()
    )
    return tuple(Recent(*row) for row in rows)


@reading
def phrases() -> tuple[tuple[str, str], ...]:
    """The phrases in use with the letters of their topics ("" for none), in the order of the register."""
    rows: Any = (
        Phrase.select(Phrase.text, Topic.code)
        .join(Topic, JOIN.LEFT_OUTER, on=(Phrase.topic == Topic.id))
        .where(Phrase.retired_on.is_null())
        .order_by(Phrase.position, Phrase.id)
        .tuples()
    )
    return tuple((text, code or "") for text, code in rows)
