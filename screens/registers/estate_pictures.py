"""What becomes of an estate and its buildings, as it stands below the fields of a form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from db.records import BuildingsPlan, EstatePlan, GridPlan
from frontdesk.words import _, ngettext
from screens.parts.cells import cut, wrap
from screens.parts.lines import Line, Piece, line
from screens.registers.record_rows import population

_MOST_LINES = 6


class GoesOver(NamedTuple):
    """Buildings that go to another estate; `ends` says that their own one ends."""

    plan: EstatePlan
    ends: bool

    def heading(self, cells: int) -> str:
        """Where to."""
        return cut(_("What goes to {estate}").format(estate=self.plan.into), cells)

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """How much, then what has to be looked at."""
        plan = self.plan
        drawn = _told(population(plan.buildings, plan.flats, plan.lived_in, plan.people), cells)
        if plan.requests:
            follow = ngettext("{count} request follows", "{count} requests follow", plan.requests)
            drawn += _told(follow.format(count=f"{plan.requests:,}"), cells)
        if self.ends:
            drawn += _told(_("The estate ends today; its names go on finding what was in it."), cells)
        if plan.joined:
            both = _("Both have building {numbers}: those homes go into one building.")
            drawn += _told(both.format(numbers=_(", ").join(plan.joined)), cells, "sign")
        if plan.collisions:
            both = ngettext(
                "! {count} address is in both, see whether it is one household: {addresses}",
                "! {count} addresses are in both, see whether they are one household: {addresses}",
                len(plan.collisions),
            )
            told = both.format(count=len(plan.collisions), addresses=_(", ").join(plan.collisions))
            drawn += _told(told, cells, "alert")
        return drawn


class MadeAnew(NamedTuple):
    """Buildings to be made, with so many floors and doors on each."""

    plan: BuildingsPlan
    floors: int
    doors: int

    def heading(self, cells: int) -> str:
        """How many flats."""
        flats = ngettext("{count} new flat", "{count} new flats", self.plan.flats)
        return cut(flats.format(count=f"{self.plan.flats:,}"), cells)

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """Which buildings are new, which are there, and the rooms of an entrance."""
        plan = self.plan
        drawn: list[Line] = []
        for text, numbers in (
            (_("New buildings: {numbers}"), plan.new),
            (_("Get flats, for they have none: {numbers}"), plan.filled),
            (_("Are there and stay as they are: {numbers}"), plan.kept),
        ):
            if numbers:
                drawn += _told(text.format(numbers=_(", ").join(numbers)), cells)
        if plan.flats:
            last = self.floors * 100 + self.doors
            drawn += _told(_("Rooms from {first} to {last}").format(first=101, last=last), cells, "quiet")
        return drawn


class GridChanges(NamedTuple):
    """Buildings that come to another grid."""

    plan: GridPlan

    def heading(self, cells: int) -> str:
        """How many."""
        count = len(self.plan.changed)
        changed = ngettext(
            "{count} building comes to another grid", "{count} buildings come to another grid", count
        )
        return cut(changed.format(count=count), cells)

    def lines(self, cells: int, *, brief: bool = False) -> list[Line]:
        """Which, and who lives there."""
        plan = self.plan
        if not plan.changed:
            return _told(_("They are in that grid already."), cells, "quiet")
        homes = ngettext("{count} household", "{count} households", plan.homes)
        people = ngettext("{count} person", "{count} people", plan.people)
        return [
            *_told(_(", ").join(plan.changed), cells),
            *_told(
                _(", ").join(
                    (homes.format(count=f"{plan.homes:,}"), people.format(count=f"{plan.people:,}"))
                ),
                cells,
            ),
        ]


def _told(text: str, cells: int, look: str = "plain") -> list[Line]:
    parts: Sequence[str] = wrap(text, cells - 4, _MOST_LINES)
    return [line("  ", Piece(part, look)) for part in parts]
