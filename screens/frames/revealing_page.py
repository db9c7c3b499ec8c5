"""A list that hides some of what it knows, and shows it for a while after a reason was given."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual.timer import Timer
from textual.widget import Widget

from db.records import Duty
from frontdesk.words import _
from screens.frames.list_page import ListPage
from screens.office import Office
from screens.parts import privacy
from screens.parts.purpose_panel import PurposePanel

Told = TypeVar("Told")


class RevealingPage(ListPage, Generic[Told]):
    """Shows it for `IN_FULL_FOR` seconds, never longer than one looks at it; `in_full` is what it shows then.

    Who looked stands in the access log; writing that is the business of what is looked up.
    """

    IN_FULL_FOR: ClassVar[float] = 30.0

    def __init__(self, office: Office, title: str, name: str) -> None:
        super().__init__(office, title, name)
        self.purpose = PurposePanel()
        self.in_full: Told | None = None
        self._until: Timer | None = None
        self._look: Callable[[Duty, str], Told] | None = None

    @abstractmethod
    def show_again(self) -> None:
        """The rows again, with what is in full or without, the cursor where it is."""

    def body(self) -> Iterable[Widget]:
        """The list, and the question that stands before what it hides."""
        yield from super().body()
        yield self.purpose

    @property
    def is_in_full(self) -> bool:
        """Whether what it hides is shown."""
        return self.in_full is not None

    def hints(self) -> Sequence[tuple[str, str]]:
        """In the question its keys."""
        if self.purpose.asks:
            return [("Enter", _("take this reason")), ("Esc", _("leave it masked"))]
        return super().hints()

    def arrive(self) -> None:
        """Masked, whatever was shown before."""
        self.mask()
        super().arrive()

    def on_screen_suspend(self) -> None:
        """Another page is shown: nothing stays open behind it."""
        self.mask()

    def cover(self) -> None:
        """Nothing stays in full behind the privacy screen."""
        if self.in_full is not None:
            self._mask_again()
        super().cover()

    def reveal(self, look: Callable[[Duty, str], Told]) -> None:
        """Ask for the reason, then show what `look` finds with it; shown already, mask it."""
        if self.in_full is not None:
            self._mask_again()
        elif privacy.is_on():
            self.say(privacy.uncover_first, badly=True)
        else:
            self._look = look
            self.purpose.ask()
            self.hint_line.redraw()

    def on_purpose_panel_said(self, message: PurposePanel.Said) -> None:
        """The reason is given."""
        look, duty, place, reason = self._look, self.office.duty, self.place[:3], message.reason
        self._leave()
        if duty is not None and look is not None:
            self.office.background.do(
                lambda: look(duty, reason),
                lambda told: self._show_in_full(told) if self.place[:3] == place else None,
                self.failed,
            )

    def on_purpose_panel_left(self, _message: PurposePanel.Left) -> None:
        """Not to be shown after all."""
        self._leave()

    def _leave(self) -> None:
        self.purpose.close()
        self.picks.focus()
        self.hint_line.redraw()

    def _show_in_full(self, told: Told) -> None:
        if not self.is_current:
            return
        self.in_full = told
        self._until = self.set_timer(self.IN_FULL_FOR, self._mask_again)
        self.show_again()
        self.say(lambda: _("In full for 30 seconds; it stands in the access log."))

    def mask(self) -> None:
        """Whatever is open is closed."""
        if self._until is not None:
            self._until.stop()
            self._until = None
        self.purpose.close()
        self.in_full = None

    def _mask_again(self) -> None:
        self.mask()
        self.show_again()
        self.say(lambda: _("Masked again."))
