"""What the pages of requests ask for, beside the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from db.records import Duty, Following, Kind, RequestCard, RequestLine
from screens import jobs
from screens.office import Target

if TYPE_CHECKING:
    from frontdesk.choices import Choice

PAGE = 40
"""How many requests are asked for at first: a little more than most screens show."""
MOST_COUNTED = 1_000
MOST_PRINTED = 5_000
GROUP = "request_filter"
"""The codes that kinds of filters are named by."""


class Asked(NamedTuple):
    """What the ledger shows: what is typed, the filters by kind, and the order."""

    typed: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    order: str = "newest"


class Found(NamedTuple):
    """A page of the ledger, where the next one begins, and the request that the cursor will be on."""

    lines: tuple[RequestLine, ...]
    following: Following | None
    at: int = 0
    card: RequestCard | None = None
    counted: int | None = None
    """How many there are; None where that is still to be counted."""


def first_page(duty: Duty, asked: Asked, most: int, under: int | None, stop: int) -> Found:
    """The first requests, with the card of the one that the cursor will be on.

    Args:
        duty: who asks.
        asked: for what.
        most: how many, for the cursor may have been further on.
        under: the id of the request that the cursor was on, to be on it again if it is still there.
        stop: else which one.
    """
    from frontdesk.requests import ledger

    found = ledger.look(duty, asked.typed, dict(asked.chosen), order=asked.order, most=max(most, PAGE))
    last = max(len(found.lines) - 1, 0)
    at = next((place for place, one in enumerate(found.lines) if one.id == under), min(stop, last))
    card = preview(duty, found.lines[at].id) if found.lines else None
    counted: int | None = len(found.lines)
    if found.following is not None:
        # What is typed may stand anywhere in a million: that is counted once the page is shown.
        counted = None if asked.typed.strip() else count(duty, asked)
    return Found(found.lines, found.following, at, card, counted)


def next_page(duty: Duty, asked: Asked, following: Following) -> Found:
    """The requests behind those of a page."""
    from frontdesk.requests import ledger

    chosen = dict(asked.chosen)
    found = ledger.look(duty, asked.typed, chosen, order=asked.order, following=following, most=5 * PAGE)
    return Found(found.lines, found.following)


def everything(duty: Duty, asked: Asked) -> tuple[RequestLine, ...]:
    """All requests that fit, at most `MOST_PRINTED`: for paper."""
    from frontdesk.requests import ledger

    return ledger.look(duty, asked.typed, dict(asked.chosen), order=asked.order, most=MOST_PRINTED).lines


def count(duty: Duty, asked: Asked) -> int:
    """How many there are, as far as they are counted; one more tells that there are more."""
    from frontdesk.requests import ledger

    return ledger.count(duty, asked.typed, dict(asked.chosen), MOST_COUNTED + 1)


def preview(duty: Duty, request_id: int) -> RequestCard | None:
    """The card of a request; None if it has gone meanwhile."""
    card = jobs.preview(duty, Target(Kind.REQUEST, request_id))
    return card if isinstance(card, RequestCard) else None


def filter_kinds() -> Sequence[Choice]:
    """What can be filtered by."""
    from frontdesk.requests import filters

    return filters.kinds()


def filter_values(duty: Duty, kind: str) -> Sequence[Choice]:
    """What a filter can be set to."""
    from frontdesk.requests import filters

    return filters.values(duty, kind)


def filter_value(duty: Duty, kind: str, code: str) -> Choice | None:
    """A value by its code, also one that is not offered."""
    from frontdesk.requests import filters

    return filters.value(duty, kind, code) if kind in filters.KINDS else None


def moves(card: RequestCard) -> Sequence[Choice]:
    """What can be done with a request."""
    from frontdesk.choices import coded
    from screens.cards.happening import possible_events

    choices = {choice.code: choice for choice in coded("move")}
    return [choices[move] for move in possible_events(card, Kind.REQUEST)]
