"""Figures in rows, with bars of signs that stand under each other whatever the names are written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.records import Counts, PackageCount, Span
from frontdesk.report import period
from frontdesk.report import rows as told
from frontdesk.report.closing import paragraph
from frontdesk.report.figures import Report
from frontdesk.report.rows import Figure, RateRow
from frontdesk.words import N_, _, pgettext
from frontdesk.words.codes import label
from screens.figures import figure_places
from screens.office import Place
from screens.parts.cells import fit, fit_right, width, wrap
from screens.parts.lines import Piece
from screens.parts.picks import Row, said
from screens.parts.text import capital

_NUMBER, _CHANGE = 8, 8
_NARROWEST, _WIDEST = 16, 36
_BAR = "█"
_LONGEST_BAR = 50
_CLOSING_LINES = 30
_OF_LINES = 3

_COMMUNITY: tuple[tuple[str, Callable[[Counts], int], str], ...] = (
    (N_("Estates"), lambda counts: counts.estates, "register_estate"),
    (N_("Grids"), lambda counts: counts.grids, "register_grid"),
    (N_("Buildings"), lambda counts: counts.buildings, "browse"),
    (N_("Households"), lambda counts: counts.households, "browse"),
    (N_("Empty homes"), lambda counts: counts.empty_households, "browse"),
    (N_("Residents"), lambda counts: counts.residents, "browse"),
    (N_("Moved away or died"), lambda counts: counts.departed, ""),
    (N_("Organisations"), lambda counts: counts.organisations, "register_organisation"),
    (N_("Party branches"), lambda counts: counts.branches, "register_party_branch"),
    (N_("Party members"), lambda counts: counts.members, "register_party_member"),
    (N_("Registered members"), lambda counts: counts.registered_members, "register_registered_member"),
    (N_("Staff"), lambda counts: counts.staff, "register_staff"),
    (N_("Requests"), lambda counts: counts.requests, "diary"),
)
"""The community as it stands today, with the page of each."""


def overview(report: Report, cells: int, *, says_before: bool) -> list[Row]:
    """The figures against those before, the rates with what they are of, and the closing paragraph.

    With `says_before` the first heading says which period that before is.
    """
    found = [_headed(pgettext("report", "What"), before=report.before.span if says_before else None)]
    found += [_figure(one, figure_places.of_figure(one.code, report.now)) for one in told.overview(report)]
    found += [said(), _headed(pgettext("report", "Rate"), pgettext("report", "Of what"))]
    for rate in told.rates(report):
        found += _rate(rate, report, cells)
    found += [said(), _quiet(_("In one paragraph"))]
    text = paragraph(report.now)
    return [*found, *(said(f" {one}") for one in wrap(text, max(cells - 3, 20), _CLOSING_LINES))]


def requests(report: Report) -> list[Row]:
    """By channel, nature and campaign, and month by month."""
    found = _shares(report, ("channel", "nature", "campaign"))
    found += [said(), _months_headed()]
    most = max((max(one.received, one.handled) for one in report.months), default=0)
    return [*found, *(_month(one.month, one.received, one.handled, most) for one in report.months)]


def topics(report: Report) -> list[Row]:
    """By topic, and what came again and again."""
    found = _shares(report, ("topic",))
    if report.now.found:
        found += [said(), _quiet(pgettext("report", "Themes"))]
    for one in report.now.found:
        name, days = told.theme(report, one), told.theme_days(one)
        place = figure_places.of_theme(one)
        found.append(Row(_theme(name, one.count, days), place))
    return found


def places(report: Report) -> list[Row]:
    """By estate, grid and unit that was whistled to."""
    return _shares(report, ("estate", "grid", "unit"))


def packages(report: Report) -> list[Row]:
    """What each package came to."""
    runs = report.now.runs
    if not runs:
        return [_nothing()]
    headings = told.run_headings()

    def heading(cells: int) -> tuple[Piece, ...]:
        columns = "".join(fit_right(one, _NUMBER) for one in headings)
        name = fit(pgettext("report", "Package"), _run_room(cells))
        return (Piece(f" {name} {columns}", "quiet"),)

    return [Row(heading), *(_run(run) for run in runs)]


def community(counts: Counts) -> list[Row]:
    """How much of everything there is today."""
    found = [_quiet(_("The community in numbers, as of today."))]
    for name, count, page in _COMMUNITY:
        number = fit_right(f"{count(counts):,}", _NUMBER)
        place = Place(page) if page else None
        found.append(Row(_numbered(name, number), place))
    return found


def _numbered(name: str, number: str) -> Callable[[int], tuple[Piece, ...]]:
    return lambda _cells: (Piece(f" {number}", "strong"), Piece("  "), Piece(_(name)))


def _shares(report: Report, dimensions: Sequence[str]) -> list[Row]:
    found: list[Row] = []
    for by in dimensions:
        shares = told.shares(report, by)
        if not shares:
            continue
        found += [said()] * bool(found)
        # The bars give way to names that are longer than most.
        widest = max(width(one.name) for one in shares)
        found.append(_headed(label("counted_by", by), widest=widest))
        most = max(one.now for one in shares)
        for one in shares:
            place = figure_places.of_share(by, one.code, report.now) if one.now else None
            found.append(_figure(one, place, most, widest))
    return found or [_nothing()]


def _nothing() -> Row:
    return _quiet(_("Nothing was recorded in this period."))


def _quiet(text: str) -> Row:
    return said(Piece(f" {text}", "quiet"))


def _headed(name: str, behind: str = "", before: Span | None = None, widest: int = 0) -> Row:
    """What the columns are called, and where there is room which period stands before."""

    def draw(cells: int) -> tuple[Piece, ...]:
        columns = "".join(
            (
                fit_right(pgettext("report", "Now"), _NUMBER),
                fit_right(pgettext("report", "Before"), _NUMBER),
                "  " + behind if behind else fit_right(pgettext("report", "Change"), _CHANGE),
            )
        )
        told = f" {fit(name, _room(cells, widest))}{columns}"
        room = cells - width(told) - 1
        against = next((one for one in _against(before) if width(one) < room), "") if before else ""
        return (Piece(told + fit_right(against, room), "quiet"),)

    return Row(draw)


def _against(before: Span) -> tuple[str, ...]:
    """Which period stands before, in words, and shorter as it would be typed."""
    told = pgettext("report", "vs {period}")
    return tuple(told.format(period=one) for one in (period.told(before), f"{before.since}..{before.until}"))


def _room(cells: int, widest: int = 0) -> int:
    """How many cells names have, of which the longest takes `widest`."""
    return min(max(cells // 3, _NARROWEST, widest), _WIDEST)


def _figure(one: Figure, place: Place | None, most: int = 0, widest: int = 0) -> Row:
    """A figure, its change, and its bar where it is one of several, whose longest name takes `widest`."""

    def draw(cells: int) -> tuple[Piece, ...]:
        room = _room(cells, widest)
        numbers = fit_right(f"{one.now:,}", _NUMBER)
        before = fit_right(f"{one.before:,}", _NUMBER) + fit_right(told.change(one.now, one.before), _CHANGE)
        left = cells - room - 2 * _NUMBER - _CHANGE - 4
        return (
            Piece(f" {fit(one.name, room)}"),
            Piece(numbers, "strong"),
            Piece(f"{before}  ", "quiet"),
            Piece(_bar(one.now, most, left), "key"),
        )

    return Row(draw, place)


def _rate(one: RateRow, report: Report, cells: int) -> list[Row]:
    """A rate, and what it is of; what of that has no room goes on below."""
    before_it = _room(cells) + 2 * _NUMBER + 3
    of = wrap(f"{one.now.part:,}/{one.now.whole:,} {one.of}", max(cells - before_it - 1, 8), _OF_LINES)

    def draw(cells: int) -> tuple[Piece, ...]:
        return (
            Piece(f" {fit(one.name, _room(cells))}"),
            Piece(fit_right(told.percent(one.now), _NUMBER), "strong"),
            Piece(fit_right(told.percent(one.before), _NUMBER), "quiet"),
            Piece(f"  {of[0]}"),
        )

    below = [said(f"{'':{before_it}}{part}") for part in of[1:]]
    return [Row(draw, figure_places.of_rate(one.now.code, report.now)), *below]


def _months_headed() -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        half = _half(cells)
        received = fit(capital(label("figure", "received")), half + _NUMBER)
        month = fit(pgettext("report", "Month"), 8)
        return (Piece(f" {month} {received} {capital(label('figure', 'handled'))}", "quiet"),)

    return Row(draw)


def _half(cells: int) -> int:
    return min(max((cells - 12 - 2 * _NUMBER) // 2, 4), _LONGEST_BAR)


def _month(month: str, received: int, handled: int, most: int) -> Row:
    """What came in and what was handled in a month, side by side."""

    def draw(cells: int) -> tuple[Piece, ...]:
        half = _half(cells)
        return (
            Piece(f" {fit(month, 8)}"),
            Piece(fit_right(f"{received:,}", _NUMBER - 2), "strong"),
            Piece(f" {fit(_bar(received, most, half), half)} ", "key"),
            Piece(fit_right(f"{handled:,}", _NUMBER - 2), "strong"),
            Piece(f" {_bar(handled, most, half)}", "key"),
        )

    return Row(draw, figure_places.requests(period=month) if received else None)


def _theme(name: str, count: int, days: str) -> Callable[[int], tuple[Piece, ...]]:
    return lambda cells: (
        Piece(f" {fit(name, max(cells // 2, _WIDEST))}"),
        Piece(fit_right(f"{count:,}", _NUMBER), "strong"),
        Piece(f"  {days}", "quiet"),
    )


def _run_room(cells: int) -> int:
    return max(cells - 5 * _NUMBER - 3, _NARROWEST)


def _run(run: PackageCount) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        counts = "".join(fit_right(f"{count:,}" if count else "", _NUMBER) for count in told.run_counts(run))
        return (Piece(f" {fit(told.run_name(run), _run_room(cells))} "), Piece(counts, "strong"))

    return Row(draw, Place("package", None, run.id))


def _bar(count: int, most: int, cells: int) -> str:
    """A bar as long as a count is of the greatest; what there is at all has one sign at least."""
    if not count or most <= 0 or cells <= 0:
        return ""
    return _BAR * max(round(min(cells, _LONGEST_BAR) * count / most), 1)
