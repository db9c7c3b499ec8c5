"""The opening page of an office that nobody is written down in yet: what comes next, one Enter away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from frontdesk.words import N_, _
from screens.office import Place
from screens.parts.cells import fit
from screens.parts.lines import Piece
from screens.parts.picks import Row, said

if TYPE_CHECKING:
    from frontdesk.rules.first_steps import FirstStep

_NAME = 26


class _Shown(NamedTuple):
    """A step as it is shown: where it is taken, its name, and what belongs to it."""

    place: Place
    name: str
    about: str


_SHOWN = {
    "estates": _Shown(
        Place("register_estate"), N_("Estates"), N_("their names, aliases, buildings and managers")
    ),
    "grids": _Shown(
        Place("register_grid"), N_("Grids and their workers"), N_("who looks after which buildings")
    ),
    "ledger": _Shown(
        Place("ledger_file"),
        N_("The ledger of residents"),
        N_("the office's own, as it is: .xlsx .xls .csv"),
    ),
    "staff": _Shown(Place("register_staff"), N_("Colleagues"), N_("who else writes things down here")),
    "log_in": _Shown(
        Place("password"),
        N_("Passwords"),
        N_("as it is now, whoever sits down may everything"),
    ),
    "settings": _Shown(Place("settings"), N_("Settings"), N_("the paper head, hours, time limits, looks")),
}


def first_step_rows(steps: Sequence[FirstStep]) -> list[Row]:
    """How far one is, what is still to be done, and that typing a name will do, too."""
    done = sum(step.done for step in steps)
    rows = [
        Row(
            lambda _cells: (
                Piece(_("What comes next") + "  ", "strong"),
                Piece(_("{done} of {all} done").format(done=done, all=len(steps)), "quiet"),
            )
        ),
        said(),
        *(_row(_SHOWN[step.code]) for step in steps if not step.done),
        said(),
        Row(
            lambda _cells: (
                Piece(_("Or type somebody's name above and press Enter: the first resident."), "quiet"),
            )
        ),
    ]
    return rows


def _row(step: _Shown) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        return (Piece(fit(_(step.name), _NAME)), Piece(fit(_(step.about), cells - _NAME), "quiet"))

    return Row(draw, step.place)
