"""Workbooks of Excel, WPS and LibreOffice, read by calamine: here, or in a process of its own.

The older formats have no checksums, and a damaged file of them can end the program that reads it (a ring of
sectors that takes all memory, a panic that writes over the screen). So they are read by a process that may
die. An .xlsx file is read here: its parts are checked as they are unpacked, and `packed` has looked into it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from io import BytesIO

from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from db.records import Refused
from frontdesk.ledgers.cells import MOST_CELLS, MOST_ROWS, RawSheet, too_big

SECONDS = 120

_AT_ONCE = 20_000
_MOST_MEMORY = 2 << 30
_CODE = "from frontdesk.ledgers.excel import main; main()"


def read_here(data: bytes, file: str) -> tuple[RawSheet, ...]:
    """The visible sheets of a workbook; where none is visible, the hidden ones.

    Raises:
        Refused: `ledger_is_protected`, `ledger_damaged` or `ledger_too_big`.
    """
    try:
        workbook = load_workbook(BytesIO(data))
        tables = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        seen = [sheet for sheet in tables if sheet.visible == SheetVisibleEnum.Visible] or tables
        sheets = []
        for table in seen:
            sheet = workbook.get_sheet_by_name(table.name)
            last_row, last_column = sheet.end or (0, 0)
            if last_row >= MOST_ROWS or (last_row + 1) * (last_column + 1) > MOST_CELLS:
                raise too_big(file)
            before = [""] * (sheet.start[1] if sheet.start else 0)
            if last_row < _AT_ONCE:
                rows = sheet.to_python(skip_empty_area=False)
            else:
                # Row by row, for other threads (the desk on the screen) to have their turn between.
                rows = [[*before, *row] if before else row for row in sheet.iter_rows()]
            areas = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
            sheets.append(RawSheet(table.name, rows, tuple(areas)))
        return tuple(sheets)
    except Refused:
        raise
    except PasswordError:
        raise Refused("ledger_is_protected", file=file) from None
    except (CalamineError, ValueError, OverflowError, OSError):
        raise Refused("ledger_damaged", file=file) from None
    except BaseException as error:
        # A panic of the reader is not an Exception, and has no name to import.
        if type(error).__name__ != "PanicException":
            raise
        raise Refused("ledger_damaged", file=file) from None


def read_apart(data: bytes, file: str) -> tuple[RawSheet, ...]:
    """As `read_here`, in a process of its own that a damaged file may end.

    Raises:
        Refused: as `read_here`.
    """
    if getattr(sys, "frozen", False):
        return read_here(data, file)
    try:
        done = subprocess.run(
            [sys.executable, "-c", _CODE],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path or os.getcwd() for path in sys.path)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Refused("ledger_damaged", file=file) from None
    if done.returncode:
        raise Refused("ledger_damaged", file=file)
    answer: tuple[RawSheet, ...] | str = pickle.loads(done.stdout)
    if isinstance(answer, str):
        raise too_big(file) if answer == "ledger_too_big" else Refused(answer, file=file)
    return answer


def main() -> None:
    """Read a workbook from standard input; write its sheets, or the code of a refusal, to standard output."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer: tuple[RawSheet, ...] | str
    try:
        answer = read_here(sys.stdin.buffer.read(), "")
    except Refused as refused:
        answer = refused.reason.code
    pickle.dump(answer, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
