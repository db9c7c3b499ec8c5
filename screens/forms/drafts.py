"""Drafts on their way to the database: at every pause, and kept in memory while it cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump
from textual.timer import Timer

from db.records import Draft, Refused
from frontdesk.words import ngettext, reasons
from screens import jobs

if TYPE_CHECKING:
    from screens.office import Office

PAUSE, LATEST = 0.3, 0.7
"""Seconds after which a change is kept: once nothing more is typed, and while typing goes on.

The second leaves a busy PC time to write: no more than a second of typing may be lost by a power cut.
"""
_TRY_AGAIN = 5.0

Later = Callable[[float, Callable[[], None]], object]


class Shelf:
    """Where forms are put aside. What could not be written stays in memory and is tried again."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._kept: dict[str, Draft] = {}
        """Drafts as they should stand, until the database has them."""
        self._why: Refused | None = None
        self._trying = False
        self.later: Later | None = None
        self.changed: Callable[[], None] = lambda: None

    @property
    def unwritten(self) -> int:
        """How many drafts are in memory only because the database could not be written."""
        return len(self._kept) if self._why is not None else 0

    def keep(self, draft: Draft) -> None:
        """Keep a draft as it stands now."""
        self._kept[draft.id] = draft
        self._write(draft.id)

    def drop(self, draft_id: str) -> None:
        """Throw a draft away, or forget the one of a form that was saved."""
        duty = self._office.duty
        self._kept.pop(draft_id, None)
        if duty is not None:
            discard = lambda: jobs.discard_draft(duty, draft_id)  # noqa: E731  as they are now
            self._office.background.do(discard, self._counted, lambda _error: None)

    def waiting(self, answer: Callable[[tuple[Draft, ...]], None]) -> None:
        """All drafts that wait, the newest state of each."""
        duty = self._office.duty
        if duty is not None:
            self._office.background.do(
                lambda: jobs.waiting_drafts(duty),
                lambda written: answer(tuple(({d.id: d for d in written} | self._kept).values())),
                lambda _error: answer(tuple(self._kept.values())),
            )

    def in_memory(self, draft_id: str) -> Draft | None:
        """A draft that the database does not have yet as it should stand."""
        return self._kept.get(draft_id)

    def remark(self) -> str:
        """That drafts are in memory only, and why; nothing while all are written."""
        if not self.unwritten or self._why is None:
            return ""
        text = ngettext(
            "{count} draft is in memory only: {why}",
            "{count} drafts are in memory only: {why}",
            self.unwritten,
        )
        return text.format(count=self.unwritten, why=reasons.say(self._why.reason))

    def _write(self, draft_id: str) -> None:
        duty = self._office.duty
        draft = self._kept.get(draft_id)
        if duty is not None and draft is not None:
            self._office.background.do(
                lambda: jobs.keep_draft(duty, draft),
                lambda count: self._written(draft, count),
                lambda error: self._not_written(draft, error),
            )

    def _written(self, draft: Draft, count: int) -> None:
        if self._kept.get(draft.id) is draft:
            del self._kept[draft.id]
        waited = self._why is not None
        self._why = None
        self._counted(count)
        if waited:
            self._write_all()

    def _not_written(self, draft: Draft, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        if self._kept.get(draft.id) is not draft:
            return
        self._why = error
        self._counted(max(self._office.drafts, len(self._kept)))
        if self.later is not None and not self._trying:
            self._trying = True
            self.later(_TRY_AGAIN, self._try_again)

    def _try_again(self) -> None:
        self._trying = False
        self._write_all()

    def _write_all(self) -> None:
        for draft_id in tuple(self._kept):
            self._write(draft_id)

    def _counted(self, count: int) -> None:
        self._office.drafts = count
        self.changed()


class Autosave:
    """Keeps one form: after each pause, every second while typing goes on, and whenever it is left."""

    def __init__(self, pump: MessagePump, shelf: Shelf, draft: Callable[[], Draft | None]) -> None:
        """Keeps on `shelf` what `draft` returns at the time; `pump` runs the timers."""
        self._pump, self._shelf, self._draft = pump, shelf, draft
        self._last: Draft | None = None
        self._pause: Timer | None = None
        self._latest: Timer | None = None

    @property
    def is_kept(self) -> bool:
        """Whether there is a draft of this form."""
        return self._last is not None

    def begin(self, draft: Draft | None) -> None:
        """Another form, and the draft that is kept of it already."""
        self.stop()
        self._last = draft

    def touched(self) -> None:
        """Something was typed."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._pump.set_timer(PAUSE, self.keep)
        if self._latest is None:
            self._latest = self._pump.set_timer(LATEST, self.keep)

    def keep(self) -> None:
        """Keep it now; what holds nothing of its own any more is thrown away."""
        self.stop()
        draft = self._draft()
        if draft is None:
            if self._last is not None:
                self._shelf.drop(self._last.id)
        elif self._last is None or replace(self._last, saved_at=None) != draft:
            self._shelf.keep(draft)
        self._last = draft

    def stop(self) -> None:
        """Nothing more is kept until something is typed."""
        for timer in (self._pause, self._latest):
            if timer is not None:
                timer.stop()
        self._pause = self._latest = None
