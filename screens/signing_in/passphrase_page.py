"""Where the office's database is encrypted: its passphrase, or its recovery key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.message import Message
from textual.widget import Widget

from frontdesk.opening import office_target, shown_target
from frontdesk.words import N_, NP_, _, pgettext
from screens.frames.page import Saying
from screens.office import Office
from screens.parts.lines import Line, Lines
from screens.signing_in import sign_in_jobs
from screens.signing_in.before_an_office import key_line, paragraphs
from screens.signing_in.secret_page import SecretPage

_LOST = N_(
    "The recovery key was shown when it was encrypted, eight groups of six digits: it opens it where nobody "
    "knows the passphrase any more."
)
_OFTEN_WRONG = N_("Capital letters count, and so does every blank; look at the input method.")


class PassphrasePage(SecretPage):
    """Nothing of the office is known before."""

    class Given(Message):
        """It opens the database."""

    class Elsewhere(Message):
        """Another database is wished."""

    def __init__(self, office: Office) -> None:
        super().__init__(office, NP_("page", "The database is encrypted"))
        self._about = Lines(self._draw_about)

    def body(self) -> Iterable[Widget]:
        """What is asked for, of which database, and what else there may be to try."""
        *asked, _people = super().body()
        yield from asked
        yield self._about

    def arrive(self) -> None:
        """Ask for it."""
        self.begin()

    def prompts(self) -> Sequence[Saying]:
        """One thing; it may be either."""
        return [lambda: _("Passphrase, or the recovery key")]

    def hints(self) -> Sequence[tuple[str, str]]:
        """What Enter does."""
        return [("Enter", pgettext("key", "Open")), *self.more_hints()]

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

    def _draw_about(self, width: int, _height: int) -> Sequence[Line]:
        where = shown_target(office_target(self.office.target))
        return paragraphs([where, _(_LOST), _(_OFTEN_WRONG)], width)

    def _draw_keys(self, width: int, _height: int) -> Sequence[Line]:
        return key_line(self.office, width)
