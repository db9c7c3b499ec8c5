"""What all pages have in common: their lines at top and bottom, and how they are entered and left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from db.records import Duty, Reason, Refused
from frontdesk.fault_log import write_down
from frontdesk.words import _, lines, pgettext, reasons
from screens.keys.keys import EVERYWHERE, Key, label, shown
from screens.office import TROUBLES, Office, Place
from screens.parts import cells, privacy
from screens.parts.box import Box
from screens.parts.choices import Choices
from screens.parts.lines import Line, Lines, Piece, line

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.printing.paper import Printout

Saying = Callable[[], str]
"""A text made when it is drawn, so that a switch of language changes it."""

_NARROWEST_GAP = 1


class Page(Screen[None]):
    """A page: made once, shown many times. `place` says what it shows; `arrive()` is called each time."""

    KEYS: ClassVar[tuple[Key, ...]] = ()
    """The keys of this page alone, for its help."""
    SHOWS_PEOPLE: ClassVar[bool] = True
    """Whether there may be anything here that a visitor should not read."""

    class Go(Message):
        """Somebody wants to see another place; `instead` of this one, it is no step that Esc goes back."""

        def __init__(self, place: Place, *, instead: bool = False) -> None:
            super().__init__()
            self.place = place
            self.instead = instead

    class Ready(Message):
        """A page is shown, or knows what it asked for: what was pressed meanwhile comes to it now."""

        def __init__(self, page: Page) -> None:
            super().__init__()
            self.page = page

    class Troubled(Message):
        """The database as a whole cannot be used; `insists` where something was to be saved."""

        def __init__(self, reason: Reason, *, insists: bool = False) -> None:
            super().__init__()
            self.reason = reason
            self.insists = insists

    class Back(Message):
        """Somebody wants to go one step back."""

    def __init__(self, office: Office, title: str) -> None:
        """A page called `title` (an English text of the context "page") of the office."""
        super().__init__()
        self.office = office
        self.place = Place("")
        self._title = title
        self.title_line = Lines(self._draw_title, classes="band")
        self.status_line = Lines(self._draw_status, id="status", classes="one")
        self.hint_line = Lines(self._draw_hints, id="hints", classes="one")
        self._key_line = Lines(self._draw_keys, classes="band")
        for part in (self.title_line, self.hint_line, self._key_line):
            part.is_open = True
        self.choices = Choices()
        """What is picked from over what the page shows, in its body where it has such a list."""
        self._said: Saying | None = None
        self._said_badly = False
        self._styled_for = ""

    def compose(self) -> ComposeResult:
        """The frame, with the page's own parts in the middle."""
        yield self.title_line
        yield from self.body()
        yield self.status_line
        yield self.hint_line
        yield self._key_line

    def on_mount(self) -> None:
        """What shows nobody has nothing to cover."""
        if not self.SHOWS_PEOPLE:
            for part in self.query(Lines):
                part.is_open = True

    def body(self) -> Iterable[Widget]:
        """The parts of this page."""
        return ()

    def arrive(self) -> None:
        """The page is shown, or shows another place: look up what it needs."""

    def undone(self) -> None:
        """Something was taken back: what stands here may have changed."""
        self.arrive()

    def come_from(self, page: Page) -> None:
        """The page that was shown before this one."""

    def put_away(self) -> None:
        """The desk is being left: keep what must not be lost."""

    def printed(self) -> Callable[[Duty], Printout] | None:
        """What this page prints, made beside the screen; None where there is nothing to print."""
        return None

    def print_this(self) -> None:
        """Print what the page shows, or say that there is nothing."""
        make = self.printed()
        if make is None:
            self.say(lambda: _("Nothing here is for printing."))
            return
        from screens.papers.printing import print_out

        print_out(self, make)

    def action_print(self) -> None:
        """The letter that does the same in a list."""
        self.print_this()

    def holds_what_is_not_kept(self) -> bool:
        """Whether something was typed here that nothing keeps once the desk is left."""
        return False

    def knows_what_is_typed(self) -> bool:
        """Whether Enter can take what stands in the boxes for what it means, or has to wait for an answer."""
        return True

    def is_ready_for(self, key: str) -> bool:
        """Whether a key can act now, or has to wait until the page is `Ready`."""
        return key != "enter" or self.knows_what_is_typed()

    def asked_for_again(self) -> bool:
        """The key of this very page was pressed; whether that was done here."""
        return False

    def browsed(self) -> Place:
        """Where browsing begins from here."""
        return Place("browse")

    def leaving(self) -> Place:
        """This place, to come back to."""
        return self.place

    def hints(self) -> Sequence[tuple[str, str]]:
        """What can be pressed here: keys as people write them, and what they do."""
        return [(shown(key, self.office.keymap), label(key)) for key in self.KEYS]

    def choose(self, name: str, choices: Sequence[Choice], *, at_once: bool = False) -> None:
        """Let one of `choices` be picked, under a name that says what for; `on_choices_picked` takes it.

        With `at_once` it is picked as soon as only one can be meant by what is typed.
        """
        self.choices.open(name, choices, "", "", at_once=at_once)
        self.choosing_changed()

    def close_choices(self) -> None:
        """Something was picked, or nothing after all: the page's own list has the cursor again."""
        self.choices.close()
        self.focus_list()
        self.choosing_changed()

    def on_choices_closed(self, event: Choices.Closed) -> None:
        """Nothing after all."""
        event.stop()
        self.close_choices()

    def choosing_hints(self) -> Sequence[tuple[str, str]]:
        """What can be pressed while something is picked."""
        return [("Enter", _("take it")), ("Esc", _("back")), ("a-z", _("only what begins so"))]

    def choosing_changed(self) -> None:
        """What is picked from has come or gone: other keys act."""
        self.hint_line.redraw()

    def focus_list(self) -> None:
        """Put the focus on what the page lists."""

    def title_text(self) -> str:
        """The page's name in the language of the moment."""
        return pgettext("page", self._title)

    def on_screen_resume(self, event: events.ScreenResume | None = None) -> None:
        """Shown again: nothing said on another visit stands any more, only news of the page before."""
        if event is not None:
            # Textual would style every part anew, which takes longer than all the rest.
            event.refresh_styles = self._styled_for != self.app.theme
            self._styled_for = self.app.theme
        self._said, self._said_badly = self.office.news, False
        self.office.news = None
        self.choices.close()
        self.redraw()
        self.arrive()
        self.post_message(self.Ready(self))

    def redraw(self) -> None:
        """Draw everything again, in the language of the moment."""
        self.draw_told()
        self.draw_typed()

    def draw_told(self) -> None:
        """Draw what is told again; a box keeps what is typed, and would be drawn a moment later by itself."""
        for part in self.query(Lines):
            part.redraw()

    def draw_typed(self) -> None:
        """Draw the boxes again, and a list of values."""
        self.choices.redraw()
        for box in self.query(Box):
            box.refresh()

    def cover(self) -> None:
        """The privacy screen was turned on or off: what was said before is covered for good."""
        self.say(None)
        self.redraw()

    @property
    def said_badly(self) -> bool:
        """Whether the status line says that something is wrong."""
        return self._said is not None and self._said_badly

    @property
    def says_something(self) -> bool:
        """Whether there is anything in the status line."""
        return self._said is not None

    def say(self, saying: Saying | None, *, badly: bool = False) -> None:
        """Put a sentence into the status line, or nothing; `badly` marks a refusal or a failure."""
        self._said, self._said_badly = saying, badly
        self.status_line.redraw()

    insists = False
    """Whether a trouble of the database is shown on a page of its own each time it is met here."""

    def failed(self, error: Exception) -> None:
        """Say that something did not work; what concerns the whole database gets a page of its own."""
        self.say_failed(error)
        if isinstance(error, Refused) and error.reason.code in TROUBLES:
            self.post_message(self.Troubled(error.reason, insists=self.insists))

    def say_failed(self, error: Exception) -> None:
        """Say why it was refused; of a fault of ours the number of its report, and never anybody's data."""
        reason = (
            error.reason if isinstance(error, Refused) else Reason("fault", {"number": write_down(error)})
        )
        self.say(lambda: reasons.say(reason), badly=True)

    def _draw_title(self, width: int, _height: int) -> Sequence[Line]:
        office = self.office
        right = [_("Covered")] if privacy.is_on() else []
        right += [_("Demo")] if office.demo else []
        if office.duty and not office.duty.signed_in and not office.demo:
            right.append(_("No log-in"))
        if office.drafts:
            right.append(_("Drafts {count}").format(count=office.drafts))
        if office.duty:
            right += [office.duty.staff_name, lines.title_day(office.duty.day)]
        ending = "  ".join([*right, ""])
        room = width - cells.width(ending) - 2
        title = self.title_text()
        name = f"  {privacy.cover(title) if privacy.is_on() else title}"
        start = _office_name(office.community, room - cells.width(name))
        start_room = room - cells.width(start)
        return [line(" ", Piece(start, "strong"), cells.fit(name, start_room), f" {ending}")]

    def _draw_status(self, width: int, _height: int) -> Sequence[Line]:
        if not self.said_badly and (remark := self.office.shelf.remark()):
            return [_warning(remark, width)]
        if self._said is None:
            copies = self.office.copying.remark() if self.office.copying is not None else ""
            return [_warning(copies, width)] if copies else ()
        if self._said_badly:
            return [_warning(self._said(), width)]
        return [line(" ", Piece(cells.cut(self._said(), width - 2), "good"))]

    def _draw_hints(self, width: int, _height: int) -> Sequence[Line]:
        keys = self.choosing_hints() if self.choices.is_open else self.hints()
        if not _fits(keys, width):
            # Typing a character goes to the box, too: its key is the first that can be left out.
            keys = [one for one in keys if one[0] != "/"]
        return [pressable(keys, width)]

    def _draw_keys(self, width: int, _height: int) -> Sequence[Line]:
        keys = [(shown(key, self.office.keymap), label(key)) for key in EVERYWHERE if key.in_key_line]
        return [pressable(keys, width)]


def _office_name(community: str, room: int) -> str:
    """The office and what this is, or the office alone where there is no room; only its name is ever cut."""
    whole = " ".join(part for part in (community, _("Front desk")) if part)
    return whole if cells.width(whole) <= room else cells.cut(community, max(room, 0))


def _fits(keys: Sequence[tuple[str, str]], width: int, gap: int = _NARROWEST_GAP) -> bool:
    needed = 1 + sum(cells.width(key) + 1 + cells.width(deed) for key, deed in keys)
    return needed + gap * (len(keys) - 1) <= width


def _warning(text: str, width: int) -> Line:
    # The sign apart: under the privacy screen a sentence is known by its own words alone.
    return line(" ", Piece("! ", "alert"), Piece(cells.cut(text, width - 4), "alert"))


def pressable(keys: Sequence[tuple[str, str]], width: int) -> Line:
    """Keys with what they do, two blanks between them where there is room, else one."""
    gap = 2 if _fits(keys, width, 2) else _NARROWEST_GAP
    pieces = [Piece(" ")]
    for at, (key, deed) in enumerate(keys, 1):
        pieces += [Piece(key, "key"), Piece(f" {deed}{' ' * gap if at < len(keys) else ''}")]
    return line(*pieces)
