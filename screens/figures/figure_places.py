"""Where the list behind a figure is: the ledger of requests filtered to just that, a package, a register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from frontdesk.requests.filters import as_of, span_code
from screens.office import Place

if TYPE_CHECKING:
    from frontdesk.report.figures import Figures
    from frontdesk.rules.themes import Theme

_STATES = ("parked", "merged", "declined")
_KIND: Mapping[str, str] = {
    "clinics": "elder_health",
    "reemployed": "training",
    "volunteer_services": "volunteering",
    "volunteers": "volunteering",
    "volunteer_hours": "volunteering",
    "films": "films",
    "spectators": "films",
}
_PAGES: Mapping[str, str] = {
    "visits": "care",
    "homes_visited": "care",
    "sessions": "packages",
    "attendances": "packages",
    "people_served": "packages",
    "households": "browse",
    "residents": "browse",
}
_RATES: Mapping[str, str] = {"resolution": "called", "satisfaction": "called"}


def requests(**filters: str) -> Place:
    """The ledger of requests, filtered by these codes."""
    return Place("diary", text=" ".join(f"{kind}={quote(code)}" for kind, code in filters.items()))


def of_figure(code: str, figures: Figures) -> Place | None:
    """The list behind a figure of the overview; None where there is none."""
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
        case code if code in _KIND:
            return _package(_KIND[code], figures)
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


def _package(kind: str, figures: Figures) -> Place:
    """The one package of a kind, or all of them where there are several."""
    runs = [run.id for run in figures.runs if run.kind == kind]
    return Place("package", None, runs[0]) if len(runs) == 1 else Place("packages")
