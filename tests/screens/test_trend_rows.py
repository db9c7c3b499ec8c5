"""The trend of readings: columns stand straight, whatever was kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from rich.cells import cell_len

from db.records import HealthReadingLine, MeasuredValue
from frontdesk.words import set_language
from screens.cards.trend_rows import is_drawn, trend_rows
from screens.parts import glyphs
from screens.parts.text import printable
from tests.screens.hostile_office import TEXTS

START = datetime(2021, 8, 30, 9)


def measured(kind: str, *readings: str, conditions: str = "") -> list[HealthReadingLine]:
    """Values a week apart, the latest first."""
    return [
        HealthReadingLine(number, MeasuredValue(kind, reading, conditions), START + timedelta(7 * number))
        for number, reading in enumerate(readings)
    ][::-1]


def drawn(readings: Sequence[HealthReadingLine], cells: int = 79) -> list[str]:
    """The rows as text."""
    return [
        "".join(printable(piece.text) for piece in row.draw(cells)) for row in trend_rows(readings, cells)
    ]


def test_an_occasion_is_a_column() -> None:
    set_language("zh")
    assert drawn(measured("blood_pressure", "150/95", "140/85", "130/80", conditions="left")) == [
        "",
        "  血压 mmHg",
        "    150 │  ●",
        "        │             ●          ●",
        "        │",
        "        │",
        "        │  ○",
        "     80 │             ○          ○",
        "         150/95     140/85     130/80",
        "         2021-08-30 2021-09-06 2021-09-13",
        "         左臂       左臂       左臂",
    ]


def test_beyond_the_scale_and_all_the_same() -> None:
    set_language("en")
    rows = drawn(measured("glucose", "6.4", "HI", "LO", "6.4", conditions="fasting"))
    assert rows[2].index("●") == 9 + 11 + 2, "what is beyond the scale stands at its end"
    assert rows[7].index("●") == 9 + 22 + 2
    assert drawn(measured("pulse", "72"))[4].endswith("●")
    assert drawn(measured("glucose", "HI"))[2].endswith("●")


def test_only_as_many_as_fit_and_the_latest() -> None:
    set_language("en")
    rows = drawn(measured("pulse", *map(str, range(60, 90))), 40)
    assert rows[1] == "  pulse  the latest 2 of 30"
    assert rows[8].split() == ["88", "89"]


@pytest.mark.parametrize("cells", [39, 79, 119])
def test_hostile_values_never_break_a_row(cells: int) -> None:
    glyphs.use_plain(True)
    hostile = [
        *(one for text in TEXTS for one in measured("blood_pressure", text, conditions=text)),
        *measured("glucose", "6.4", "7.0", conditions=TEXTS[3]),
        *measured(TEXTS[1], "1"),
    ]
    rows = drawn(hostile, cells)
    assert rows and all(cell_len(row) <= cells for row in rows)
    assert not set("●○│…") & set("".join(rows))
    assert [is_drawn(one) for one in measured("blood_pressure", "[/]", "138/86", "1/2/3")] == [
        False,
        True,
        False,
    ]
