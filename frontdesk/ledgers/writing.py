"""Tables into files: .xlsx for Excel and WPS, or .csv with a mark of its encoding."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from db.records import Refused
from frontdesk.text import clean

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

T = TypeVar("T")

_FORMULA = ("=", "+", "-", "@")
# What was loaded past the cleaning of what comes in: files could not hold it, or terminals would obey it.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_NARROWEST, _WIDEST = 8, 40
_A4, _OF_A4_ACROSS = 9, 200
"""Excel's number of the paper, and how many characters side by side can still be read on it."""
_LONGEST_SHEET_NAME = 31


def write_table(
    path: str | os.PathLike[str], title: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]]
) -> int:
    """Write a table whole or not at all.

    Args:
        path: A file that is not there yet; its ending says the form.
        title: The sheet's name.
        headings: The first row.
        rows: Texts and numbers; every text stays one, whatever it looks like.

    Returns:
        How many rows were written.

    Raises:
        Refused: `export_form`, `export_exists`, `export_unwritable`; there is no file then.
    """
    place = Path(path)
    write = {".xlsx": _write_xlsx, ".csv": _write_csv}.get(place.suffix.lower())
    if write is None:
        raise Refused("export_form")
    return write_whole(place, lambda beside: write(beside, title, headings, rows))


def write_whole(place: Path, write: Callable[[Path], T]) -> T:
    """Write a file whole or not at all, for the office's eyes only.

    Args:
        place: A file that is not there yet.
        write: Writes a file at the path it is given.

    Returns:
        What `write` returns.

    Raises:
        Refused: `export_exists`, `export_unwritable`.
    """
    if place.exists():
        raise Refused("export_exists", file=place.name)
    beside = place.with_name(f".{place.name}.{os.getpid()}.new")
    try:
        done = write(beside)
        beside.chmod(0o600)
        os.replace(beside, place)
    except (OSError, ValueError):
        raise Refused("export_unwritable", file=place.name) from None
    finally:
        with suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)
    return done


def write_book(path: Path, fill: Callable[[Workbook], T], *, row_by_row: bool) -> T:
    """Write a workbook.

    Args:
        path: Where.
        fill: Puts everything into it.
        row_by_row: Whether rows are written in order and need not be remembered.

    Returns:
        What `fill` returns.

    Raises:
        OSError: it cannot be written.
    """
    # Only who writes a workbook pays for the writer.
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    # Packed in memory, its parts in a folder of their own: on a full disk the writer would leave both behind.
    packed = BytesIO()
    try:
        with (
            TemporaryDirectory(prefix=f".{path.stem}.", dir=path.parent, ignore_cleanup_errors=True) as parts,
            xlsxwriter.Workbook(packed, {"constant_memory": row_by_row, "tmpdir": parts}) as book,
        ):
            filled = fill(book)
        path.write_bytes(packed.getbuffer())
        return filled
    except XlsxWriterException as error:
        raise OSError(str(type(error))) from None


def sheet_name(title: str) -> str | None:
    """A name as a sheet may have it; None for a name of the program's own making."""
    return "".join(one for one in clean(title) if one not in "[]:*?/\\'")[:_LONGEST_SHEET_NAME] or None


def print_on_a4(sheet: Worksheet, cells: int) -> None:
    """Has a sheet of so many characters side by side print on as few A4 sheets across as can be read."""
    across = -(-cells // _OF_A4_ACROSS)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(across, 0)
    if across > 1:
        sheet.repeat_columns(0)


def _write_xlsx(path: Path, title: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> int:
    def fill(book: Workbook) -> int:
        sheet = book.add_worksheet(sheet_name(title))
        bold = book.add_format({"bold": True, "bottom": 1})
        widths = [min(max(2 * len(heading) + 2, _NARROWEST), _WIDEST) for heading in headings]
        for column, (heading, width) in enumerate(zip(headings, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        print_on_a4(sheet, sum(widths))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        number = 0
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, column, value)
                elif value:
                    sheet.write_string(number, column, _harmless(value))
        return number

    return write_book(path, fill, row_by_row=True)


def _write_csv(path: Path, _title: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> int:
    count = 0
    # The mark at the beginning tells Excel that this is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        for row in rows:
            writer.writerow([_no_formula(value) for value in row])
            count += 1
    return count


def _no_formula(value: str | int) -> str | int:
    """A text that a spreadsheet would compute, marked as a text."""
    if not isinstance(value, str):
        return value
    value = _harmless(value)
    return f"'{value}" if value.lstrip("'").startswith(_FORMULA) else value


def _harmless(text: str) -> str:
    return clean(text, newlines=True) if _HARMFUL.search(text) else text
