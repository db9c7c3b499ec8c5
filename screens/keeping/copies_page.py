"""Copies of the database: which there are, what going back to one would lose, and going back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from db.records import Cleaned, Holding, KeptCopy, Loss
from frontdesk.words import NP_, _, copies
from screens.frames.page import Page, pressable
from screens.keeping import copy_jobs
from screens.keeping.copy_jobs import Listed
from screens.keys.keys import AMONG_THE_COPIES, EVERYWHERE, Key, bindings, label, shown
from screens.office import Office
from screens.parts.cells import fit, wrap
from screens.parts.lines import Line, Lines, Piece, divider, line, rule
from screens.parts.picks import Picks, Row, said

_COLUMNS = (17, 21, 13, 9)


class CopiesPage(Page):
    """The list; under it what restoring the copy under the cursor would lose. Enter asks once more."""

    AUTO_FOCUS = "#copies"
    KEYS = AMONG_THE_COPIES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(AMONG_THE_COPIES[1:])]

    class Restore(Message):
        """A copy is to take the place of the present file."""

        def __init__(self, copy: KeptCopy) -> None:
            super().__init__()
            self.copy = copy

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Copies of the database"))
        self._picks = Picks(id="copies", classes="hits")
        self._detail = Lines(self._draw_detail, classes="preview")
        self._loss: Loss | None = None
        self._asked: KeptCopy | Holding | None = None
        self._holding: Holding | None = None
        self._cleaned: Cleaned | None = None

    def body(self) -> Iterable[Widget]:
        """The list, and what would be lost."""
        yield rule()
        yield Container(self._picks, divider(), self._detail, classes="answer")

    def hints(self) -> Sequence[tuple[str, str]]:
        """Only what can be done: restore a copy that there is, and make one of an office that is open."""
        can = {
            "restore_copy": isinstance(self._picks.target, KeptCopy),
            "new_copy": self.office.duty is not None,
            "clean_copies": self._to_clean is not None,
        }
        keys: Sequence[Key] = [key for key in self.KEYS if can.get(key.id, True)]
        return [(shown(key, self.office.keymap), label(key)) for key in keys]

    def arrive(self) -> None:
        """The copies as they are now."""
        self._asked = self._loss = self._holding = None
        target = self.office.target
        self.office.background.look_up("copies", lambda: copy_jobs.listed(target), self._show, self.failed)
        if self.office.duty is not None:
            self.office.background.look_up("holding", copy_jobs.holding, self._held, self.failed)

    def _show(self, listed: Listed) -> None:
        rows = [_row(copy, made_at) for copy, made_at in listed.copies]
        none = _("There are no copies yet: the desk makes one every hour while it is open.")
        self._picks.offer(rows or [said(f" {none}")])
        self._picks.focus()
        self.hint_line.redraw()
        self._look_closer()

    def _held(self, holding: Holding) -> None:
        self._holding = holding
        self._detail.redraw()
        self.hint_line.redraw()

    @property
    def _to_clean(self) -> Holding | None:
        """What is to be cleaned, where there is any of it."""
        found = self._holding
        return found if found is not None and (found.copies or found.unread) else None

    # Under the cursor.

    def on_picks_moved(self, event: Picks.Moved) -> None:
        """Another copy."""
        event.stop()
        self._cleaned = None
        self._look_closer()

    def _look_closer(self) -> None:
        self._asked = self._loss = None
        self.say(None)
        self._detail.redraw()
        copy, target = self._picks.target, self.office.target
        if isinstance(copy, KeptCopy):
            self.office.background.look_up(
                "copy", lambda: copy_jobs.preview(target, copy), self._seen, self.failed
            )

    def _seen(self, loss: Loss) -> None:
        self._loss = loss
        self._detail.redraw()

    # Keys.

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter: asked once more, then done."""
        event.stop()
        copy = self._picks.target
        if not isinstance(copy, KeptCopy) or self._loss is None:
            return
        if self._asked is not copy:
            self._asked = copy
            self.say(lambda: _("Enter once more restores this copy; the present file is kept."), badly=True)
        else:
            self._asked = None
            self.say(lambda: _("One moment: the copy is being restored."))
            self.post_message(self.Restore(copy))

    def action_new(self) -> None:
        """Make a copy now."""
        if self.office.duty is not None:
            self.say(lambda: _("One moment: a copy is being made."))
            self.office.background.do(copy_jobs.make, self._made, self.failed)

    def _made(self, _copy: KeptCopy | None) -> None:
        self.arrive()

    def action_clean(self) -> None:
        """Ask, and at the second time write the copies anew without who was erased."""
        duty, target, found = self.office.duty, self.office.target, self._to_clean
        if duty is None or found is None:
            return
        if self._asked is not found:
            self._asked = found
            self.say(
                lambda: _("Written anew without them; what cannot be read is deleted: x once more."),
                badly=True,
            )
            return
        self._asked = None
        self._tell_how_far((0, found.copies))
        self.office.background.work(
            lambda tell: copy_jobs.clean(duty, target, tell), self._tell_how_far, self._are_clean, self.failed
        )

    def _tell_how_far(self, how_far: tuple[int, int]) -> None:
        number, count = how_far
        if self.is_current:
            self.say(
                lambda: _("One moment: copy {number} of {count} is being cleaned.").format(
                    number=min(number + 1, count), count=count
                )
            )

    def _are_clean(self, done: Cleaned) -> None:
        self._cleaned = done
        if self.is_current:
            self.arrive()

    def action_step_back(self) -> None:
        """Esc."""
        self.post_message(self.Back())

    # Drawing.

    def redraw(self) -> None:
        """In the language of the moment."""
        super().redraw()
        self._picks.redraw()

    def _draw_detail(self, width: int, height: int) -> Sequence[Line]:
        drawn: list[Line] = []
        for text in self._told_of_the_erased():
            drawn += [line(" ", Piece(part, "alert")) for part in wrap(text, width - 2, 3)]
        for text in copies.what_is_lost(self._loss) if self._loss is not None else ():
            drawn += [line(f" {part}") for part in wrap(text, width - 2, 3)]
        return drawn[:height]

    def _told_of_the_erased(self) -> Iterable[str]:
        """What of them the copies still hold, or that they were cleaned."""
        if self._cleaned is not None:
            yield from copies.cleaned(self._cleaned)
        elif self._holding is not None:
            yield from copies.still_held(self._holding, copy_jobs.gone_by(self._holding))

    def _draw_keys(self, width: int, height: int) -> Sequence[Line]:
        """While no office is open few keys do anything."""
        if self.office.duty is not None:
            return super()._draw_keys(width, height)
        keys = [key for key in EVERYWHERE if key.id in ("language", "leave")]
        return [pressable([(shown(key, self.office.keymap), label(key)) for key in keys], width)]


def _row(copy: KeptCopy, made_at: datetime) -> Row:
    def draw(cells: int) -> tuple[Piece, ...]:
        *parts, checked = copies.row(copy, made_at)
        text = "".join(fit(part, width) for part, width in zip(parts, _COLUMNS, strict=True))
        return (Piece(fit(f"{text}{checked}", cells)),)

    return Row(draw, copy)
