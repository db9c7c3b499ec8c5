"""The diary and the ledger of requests: all of them, narrowed by what is typed, a period at a time."""

from __future__ import annotations

from datetime import date

from db.records import Duty, Refused, RequestLine
from db.requests.listing import Wanted, listed
from db.search.keys import word
from frontdesk import home_choices
from frontdesk.choices import Choice, coded, narrowed
from frontdesk.requests.clocks import with_clocks
from frontdesk.requests.topics import topic_choices
from frontdesk.text import clean

_LATE = ("late", "overdue", "cq", "chaoqi", "超期", "逾期", "!")
_ALL = 1_000_000_000


def look(duty: Duty, typed: str, most: int) -> tuple[RequestLine, ...]:
    """The latest requests, at most `most`, that every word of what was typed fits.

    A word is a part of the matter or of the reporter's name, the beginning of a number, or names a state,
    a nature, a topic or an estate by its characters, initials or spelling; `cq` is what is overdue.
    """
    found = listed([_wanted(duty, part) for part in clean(typed).split()[:8]], limit=most)
    return with_clocks(duty, found)


def diary(duty: Duty, since: date | None, until: date | None) -> tuple[RequestLine, ...]:
    """The lines of a period, the earliest first. Raises: Refused, `period_reversed`."""
    if since is not None and until is not None and until < since:
        raise Refused("period_reversed")
    return tuple(reversed(listed((), since=since, until=until, limit=_ALL)))


def _wanted(duty: Duty, part: str) -> Wanted:
    folded = word(part)
    digits = part.replace("-", "")
    is_number = digits.isascii() and digits.isdecimal()
    return Wanted(
        # Letters spell something; nobody searches a Chinese text for them.
        text="" if part.isascii() and not is_number else part,
        number=part if is_number else "",
        states=_codes(coded("state"), folded),
        natures=_codes(coded("nature"), folded),
        topics=_codes(topic_choices(duty), folded),
        estates=frozenset(map(int, _codes(home_choices.estate_choices(), folded))),
        late=duty.day if folded in _LATE else None,
    )


def _codes(choices: tuple[Choice, ...], folded: str) -> frozenset[str]:
    """The choices that are meant by a word: those that begin so, if it is of letters; else that have it."""
    if not folded:
        return frozenset()
    fitting = narrowed(choices, folded)
    return frozenset(choice.code for choice in fitting if _begins(choice, folded) or not folded.isascii())


def _begins(choice: Choice, folded: str) -> bool:
    return any(known.startswith(folded) for known in choice.words)
