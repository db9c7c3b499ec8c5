"""Where the list behind a figure is: the ledger of requests filtered to just that, or its own records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from db.records import Span
from frontdesk.requests.filters import as_of, span_code
from screens.office import Place

if TYPE_CHECKING:
    from frontdesk.report.figures import Figures
    from frontdesk.rules.themes import Theme

_STATES = ("parked", "merged", "declined")
_PAGES: Mapping[str, str] = {"households": "browse", "residents": "browse"}
TOPICS = "topics"
"""The text of the place of the figures at their topics."""
_RATES: Mapping[str, str] = {"resolution": "called", "satisfaction": "called"}


def requests(**filters: str) -> Place:
    """The ledger of requests, filtered by these codes."""
    return Place("diary", text=" ".join(f"{kind}={quote(code)}" for kind, code in filters.items()))


def of_figure(code: str, figures: Figures) -> Place | None:
    """The list behind a figure of the overview; None where there is none."""
    from frontdesk.report.behind import LISTED

    days = span_code(figures.span.since, figures.span.until)
    match code:
        case "received" | "heads":
            return requests(period=days)
        case "handled" | "called":
            return requests(**{code: days})
        case "on_time" | "late" | "untimed":
            kept = "overran" if code == "late" else code
            return requests(period=days, clock=as_of(kept, figures.stood))
        case code if code in _STATES:
            return requests(period=days, state=code)
        case code if code in LISTED:
            return Place("figure_list", text=f"{code} {days}")
        case "themes":
            return Place("reports", text=TOPICS) if figures.found else None
    return Place(_PAGES[code]) if code in _PAGES else None


def of_rate(code: str, figures: Figures) -> Place:
    """The requests that a rate is of."""
    days = span_code(figures.span.since, figures.span.until)
    return requests(**{_RATES.get(code, "period"): days})


def of_share(by: str, key: str, figures: Figures) -> Place | None:
    """The requests of a period with one value; None for those without one."""
    days = span_code(figures.span.since, figures.span.until)
    return requests(period=days, **{by: key}) if key else None


def of_theme(theme: Theme) -> Place:
    """The requests that make a theme."""
    days = span_code(theme.first, theme.last)
    return requests(period=days, estate=str(theme.estate_id), topic=theme.topic)


def listed(text: str) -> tuple[str, Span]:
    """The figure and the period that the text of a place of `figure_list` says."""
    code, _blank, days = text.partition(" ")
    since, _dots, until = days.partition("..")
    return code, Span(date.fromisoformat(since), date.fromisoformat(until))
