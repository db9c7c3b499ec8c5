"""What is asked over the list of a ledger: what a heading means, and what a file is to be called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from frontdesk.words import _
from screens.files.name_panel import NamePanel
from screens.frames.page import Page
from screens.ledgers import ledger_hints, ledger_jobs
from screens.ledgers.ledger_list import LedgerList
from screens.ledgers.ledger_rows import written_sentence
from screens.ledgers.ledger_taking_in import TakingIn
from screens.parts.choices import Choices

if TYPE_CHECKING:
    from frontdesk.ledgers.dry_run import Heading


class Questions:
    """The two questions of a page; when one is answered or left, the list has the cursor again."""

    def __init__(
        self, page: Page, taking_in: TakingIn, rows: LedgerList, choices: Choices, naming: NamePanel
    ) -> None:
        """For `page`, where `choices` asks what a heading of `rows` means and `naming` for a file's name."""
        self._page, self._taking_in, self._list = page, taking_in, rows
        self._choices, self._naming = choices, naming

    @property
    def is_open(self) -> bool:
        """Whether one of them is asked."""
        return self._choices.is_open or self._naming.asks

    def hints(self) -> Sequence[tuple[str, str]]:
        """What can be pressed, in the list where nothing is asked."""
        if self._choices.is_open:
            return ledger_hints.teaching_hints()
        if self._naming.asks:
            return ledger_hints.naming_hints()
        return ledger_hints.list_hints(
            self._taking_in, self._heading_here is not None, self._page.office.keymap
        )

    def hide(self) -> None:
        """Ask nothing any more."""
        self._choices.close()
        self._naming.close()

    def close(self) -> None:
        """Ask nothing any more, and go on in the list."""
        self.hide()
        self._list.focus()
        self._page.hint_line.redraw()

    @property
    def _heading_here(self) -> Heading | None:
        found = self._list.found
        return found.heading if found is not None and not self._taking_in.is_taken else None

    def ask_what_it_is(self) -> None:
        """The fields that the heading under the cursor may be, if it is on one."""
        heading, look = self._heading_here, self._taking_in.look
        if look is not None and heading is not None and not self._taking_in.is_at_work:
            self._page.office.background.look_up(
                "fields",
                lambda: ledger_jobs.teachable(look.run, heading),
                lambda fields: self._choices.open(heading.heading, fields, "", ""),
                self._page.failed,
            )

    def it_is(self, field: str) -> None:
        """What the heading means; the ledger is read anew with that."""
        heading = self._heading_here
        self.close()
        if heading is not None:
            self._taking_in.teach(heading, field)

    def ask_for_name(self) -> None:
        """Ask what the file of the rows to look at is to be called, and suggest a name."""
        look = self._taking_in.look
        if look is not None and not self._taking_in.is_at_work and self._taking_in.has_doubts:
            self._page.office.background.look_up(
                "name", lambda: ledger_jobs.suggested_name(look.run), self._suggest, self._page.failed
            )

    def _suggest(self, name: str) -> None:
        self._naming.ask(lambda: _("The rows to look at go into a file beside the ledger, called:"), name)
        self._page.hint_line.redraw()

    def it_is_called(self, name: str) -> None:
        """Write the rows to look at into a file of that name."""
        look = self._taking_in.look
        if look is not None:
            self._page.office.background.do(
                lambda: ledger_jobs.write_doubts(look.run, name), self._written, self._page.failed
            )

    def _written(self, written: tuple[str, int]) -> None:
        self.close()
        self._page.say(lambda: written_sentence(*written))
