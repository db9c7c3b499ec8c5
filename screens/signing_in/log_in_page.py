"""In an office with log-in: who sits down, and their password."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message

from frontdesk.words import NP_, _
from screens.frames.page import Saying, pressable
from screens.keys.keys import EVERYWHERE, label, shown
from screens.office import Office
from screens.parts.lines import Line
from screens.signing_in import sign_in_jobs
from screens.signing_in.secret_page import SecretPage

if TYPE_CHECKING:
    from frontdesk.opening import Opened

_KEYS_WITHOUT_AN_OFFICE = ("language", "leave")


class LogInPage(SecretPage):
    """Nothing of the office is seen before somebody has logged in."""

    class LoggedIn(Message):
        """Somebody was let in."""

        def __init__(self, opened: Opened) -> None:
            super().__init__()
            self.opened = opened

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Log in"))

    def arrive(self) -> None:
        """Ask who it is."""
        closed = self.office.closed
        if closed is not None:
            self.begin(closed.people)

    def prompts(self) -> Sequence[Saying]:
        """The password."""
        return [lambda: _("Password of {name}").format(name=self.who.name if self.who else "")]

    def more_hints(self) -> Sequence[tuple[str, str]]:
        """Somebody else, where there are several."""
        several = self.office.closed is not None and len(self.office.closed.people) > 1
        return [("Esc", _("somebody else"))] if several else []

    def left(self) -> None:
        """There is nowhere to go back to."""

    def given(self, secrets: Sequence[str]) -> None:
        """Let in whoever it is."""
        closed, who = self.office.closed, self.who
        if closed is not None and who is not None:
            self.say(lambda: _("One moment…"))
            self.office.background.do(
                lambda: sign_in_jobs.let_in(closed, who.id, secrets[0]),
                self._let_in,
                self.not_done,
            )

    def _let_in(self, opened: Opened) -> None:
        self.post_message(self.LoggedIn(opened))

    def _draw_keys(self, width: int, _height: int) -> Sequence[Line]:
        """The keys that do something before anybody is there."""
        keys = [key for key in EVERYWHERE if key.id in _KEYS_WITHOUT_AN_OFFICE]
        return [pressable([(shown(key, self.office.keymap), label(key)) for key in keys], width)]
