"""The workbook read back by another library, and what cannot be written."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from db.connection import transaction
from db.records import Duty, Refused, Span
from db.tables import Estate, Organisation
from frontdesk.ledgers.writing import write_table
from frontdesk.printing.head import as_html
from frontdesk.report.figures import report
from frontdesk.report.page import printout
from frontdesk.report.supplement import supplement
from frontdesk.report.workbook import write
from frontdesk.requests.logging import Then, log
from tests import community
from tests.frontdesk.report.test_figures import ARTICLE, BINS

SEPTEMBER = Span(date(2021, 9, 1), date(2021, 9, 30))
HOSTILE = ("=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "<script>alert(1)</script>[/]\x1b[31m")


def test_the_workbook_of_the_demo(demo_duty: Duty, tmp_path: Path) -> None:
    place = tmp_path / "report.xlsx"
    found = report(demo_duty, ARTICLE)
    write(found, supplement(demo_duty, found), place)
    book = openpyxl.load_workbook(place)
    assert book.sheetnames == ["Overview", "Requests", "Months", "Packages", "Cases and plan"]
    overview = {row[0]: row[1] for row in book["Overview"].iter_rows(values_only=True) if row[0]}
    assert overview["residents"] == 11730 and overview["requests handled"] == 137
    assert overview["completion rate"] == pytest.approx(135 / 143, abs=0.001)
    assert any("206 residents" in str(cell) for cell in overview)
    with ZipFile(place) as packed:
        charts = [name for name in packed.namelist() if name.startswith("xl/charts/chart")]
        drawn = packed.read("xl/charts/chart1.xml").decode()
        bars = [told for one in charts if 'barDir val="bar"' in (told := packed.read(one).decode())]
    assert len(charts) == 9, "of rates, of months, and of all that requests are counted by"
    assert "Overview!" in drawn, "a chart of the cells, not a picture"
    assert 'formatCode="0%"' in drawn and '<c:max val="1"/>' in drawn
    assert len(bars) == 7 and all('tickLblSkip val="1"' in told for told in bars), "each bar has its name"
    first = book["Overview"]
    texts = [row[5] for row in first.iter_rows() if row[4].value == 150 or row[4].value == "Whole"]
    assert [text.alignment.indent for text in texts] == [1, 1], "not against the number before it"
    told = str(first["B3"].value)
    assert told == "20 Feb 2021 to 7 Sep 2021" and first["B3"].alignment.horizontal == "right"
    high = first.row_dimensions[3].height
    assert high is not None and high >= 15 * len(told) / first.column_dimensions["B"].width, "none is cut"
    assert place.stat().st_mode & 0o077 == 0, "for the office's eyes"
    for sheet in book:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 0), (None, 0))


@pytest.mark.parametrize(("columns", "across"), [(3, 1), (20, 4)])
def test_a_ledger_prints_on_a4_with_its_headings_on_every_sheet(
    tmp_path: Path, columns: int, across: int
) -> None:
    place = tmp_path / "ledger.xlsx"
    write_table(str(place), "x", ["a heading of words"] * columns, [["1"] * columns])
    sheet = openpyxl.load_workbook(place).worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert int(sheet.page_setup.fitToWidth or 1) == across
    assert sheet.print_title_rows == "$1:$1" and bool(sheet.print_title_cols) is (across > 1)


def test_nothing_becomes_a_formula_or_markup(duty: Duty, tmp_path: Path) -> None:
    community.load()
    with transaction():
        Estate.update(name=HOSTILE[0]).where(Estate.id == 2).execute()
        Organisation.update(name=HOSTILE[1]).where(Organisation.id == 2).execute()
    log(duty, BINS, Then.WHISTLE, unit_id=2)
    log(duty, replace(BINS, campaign=HOSTILE[3]), Then.ACCEPT)
    found = report(duty, SEPTEMBER)
    place = tmp_path / "report.xlsx"
    write(found, supplement(duty, found), place)
    cells = [cell for sheet in openpyxl.load_workbook(place) for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert {HOSTILE[0], HOSTILE[1]} <= {cell.value for cell in cells}
    page = as_html(duty, printout(duty, found, supplement(duty, found)))
    assert "<script" not in page and "\x1b" not in page and "&lt;script&gt;" in page


def test_what_cannot_be_written_leaves_nothing(duty: Duty, tmp_path: Path) -> None:
    community.load()
    found = report(duty, SEPTEMBER)
    folder = tmp_path / "reports"
    folder.mkdir()
    for name in ("report.csv", "report"):
        with pytest.raises(Refused, match="report_form"):
            write(found, supplement(duty, found), folder / name)
    with pytest.raises(Refused, match="export_unwritable"):
        write(found, supplement(duty, found), folder / "none" / "report.xlsx")
    taken = folder / "taken.xlsx"
    taken.write_text("open elsewhere")
    with pytest.raises(Refused, match="export_exists"):
        write(found, supplement(duty, found), taken)
    assert taken.read_text() == "open elsewhere" and list(folder.iterdir()) == [taken]


_FULL = """
import resource, signal, sys
from datetime import date
from db.connection import open_database
from db.records import Duty, Refused
from frontdesk.report import figures, period, supplement, workbook
open_database(sys.argv[1])
day = date(2021, 9, 6)
duty = Duty(1, "", "clerk", "1", day)
found = figures.report(duty, period.this_month(day))
more = supplement.supplement(duty, found)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))
try:
    workbook.write(found, more, sys.argv[2])
except Refused as refused:
    print(refused.reason.code)
"""


def test_a_full_disk(demo_file: Path, tmp_path: Path) -> None:
    # A limit on the size of files, in a process of its own, fails like a full disk.
    pytest.importorskip("resource")
    command = [sys.executable, "-c", _FULL, str(demo_file), str(tmp_path / "report.xlsx")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stdout == "export_unwritable\n", done.stderr
    assert not list(tmp_path.iterdir())
