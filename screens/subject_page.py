"""The pages of subjects that have no lists of their own yet: what is known about them so far, in numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from textual.widget import Widget

from db.records import Counts
from frontdesk.words import N_, NP_, _
from screens import jobs
from screens.cells import fit_right
from screens.keys import IN_A_LIST, label, shown
from screens.lines import Lines, Piece, rule_line
from screens.office import Office
from screens.page import Page
from screens.picks import Picks, Row, said

_NUMBER = 9


class Subject(NamedTuple):
    """A subject: the name of its page, a sentence about what is there, and its numbers with their names."""

    title: str
    sentence: str
    figures: tuple[tuple[str, Callable[[Counts], int]], ...]


SUBJECTS = {
    "reports": Subject(
        NP_("page", "Reports"),
        N_("The community in numbers, as of today."),
        (
            (N_("Estates"), lambda counts: counts.estates),
            (N_("Grids"), lambda counts: counts.grids),
            (N_("Buildings"), lambda counts: counts.buildings),
            (N_("Households"), lambda counts: counts.households),
            (N_("Empty homes"), lambda counts: counts.empty_households),
            (N_("Residents"), lambda counts: counts.residents),
            (N_("Moved away or died"), lambda counts: counts.departed),
            (N_("Organisations"), lambda counts: counts.organisations),
            (N_("Party branches"), lambda counts: counts.branches),
            (N_("Party members"), lambda counts: counts.members),
            (N_("Registered members"), lambda counts: counts.registered_members),
            (N_("Staff"), lambda counts: counts.staff),
            (N_("Requests"), lambda counts: counts.requests),
        ),
    ),
}


class SubjectPage(Page):
    """One of `SUBJECTS`."""

    KEYS = IN_A_LIST[:1]

    def __init__(self, office: Office, name: str) -> None:
        self._subject = SUBJECTS[name]
        super().__init__(office, self._subject.title)
        self._picks = Picks(id="subject")

    def body(self) -> Iterable[Widget]:
        """The sentence and the numbers."""
        yield Lines(lambda width, _height: [rule_line(width)], classes="one")
        yield self._picks

    def hints(self) -> Sequence[tuple[str, str]]:
        """Enter only where there is something to open."""
        return [(shown(key, self.office.keymap), label(key)) for key in self.KEYS if self._picks.stops]

    def arrive(self) -> None:
        """Count anew."""
        duty = self.office.duty
        if duty is not None:
            self.office.background.look_up("subject", lambda: jobs.counts(duty), self._show, self.failed)

    def _show(self, counts: Counts) -> None:
        subject = self._subject
        rows = [Row(lambda _cells: (Piece(_(subject.sentence)),)), said()]
        rows += [_figure(name, count(counts)) for name, count in subject.figures]
        self._picks.offer(rows, self._picks.stop)
        self.redraw()


def _figure(name: str, number: int) -> Row:
    return Row(lambda _cells: (Piece(fit_right(f"{number:,}", _NUMBER), "strong"), Piece("  " + _(name))))
