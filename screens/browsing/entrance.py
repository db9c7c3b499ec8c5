"""An entrance as a picture: a floor per line, the top floor first, a cell per flat; arrows walk in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from db.records import Flat
from frontdesk.rules.floors import Floor, door_of, floor_of
from frontdesk.words import lines, pgettext
from screens.parts.cells import fit, fit_right, width
from screens.parts.lines import Line, Lines, Piece
from screens.parts.picks import SIGN

_SHORTEST_NAME, _LONGEST_NAME, _LONGEST_DOOR = 6, 10, 8
_MARGIN = 1


class Band(NamedTuple):
    """What stands on one line: its floor or row (None where the rooms tell none) and flats by place."""

    floor: Floor | None
    flats: tuple[int, ...]


class Measures(NamedTuple):
    """Cells for the name of a floor, a door, a name and the signs behind it, and how many flats to a line."""

    floor: int
    door: int
    name: int
    signs: int
    across: int

    @property
    def flat(self) -> int:
        """Cells for all of a flat, with the cursor's sign before and a blank after it."""
        return _MARGIN + self.door + 1 + self.name + self.signs + 1


def floors(flats: Sequence[Flat]) -> list[Band]:
    """Flats by floor from the top down, then by row from the first on, then those that tell neither."""
    found = sorted(range(len(flats)), key=lambda place: _from_the_top(floor_of(flats[place].room)))
    return [
        Band(floor, tuple(places))
        for floor, places in groupby(found, key=lambda at: floor_of(flats[at].room))
    ]


def _from_the_top(floor: Floor | None) -> tuple[int, int]:
    if floor is None:
        return 2, 0
    return (1, floor.number) if floor.is_row else (0, -floor.number)


