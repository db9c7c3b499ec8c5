"""The figures of a period and of the one before, all counted from records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from db import figures as population
from db.connection import reading as reads
from db.records import Calls, Duty, Intake, MonthCount, PackageCount, Share, Span, Visits
from db.report import packages as counted_packages
from db.report import requests as counted_requests
from frontdesk.packages import counting
from frontdesk.packages.counting import Counted
from frontdesk.report.period import previous
from frontdesk.report.rates import Rate, rates
from frontdesk.requests.counting import handled
from frontdesk.rules.periods import month_of, months_before
from frontdesk.rules.themes import Theme, themes
from frontdesk.settings.keeping import office_settings

COUNTED_BY = ("channel", "nature", "campaign", "topic", "estate", "grid", "unit")
"""What requests are counted by."""
_MONTHS = 12
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Figures:
    """What one period came to.

    Args:
        span: the period.
        stood: the day at whose end requests were looked at: its last day, or yesterday.
        shares: requests by each of `COUNTED_BY`.
        found: topics that came again and again.
        runs: packages of which something was recorded.
        households, residents: who lived here at its end, or live here today.
    """

    span: Span
    stood: date
    intake: Intake
    calls: Calls
    handled: int
    shares: Mapping[str, tuple[Share, ...]]
    found: tuple[Theme, ...]
    packages: Counted
    runs: tuple[PackageCount, ...]
    visits: Visits
    households: int
    residents: int

    @property
    def rates(self) -> tuple[Rate, ...]:
        """See `rates.rates`."""
        return rates(self.intake, self.calls)

    @property
    def overview(self) -> dict[str, int]:
        """The figures that a month's report begins with, by their codes (group `figure`)."""
        reached = sum(self.calls.said.values()) - self.calls.said.get("not_reached", 0)
        return {
            "received": self.intake.received,
            "heads": self.intake.heads,
            "handled": self.handled,
            "on_time": self.intake.on_time,
            "late": self.intake.timed - self.intake.on_time,
            "untimed": self.intake.untimed,
            "parked": self.intake.parked,
            "merged": self.intake.merged,
            "declined": self.intake.declined,
            "called": reached,
            "themes": len(self.found),
            "at_desk": self.visits.at_desk,
            "visits": self.visits.visits,
            "homes_visited": self.visits.homes,
            "sessions": sum(run.sessions for run in self.runs),
            "attendances": self.packages.attendances,
            "people_served": self.packages.people_served,
            "clinics": self.packages.clinics,
            "reemployed": self.packages.reemployed,
            "volunteer_services": self.packages.service_days,
            "volunteers": self.packages.servants,
            "volunteer_hours": round(self.packages.service_minutes / _MINUTES),
            "films": self.packages.screenings,
            "spectators": self.packages.spectators,
            "households": self.households,
            "residents": self.residents,
        }

    @property
    def is_empty(self) -> bool:
        """Whether nothing was recorded."""
        standing = ("households", "residents")
        return not any(count for code, count in self.overview.items() if code not in standing)


@dataclass(frozen=True, slots=True)
class Report:
    """A period against the one before; `months` are the twelve up to its end."""

    now: Figures
    before: Figures
    months: tuple[MonthCount, ...]
    names: Mapping[str, tuple[str, str]]
    """What topics and estates in themes are called: as the office does, and in English."""


@reads
def report(duty: Duty, span: Span) -> Report:
    """The figures of a period. Raises: Refused, for what the database meets."""
    now, past = _figures(duty, span), _figures(duty, previous(span))
    names = {
        f"{by} {share.key}": (share.name, share.name_en)
        for by in ("topic", "estate")
        for share in (*past.shares.get(by, ()), *now.shares.get(by, ()))
    }
    return Report(now, past, _months(min(span.until, max(duty.day, span.since))), names)


def _figures(duty: Duty, span: Span) -> Figures:
    since, until = span.since, span.until
    # What is due today may still be done today.
    stood = min(until, duty.day - timedelta(1))
    homes, people = population.population(min(until, duty.day))
    settings = office_settings()
    least, days = settings.count("theme_requests"), settings.count("theme_days")
    sightings = counted_requests.sightings(since - timedelta(days - 1), until)
    return Figures(
        span=span,
        stood=stood,
        intake=counted_requests.intake(since, until, stood),
        calls=counted_requests.calls(since, until),
        handled=handled(since, until),
        shares=counted_requests.shares(since, until),
        found=themes(sightings, least, days, since),
        packages=counting.counted(since, until),
        runs=counted_packages.by_package(since, until),
        visits=counted_packages.visits(since, until),
        households=homes,
        residents=people,
    )


def _months(last: date) -> tuple[MonthCount, ...]:
    """Twelve months up to that of a day, those without anything as well."""
    months = months_before(last, _MONTHS)[::-1]
    found = {
        one.month: one for one in counted_requests.by_month(month_of(months[0])[0], month_of(months[-1])[1])
    }
    return tuple(found.get(month, MonthCount(month, 0, 0)) for month in months)
