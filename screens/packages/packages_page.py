"""F6: the packages, with places free, who waits, and when each is next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from db.records import Duty, PackageLine
from frontdesk.words import NP_, _, ngettext
from screens.frames.list_page import ListPage
from screens.keys.keys import AMONG_PACKAGES, bindings
from screens.office import Office, Place
from screens.packages import package_jobs
from screens.packages.package_rows import heading, package_row
from screens.parts.choices import Choices
from screens.parts.lines import Line, Piece, line
from screens.parts.picks import Row


class PackagesPage(ListPage):
    """Those that are open; closed ones on demand. A new one is made after one that is shipped."""

    KEYS = AMONG_PACKAGES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(AMONG_PACKAGES[1:])]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Packages"), "packages")
        self._lines: tuple[PackageLine, ...] = ()
        self._ended_too = False
        self._narrowed = False

    def body(self) -> Iterable[Widget]:
        """The list, and over it what a new one is made after."""
        *above, picks = super().body()
        yield from above
        yield Container(picks, self.choices, classes="filling")

    def heading(self, width: int) -> Line:
        """The names of the columns."""
        return line(" ", Piece(heading(width - 1), "quiet"))

    def typing(self) -> str:
        """What typing does."""
        return _("lnjk, 2021: narrows the list")

    def look_up(self, duty: Duty, typed: str) -> None:
        """The packages that fit."""
        ended = self._ended_too
        self.office.background.look_up(
            "packages",
            lambda: package_jobs.lines(duty, typed, ended=ended),
            lambda found: self._found(duty, found, typed),
            self.not_answered,
        )

    def _found(self, duty: Duty, found: tuple[PackageLine, ...], typed: str) -> None:
        self._narrowed = bool(typed.strip())
        self._show(duty, found)

    def _show(self, duty: Duty, found: tuple[PackageLine, ...]) -> None:
        self._lines = found
        rows = [package_row(one, duty.day) for one in found]
        nothing = _none_fits if self._narrowed else _nothing
        self.offer(rows or [Row(nothing, Place("packages", text="new"))])

    def redraw(self) -> None:
        """In the language of the moment."""
        duty = self.office.duty
        if duty is not None and self._lines:
            self._stop = self.picks.stop
            self._show(duty, self._lines)
        super().redraw()

    def count(self) -> str:
        """How many there are."""
        count = len(self._lines)
        return ngettext("{count} package", "{count} packages", count).format(count=count)

    def _open(self) -> None:
        if not self._lines and self._narrowed:
            self.say(lambda: _("No package fits what is typed."), badly=True)
        elif not self._lines:
            self.action_new()
        else:
            super()._open()

    def action_new(self) -> None:
        """What a new one is made after."""
        self.choose(_("A new package, made after"), package_jobs.shipped())

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """Its form."""
        event.stop()
        self.close_choices()
        self.post_message(self.Go(Place("package_add", text=event.choice.code)))

    def action_all(self) -> None:
        """Closed ones too, or no more."""
        self._ended_too = not self._ended_too
        self.look_up_again()


def _nothing(_cells: int) -> tuple[Piece, ...]:
    return (Piece(_("No package yet: Enter begins one after those that are shipped.")),)


def _none_fits(_cells: int) -> tuple[Piece, ...]:
    return (Piece(_("No package fits what is typed.")),)
