"""F4 in a list: a letter for what to filter by, then its value; shown as chips in a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from db.records import Duty
from frontdesk.words import _
from frontdesk.words.codes import label
from screens.frames.page import Page
from screens.parts.cells import cut
from screens.parts.lines import Line, Piece, line
from screens.requests import request_jobs

if TYPE_CHECKING:
    from frontdesk.choices import Choice

_KIND = "*"
"""What is picked while it is not known yet by what; no filter is called so."""


class Source(Protocol):
    """What can be filtered by, and the group of codes that its kinds are named by."""

    @property
    def GROUP(self) -> str: ...
    def filter_kinds(self) -> Sequence[Choice]: ...
    def filter_values(self, duty: Duty, kind: str) -> Sequence[Choice]: ...
    def filter_value(self, duty: Duty, kind: str, code: str) -> Choice | None: ...


class Filters:
    """The filters of one page, and the list that they are picked from."""

    def __init__(self, page: Page, changed: Callable[[], None], source: Source = request_jobs) -> None:
        """Picks on `page` of what `source` offers; calls `changed` when others are set."""
        self._page, self._changed, self._source = page, changed, source
        self._set: dict[str, Choice] = {}
        self._picking = ""
        self._given: tuple[tuple[str, str], ...] = ()

    @property
    def chosen(self) -> tuple[tuple[str, str], ...]:
        """The code of each value by its kind."""
        return self._chosen_of(self._set)

    @property
    def is_picking(self) -> bool:
        """Whether the list is open for a filter."""
        return bool(self._picking)

    def begin(self) -> None:
        """Ask what to filter by."""
        self._picking = _KIND
        self._page.choose(_("Filter by"), self._source.filter_kinds(), at_once=True)

    def take(self, given: Mapping[str, str]) -> None:
        """Filter by these codes, each by its kind, and by nothing else; one that is no value falls away."""
        duty = self._page.office.duty
        if duty is not None:
            self._page.office.background.look_up(
                "filters_given", lambda: _known(self._source, duty, given), self._taken, self._page.failed
            )

    def _taken(self, known: dict[str, Choice]) -> None:
        self._set, self._given = known, self._chosen_of(known)
        self._changed()

    @staticmethod
    def _chosen_of(known: Mapping[str, Choice]) -> tuple[tuple[str, str], ...]:
        return tuple((kind, choice.code) for kind, choice in known.items())

    def give_back(self) -> bool:
        """Take off what was given with the place, where it still stands as it was given; False if not."""
        if not self._given or self.chosen != self._given:
            return False
        self._set, self._given = {}, ()
        self._changed()
        return True

    def picked(self, choice: Choice) -> bool:
        """Take what was picked; True once a value is, and the list can be closed."""
        duty = self._page.office.duty
        if self._picking == _KIND and duty is not None:
            kind = self._picking = choice.code
            self._page.office.background.look_up(
                "filter_values",
                lambda: self._source.filter_values(duty, kind),
                lambda values: self._offer(kind, values),
                self._page.failed,
            )
            return False
        if choice.group == self._source.GROUP:
            # Enter came before the values.
            return False
        kind, self._picking = self._picking, ""
        self._set.pop(kind, None)
        self._set[kind] = choice
        self._changed()
        return True

    def _offer(self, kind: str, values: Sequence[Choice]) -> None:
        if self._picking != kind:
            return
        at = self._set[kind].code if kind in self._set else ""
        self._page.choices.open(label(self._source.GROUP, kind), values, self._page.choices.typed, at)

    def stop(self) -> None:
        """Nothing is picked after all."""
        self._picking = ""

    def remove_last(self) -> bool:
        """Take the last filter off; False if there is none."""
        if not self._set:
            return False
        self._set.popitem()
        self._changed()
        return True

    def chips(self, order: str, cells: int) -> Line:
        """What is filtered by, and the order where it is not the usual one."""
        pieces = [Piece(" ")]
        told = [(label(self._source.GROUP, kind), choice.shown()) for kind, choice in self._set.items()]
        if order != "newest":
            told.append((_("Order"), label("request_order", order)))
        for name, value in told:
            pieces += [Piece("[", "quiet"), Piece(f"{name} ", "quiet"), Piece(cut(value, 30), "strong")]
            pieces.append(Piece("] ", "quiet"))
        return line(*pieces)


def _known(source: Source, duty: Duty, given: Mapping[str, str]) -> dict[str, Choice]:
    found = {kind: source.filter_value(duty, kind, code) for kind, code in given.items()}
    return {kind: choice for kind, choice in found.items() if choice is not None}
