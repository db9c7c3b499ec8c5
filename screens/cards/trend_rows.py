"""What was measured of somebody over time, as a small chart of each kind on their card shown in full.

Aligned in columns, an occasion each: the sign, under it the value, its day and its conditions. No line of
reference is drawn: a chart gives no grade.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from db.records import HealthReadingLine
from frontdesk.words import _
from frontdesk.words.codes import label
from screens.parts.cells import cut, fit
from screens.parts.lines import Piece
from screens.parts.picks import Row, said

_UNITS = {"blood_pressure": "mmHg", "pulse": "", "glucose": "mmol/L"}
_AXIS, _COLUMN, _HEIGHT = 8, 11, 6
_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")
_SIGNS = ("●", "○")


class _Point(NamedTuple):
    """An occasion: its values, the higher first; None where a meter showed that it is beyond its scale."""

    line: HealthReadingLine
    values: tuple[Decimal | None, ...]


def trend_rows(readings: Sequence[HealthReadingLine], cells: int) -> list[Row]:
    """Charts of what can be drawn; `readings` the latest first, as they are kept."""
    rows: list[Row] = []
    for kind, unit in _UNITS.items():
        mine = [point for one in readings if one.value.kind == kind and (point := _point(one)) is not None]
        if mine:
            rows += [said(), *_chart(kind, unit, mine, cells)]
    return rows


def is_drawn(one: HealthReadingLine) -> bool:
    """Whether a value is one that a chart shows."""
    return one.value.kind in _UNITS and _point(one) is not None


def _point(one: HealthReadingLine) -> _Point | None:
    parts = one.value.reading.split("/")
    if one.value.reading in ("HI", "LO"):
        return _Point(one, (None,))
    if len(parts) > len(_SIGNS) or not all(map(_NUMBER.fullmatch, parts)):
        return None
    return _Point(one, tuple(map(Decimal, parts)))


def _chart(kind: str, unit: str, points: Sequence[_Point], cells: int) -> list[Row]:
    room = max((cells - _AXIS - 2) // _COLUMN, 1)
    shown = list(reversed(points[:room]))
    known = [value for point in shown for value in point.values if value is not None]
    least, most = (min(known), max(known)) if known else (Decimal(0), Decimal(0))
    title = " ".join(part for part in (label("reading_kind", kind), unit) if part)
    if len(points) > room:
        title += "  " + _("the latest {shown} of {count}").format(shown=room, count=len(points))
    rows = [said(Piece(cut(f"  {title}", cells - 1), "strong"))]
    for level in reversed(range(_HEIGHT)):
        edge = {_HEIGHT - 1: most, 0: least}.get(level)
        axis = "" if edge is None or not known else format(edge.normalize(), "f")
        drawn = "".join(_cell(point, level, least, most) for point in shown)
        rows.append(said(Piece(f"{axis:>{_AXIS - 1}} │", "quiet"), Piece(drawn.rstrip())))
    for told, tone in (
        ([point.line.value.reading for point in shown], "strong"),
        ([f"{point.line.taken_at:%Y-%m-%d}" for point in shown], "quiet"),
        ([_conditions(point) for point in shown], "quiet"),
    ):
        if any(told):
            text = "".join(f"{fit(one, _COLUMN - 1)} " for one in told)
            rows.append(said(" " * (_AXIS + 1), Piece(text.rstrip(), tone)))
    return rows


def _cell(point: _Point, level: int, least: Decimal, most: Decimal) -> str:
    """What stands of an occasion on a level, in one column."""
    signs = "".join(
        sign
        for sign, value in zip(_SIGNS, point.values, strict=False)
        if _level(point, value, least, most) == level
    )
    return f"  {signs}".ljust(_COLUMN)


def _level(point: _Point, value: Decimal | None, least: Decimal, most: Decimal) -> int:
    if value is None:
        return _HEIGHT - 1 if point.line.value.reading == "HI" else 0
    if most == least:
        return _HEIGHT // 2
    return int(((value - least) / (most - least) * (_HEIGHT - 1)).quantize(Decimal(1)))


def _conditions(point: _Point) -> str:
    return " ".join(label("reading_condition", code) for code in point.line.value.conditions.split())
