"""A new office, where it can be encrypted: its passphrase, typed twice, or none; then the recovery key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from frontdesk.words import N_, NP_, _
from screens.frames.page import Page, Saying
from screens.office import Office, Place
from screens.parts.lines import Line, Lines, Piece, line, rule
from screens.signing_in.before_an_office import key_line, paragraphs
from screens.signing_in.secret_page import SecretPage

_ABOUT = (
    N_(
        "Whoever takes this PC, or a copy on a stick, cannot read an encrypted office: the database, its "
        "copies and attached files open with the passphrase only, each time the desk is started."
    ),
    N_("Take a few words that nobody guesses. Then a recovery key is shown, for when they are forgotten."),
    N_("It can be encrypted later as well: “frontdesk encrypt”."),
)
_OF_THE_KEY = (
    N_("It is shown this once: write it down, and lock it away, not in this PC."),
    N_("Whoever has lost both the passphrase and the recovery key cannot read it any more."),
)
_IN_HALVES = 2


class NewPassphrasePage(SecretPage):
    """Enter on nothing sets up an office that is not encrypted."""

    class Given(Message):
        """The office is to be made with that passphrase; empty: without one."""

        def __init__(self, passphrase: str) -> None:
            super().__init__()
            self.passphrase = passphrase

    class Reconsidered(Message):
        """Back to what was typed about the office."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Encrypt the office?"))
        self._about = Lines(lambda width, _height: paragraphs([_(text) for text in _ABOUT], width))

    def body(self) -> Iterable[Widget]:
        """What is asked for, and what it means."""
        *asked, _people = super().body()
        yield from asked
        yield self._about

    def arrive(self) -> None:
        """Ask for it."""
        self.begin()

    def prompts(self) -> Sequence[Saying]:
        """It once, and where there is one, again."""
        prompts: list[Saying] = [
            lambda: _("A passphrase of 12 characters or more, or none"),
            lambda: _("The passphrase once more"),
        ]
        return prompts[:1] if self._given == [""] else prompts

    def hints(self) -> Sequence[tuple[str, str]]:
        """What Enter does with what is typed."""
        if self._given:
            deed = _("set up encrypted")
        else:
            deed = _("next") if self._box.value else _("set up without encryption")
        return [("Enter", deed), *self.more_hints()]

    def on_input_changed(self, event: Input.Changed) -> None:
        """Whether there is anything decides what Enter does."""
        super().on_input_changed(event)
        self.hint_line.redraw()

    def left(self) -> None:
        """To what was typed of the office."""
        self.begin()
        self.post_message(self.Reconsidered())

    def given(self, secrets: Sequence[str]) -> None:
        """Hand it on, if it was typed twice in the same way."""
        if len(set(secrets)) > 1:
            self.differs()
            return
        self.say(lambda: _("One moment: the office is being set up."))
        self.post_message(self.Given(secrets[0]))

    def _draw_keys(self, width: int, _height: int) -> Sequence[Line]:
        return key_line(self.office, width)


class RecoveryKeyPage(Page):
    """Shown once; Enter, which may have been pressed already, does not lead on.

    It is printed past the disk, on which it would be of no use to encrypt anything.
    """

    SHOWS_PEOPLE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f10", "written_down", show=False),
        Binding("p", "print", show=False),
    ]

    class WrittenDown(Message):
        """It was."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "The recovery key"))
        self._key = Lines(self._draw_key)

    def body(self) -> Iterable[Widget]:
        """The key, and what becomes of it."""
        yield rule()
        yield self._key

    def hints(self) -> Sequence[tuple[str, str]]:
        """The one way on."""
        return [("p", _("print it")), ("F10", _("it is written down"))]

    def action_print(self) -> None:
        """A sheet with the key."""
        text = (
            "\n\n".join([self.title_text(), f"    {self.place.text}", *(_(one) for one in _OF_THE_KEY)])
            + "\n"
        )

        def send() -> bool:
            from frontdesk.printing.sending import send_unwritten

            return send_unwritten(text)

        self.office.programs.do(send, self._sent, self.failed)

    def _sent(self, is_sent: bool) -> None:
        if is_sent:
            self.say(lambda: _("Sent to the printer."))
        else:
            self.say(lambda: _("No printer took it: write it down by hand."), badly=True)

    def action_written_down(self) -> None:
        """It is not kept here any longer."""
        self.place = Place(self.place.page)
        self.redraw()
        self.post_message(self.WrittenDown())

    def _draw_key(self, width: int, _height: int) -> Sequence[Line]:
        groups = self.place.text.split("-")
        half = len(groups) // _IN_HALVES
        told = _("Encrypted: it opens with the passphrase, or with this recovery key:")
        return [
            *paragraphs([told], width),
            line(),
            *(line(Piece(f"     {'-'.join(part)}", "strong")) for part in (groups[:half], groups[half:])),
            *paragraphs([_(text) for text in _OF_THE_KEY], width),
        ]

    def _draw_keys(self, width: int, _height: int) -> Sequence[Line]:
        return key_line(self.office, width)