def measured(flats: Sequence[Flat], bands: Sequence[Band], cells: int) -> Measures:
    """How to divide `cells` cells: as many flats to a line as fit with their names readable."""
    floor = max((width(_floor_name(band.floor)) for band in bands), default=0)
    door = min(max((width(_door(flat)) for flat in flats), default=0), _LONGEST_DOOR)
    signs = 2 + width(pgettext("flat", "let")) if any(flat.let for flat in flats) else 2
    room = cells - _MARGIN - floor - 1
    fixed = Measures(floor, door, 0, signs, 0).flat
    most = max((len(band.flats) for band in bands), default=1)
    fitting = max(1, min(most, room // (fixed + _SHORTEST_NAME)))
    # Evenly, where a floor takes several lines.
    across = -(-most // -(-most // fitting))
    name = max(1, min(room // across - fixed, _LONGEST_NAME))
    return Measures(floor, door, name, signs, across)


def folded(bands: Sequence[Band], across: int) -> list[Band]:
    """Bands on lines of at most `across` flats; a floor with more of them takes several."""
    return [
        Band(band.floor, band.flats[start : start + across])
        for band in bands
        for start in range(0, len(band.flats), across)
    ]


class Entrance(Lines, can_focus=True):
    """Flats with a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(0, -1)", show=False),
        Binding("down", "walk(0, 1)", show=False),
        Binding("left", "walk(-1, 0)", show=False),
        Binding("right", "walk(1, 0)", show=False),
        Binding("pageup", "climb(-1)", show=False),
        Binding("pagedown", "climb(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another flat."""

    class Chosen(Message):
        """Enter was pressed on a flat."""

        def __init__(self, flat: Flat) -> None:
            super().__init__()
            self.flat = flat

    def __init__(self, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(self._drawn, id=id, classes=classes)
        self._flats: Sequence[Flat] = ()
        self._bands: list[Band] = []
        self._folded: list[Band] = []
        self._measures = Measures(0, 0, 0, 0, 1)
        self._at = 0
        self._column = 0
        self._top = 0

    def offer(self, flats: Sequence[Flat], at: int = 0) -> None:
        """Other flats, the cursor on the one at that place of them."""
        self._flats = flats
        self._bands = floors(flats)
        self._at = max(0, min(at, len(flats) - 1))
        self._top = 0
        self._lay_out()
        self._keep_column()
        self.redraw()

    @property
    def flat(self) -> Flat | None:
        """The flat under the cursor."""
        return self._flats[self._at] if self._flats else None

    @property
    def place(self) -> int:
        """Which of the flats that is."""
        return self._at

    def go_to(self, place: int) -> None:
        """Put the cursor on another flat."""
        if place != self._at:
            self._at = place
            self._keep_column()
            self.redraw()
            self.post_message(self.Moved())

    def on_resize(self, event: events.Resize) -> None:
        """Another width, another number of flats to a line."""
        self._lay_out()
        self._keep_column()
        super().on_resize(event)

    def redraw(self) -> None:
        """Draw again, with the cursor in sight, in the words of the moment."""
        self._lay_out()
        height = self.size.height
        if height and self._flats:
            line = self._line
            self._top = max(0, min(max(min(self._top, line), line - height + 1), len(self._folded) - height))
        super().redraw()

    def _lay_out(self) -> None:
        self._measures = measured(self._flats, self._bands, self.size.width)
        self._folded = folded(self._bands, self._measures.across)

    @property
    def _line(self) -> int:
        """On which line the cursor is."""
        return next((at for at, band in enumerate(self._folded) if self._at in band.flats), 0)

    def _keep_column(self) -> None:
        """Up and down keep the column that was last walked to, past shorter floors too."""
        if self._folded:
            self._column = self._folded[self._line].flats.index(self._at)

    # Keys.

    def action_walk(self, across: int, down: int) -> None:
        """One flat along the floor, or one floor up or down."""
        if not self._flats:
            return
        line = self._line
        if across:
            along = self._folded[line].flats
            place = along.index(self._at) + across
            if 0 <= place < len(along):
                self.go_to(along[place])
            return
        self._to_line(line + down)

    def action_climb(self, direction: int) -> None:
        """A screenful of floors."""
        if self._flats:
            self._to_line(self._line + direction * max(1, self.size.height - 1))

    def action_edge(self, end: int) -> None:
        """To the first flat of the top floor, or to the last one of all."""
        if self._flats:
            self.go_to(self._folded[end].flats[end])

    def _to_line(self, line: int) -> None:
        column = self._column
        along = self._folded[max(0, min(line, len(self._folded) - 1))].flats
        self.go_to(along[min(column, len(along) - 1)])
        self._column = column

    def action_choose(self) -> None:
        """Enter on a flat."""
        if self.flat is not None:
            self.post_message(self.Chosen(self.flat))

    # Drawing.

    def _drawn(self, _width: int, height: int) -> Sequence[Line]:
        drawn: list[Line] = []
        above = self._folded[self._top - 1].floor if self._top else False
        for band in self._folded[self._top : self._top + height]:
            # A floor on several lines is named once, but always on the first line that is seen of it.
            name = _floor_name(band.floor) if band.floor != above or not drawn else ""
            above = band.floor
            pieces = [Piece(f"{' ' * _MARGIN}{fit_right(name, self._measures.floor)} ", "quiet")]
            for place in band.flats:
                pieces += self._cell(self._flats[place], place == self._at)
            drawn.append(Line(tuple(pieces)))
        return drawn

    def _cell(self, flat: Flat, marked: bool) -> list[Piece]:
        measures = self._measures
        sign = Piece(SIGN, "sign") if marked else Piece(" ")
        door = Piece(f"{fit_right(_door(flat), measures.door)} ", "cursor" if marked else "quiet")
        name = flat.head if flat.people else pgettext("flat", "empty")
        tone = "cursor" if marked else "plain" if flat.people else "quiet"
        let = pgettext("flat", "let") if flat.let else ""
        signs = f" {'!' if flat.open_requests else ''}{let}"
        signs_tone = "cursor" if marked else "alert" if flat.open_requests else "good"
        return [
            sign,
            door,
            Piece(fit(name, measures.name), tone),
            Piece(fit(signs, measures.signs), signs_tone),
            Piece(" "),
        ]


def _floor_name(floor: Floor | None) -> str:
    return "" if floor is None else lines.floor(floor.number, floor.is_row)


def _door(flat: Flat) -> str:
    return door_of(flat.room)
