"""The card of an entry of a register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget

from db.records import Spot
from frontdesk.registers.all import REGISTERS
from frontdesk.words import _
from screens.frames.page import Page
from screens.keys.keys import IN_A_LIST, ON_AN_ENTRY, bindings, label, shown
from screens.office import Office, Place
from screens.parts.choices import Choices
from screens.parts.lines import rule
from screens.parts.picks import Picks
from screens.registers import register_jobs
from screens.registers.ending import Ending
from screens.registers.record_rows import add_place, record_rows

if TYPE_CHECKING:
    from frontdesk.registers.listing import EntryCard


class RecordPage(Page):
    """Its facts lead to what they name; what belongs to it can be opened, put right and added to."""

    KEYS = (IN_A_LIST[0], IN_A_LIST[3], *ON_AN_ENTRY)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS[1:])]

    def __init__(self, office: Office, register: str) -> None:
        self._register = REGISTERS[register]
        super().__init__(office, self._register.entry)
        self._picks = Picks(id="record")
        self._ending = Ending(self, register, self._look_up)
        self._card: EntryCard | None = None

    def body(self) -> Iterable[Widget]:
        """The card."""
        yield rule()
        yield Container(self._picks, self.choices, classes="filling")

    @property
    def card(self) -> EntryCard | None:
        """The card that is shown."""
        return self._card

    def hints(self) -> Sequence[tuple[str, str]]:
        """What acts here; in the list of changes how to pick."""
        acts = {"entry_part": bool(self._register.parts), "entry_change": self._is_estate}
        return [(shown(key, self.office.keymap), label(key)) for key in self.KEYS if acts.get(key.id, True)]

    @property
    def _is_estate(self) -> bool:
        return self._register.name == "estate"

    def arrive(self) -> None:
        """Look the entry of this place up; what another place showed goes at once."""
        self._picks.focus()
        if self._card is not None and self._card.entry.id != self.place.id:
            self._show(None)
        self._look_up()

    def _look_up(self) -> None:
        duty, name, row_id = self.office.duty, self._register.name, self.place.id
        if duty is not None:
            self.office.background.look_up(
                "record", lambda: register_jobs.card(duty, name, row_id), self._show, self.failed
            )

    def redraw(self) -> None:
        """Lay it out again: another language or width wraps its texts elsewhere."""
        self._offer(self._picks.stop)
        super().redraw()

    def on_picks_widened(self, event: Picks.Widened) -> None:
        """Another width, as of the screen, or beside a menu."""
        if event.picks is self._picks:
            self.redraw()

    def leaving(self) -> Place:
        """This place, with the cursor where it is."""
        return self.place._replace(stop=self._picks.stop or 0)

    def browsed(self) -> Place:
        """An estate's or a building's own level."""
        card = self._card
        if card is not None and self._is_estate:
            return Place("browse", spot=Spot(card.entry.id))
        if card is not None and self._register.name == "building":
            return Place("browse", spot=Spot(int(card.entry.values["estate"]), card.entry.id))
        return super().browsed()

    def _show(self, card: EntryCard | None) -> None:
        self._card = card
        self._offer(self.place.stop)
        super().redraw()

    def _offer(self, stop: int | None) -> None:
        width, duty = self._picks.size.width, self.office.duty
        rows = record_rows(self._card, duty, width - 1) if self._card and duty and width else ()
        self._picks.offer(rows, stop)

    def on_picks_chosen(self, event: Picks.Chosen) -> None:
        """Enter on what leads somewhere."""
        if isinstance(event.target, Place):
            self.post_message(self.Go(event.target))

    def on_picks_moved(self, _event: Picks.Moved) -> None:
        """Whoever looks on does not mean to end it."""
        self._ending.forget()

    def action_correct(self) -> None:
        """Put it right."""
        # Before the card has come, too: who knows the way presses the next key at once.
        self.post_message(self.Go(Place(f"correct_{self._register.name}", None, self.place.id)))

    def action_new(self) -> None:
        """Something that belongs to it."""
        if self._card is not None and self._register.parts:
            self.post_message(self.Go(add_place(self._card, self._register.parts[0])))

    # What is done to an estate as a whole.

    def action_change(self) -> None:
        """The list of it."""
        if not self._is_estate:
            return
        from frontdesk.choices import coded

        self.choose(_("What happens"), coded("estate_change"))

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """Its form."""
        event.stop()
        self.close_choices()
        self.post_message(self.Go(Place(event.choice.code, None, self.place.id)))

    def focus_list(self) -> None:
        """On the card."""
        self._picks.focus()

    def action_end(self) -> None:
        """End it, or use it again."""
        if self._card is not None:
            self._ending.ask(self._card.entry)
