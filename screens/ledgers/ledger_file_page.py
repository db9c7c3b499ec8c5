"""Choosing the file of a ledger."""

from __future__ import annotations

from typing import ClassVar

from frontdesk.ledgers.file_kinds import ENDINGS
from frontdesk.words import N_, NP_
from screens.files.file_page import FilePage
from screens.office import OF, Office, Place


class LedgerFilePage(FilePage):
    """The ledgers among the files; what is chosen is read as one."""

    ENDINGS = ENDINGS
    NOTHING_HERE: ClassVar[str] = N_("No ledgers and no folders here.")

    def __init__(self, office: Office, of: str = "") -> None:
        """For a ledger of a register or of requests, or with "" of whatever its headings say."""
        super().__init__(office, NP_("page", "Choose a ledger"))
        self._reader = f"ledger{OF}{of}" if of else "ledger"

    def chosen(self, path: str) -> None:
        """Read it."""
        self.post_message(self.Go(Place(self._reader, text=path)))
