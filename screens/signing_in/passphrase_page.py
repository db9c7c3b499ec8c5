"""Where the office's database is encrypted: its passphrase, or its recovery key."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from frontdesk.words import NP_, _
from screens.frames.page import Saying, pressable
from screens.keys.keys import EVERYWHERE, label, shown
from screens.office import Office
from screens.parts.lines import Line
from screens.signing_in import sign_in_jobs
from screens.signing_in.secret_page import SecretPage

_KEYS_WITHOUT_AN_OFFICE = ("language", "leave")


class PassphrasePage(SecretPage):
    """Nothing of the office is known before."""

    class Given(Message):
        """It opens the database."""

    class Elsewhere(Message):
        """Another database is wished."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "The database is encrypted"))

    def arrive(self) -> None:
        """Ask for it."""
        self.begin()

    def prompts(self) -> Sequence[Saying]:
        """One thing; it may be either."""
        return [lambda: _("Passphrase, or the recovery key")]

    def more_hints(self) -> Sequence[tuple[str, str]]:
        """What else can be pressed."""
        return [("Esc", _("another database"))]

    def left(self) -> None:
        """To where another database can be named."""
        self.begin()
        self.post_message(self.Elsewhere())

    def given(self, secrets: Sequence[str]) -> None:
        """Try it beside the screen: it takes a moment, which is what it is for."""
        self.say(lambda: _("One moment…"))
        target = self.office.target
        self.office.background.do(
            lambda: sign_in_jobs.open_encrypted(target, secrets[0]), self._opens, self.not_done
        )

    def _opens(self, _nothing: None) -> None:
        self.post_message(self.Given())

    def _draw_keys(self, width: int, _height: int) -> Sequence[Line]:
        """The keys that do something before anybody is there."""
        keys = [key for key in EVERYWHERE if key.id in _KEYS_WITHOUT_AN_OFFICE]
        return [pressable([(shown(key, self.office.keymap), label(key)) for key in keys], width)]
