"""Estates, buildings and units as rows of a table: what there is in each, in columns that line up."""

from __future__ import annotations

from collections.abc import Sequence

from db.records import Area, GridOfficer, Level
from frontdesk.words import _, lines, pgettext
from screens.parts.cells import cut, fit, fit_right, width
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row

_NARROWEST_NUMBER, _NARROWEST_NAME, _WIDEST_NAME = 5, 14, 40
_GAP = 3


def area_rows(areas: Sequence[Area]) -> list[Row]:
    """A row for each of some areas of a level, and one with all of these together."""
    rows = [Row(lambda cells, area=area: _cells(area, cells), area) for area in areas]  # type: ignore[misc]
    return [*rows, Row(lambda cells: _total(areas, cells))] if len(areas) > 1 else rows


def heading(level: Level, cells: int) -> Line:
    """The names of the columns, above rows of `cells` cells."""
    if level.spot.building_id is not None:
        what, parts = pgettext("column", "Unit"), ""
    elif level.spot.estate_id is not None:
        what, parts = pgettext("column", "Building"), pgettext("column", "Units")
    else:
        what, parts = pgettext("column", "Estate"), pgettext("column", "Buildings")
    text = _columns(what, (parts, *_counted()), pgettext("column", "Grid"), cells - 1)
    return line(Piece(f" {text}", "quiet"))


def _counted() -> tuple[str, str, str]:
    """What the columns count, in the order of `summed`."""
    return pgettext("column", "Homes"), pgettext("column", "People"), pgettext("column", "Empty")


def area_name(area: Area) -> str:
    """What an area is called in the language of the moment."""
    if area.spot.unit is not None:
        return lines.unit(area.name)
    return lines.building(area.name) if area.spot.building_id is not None else area.name


def summed(areas: Sequence[Area]) -> tuple[int, int, int]:
    """Households (homes that are lived in), people and empty homes of areas together."""
    lived_in = sum(area.lived_in for area in areas)
    return lived_in, sum(area.people for area in areas), sum(area.homes for area in areas) - lived_in


def _cells(area: Area, cells: int) -> tuple[Piece, ...]:
    numbers = tuple(f"{number:,}" for number in summed([area]))
    parts = str(area.parts) if area.parts else ""
    return (Piece(_columns(area_name(area), (parts, *numbers), _grids(area.grids), cells)),)


def _total(areas: Sequence[Area], cells: int) -> tuple[Piece, ...]:
    numbers = tuple(f"{number:,}" for number in summed(areas))
    parts = sum(area.parts for area in areas)
    return (Piece(_columns(_("Together"), (str(parts) if parts else "", *numbers), "", cells), "quiet"),)


def _columns(name: str, numbers: Sequence[str], grids: str, cells: int) -> str:
    # As wide as the longest heading of a language: what can be missed least is the name.
    number = 2 + max(_NARROWEST_NUMBER, width(pgettext("column", "Buildings")), *map(width, _counted()))
    rest = cells - len(numbers) * number - _GAP
    name_cells = max(_NARROWEST_NAME, min(rest // 2, _WIDEST_NAME))
    start = fit(name, name_cells) + "".join(fit_right(text, number) for text in numbers)
    return start + " " * _GAP + cut(grids, max(0, rest - name_cells))


def _grids(grids: Sequence[GridOfficer]) -> str:
    """One grid with who looks after it, of several the numbers alone."""
    if len(grids) < 2:
        return lines.grid(grids[0] if grids else None)
    return _("grids {numbers}").format(numbers=_(", ").join(f"{grid.number:02d}" for grid in grids))
