"""A ledger on its way in: read beside the screen, shown as what it would do, then written in one go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget

from frontdesk.words import NP_
from screens.files.name_panel import NamePanel
from screens.frames.page import Page
from screens.keys.keys import IN_A_LEDGER, LEDGER_SECTIONS, UNDO, bindings
from screens.ledgers.ledger_jobs import Look
from screens.ledgers.ledger_list import AGAIN, LedgerList
from screens.ledgers.ledger_questions import Questions
from screens.ledgers.ledger_rows import head_lines, section_line
from screens.ledgers.ledger_taking_in import TakingIn
from screens.office import Office
from screens.parts.cells import cut, wrap
from screens.parts.choices import Choices
from screens.parts.lines import Line, Lines, Piece, line, rule, rule_line
from screens.parts.picks import Picks

_LETTERS = {key.id.removeprefix("ledger_"): key.key for key in LEDGER_SECTIONS}


class LedgerPage(Page):
    """Shows the dry run of the file that its place names. Nothing is written before F10."""

    KEYS = (*LEDGER_SECTIONS, *IN_A_LEDGER)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(KEYS),
        Binding(UNDO.key, "take_back", show=False, id=UNDO.id),
        Binding("left", "step(-1)", show=False),
        Binding("right", "step(1)", show=False),
    ]

    def __init__(self, office: Office, of: str = "") -> None:
        """For a ledger of a register or of requests, or with "" of whatever its headings say."""
        super().__init__(office, NP_("page", "Take in a ledger"))
        self._path = ""
        self._taking_in = TakingIn(self, of)
        self._head = Lines(self._draw_head, classes="ledger-head")
        self._tabs = Lines(self._draw_sections, classes="one")
        self._list = LedgerList(self._taking_in)
        self._choices = Choices()
        self._sentence = Lines(self._draw_sentence, classes="beside")
        self._naming = NamePanel()
        self._questions = Questions(self, self._taking_in, self._list, self._choices, self._naming)

    def body(self) -> Iterable[Widget]:
        """What the ledger comes to, its sections, the rows of one, and the whole sentence of a row."""
        yield self._head
        yield self._tabs
        yield rule()
        yield Container(self._list, self._choices, classes="filling")
        yield self._sentence
        yield self._naming

    @property
    def look(self) -> Look | None:
        """What is shown, once the file was read."""
        return self._taking_in.look

    @property
    def is_at_work(self) -> bool:
        """Whether something long is under way."""
        return self._taking_in.is_at_work

    @property
    def page_in_front(self) -> Page:
        """The page that the clerk is looking at: this one, if it is none of the desk's."""
        page = self.app.screen
        return page if isinstance(page, Page) else self

    def hints(self) -> Sequence[tuple[str, str]]:
        """What can be pressed as things stand."""
        return self._questions.hints()

    # Coming and going.

    def arrive(self) -> None:
        """Read the file of this place, or, coming back to it, see whether what is shown still holds."""
        self._list.focus()
        if self.office.duty is None or not self.place.text or self.is_at_work:
            return
        if self.place.text != self._path or self.look is None:
            self.read()
        else:
            self._taking_in.check()

    def read(self) -> None:
        """Read the file of this place; of another one nothing is shown any more."""
        duty, path = self.office.duty, self.place.text
        if duty is not None:
            if path != self._path:
                self._path = path
                self._taking_in.forget()
            self._taking_in.read(duty, path)

    def read_another(self) -> None:
        """Read the file of this place if it is another one by now."""
        if self.place.text != self._path:
            self.read()

    def on_screen_suspend(self) -> None:
        """Another page is shown."""
        self._questions.hide()
        self._taking_in.leave_alone()

    def go_back(self) -> None:
        """One step back."""
        self.post_message(self.Back())

    def action_leave(self) -> None:
        """Esc: stop what is under way, else back, with nothing written."""
        if self.is_at_work:
            self._taking_in.stop()
            return
        if not self._taking_in.is_taken:
            self._taking_in.forget()
        self.go_back()

    # Showing.

    def show_begun(self) -> None:
        """Something long has begun."""
        self._choices.close()
        self._list.focus()
        self.show_as_it_is()

    def show_how_far(self) -> None:
        """It has come further."""
        self._list.redraw()

    def show_look(self) -> None:
        """A ledger was looked through."""
        self._list.begin()
        self.show_as_it_is()

    def show_as_it_is(self) -> None:
        """Everything as it is now."""
        self._list.show_as_it_is()
        super().redraw()

    def redraw(self) -> None:
        """In the language of the moment; a sentence is wrapped anew."""
        self._list.wrap_again()
        self._choices.redraw()
        super().redraw()

    def on_resize(self, _event: events.Resize) -> None:
        """Another width."""
        self.call_after_refresh(self.redraw)

    def on_picks_moved(self, _event: Picks.Moved) -> None:
        """Another row: its whole sentence."""
        self._sentence.redraw()
        self.hint_line.redraw()

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Another part has the cursor: other keys act."""
        self.hint_line.redraw()

    def action_section(self, section: str) -> None:
        """Another section."""
        if self.look is None or self.is_at_work or self._questions.is_open or section == self._list.section:
            return
        self._list.go_to(section)
        self._list.focus()
        self.show_as_it_is()

    def action_step(self, steps: int) -> None:
        """The section to the left or the right."""
        self.action_section(self._list.section_beside(steps))

    # Teaching a heading.

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter: on a heading what it is; on a refusal, once more."""
        event.stop()
        if event.target == AGAIN:
            self.read()
        else:
            self.action_teach()

    def action_teach(self) -> None:
        """What the heading under the cursor may be."""
        self._questions.ask_what_it_is()

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """What the heading means."""
        event.stop()
        self._questions.it_is(event.choice.code)

    def on_choices_closed(self, event: Choices.Closed) -> None:
        """Left open."""
        event.stop()
        self._questions.close()

    # Taking in, and back.

    def action_take_in(self) -> None:
        """F10: write down all of it."""
        if self.office.duty is not None and not self.is_at_work and self._taking_in.waits_for_taking_in:
            self._questions.close()
            self.say(None)
            self._taking_in.take_in()

    def action_take_back(self) -> None:
        """F9."""
        if self.office.duty is not None and not self.is_at_work:
            self._questions.close()
            self._taking_in.take_back(self.office.duty)

    # The rows to look at, as a file.

    def action_doubts(self) -> None:
        """b: ask for a name."""
        self._questions.ask_for_name()

    def on_name_panel_said(self, event: NamePanel.Said) -> None:
        """The name."""
        event.stop()
        self._questions.it_is_called(event.text)

    def on_name_panel_left(self, event: NamePanel.Left) -> None:
        """No file."""
        event.stop()
        self._questions.close()

    # Drawing.

    def _draw_head(self, width: int, _height: int) -> Sequence[Line]:
        look = self.look
        if look is None or look.run.path != self._path:
            name = self._path.replace("\\", "/").rpartition("/")[2]
            return [line(" ", Piece(cut(name, width - 2), "strong"))]
        return head_lines(look.run, width)

    def _draw_sections(self, _width: int, _height: int) -> Sequence[Line]:
        if self.look is None or self.is_at_work:
            return ()
        return [section_line(self.look, self._list.section, _LETTERS)]

    def _draw_sentence(self, width: int, height: int) -> Sequence[Line]:
        found = self._list.found
        if self.is_at_work or found is None:
            return [rule_line(width)]
        texts = wrap(found.saying(), width - 2, height - 1)
        return [rule_line(width), *(line(" ", Piece(text)) for text in texts)]
