"""The opening page and F3 in one: type, and see who it is; with nothing typed, today's notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from db.records import Card, Kind
from frontdesk.words import NP_, _
from screens import jobs
from screens.cards.preview import preview_lines
from screens.desk.answer import Answer
from screens.desk.first_steps import first_step_rows
from screens.desk.hits import hit_row, new_rows
from screens.desk.notebook_rows import notebook_rows
from screens.desk.queries import examples
from screens.frames.page import Page
from screens.keys.keys import IN_A_LIST, IN_THE_BOX, bindings, label, shown
from screens.office import Office, Place, Target
from screens.parts import cells
from screens.parts.box import Box
from screens.parts.lines import Line, Lines, divider, line, prompt, rule
from screens.parts.picks import Picks

if TYPE_CHECKING:
    from frontdesk.notebook import Notebook
    from frontdesk.queue.counting import QueueCounts

_ANSWER, _PREVIEW, _COUNTS = "answer", "preview", "queue_counts"


class DeskPage(Page):
    """One box; under it what it finds, and the card of the hit that the cursor is on."""

    AUTO_FOCUS = "#box"
    KEYS = (*IN_THE_BOX, *IN_A_LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS)]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Find"))
        self._box = Box(id="box")
        self._picks = Picks(id="hits", classes="hits")
        self._count = Lines(self._draw_count, classes="count")
        self._preview = Lines(self._draw_preview, id="preview", classes="preview")
        self._answer: Answer | None = None
        self._card: Card | None = None
        self._counts: QueueCounts | None = None
        self._answered = True
        self._when_answered: list[Callable[[], None]] = []

    def body(self) -> Iterable[Widget]:
        """The box with its count, the list, and the preview."""
        yield Container(prompt(), self._box, self._count, classes="box")
        yield rule()
        yield Container(self._picks, divider(), self._preview, classes="answer")

    @property
    def box(self) -> Box:
        """The box that everything is found from."""
        return self._box

    def arrive(self) -> None:
        """Shown again: what was typed and found stands; an empty box shows today's notebook anew."""
        if self.office.duty and not self._text:
            self._look_up(self._renew_notebook)

    def opened(self) -> None:
        """The office is open now: answer what was typed meanwhile."""
        self._look_up()

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the list its letters; in the box what can be typed."""
        if self._picks.has_focus:
            return [(shown(key, self.office.keymap), label(key)) for key in IN_A_LIST]
        if self._text:
            return [(shown(key, self.office.keymap), label(key)) for key in IN_THE_BOX]
        if self._picks.target is not None:
            keys = (IN_THE_BOX[2], IN_THE_BOX[0])
            first = [(shown(key, self.office.keymap), label(key)) for key in keys]
            return [*first, (_("Type"), _("a name to find, or to write down"))]
        return [(_("Type"), _("zny / 张大爷 / 1-2-301 / 0207 / yly: whatever you know"))]

    @property
    def _text(self) -> str:
        return self._box.value.strip()

    # What is typed, and what comes of it.

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key."""
        event.stop()
        self._look_up()

    def _look_up(self, show_notebook: Callable[[Notebook], None] | None = None) -> None:
        """Ask for what the box says; only the newest answer will come."""
        duty, text, background = self.office.duty, self._text, self.office.background
        if duty is None:
            return
        background.forget(_PREVIEW)
        background.forget(_COUNTS)
        self._when_answered.clear()
        self._answered = False
        if not text:
            show = show_notebook or self._show_notebook
            background.look_up(_ANSWER, lambda: jobs.notebook(duty), show, self._not_answered)
            return
        background.look_up(_ANSWER, lambda: jobs.find(duty, text), self._show_answer, self._not_answered)

    def _not_answered(self, error: Exception) -> None:
        self._answered = True
        self._when_answered.clear()
        self.failed(error)

    def _show_answer(self, answer: Answer) -> None:
        self._answer, self._card = answer, answer.card
        rows = [hit_row(hit) for hit in answer.shown]
        self._picks.offer(rows if rows and not answer.nearest else rows + new_rows(answer.text))
        self._preview.redraw()
        self._count.redraw()
        self.hint_line.redraw()
        self.say(answer.remark)
        self._do_what_waited()

    def _show_counts(self, counts: QueueCounts) -> None:
        if counts != self._counts:
            self._counts = counts
            self._picks.redraw()

    def _do_what_waited(self) -> None:
        """What was pressed before the answer was there is done to it, not to what stood there before."""
        self._answered = True
        waiting, self._when_answered = self._when_answered, []
        for action in waiting:
            action()

    def _show_notebook(self, notebook: Notebook) -> None:
        """The box was emptied: what was said of its text goes with it."""
        self.say(None)
        self._renew_notebook(notebook)

    def _renew_notebook(self, notebook: Notebook) -> None:
        duty = self.office.duty
        if duty is None:
            return
        self._answer = self._card = None
        stop = self._picks.stop if self._picks.has_focus else None
        if notebook.first_steps:
            # Enter in the empty box takes the first of them.
            self._picks.offer(first_step_rows(notebook.first_steps), stop or 0)
        elif notebook.forgotten is not None:
            # Enter in the empty box closes the day that nobody closed.
            self._picks.offer(notebook_rows(notebook, duty, lambda: self._counts), stop or 0)
        else:
            self._picks.offer(notebook_rows(notebook, duty, lambda: self._counts), stop)
        if not notebook.first_steps:
            # Counted after the rest is shown.
            background = self.office.background
            background.look_up(_COUNTS, lambda: jobs.queue_counts(duty), self._show_counts, self.failed)
        self._preview.redraw()
        self._count.redraw()
        self.hint_line.redraw()
        drafts = max(notebook.counts.drafts, self.office.shelf.unwritten)
        if self.office.drafts != drafts:
            self.office.drafts = drafts
            self.title_line.redraw()
        self._do_what_waited()

    def on_picks_moved(self, _event: Picks.Moved) -> None:
        """Another hit under the cursor: its card into the preview."""
        duty, target = self.office.duty, self._picks.target
        if duty and self._answered and isinstance(target, Target):
            job = lambda: jobs.preview(duty, target)  # noqa: E731  both names stay as they are now
            self.office.background.look_up(_PREVIEW, job, self._show_card, self.failed)

    def _show_card(self, card: Card | None) -> None:
        self._card = card
        self._preview.redraw()

    # Keys.

    def on_key(self, event: events.Key) -> None:
        """In the list letters are for deeds; anything else that is typed goes on in the box."""
        typed = event.character or ""
        if not self._picks.has_focus or event.key == "slash":
            return
        if event.key == "backspace":
            self._box.focus()
            self._box.action_delete_left()
        elif event.is_printable and not (typed.isascii() and typed.isalpha()):
            self._box.focus()
            self._box.insert_text_at_cursor(typed)
        else:
            return
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the box."""
        event.stop()
        self.action_open()

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter in the list."""
        self._open(event.target)

    def _open(self, target: object) -> None:
        if isinstance(target, Place):
            self.post_message(self.Go(target))
        elif isinstance(target, Target):
            self.post_message(self.Go(target.place))

    def on_picks_left(self, _event: Picks.Left) -> None:
        """Up from the first hit."""
        self.action_to_box()

    def action_open(self) -> None:
        """Open the hit under the cursor."""
        target = self._picks.target
        if not self._answered:
            self._when_answered.append(self.action_open)
        else:
            self._open(target)

    def action_into_list(self) -> None:
        """Down from the box: the next hit, and the list has the focus."""
        if not self._answered:
            self._when_answered.append(self.action_into_list)
        elif self._picks.stops:
            self._picks.focus()
            self._picks.move(1)

    def action_page(self, direction: int) -> None:
        """A screenful further, from the box."""
        if self._picks.stops:
            self._picks.focus()
            self._picks.action_page(direction)

    def action_to_box(self) -> None:
        """Back to the box, to type on."""
        self._box.focus()

    def action_clear(self) -> None:
        """One step back: from the list to the box, then to an empty box."""
        if self._picks.has_focus:
            self._box.focus()
        else:
            self._box.value = ""

    def action_household(self) -> None:
        """The household of the person under the cursor."""
        household = self._answer.household_at(self._picks.stop) if self._answer else None
        if household is not None:
            self.post_message(self.Go(Target(Kind.HOUSEHOLD, household).place))

    def action_enrol(self) -> None:
        """The person under the cursor, into a package."""
        target = self._picks.target
        if isinstance(target, Target) and target.kind is Kind.RESIDENT:
            self.post_message(self.Go(Place("enrol", Kind.RESIDENT, target.id)))

    def action_new(self) -> None:
        """Somebody new, with what of the text in the box is a name, a phone or an ID number."""
        self.post_message(self.Go(Place("resident_add", Kind.HOUSEHOLD, text=self._text)))

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """The box or the list: other keys act."""
        self.hint_line.redraw()

    # Drawing.

    def _draw_count(self, width: int, _height: int) -> Sequence[Line]:
        if self._answer is None:
            return ()
        return [line(cells.fit_right(self._answer.how_many(), width - 1))]

    def _draw_preview(self, width: int, height: int) -> Sequence[Line]:
        return preview_lines(self._card, width, height) if self._card else examples(height, width)
