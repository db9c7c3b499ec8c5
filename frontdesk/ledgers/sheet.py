"""From a sheet as twenty hands have typed it to a ledger: columns that are known, rows that mean somebody."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.records import Refused
from frontdesk.ledgers.cells import RawSheet, Workbook, written
from frontdesk.ledgers.data_rows import Columns, LedgerRow, LeftOut, RowReading
from frontdesk.ledgers.fields import IGNORED, NEEDED
from frontdesk.ledgers.heading_rows import find_headings
from frontdesk.ledgers.headings import field_of, fingerprint, normalise
from frontdesk.text import clean

__all__ = ["KINDS", "Ledger", "LedgerRow", "LeftOut", "Taught", "read_ledger", "read_ledgers", "year_in"]

Taught = Mapping[str, Mapping[str, str]]
"""By a sheet's fingerprint: fields by normalised heading, IGNORED or "" for a column to leave out."""

KINDS = ("residents", "households", "estates", "organisations", "requests", "readings")
"""The kinds that headings alone tell apart; another has to be said."""

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?:年|(?=(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d))|(?!\d))")
ONCE = frozenset(("name", "sex", "born", "id_number", "relation", "head_name", "head_id"))
"""What a person has once: a second column of it, elsewhere in the sheet, is somebody else's."""
_MOST_SIDE_BY_SIDE = 4


@dataclass(frozen=True, slots=True)
class Ledger:
    """A sheet that has been understood.

    Attributes:
        file: the file's name.
        sheet: the sheet's name; "" in a text file.
        kind: one of FIELDS.
        title: what stands above the headings, joined with blanks.
        headings: by column, as written, a group's head before its columns.
        fields: by column, the field it holds; IGNORED for one known and not taken; None for one unknown.
        unknown: the headings nobody knows, as written, each once.
        rows: the rows of data, in order.
        left_out: the rows that are none, blank ones not counted.
        year: the year in the title, the sheet's name or the file's name: for dates written without one.
        fingerprint: by what the sheet's headings are known again.
    """

    file: str
    sheet: str
    kind: str
    title: str
    headings: tuple[str, ...]
    fields: tuple[str | None, ...]
    unknown: tuple[str, ...]
    rows: tuple[LedgerRow, ...]
    left_out: tuple[LeftOut, ...]
    year: int | None
    fingerprint: str


def read_ledgers(
    workbook: Workbook, kind: str | None = None, taught: Taught | None = None
) -> tuple[Ledger, ...]:
    """Every sheet of a workbook that has known headings; other sheets are passed over.

    The workbook's own rows are cleaned and filled: to read it otherwise, open the file again.

    Args:
        workbook: what `read_workbook` gives.
        kind: the kind of ledger it is said to be; None to see by the headings.
        taught: what the office taught of headings.

    Raises:
        Refused: `ledger_no_headings` where no sheet has any; `ledger_no_rows` where nothing stands below
            them, `ledger_only_formulas` where what stands there are formulas without their results. Each
            with `file`.
    """
    found = [read_ledger(workbook, sheet, kind, taught) for sheet in workbook.sheets]
    ledgers = tuple(ledger for ledger in found if ledger)
    if not ledgers:
        raise Refused("ledger_no_headings", file=workbook.name)
    if not any(ledger.rows for ledger in ledgers):
        raise Refused("ledger_only_formulas" if workbook.formulas else "ledger_no_rows", file=workbook.name)
    return ledgers


def read_ledger(
    workbook: Workbook, sheet: RawSheet, kind: str | None = None, taught: Taught | None = None
) -> Ledger | None:
    """One sheet of a workbook, or None where no row holds known headings."""
    found = find_headings(sheet, KINDS if kind is None else (kind,))
    if found is None:
        return None
    mark = fingerprint(found.headings)
    lessons = (taught or {}).get(mark)
    headings = found.headings
    fields = tuple(field_of(found.kind, heading, lessons) if heading else None for heading in headings)
    tables = _side_by_side(found.kind, headings, fields)
    if len(tables) == 1:
        fields = _once(headings, fields)
        tables = [_columns(fields, range(len(fields)))]
    reading = RowReading(sheet, found, fields, tables, typed=workbook.typed)
    rows = tuple(reading.rows())
    known = zip(headings, fields, strict=True)
    above = (written(cell) for row in sheet.rows[: found.first] for cell in row if cell != "")
    title = clean(" ".join(dict.fromkeys(above)))
    return Ledger(
        file=workbook.name,
        sheet=clean(sheet.name),
        kind=found.kind,
        title=title,
        headings=headings,
        fields=fields,
        unknown=tuple(dict.fromkeys(heading for heading, name in known if heading and name is None)),
        rows=rows,
        left_out=tuple(reading.left_out),
        year=year_in(title, sheet.name, workbook.name),
        fingerprint=mark,
    )


def year_in(*texts: str) -> int | None:
    """The first year that one of the texts says, 1900 to 2099."""
    for text in texts:
        if found := _YEAR.search(unicodedata.normalize("NFKC", text)):
            return int(found[1])
    return None


def _columns(fields: Sequence[str | None], among: Sequence[int]) -> Columns:
    found: dict[str, list[int]] = {}
    for column in among:
        name = fields[column]
        if name is not None and name != IGNORED:
            found.setdefault(name, []).append(column)
    return {name: tuple(columns) for name, columns in found.items()}


def _side_by_side(kind: str, headings: Sequence[str], fields: Sequence[str | None]) -> list[Columns]:
    """The columns of each table where one that was too long stands beside itself again; else one table."""
    used = [column for column, heading in enumerate(headings) if heading]
    words = [normalise(headings[column]) for column in used]
    for times in range(_MOST_SIDE_BY_SIDE, 1, -1):
        size, over = divmod(len(words), times)
        if size < 2 or over or words != words[:size] * times:
            continue
        tables = [_columns(fields, used[size * n : size * (n + 1)]) for n in range(times)]
        if not tables[0].keys().isdisjoint(NEEDED[kind]):
            return tables
    return [{}]


def _once(headings: Sequence[str], fields: Sequence[str | None]) -> tuple[str | None, ...]:
    """The fields, but of two columns that cannot both be the person's only the first; the other is None."""
    taken: dict[str, int] = {}
    kept: list[str | None] = []
    for column, name in enumerate(fields):
        if name in ONCE and name is not None:
            before = taken.get(name)
            beside = before == column - 1 and before is not None and headings[before] == headings[column]
            if before is not None and not beside:
                kept.append(None)
                continue
            taken[name] = column
        kept.append(name)
    return tuple(kept)
