"""Settings as rows of a list, and the one under the cursor told in full."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from frontdesk.settings import telling, values
from frontdesk.words import NP_, _, ngettext, pgettext
from screens.office import Place
from screens.parts.cells import cut, fit, width, wrap
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row, said

if TYPE_CHECKING:
    from frontdesk.settings.keeping import Told

CHANGED = "*"
_NAME = 24
_WIDEST_NAME = 34
_KEY = 11
DAYS = Place("working_days")
"""The row that leads to the office's working days stands for it."""
DAYS_NAME = NP_("setting", "Working days")


def setting_rows(settings: Sequence[Told], own_days: int | None) -> list[Row]:
    """The settings under the names of their groups.

    Args:
        settings: in the order of their groups.
        own_days: on how many days the office works by its own rule; None leaves that row out.
    """
    rows: list[Row] = []
    days = [] if own_days is None else [_days_row(own_days)]
    for group, together in groupby(settings, key=lambda told: told.setting.group):
        some = list(together)
        rows += [said(), said(Piece(f" {telling.group(some[0].setting)}", "quiet"))]
        rows += [_row(told) for told in some]
        if group == "limits":
            rows, days = rows + days, []
    return (rows + days)[1:] if rows else days


def _row(told: Told) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        # What a key does is a sentence, the key itself is short.
        room = cells - _KEY if told.setting.group == "keys" else _room(cells)
        return _drawn(telling.title(told.setting), shown_value(told), told.differs, cells, room)

    return Row(draw, told)


def _days_row(own_days: int) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        value = ngettext("{count} day of our own", "{count} days of our own", own_days).format(count=own_days)
        name = pgettext("setting", DAYS_NAME)
        shown = value if own_days else _("the legal calendar")
        return _drawn(name, shown, bool(own_days), cells, _room(cells))

    return Row(draw, DAYS)


def _room(cells: int) -> int:
    return max(_NAME, min(_WIDEST_NAME, cells // 2))


def _drawn(name: str, value: str, differs: bool, cells: int, room: int) -> tuple[Piece, ...]:
    sign = CHANGED if differs else " "
    tone = "strong" if differs else "plain"
    return (
        Piece(f"  {fit(name, room - 2)}"),
        Piece(f" {sign} ", "sign"),
        Piece(cut(value, cells - room - 4), tone),
    )


def shown_value(told: Told) -> str:
    """Its value as a person reads it; a dash where there is none."""
    return values.written(told.setting, told.value) or "-"


def detail(told: Told, cells: int, height: int) -> list[Line]:
    """A setting told in full: its meaning, its default, who changed it and when, what the shell calls it."""
    key = told.setting.key
    title = cut(telling.title(told.setting), max(cells - width(key) - 4, cells // 2))
    head = line(" ", Piece(title, "strong"), Piece(f"  {key}", "quiet"))
    said_below = [line(Piece(cut(f" {text}", cells), "quiet")) for text in history(told, cells)]
    room = height - 1 - len(said_below)
    meaning = [line(f" {part}") for part in wrap(telling.meaning(told.setting), cells - 2, max(room, 1))]
    return [head, *meaning, *said_below][:height]


def history(told: Told, cells: int) -> list[str]:
    """What its default is, and who changed it when, on one line where it has room."""
    default = _("default: {value}").format(value=values.written(told.setting, told.default) or "-")
    if told.changed_at is None:
        return [default]
    changed = _("changed {when} by {name}").format(
        when=f"{told.changed_at:%Y-%m-%d %H:%M}", name=told.changed_by or "frontdesk"
    )
    both = f"{default}   {changed}"
    return [both] if width(both) < cells - 2 else [default, changed]
