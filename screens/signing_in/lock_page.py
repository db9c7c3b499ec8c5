"""The locked desk: an opaque page with nothing behind it, until whoever locked it comes back."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message

from db.records import Colleague
from frontdesk.words import NP_, _
from screens.frames.page import Saying, pressable
from screens.keys.keys import EVERYWHERE, label, shown
from screens.office import Office
from screens.parts.lines import Line
from screens.signing_in import sign_in_jobs
from screens.signing_in.secret_page import SecretPage

KEYS_WHILE_LOCKED = ("language", "leave")


class LockPage(SecretPage):
    """A PIN or the password opens it; without log-in Enter does. What pages say meanwhile is not shown."""

    class Unlocked(Message):
        """Whoever locked it is back."""

    class SomebodyElse(Message):
        """Another person wants to log in."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "Locked"))
        self._takes_pin = False

    def arrive(self) -> None:
        """Ask for what opens it."""
        duty = self.office.duty
        if duty is not None:
            self.begin(who=Colleague(duty.staff_id, duty.staff_name, duty.roles) if duty.signed_in else None)
            self._look_for_pin()

    def _look_for_pin(self) -> None:
        """The password always opens it; until it is known whether a PIN does, only that is asked for."""
        duty = self.office.duty
        self._takes_pin = False
        if duty is not None and duty.signed_in:
            self.office.background.look_up(
                "pin", lambda: sign_in_jobs.takes_pin(duty), self._knows_pin, lambda _error: None
            )

    def _knows_pin(self, takes_pin: bool) -> None:
        self._takes_pin = takes_pin
        self.redraw()

    def prompts(self) -> Sequence[Saying]:
        """The password, or the PIN where there is one that opens it, where somebody has logged in."""
        if self.who is None:
            return [lambda: _("The screen is hidden: Enter shows it again.")]
        asked = _("Locked. PIN or password of {name}") if self._takes_pin else _("Locked. Password of {name}")
        name = self.who.name
        return [lambda: asked.format(name=name)]

    def hints(self) -> Sequence[tuple[str, str]]:
        """What opens it, and how somebody else comes in."""
        if self.who is None:
            return [("Enter", _("show it again"))]
        return [("Enter", _("unlock")), ("Esc", _("somebody else logs in"))]

    def left(self) -> None:
        """Esc: somebody else."""
        if self.who is not None:
            self.post_message(self.SomebodyElse())

    def given(self, secrets: Sequence[str]) -> None:
        """Open it."""
        duty = self.office.duty
        if duty is None or not duty.signed_in:
            self.post_message(self.Unlocked())
            return
        self.say(lambda: _("One moment…"))
        self.office.background.do(
            lambda: sign_in_jobs.unlock(duty, secrets[0]),
            self._unlocked,
            self.not_done,
        )

    def tell(self, error: Exception) -> None:
        """Say why it stays locked."""
        super().failed(error)
        self._look_for_pin()

    def failed(self, error: Exception) -> None:
        """What did not work on a page that is hidden is not for who stands here."""

    def _unlocked(self, _nothing: None) -> None:
        self.post_message(self.Unlocked())

    def _draw_keys(self, width: int, _height: int) -> Sequence[Line]:
        """The keys that do something while it is locked."""
        keys = [key for key in EVERYWHERE if key.id in KEYS_WHILE_LOCKED]
        return [pressable([(shown(key, self.office.keymap), label(key)) for key in keys], width)]
