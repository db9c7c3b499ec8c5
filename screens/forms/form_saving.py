"""Saving a form: what stands against it, doing it once, and what to do when it did not work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from db.records import Refused
from frontdesk.words import _, reasons
from screens.forms.filling import Filling
from screens.forms.form import Begun, Looked, Saved, Typed, Weight
from screens.forms.remarks import Remarks
from screens.frames.page import Saying
from screens.office import Office, Place


class Desk(Protocol):
    """What saving asks of the page that shows the form."""

    @property
    def office(self) -> Office:
        """The office."""

    @property
    def filling(self) -> Filling:
        """What is being filled in."""

    @property
    def remarks(self) -> Remarks:
        """What is to be said of it."""

    def look_up(self, answer: Callable[[Looked], None], failed: Callable[[Exception], None]) -> None:
        """Ask the office what it knows of what is typed."""

    def show_looked(self, looked: Looked) -> None:
        """Show what it knows."""

    def take_over(self) -> None:
        """What stands in the boxes counts, of which the news may be under way still."""

    def show_again(self) -> None:
        """The filling has changed under the page: show it as it is."""

    def go_to(self, name: str) -> None:
        """The cursor into a field."""

    def say(self, saying: Saying | None, *, badly: bool = False) -> None:
        """A sentence into the status line."""

    def failed(self, error: Exception) -> None:
        """Say that something did not work."""

    def leave_for(self, place: Place, news: Saying | None) -> None:
        """The form is done with: on to another place."""


class Saving:
    """The saving of one filling. While it is under way, and once it is over, it is not begun again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._filling = desk.filling
        self._accepted: Mapping[str, str] | None = None
        self._under_way = self._is_awaited = self._is_looking = False
        self.is_over = False
        """Whether it is saved, or thrown away: nothing of it is kept any more."""

    def reconsider(self) -> None:
        """Something was typed: what was doubtful before is asked anew."""
        self._accepted = None

    def begin(self) -> None:
        """Look once more at what the office knows, then save, unless something stands against it.

        Asked for before the form has begun, it is done then: who knows the way does not wait.
        """
        self._is_awaited = self._filling.begun is None
        if not self._is_awaited and not self._under_way and not self.is_over:
            self._is_looking = True
            self._desk.look_up(self._looked, self._not_saved)

    @property
    def is_under_way(self) -> bool:
        """Whether it was asked for and is not answered: what is pressed meanwhile is for what comes then."""
        return self._is_looking or self._under_way

    def go_on(self) -> None:
        """The form has begun."""
        if self._is_awaited:
            self.begin()

    def _looked(self, looked: Looked) -> None:
        desk = self._desk
        self._is_looking = False
        if self.is_over or self._under_way:
            return
        desk.remarks.everywhere = True
        before = self._filling.looked.seen
        desk.show_looked(looked)
        if any(looked.seen.get(one, digest) != digest for one, digest in before.items()):
            desk.failed(Refused("changed_since"))
            return
        typed = self._filling.typed()
        name, remark = desk.remarks.heaviest() or ("", None)
        if remark is None or remark.weight < Weight.DOUBT:
            self._save(typed)
        elif remark.weight is Weight.DOUBT and self._accepted == typed.values:
            self._save(replace(typed, accepted=True))
        else:
            desk.go_to(name)
            saying = remark.full or remark.saying
            if remark.weight is Weight.DOUBT:
                self._accepted = typed.values
                desk.say(lambda: _("{remark}: F10 again if it is so").format(remark=saying()), badly=True)
            else:
                desk.say(saying, badly=True)

    def _save(self, typed: Typed) -> None:
        desk, filling = self._desk, self._filling
        duty, form = desk.office.duty, filling.form
        if duty is None or self._under_way:
            return
        self._under_way = True
        desk.office.background.do(
            lambda: form.save(duty, filling.place, typed, filling.draft_id),
            lambda saved: self._saved(typed, saved),
            self._not_saved,
        )

    def _saved(self, typed: Typed, saved: Saved) -> None:
        form, office = self._filling.form, self._desk.office
        if form.REPEATS:
            office.last |= {(form.NAME, name): value for name, value in typed.values.items()}
        self._done(saved.place, saved.saying)

    def _done(self, place: Place, news: Saying | None) -> None:
        self.is_over = True
        self._desk.office.shelf.drop(self._filling.draft_id)
        if self._desk.filling is self._filling:
            self._desk.leave_for(place, news)

    def _not_saved(self, error: Exception) -> None:
        self._is_looking = False
        if not isinstance(error, Refused) or error.reason.code not in ("already_saved", "changed_since"):
            self._under_way = False
            self._desk.failed(error)
            if isinstance(error, Refused) and "field" in error.reason.values:
                self._desk.go_to(str(error.reason.values["field"]))
        elif error.reason.code == "changed_since":
            self._begin_anew(error)
        else:
            subject = error.reason.values.get("subject")
            place = self._filling.form.saved_before(
                self._filling.place, int(subject) if subject is not None else None
            )
            self._done(place, lambda: reasons.say(error.reason))

    def _begin_anew(self, error: Refused) -> None:
        """The record is another one by now: what was typed stays, beside it what the record says."""
        desk, filling = self._desk, self._filling
        duty, form = desk.office.duty, filling.form
        if duty is None:
            return

        def renew(begun: Begun) -> None:
            self._under_way = False
            filling.renew(begun)
            desk.show_again()
            desk.failed(error)

        desk.office.background.do(lambda: form.begin(duty, filling.place, None), renew, desk.failed)
