"""The line above a level of browsing: where one is, what is typed, and how much there is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Offset

from db.records import Level
from frontdesk.words import _, lines, ngettext
from screens.browsing.area_rows import summed
from screens.parts.cells import cut, fit, width
from screens.parts.lines import Line, Lines, Piece, line


class WayLine(Lines):
    """`海纳莒州家园 12号楼 1单元 > 17      36户  98人`, with the terminal's cursor behind what is typed."""

    def __init__(self) -> None:
        super().__init__(self._drawn, classes="one")
        self._level: Level | None = None
        self._typed = ""

    def tell(self, level: Level | None, typed: str) -> None:
        """Another level, or another text typed."""
        self._level, self._typed = level, typed
        self.redraw()

    def redraw(self) -> None:
        """Draw again; an input method shows what is being composed where the cursor is."""
        super().redraw()
        if self._level is not None and self.screen.is_current:
            typed = width(f"{_way(self._level)} > {self._typed}")
            self.app.cursor_position = self.region.offset + Offset(min(typed, self.size.width - 1), 0)

    def _drawn(self, cells: int, _height: int) -> Sequence[Line]:
        if self._level is None:
            return ()
        counts = f" {_counts(self._level)} "
        room = cells - width(counts)
        way = cut(_way(self._level), room * 3 // 4)
        typed = fit(f" > {self._typed}", room - width(way))
        return [line(Piece(way, "strong"), Piece(typed[:2], "sign"), Piece(typed[2:], "key"), counts)]


def _way(level: Level) -> str:
    parts = [level.estate]
    if level.building or level.spot.building_id is not None:
        parts.append(lines.building(level.building))
    if level.unit:
        parts.append(lines.unit(level.unit))
    return "".join(f" {part}" for part in parts if part)


def _counts(level: Level) -> str:
    households, people, empty = summed(level.areas)
    if level.flats:
        households = sum(1 for flat in level.flats if flat.people)
        people, empty = sum(flat.people for flat in level.flats), len(level.flats) - households
    told = [
        ngettext("{count} household", "{count} households", households).format(count=f"{households:,}"),
        ngettext("{count} person", "{count} people", people).format(count=f"{people:,}"),
    ]
    if empty:
        told.append(_("{count} empty").format(count=empty))
    return "  ".join(told)
