"""Figures as rows in the language of the moment: the same on the screen, on paper and in a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import PackageCount, Share
from frontdesk.report.figures import COUNTED_BY, Report
from frontdesk.report.rates import Rate
from frontdesk.rules.themes import Theme
from frontdesk.words import _, language, lines, pgettext
from frontdesk.words.codes import label

_CODED = ("channel", "nature")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure now and before; `code` says which it is, or `key` which value requests are counted by."""

    code: str
    name: str
    now: int
    before: int


@dataclass(frozen=True, slots=True)
class RateRow:
    """A rate now and before, with what it is of in words."""

    name: str
    of: str
    now: Rate
    before: Rate


def overview(report: Report) -> list[Figure]:
    """The figures that a report begins with."""
    before = report.before.overview
    return [
        Figure(code, label("figure", code), count, before[code])
        for code, count in report.now.overview.items()
    ]


def rates(report: Report) -> list[RateRow]:
    """All rates."""
    return [
        RateRow(label("rate", now.code), _of(now), now, before)
        for now, before in zip(report.now.rates, report.before.rates, strict=True)
    ]


def _of(rate: Rate) -> str:
    """What it is of, and what of that nobody knows."""
    told = label("rate_of", rate.code)
    if not rate.unknown:
        return told
    return f"{told}; {label('rate_unknown', rate.code).format(count=f'{rate.unknown:,}')}"


def shares(report: Report, by: str) -> list[Figure]:
    """Requests by one of `COUNTED_BY`, the most first; also values that had some only before."""
    now, before = (
        {share.key: share for share in figures.shares.get(by, ())} for figures in (report.now, report.before)
    )
    gone = [key for key in before if key not in now]
    return [
        Figure(
            key,
            _called(by, now.get(key) or before[key]),
            now[key].count if key in now else 0,
            before[key].count if key in before else 0,
        )
        for key in (*now, *gone)
        # A request without a campaign is none of any.
        if key or by != "campaign"
    ]


def all_shares(report: Report) -> list[tuple[str, list[Figure]]]:
    """Requests by all of `COUNTED_BY` that there is something of."""
    return [(by, rows) for by in COUNTED_BY if (rows := shares(report, by))]


def theme(report: Report, one: Theme) -> str:
    """`海纳莒州家园 环境卫生`: where it came again and again, and what."""
    estate, _english = report.names.get(f"estate {one.estate_id}", ("", ""))
    name, english = report.names.get(f"topic {one.topic}", (one.topic, ""))
    return f"{estate} {english if language() == 'en' and english else name}".strip()


def theme_days(one: Theme) -> str:
    """From when to when it came."""
    return _("{since} to {until}").format(since=lines.day(one.first), until=lines.day(one.last))


def run_name(run: PackageCount) -> str:
    """A run of a package: `茶艺培训班 2021-3`."""
    name = run.name_en if language() == "en" and run.name_en else run.name
    return f"{name} {run.run}".strip()


def run_counts(run: PackageCount) -> tuple[int, ...]:
    """What it came to, in the order of `run_headings`."""
    return run.sessions, run.heads, run.came, run.people, run.visits


def run_headings() -> tuple[str, ...]:
    """What is counted of a package."""
    return (
        pgettext("report", "Sessions"),
        pgettext("report", "Heads"),
        pgettext("report", "By name"),
        pgettext("report", "People"),
        pgettext("report", "Visits"),
    )


def percent(rate: Rate) -> str:
    """`93.8%`; a dash where there is nothing that it could be of."""
    return "-" if rate.percent is None else f"{rate.percent:.1f}%"


def change(now: int, before: int) -> str:
    """`+5`, `-3`, or nothing where it is the same."""
    return f"{now - before:+,}" if now != before else ""


def _called(by: str, share: Share) -> str:
    if by in _CODED:
        return label(by, share.key)
    if not share.key or not share.name:
        return _("not given")
    if by == "grid":
        return _("Grid {number:02}").format(number=int(share.name))
    return share.name_en if language() == "en" and share.name_en else share.name
