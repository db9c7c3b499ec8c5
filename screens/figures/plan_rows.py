"""Typical cases and the plan behind the period as rows, each leading to what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from db.records import Kind
from frontdesk.report import period, supplement_rows
from frontdesk.report.figures import Report
from frontdesk.report.supplement import Supplement
from frontdesk.report.supplement_rows import Planned
from frontdesk.words import _
from frontdesk.words.codes import label
from screens.figures import figure_places
from screens.office import Place, Target
from screens.parts.cells import cut, fit, fit_right, wrap
from screens.parts.lines import Piece
from screens.parts.picks import Row, said
from screens.parts.text import capital

_NUMBER, _DAY, _TIME = 8, 8, 5
_CASE_LINES = 12
_PAGES: Mapping[str, str] = {"homes": "care", "tasks": "to_do"}


def rows(report: Report, more: Supplement, cells: int) -> list[Row]:
    """The cases, how much is planned, and what of that has a name."""
    found: list[Row] = []
    places = _case_places(more)
    for one, place in zip(supplement_rows.cases(report, more), places, strict=True):
        found += [said()] * bool(found)
        found.append(_chosen(one.rule, place))
        found += [said(f" {line}") for line in wrap(one.told, max(cells - 3, 20), _CASE_LINES)]
    found += [said()] * bool(found)
    found.append(_quiet(_("Planned for {period}").format(period=period.told(more.plan.span))))
    for code, count in supplement_rows.totals(more.plan):
        found.append(_total(code, count))
    left = supplement_rows.unlisted(more.plan)
    for kind, together in groupby(supplement_rows.planned(more.plan), key=lambda one: one.kind):
        found += [said(), _quiet(capital(label("planned", kind)))]
        found += map(_planned, together)
        if kind in left:
            found.append(_quiet(f"{'':{_DAY + _TIME + 2}}{left[kind]}"))
    return found


def _case_places(more: Supplement) -> list[Place]:
    places = []
    if more.road is not None:
        places.append(Target(Kind.REQUEST, more.road.line.id).place)
    if more.closed is not None:
        places.append(figure_places.of_theme(more.closed.theme))
    return places


def _chosen(rule: str, place: Place) -> Row:
    return Row(lambda _cells: (Piece(f" {rule}", "quiet"),), place)


def _quiet(text: str) -> Row:
    return said(Piece(f" {text}", "quiet"))


def _total(code: str, count: int) -> Row:
    number = fit_right(f"{count:,}", _NUMBER)
    place = Place(_PAGES[code]) if code in _PAGES and count else None
    return Row(lambda _cells: (Piece(f" {number}", "strong"), Piece(f"  {label('planned', code)}")), place)


def _planned(one: Planned) -> Row:
    match one.kind:
        case "sessions":
            place = Place("session", None, one.subject)
        case _ if one.subject:
            place = Target(Kind.REQUEST, one.subject).place
        case _:
            place = Place("to_do")
    return Row(
        lambda cells: (
            Piece(f" {fit_right(one.day, _DAY)} {fit(one.time, _TIME)}  ", "quiet"),
            Piece(cut(one.what, max(cells - _DAY - _TIME - 5, 1))),
        ),
        place,
    )
