"""F7: the people's diary, a sentence a line, and the same as a ledger in columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote

from textual import events
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from db.records import Duty, Kind, RequestCard
from frontdesk.words import NP_, _
from screens.cards.preview import preview_lines
from screens.desk.notebook_rows import diary_rows
from screens.frames.list_page import ListPage
from screens.keys.keys import IN_THE_BOX, IN_THE_DIARY, bindings, label, shown
from screens.office import Office, Place, Target
from screens.papers.printing import Make
from screens.parts import request_numbers
from screens.parts.box import Box
from screens.parts.cells import width
from screens.parts.choices import Choices
from screens.parts.lines import Line, Lines, Piece, divider, line
from screens.parts.picks import Picks, Row, said
from screens.requests import request_jobs
from screens.requests.request_columns import heading, ledger_row
from screens.requests.request_filters import Filters
from screens.requests.request_jobs import Asked, Found
from screens.requests.request_paging import AHEAD, Paging

if TYPE_CHECKING:
    from frontdesk.printing.paper import Printout

_ORDERS = ("newest", "due", "heads", "estate")
DIARY = "diary"


class DiaryPage(ListPage):
    """The latest first, narrowed by filters and words; letters act on the request under the cursor."""

    KEYS = IN_THE_DIARY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(IN_THE_DIARY[1:])]

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Diary and requests"), DIARY)
        self._filters = Filters(self, self._filtered)
        self._chips = Lines(lambda width, _height: [self._filters.chips(self._order, width)], classes="one")
        self._preview = Lines(self._draw_preview, classes="preview")
        self._paging = Paging(office.background, self._grown, self._count.redraw, self.failed)
        self._card: RequestCard | None = None
        self._order = _ORDERS[0]
        self._is_ledger = False
        self._under: int | None = None

    def body(self) -> Iterable[Widget]:
        """The box, the chips, the list with what it is picked from, and the request under the cursor."""
        *above, picks = super().body()
        self._chips.display = False
        yield from above[:-1]
        yield self._chips
        yield above[-1]
        yield Container(
            Container(picks, self.choices, classes="filling hits"), divider(), self._preview, classes="answer"
        )

    def typing(self) -> str:
        """What typing does."""
        return _("words, yly, ts, dhf, cq overdue, 0212: narrow")

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the list its letters; in the box what typing does; while picking how."""
        if self._picks.has_focus:
            # What Enter and the box's key do is known by then; what has no room is told by the help.
            told = [one for one in super().hints() if one[0] not in ("Enter", "/")]
            while sum(width(f"{key} {deed} ") for key, deed in told) >= self.size.width > 0:
                told.pop()
            return told
        keys = (IN_THE_BOX[0], IN_THE_BOX[2], IN_THE_DIARY[4])
        told = [(shown(key, self.office.keymap), label(key)) for key in keys]
        return [*told, (_("Type"), self.typing())]

    def heading(self, cells: int) -> Line:
        """Of the ledger its columns; a diary has none."""
        if not self._is_ledger or self.choices.is_open:
            return line()
        return heading(self._picks.size.width or cells, self._room_number)

    def arrive(self) -> None:
        """Shown again: filters, order and what was typed stand; the cursor on the same request.

        A place that says what it wants (`estate=3 topic=hj`) is filtered by that alone.
        """
        self._filters.stop()
        if self.place.text:
            self._box.value = ""
            given = (part.split("=", 1) for part in self.place.text.split() if "=" in part)
            self._filters.take({kind: unquote(code) for kind, code in given})
            # Once: whoever comes back finds it as they left it.
            self.place = self.place._replace(text="")
        super().arrive()

    # What is listed.

    @property
    def _asked(self) -> Asked:
        return Asked(self._box.value, self._filters.chosen, self._order)

    def look_up(self, duty: Duty, typed: str) -> None:
        """The first of the requests that fit, as far as the cursor was."""
        under, stop = self._under, self._stop or 0
        seen = under is not None or stop
        most = len(self._paging.lines) if seen else self._picks.size.height + AHEAD // 3
        self._paging.begin(duty, self._asked, most, (under, stop), self._show, self.not_answered)

    def _show(self, found: Found) -> None:
        self._card, self._stop, self._under = found.card, found.at, None
        self._list()
        self._preview.redraw()

    def _grown(self) -> None:
        """There are more lines."""
        self._stop = self._picks.stop
        self._list()

    def _list(self) -> None:
        lines = self._paging.lines
        if self._is_ledger:
            room_number = self._room_number
            self.offer([ledger_row(one, room_number) for one in lines] or self._nothing())
            self.heading_line.redraw()
        elif lines:
            self.offer([row._replace(target=_place(row)) for row in diary_rows(lines)])
        else:
            self.offer(self._nothing())

    @property
    def _room_number(self) -> int:
        return request_numbers.room(one.number for one in self._paging.lines)

    def _nothing(self) -> Sequence[Row]:
        """An empty diary, or one of which nothing fits."""
        if self._box.value or self._filters.chosen:
            return [said(Piece(_("Nothing fits."), "quiet"))]
        return diary_rows(())

    def count(self) -> str:
        """How many there are, as far as they are counted."""
        return self._paging.told()

    def on_input_changed(self, event: Input.Changed) -> None:
        """After every key: from the first one on."""
        self._under = None
        super().on_input_changed(event)

    def look_up_again(self) -> None:
        """Something has changed: the list anew, the cursor on the same request."""
        self._remember()
        super().look_up_again()

    def leaving(self) -> Place:
        """This place; the cursor will be on the same request again."""
        self._remember()
        return super().leaving()

    def _remember(self) -> None:
        self._under = self._request_id

    @property
    def _request_id(self) -> int | None:
        target = self._picks.target
        return target.id if isinstance(target, Place) else None

    def on_picks_moved(self, event: Picks.Moved) -> None:
        """Another request under the cursor; near the last one, those behind it."""
        event.stop()
        duty, request_id = self.office.duty, self._request_id
        if duty is None or request_id is None or not self._paging.is_known:
            return
        job = lambda: request_jobs.preview(duty, request_id)  # noqa: E731  both names stay as they are now
        self.office.background.look_up("diary_preview", job, self._show_card, self.failed)
        self._paging.go_on(duty, self._asked, self._picks.stop or 0)

    def _show_card(self, card: RequestCard | None) -> None:
        self._card = card
        self._preview.redraw()

    def redraw(self) -> None:
        """In the language of the moment."""
        if self._paging.is_known:
            self._grown()
        super().redraw()

    # Filters and order.

    def action_filters(self) -> None:
        """Ask for a filter."""
        self._filters.begin()

    def choosing_changed(self) -> None:
        """What is picked from takes the place of columns as well."""
        super().choosing_changed()
        self.heading_line.redraw()

    def on_choices_picked(self, event: Choices.Picked) -> None:
        """A kind of filter, its value, or what is done with the request."""
        event.stop()
        if not self._filters.is_picking:
            request_id = self._request_id
            self.close_choices()
            if request_id is not None:
                move = Place(f"move_{event.choice.code}", Kind.REQUEST, request_id, text=DIARY)
                self.post_message(self.Go(move))
        elif self._filters.picked(event.choice):
            self.close_choices()

    def close_choices(self) -> None:
        """Something was picked, or nothing after all."""
        self._filters.stop()
        super().close_choices()

    def _filtered(self) -> None:
        """Other filters or another order: from the first one on."""
        self._chips.display = bool(self._filters.chosen) or self._order != _ORDERS[0]
        self._chips.redraw()
        self._under, self._stop = None, 0
        self._look_up()

    def action_order(self) -> None:
        """The next order."""
        self._order = _ORDERS[(_ORDERS.index(self._order) + 1) % len(_ORDERS)]
        self._filtered()

    def on_box_past_start(self, event: Box.PastStart) -> None:
        """Backspace in the empty box takes the last filter off."""
        event.stop()
        self._filters.remove_last()

    def on_key(self, event: events.Key) -> None:
        """Backspace in the list does as in the box."""
        if event.key == "backspace" and self._picks.has_focus:
            event.stop()
            if self._box.value:
                self._box.focus()
                self._box.action_delete_left()
            else:
                self._filters.remove_last()
        else:
            super().on_key(event)

    async def action_clear(self) -> None:
        """One step back; before the page is left its filters go, the last one first.

        Whoever came with filters is led back at once, and leaves them behind.
        """
        if not self._box.value and self._filters.give_back():
            await self.run_action("app.back")
            return
        if self._picks.has_focus or self._box.value or not self._filters.remove_last():
            await super().action_clear()

    # What is done with the request under the cursor.

    def action_moves(self) -> None:
        """The list of what can be done with it."""
        duty, request_id = self.office.duty, self._request_id
        if duty is not None and request_id is not None:
            job = lambda: request_jobs.preview(duty, request_id)  # noqa: E731  both names stay as they are now
            self.office.background.look_up("diary_moves", job, self._offer_moves, self.failed)

    def _offer_moves(self, card: RequestCard | None) -> None:
        if card is not None and card.line.id == self._request_id:
            self.choose(card.line.number, request_jobs.moves(card))

    def action_log_for(self) -> None:
        """Write down what the person who reported it brings now."""
        if self._card is not None and self._card.line.id == self._request_id and self._card.resident_id:
            self.post_message(self.Go(Place("walk_in", Kind.RESIDENT, self._card.resident_id)))
        else:
            self.action_new()

    def printed(self) -> Make:
        """The diary as a book, or the ledger in columns: all that fits, whether it was seen or not."""
        asked, is_ledger = self._asked, self._is_ledger

        def make(duty: Duty) -> Printout:
            from frontdesk.printing.diary_book import diary_book
            from frontdesk.printing.lists import request_ledger
            from frontdesk.requests.filters import told

            found = request_jobs.everything(duty, asked)
            if not is_ledger:
                return diary_book(duty, found)
            return request_ledger(duty, found, told(duty, asked.typed, dict(asked.chosen)))

        return make

    def action_new(self) -> None:
        """Write down what somebody brings."""
        self.post_message(self.Go(Place("walk_in")))

    def action_ledger(self) -> None:
        """The diary as a ledger, or back."""
        self._is_ledger = not self._is_ledger
        self.redraw()

    def _draw_preview(self, width: int, height: int) -> Sequence[Line]:
        return preview_lines(self._card, width, height)


def _place(row: Row) -> Place | None:
    return row.target.place if isinstance(row.target, Target) else None
