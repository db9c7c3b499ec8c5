"""The diary and the ledger of requests: narrowed by filters and by what is typed, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from db.records import Duty, Following, Refused, RequestLine
from db.requests.listing import Listed, Wanted, between, counted, listed
from db.search.keys import word
from frontdesk import home_choices
from frontdesk.choices import Choice, coded, narrowed
from frontdesk.requests import filters
from frontdesk.requests.clocks import with_clocks
from frontdesk.requests.topics import topic_choices
from frontdesk.rules.written_dates import read_date
from frontdesk.text import clean

LATE = ("late", "overdue", "cq", "chaoqi", "超期", "逾期", "!")
"""What is typed for what is late."""
_MOST_WORDS = 8
_SPAN = ".."


def look(
    duty: Duty,
    typed: str,
    chosen: Mapping[str, str],
    *,
    order: str = "newest",
    following: Following | None = None,
    most: int,
) -> Listed:
    """A page of the requests that fit every filter and every word of what was typed, at most `most`.

    A word is a part of the matter or of the reporter's name, the beginning of a number, or names a state,
    a nature, a topic or an estate by its characters, initials or spelling; `cq` is what is overdue, and
    `2021-04-01..2021-07-31` is when it came in.

    Args:
        duty: who asks.
        typed: the words.
        chosen: by kind of filter (one of `filters.KINDS`) the code of its value.
        order: one of `db.requests.listing.ORDERS`.
        following: of the page before.
        most: the most that a page has.
    """
    found = listed(_everything(duty, typed, chosen), order=order, following=following, limit=most)
    return replace(found, lines=with_clocks(duty, found.lines))


def count(duty: Duty, typed: str, chosen: Mapping[str, str], most: int) -> int:
    """How many requests fit, counted no further than `most`."""
    return counted(_everything(duty, typed, chosen), most)


def diary(duty: Duty, since: date | None, until: date | None) -> tuple[RequestLine, ...]:
    """The lines of a period, the earliest first. Raises: Refused, `period_reversed`."""
    if since is not None and until is not None and until < since:
        raise Refused("period_reversed")
    return between(since, until)


def _everything(duty: Duty, typed: str, chosen: Mapping[str, str]) -> list[Wanted]:
    words = clean(typed).split()[:_MOST_WORDS]
    return [
        *(filters.wanted(duty, kind, code) for kind, code in chosen.items()),
        *(_wanted(duty, one) for one in words),
    ]


def _wanted(duty: Duty, part: str) -> Wanted:
    since, dots, until = part.partition(_SPAN)
    if dots and (read := _span(since, until, duty.day)):
        return Wanted(since=read[0], until=read[1])
    folded = word(part)
    if folded in LATE:
        return filters.of_clock(duty.day, "late")
    digits = part.replace("-", "")
    is_number = digits.isascii() and digits.isdecimal()
    return Wanted(
        # Letters spell something; nobody searches a Chinese text for them.
        text="" if part.isascii() and not is_number else part,
        number=part if is_number and not part.startswith("-") else "",
        states=_codes(coded("state"), folded),
        natures=_codes(coded("nature"), folded),
        topics=_codes(topic_choices(duty), folded),
        estates=frozenset(map(int, _codes(home_choices.estate_choices(), folded))),
    )


def _span(since: str, until: str, today: date) -> tuple[date | None, date | None] | None:
    """The days of `4-1..7-31`, one of which may be missing; None where they are no days."""
    read = [_day(text, today) if text else None for text in (since, until)]
    is_read = all(not text or day for text, day in zip((since, until), read, strict=True))
    if not is_read or not any(read):
        return None
    return read[0], read[1]


def _day(text: str, today: date) -> date | None:
    read = read_date(text, year=today.year)
    return read.value if read is not None and read.precision == "day" else None


def _codes(choices: tuple[Choice, ...], folded: str) -> frozenset[str]:
    """The choices that are meant by a word: those that begin so, if it is of letters; else that have it."""
    if not folded:
        return frozenset()
    fitting = narrowed(choices, folded)
    return frozenset(choice.code for choice in fitting if _begins(choice, folded) or not folded.isascii())


def _begins(choice: Choice, folded: str) -> bool:
    return any(known.startswith(folded) for known in choice.words)
