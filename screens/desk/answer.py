"""What was found for a text, and what the page says about it."""

from __future__ import annotations

from typing import NamedTuple

from db.records import Card, Hit, Kind
from frontdesk.words import _, ngettext

MOST_HITS = 50


class Answer(NamedTuple):
    """What was found, with the card of the first hit, so that both are painted at once.

    One hit more than is shown tells that there are more.
    """

    text: str
    hits: tuple[Hit, ...]
    nearest: str = ""
    card: Card | None = None

    @property
    def shown(self) -> tuple[Hit, ...]:
        """The hits of the list."""
        return self.hits[:MOST_HITS]

    def how_many(self) -> str:
        """`3人`, `50+`; what is not only people is counted as such."""
        count = len(self.hits)
        if count > MOST_HITS:
            return f"{MOST_HITS}+"
        if count and all(hit.kind is Kind.RESIDENT for hit in self.hits):
            return ngettext("{count} person", "{count} people", count).format(count=count)
        return _("{count} found").format(count=count)

    def remark(self) -> str:
        """What is to be said of it: that it is only near, or that there is nothing; else nothing."""
        if self.nearest:
            return _("Nothing fits exactly. Nearest: {nearest}").format(nearest=self.nearest)
        return "" if self.hits else _("Nobody and nothing found.")

    def household_at(self, place: int | None) -> int | None:
        """The household of the hit at that place of the list."""
        return self.hits[place].household_id if place is not None and place < len(self.hits) else None
