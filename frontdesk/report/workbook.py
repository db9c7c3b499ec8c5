"""A report as a workbook with charts of its own, for Excel, WPS and LibreOffice.

Texts are written as texts, whatever they look like, and never stand in a chart's own words: those would be
read as references to cells where they begin with `=`.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.records import Refused
from frontdesk.ledgers.writing import print_on_a4, sheet_name, write_book, write_whole
from frontdesk.report import period, rows, supplement_rows
from frontdesk.report.closing import paragraph
from frontdesk.report.figures import Report
from frontdesk.report.supplement import Supplement
from frontdesk.text import cell_width, clean
from frontdesk.words import _, pgettext
from frontdesk.words.codes import label

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | int | float | None
_FIRST_WIDTH, _WIDTH, _CLOSING_ROWS = 30, 14, 8
_CHART_COLUMN, _CHART_ROWS, _ROW_PIXELS = 6, 16, 20
_TOLD_WIDTH, _CASE_HEIGHT, _LINE_HEIGHT = 90, 75, 15
_PERCENT = "0.0%"


def write(report: Report, more: Supplement, path: str | os.PathLike[str]) -> None:
    """Write the report, cases and plan with it, into a file that is not there yet and ends in .xlsx.

    It is written whole or not at all.

    Raises:
        Refused: `report_form`, `export_exists`, `export_unwritable`; there is no file then.
    """
    place = Path(path)
    if place.suffix.lower() != ".xlsx":
        raise Refused("report_form")
    write_whole(
        place,
        lambda beside: write_book(beside, lambda book: _Pages(book, report, more).fill(), row_by_row=False),
    )


class _Pages:
    """The sheets of one report."""

    def __init__(self, book: Workbook, report: Report, more: Supplement) -> None:
        self._book, self._report, self._more = book, report, more
        self._title = book.add_format({"bold": True, "font_size": 14})
        self._heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self._heading_of_numbers = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "align": "right"}
        )
        # A text behind a number at its right edge would stand against it.
        self._set_in = book.add_format({"indent": 1})
        self._heading_set_in = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "indent": 1})
        self._number = book.add_format({"num_format": "#,##0"})
        self._percent = book.add_format({"num_format": _PERCENT})
        self._wrapped = book.add_format({"text_wrap": True, "valign": "top"})

    def fill(self) -> None:
        """All of them."""
        self._overview()
        self._requests()
        self._months()
        self._packages()
        self._cases_and_plan()

    def _sheet(self, name: str) -> Any:
        sheet = self._book.add_worksheet(sheet_name(name))
        sheet.set_column(0, 0, _FIRST_WIDTH)
        sheet.set_column(1, _CHART_COLUMN - 1, _WIDTH)
        print_on_a4(sheet, _FIRST_WIDTH + _CHART_COLUMN * _WIDTH)
        told = period.told(self._report.now.span)
        sheet.write_string(0, 0, _("Figures of {period}").format(period=told), self._title)
        return sheet

    def _table(self, sheet: Any, row: int, headings: Sequence[str], told: Sequence[Sequence[Cell]]) -> int:
        """A table from a row on; the row behind it."""
        for column, heading in enumerate(headings):
            is_text = not told or isinstance(told[0][column], str)
            of_text = self._heading_set_in if column else self._heading
            sheet.write_string(row, column, heading, of_text if is_text else self._heading_of_numbers)
        # A row is as high as one line unless it is said: a period over a column of numbers needs more.
        most = max(-(-cell_width(heading) // (_WIDTH - 2)) for heading in headings[1:])
        sheet.set_row(row, most * _LINE_HEIGHT)
        for at, cells in enumerate(told, row + 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    sheet.write_string(at, column, clean(cell), self._set_in if column else None)
                elif isinstance(cell, int):
                    sheet.write_number(at, column, cell, self._number)
                elif cell is not None:
                    sheet.write_number(at, column, cell, self._percent)
        return row + 1 + len(told)

    def _compared(self) -> tuple[str, str]:
        spans = self._report.now.span, self._report.before.span
        return period.told(spans[0]), period.told(spans[1])

    def _overview(self) -> None:
        name = pgettext("report", "Overview")
        sheet = self._sheet(name)
        headings = (pgettext("report", "What"), *self._compared())
        told = [(one.name, one.now, one.before) for one in rows.overview(self._report)]
        behind = self._table(sheet, 2, headings, told)
        rate_headings = (
            pgettext("report", "Rate"),
            *self._compared(),
            pgettext("report", "Part"),
            pgettext("report", "Whole"),
            pgettext("report", "Of what"),
        )
        rated = [
            (
                one.name,
                _share(one.now.percent),
                _share(one.before.percent),
                one.now.part,
                one.now.whole,
                one.of,
            )
            for one in rows.rates(self._report)
        ]
        first = behind + 1
        behind = self._table(sheet, first, rate_headings, rated)
        chart = self._chart(sheet, name, "column", pgettext("report", "Rates"), (first, len(rated)), 2, at=2)
        if chart is not None:
            chart.set_y_axis({"num_format": "0%", "min": 0, "max": 1})
        sheet.merge_range(behind + 1, 0, behind + _CLOSING_ROWS, _CHART_COLUMN - 1, "", self._wrapped)
        sheet.write_string(behind + 1, 0, paragraph(self._report.now), self._wrapped)

    def _requests(self) -> None:
        name = pgettext("report", "Requests")
        sheet = self._sheet(name)
        row = 2
        for by, figures in rows.all_shares(self._report):
            headings = (label("counted_by", by), *self._compared())
            behind = self._table(sheet, row, headings, [(one.name, one.now, one.before) for one in figures])
            self._chart(sheet, name, "bar", label("counted_by", by), (row, len(figures)), 2, at=row)
            row = max(behind, row + _chart_rows(len(figures))) + 2
        if self._report.now.found:
            headings = (
                pgettext("report", "Theme"),
                pgettext("report", "Requests"),
                pgettext("report", "When"),
            )
            found = [
                (rows.theme(self._report, one), one.count, rows.theme_days(one))
                for one in self._report.now.found
            ]
            self._table(sheet, row, headings, found)

    def _months(self) -> None:
        name = pgettext("report", "Months")
        sheet = self._sheet(name)
        headings = (pgettext("report", "Month"), label("figure", "received"), label("figure", "handled"))
        told = [(one.month, one.received, one.handled) for one in self._report.months]
        self._table(sheet, 2, headings, told)
        self._chart(sheet, name, "line", name, (2, len(told)), 2, at=2)

    def _packages(self) -> None:
        runs = self._report.now.runs
        if not runs:
            return
        name = pgettext("report", "Packages")
        sheet = self._sheet(name)
        headings = (pgettext("report", "Package"), *rows.run_headings())
        self._table(sheet, 2, headings, [(rows.run_name(run), *rows.run_counts(run)) for run in runs])

    def _cases_and_plan(self) -> None:
        sheet = self._sheet(pgettext("report", "Cases and plan"))
        sheet.set_column(2, 2, _TOLD_WIDTH)
        row = 2
        cases = supplement_rows.cases(self._report, self._more)
        if cases:
            sheet.write_string(row, 0, pgettext("report", "Typical cases"), self._heading)
            row += 1
        for one in cases:
            sheet.write_string(row, 0, one.rule, self._wrapped)
            sheet.merge_range(row, 1, row, 2, "", self._wrapped)
            sheet.write_string(row, 1, clean(one.told), self._wrapped)
            sheet.set_row(row, _CASE_HEIGHT)
            row += 1
        plan = self._more.plan
        row += bool(cases)
        title = _("Planned for {period}").format(period=period.told(plan.span))
        sheet.write_string(row, 0, title, self._heading)
        headings: tuple[str, ...] = (pgettext("report", "What"), pgettext("report", "Planned"))
        totals = [(label("planned", code), count) for code, count in supplement_rows.totals(plan)]
        row = self._table(sheet, row + 1, headings, totals) + 1
        headings = (pgettext("report", "What"), pgettext("report", "When"), pgettext("report", "About"))
        named = [(label("planned", one.kind), one.when, one.what) for one in supplement_rows.planned(plan)]
        if named:
            self._table(sheet, row, headings, named)

    def _chart(
        self, sheet: Any, name: str, kind: str, title: str, table: tuple[int, int], series: int, *, at: int
    ) -> Any:
        """A chart beside a table (the row of its headings, how many rows): its first columns of numbers."""
        head, count = table
        if not count:
            return None
        chart = self._book.add_chart({"type": kind})
        first, last = head + 1, head + count
        for column in range(1, series + 1):
            chart.add_series(
                {
                    "name": [name, head, column],
                    "categories": [name, first, 0, last, 0],
                    "values": [name, first, column, last, column],
                }
            )
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"})
        if kind == "bar":
            # The first row of the table stands at the top, and each is named.
            chart.set_y_axis({"reverse": True, "interval_unit": 1})
        chart.set_size({"width": 560, "height": _chart_rows(count) * _ROW_PIXELS})
        sheet.insert_chart(at, _CHART_COLUMN, chart)
        return chart


def _chart_rows(count: int) -> int:
    return max(_CHART_ROWS, count + 6)


def _share(percent: float | None) -> float | None:
    return None if percent is None else percent / 100
