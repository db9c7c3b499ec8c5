"""A report as a page to print."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from db.records import Duty
from frontdesk.printing.paper import Block, Heading, Paragraph, Printout, Table
from frontdesk.report import period, rows, supplement_rows
from frontdesk.report.closing import paragraph
from frontdesk.report.figures import Report
from frontdesk.report.rows import Figure
from frontdesk.report.supplement import Plan, Supplement
from frontdesk.words import _, pgettext
from frontdesk.words.codes import label

_NUMBERS = frozenset({1, 2, 3})
_FIRST = frozenset({1})
_SHARES = (46, 18, 18, 18)


def printout(duty: Duty, report: Report, more: Supplement) -> Printout:
    """The closing paragraph, all figures, requests counted by everything, packages, cases and the plan."""
    now = report.now
    against = _("against {period}").format(period=period.told(report.before.span))
    blocks: list[Block] = [
        Paragraph(f"{period.told(now.span)}  {against}", "small"),
        Paragraph(paragraph(now)),
        Heading(pgettext("report", "Overview")),
        _table(report, pgettext("report", "What"), rows.overview(report)),
        Heading(pgettext("report", "Rates")),
        _rates(report),
    ]
    for by, figures in rows.all_shares(report):
        blocks += [Heading(label("counted_by", by)), _table(report, pgettext("report", "Requests"), figures)]
    if now.found:
        blocks += [Heading(pgettext("report", "Themes")), _themes(report)]
    if now.runs:
        blocks += [Heading(pgettext("report", "Packages")), _packages(report)]
    blocks += [Heading(pgettext("report", "Months")), _months(report)]
    blocks += [*_cases(report, more), *_plan(more.plan)]
    return Printout(_("Figures of {period}").format(period=period.told(now.span)), tuple(blocks))


def _table(report: Report, what: str, figures: list[Figure]) -> Table:
    headings = (what, *_compared(), pgettext("report", "Change"))
    told = tuple(
        (one.name, f"{one.now:,}", f"{one.before:,}", rows.change(one.now, one.before)) for one in figures
    )
    return Table(headings, told, _SHARES, _NUMBERS)


def _compared() -> tuple[str, str]:
    return pgettext("report", "This period"), pgettext("report", "Before")


def _rates(report: Report) -> Table:
    headings = (pgettext("report", "Rate"), pgettext("report", "Of what"), *_compared())
    told = tuple(
        (
            one.name,
            one.of,
            f"{rows.percent(one.now)} ({one.now.part:,}/{one.now.whole:,})",
            f"{rows.percent(one.before)} ({one.before.part:,}/{one.before.whole:,})",
        )
        for one in rows.rates(report)
    )
    return Table(headings, told, (20, 36, 22, 22), frozenset({2, 3}))


def _themes(report: Report) -> Table:
    headings = (pgettext("report", "Theme"), pgettext("report", "Requests"), pgettext("report", "When"))
    told = tuple((rows.theme(report, one), f"{one.count}", rows.theme_days(one)) for one in report.now.found)
    return Table(headings, told, (50, 18, 32), frozenset({1}))


def _packages(report: Report) -> Table:
    headings = (pgettext("report", "Package"), *rows.run_headings())
    told = tuple(
        (rows.run_name(run), *(f"{count:,}" for count in rows.run_counts(run))) for run in report.now.runs
    )
    return Table(headings, told, (40, 12, 12, 12, 12, 12), frozenset({1, 2, 3, 4, 5}))


def _cases(report: Report, more: Supplement) -> Iterator[Block]:
    told = supplement_rows.cases(report, more)
    if told:
        yield Heading(pgettext("report", "Typical cases"))
    for one in told:
        yield Paragraph(one.rule, "small")
        yield Paragraph(one.told)


def _plan(plan: Plan) -> Iterator[Block]:
    yield Heading(_("Planned for {period}").format(period=period.told(plan.span)))
    counted = [(label("planned", code), f"{count:,}") for code, count in supplement_rows.totals(plan)]
    yield Table((pgettext("report", "What"), pgettext("report", "Planned")), tuple(counted), (80, 20), _FIRST)
    left = supplement_rows.unlisted(plan)
    named: list[tuple[str, ...]] = []
    for kind, together in groupby(supplement_rows.planned(plan), key=lambda one: one.kind):
        named += [(label("planned", kind), one.when, one.what) for one in together]
        if kind in left:
            named.append((label("planned", kind), "", left[kind]))
    if named:
        headings = (pgettext("report", "What"), pgettext("report", "When"), pgettext("report", "About"))
        yield Table(headings, tuple(named), (20, 18, 62))


def _months(report: Report) -> Table:
    headings = (pgettext("report", "Month"), label("figure", "received"), label("figure", "handled"))
    told = tuple((one.month, f"{one.received:,}", f"{one.handled:,}") for one in report.months)
    return Table(headings, told, (40, 30, 30), frozenset({1, 2}))
