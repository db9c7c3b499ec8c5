"""The records behind a figure, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from db.records import FigureLine, Span
from db.report import behind as records
from db.report.behind import MOST as MOST
from db.search.keys import word
from frontdesk.choices import spelled
from frontdesk.rules.employment import NOT_WORKING
from frontdesk.text import clean

_MOST_WORDS = 8

_LISTS: Mapping[str, Callable[[Span], tuple[FigureLine, ...]]] = {
    "at_desk": lambda span: records.visitors(span.since, span.until),
    "visits": lambda span: records.home_visits(span.since, span.until, each_home_once=False),
    "homes_visited": lambda span: records.home_visits(span.since, span.until, each_home_once=True),
    "sessions": lambda span: records.sessions(span.since, span.until),
    "attendances": lambda span: records.attended_sessions(span.since, span.until),
    "people_served": lambda span: records.served(span.since, span.until),
    "clinics": lambda span: records.sessions(span.since, span.until, "elder_health"),
    "films": lambda span: records.sessions(span.since, span.until, "films"),
    "spectators": lambda span: records.sessions(span.since, span.until, "films"),
    "reemployed": lambda span: records.found_work(NOT_WORKING, span.since, span.until),
    "volunteer_services": lambda span: records.service_days(span.since, span.until),
    "volunteers": lambda span: records.volunteers(span.since, span.until),
    "volunteer_hours": lambda span: records.services(span.since, span.until),
}
LISTED = frozenset(_LISTS)
"""The figures that have such a list: those of requests stand in the ledger of requests."""


def behind(code: str, span: Span, typed: str = "") -> tuple[FigureLine, ...]:
    """The records of a figure of `LISTED` that every word of what is typed fits, the latest first.

    A word is a part of the name or of what it was about, or their initials or spelling.
    """
    words = [word(part) for part in clean(typed).split()[:_MOST_WORDS]]
    return tuple(one for one in _LISTS[code](span) if all(_fits(one, wanted) for wanted in words))


def _fits(one: FigureLine, wanted: str) -> bool:
    texts = [text for text in (*one.name.split(records.BETWEEN), one.name_en, one.about) if text]
    if not wanted.isascii():
        return any(wanted in word(text) for text in texts)
    return any(form.startswith(wanted) for text in texts for form in spelled(text))
