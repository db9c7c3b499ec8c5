"""Where a sheet's headings are: below the titles, in one row or in two, with hints and examples after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from frontdesk.ledgers.cells import Area, Cell, RawSheet, written
from frontdesk.ledgers.fields import NEEDED
from frontdesk.ledgers.headings import field_of, is_group, under_group
from frontdesk.text import clean

# Titles and remarks above the headings take a few rows; further down nobody puts them (domain 5.1).
_SEARCHED = 15
_FEWEST_KNOWN = 2
# A merged cell over more of the sheet than this is a title, not the head of a group of columns.
_TITLE_WIDTH = 0.8
_HINT = re.compile(
    r"必填|选填|非必填|格式|^如|[::(,]\s*如|例如|示例|请填|填写|请选择|下拉|位身份证|位数字|不填|yyyy|自动"
)
_EXAMPLE = re.compile(r"\(?(?:示例|样例|例子|举例|范例|填写示例|填写样例|例)[\d))::]*$")


@dataclass(frozen=True, slots=True)
class HeadingRows:
    """The headings of a sheet.

    Attributes:
        kind: the kind of ledger they speak of.
        first: the row they begin in, from 0.
        below: the row after them.
        headings: by column, as written, with the head of their group where it means something; "" for none.
        rows: the rows themselves, to be known again in the middle of the sheet.
    """

    kind: str
    first: int
    below: int
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def find_headings(sheet: RawSheet, kinds: Sequence[str]) -> HeadingRows | None:
    """The rows with the most known headings near the top, of whichever kind knows most of them.

    Among equals the first kind and the upper row win. None where no row knows two headings, one of them
    NEEDED by the kind.
    """
    top = [[clean(written(cell)) for cell in row] for row in sheet.rows[: _SEARCHED + 1]]
    width = max(map(len, top), default=0)
    texts = [row + [""] * (width - len(row)) for row in top]
    merged = [area for area in sheet.merged if area[0] <= area[2] and area[1] <= area[3] and area[1] < width]
    best: HeadingRows | None = None
    most = 0
    for kind in kinds:
        for found in _candidates(kind, texts, merged, width):
            score = _known(kind, found.headings)
            if score > most:
                best, most = found, score
    return best


def is_hint(row: Sequence[Cell]) -> bool:
    """Whether a row below the headings says how to fill it in, or shows an example."""
    texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    if texts and _EXAMPLE.match(texts[0].strip()):
        return True
    hints = sum(1 for text in texts if _HINT.search(text))
    return hints > 0 and 2 * hints >= len([cell for cell in row if cell != ""])


def _candidates(kind: str, texts: list[list[str]], merged: Sequence[Area], width: int) -> list[HeadingRows]:
    found = []
    lower_of_two = -1
    for first, row in enumerate(texts[:_SEARCHED]):
        below = texts[first + 1] if first + 1 < len(texts) else None
        if below is not None and (pair := _pair(kind, first, row, below, merged, width)):
            alone = max(_known(kind, row), _known(kind, below))
            if pair.sure or (_known(kind, pair.headings) > alone and _known(kind, below) >= _FEWEST_KNOWN):
                rows = (tuple(row), tuple(below))
                found.append(HeadingRows(kind, first, first + 2, pair.headings, rows))
                if pair.sure:
                    lower_of_two = first + 1
                    continue
        if first != lower_of_two:
            found.append(
                HeadingRows(kind, first, first + 1, _widened(first, row, merged, width), (tuple(row),))
            )
    return found


def _widened(first: int, row: list[str], merged: Sequence[Area], width: int) -> tuple[str, ...]:
    """One row of headings; one that was merged over several columns is the heading of each."""
    headings = list(row)
    for top, left, _bottom, right in merged:
        if top == first and right - left + 1 <= width * _TITLE_WIDTH:
            for column in range(left, min(right, width - 1) + 1):
                headings[column] = headings[column] or row[left]
    return tuple(headings)


@dataclass(frozen=True, slots=True)
class _Pair:
    headings: tuple[str, ...]
    sure: bool


def _pair(
    kind: str, first: int, row: list[str], below: list[str], merged: Sequence[Area], width: int
) -> _Pair | None:
    """Two rows read as one heading: groups of columns above, their columns below."""
    groups, taller = list(row), set[int]()
    grouped = False
    for top, left, bottom, right in merged:
        if top != first or right - left + 1 > width * _TITLE_WIDTH:
            continue
        for column in range(left, min(right, width - 1) + 1):
            groups[column] = row[left]
        if bottom == first + 1 and row[left]:
            taller.update(range(left, min(right, width - 1) + 1))
        elif bottom == first and right > left and is_group(kind, row[left]):
            grouped = grouped or any(
                field_of(kind, under_group(kind, row[left], text)) for text in below[left : right + 1] if text
            )
    _spread(groups, below)
    if not any(below[column] for column in range(width) if column not in taller):
        return None
    headings = [
        groups[column]
        if column in taller or not below[column]
        else under_group(kind, groups[column], below[column])
        for column in range(width)
    ]
    known_alone = bool(taller) and any(field_of(kind, row[column]) for column in taller)
    return _Pair(tuple(headings), grouped or known_alone)


def _spread(groups: list[str], below: list[str]) -> None:
    """Where nothing is merged, or no more: a group reaches on over blanks that have columns below."""
    for column in range(1, len(groups)):
        if not groups[column] and below[column] and below[column - 1]:
            groups[column] = groups[column - 1]


def _known(kind: str, headings: Sequence[str]) -> int:
    """How many different fields are known; none unless one is among those the kind needs."""
    fields = {field_of(kind, heading) for heading in headings if heading} - {None}
    if len(fields) < _FEWEST_KNOWN or fields.isdisjoint(NEEDED[kind]):
        return 0
    return len(fields)
