"""The forms of a session: one more, another day or time, that it is cancelled, and how many came."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.records import Draft, Duty, Reason
from frontdesk.words import NP_, _
from screens.forms.form import Begun, Field, Form, Remark, Saved, Typed, Weight
from screens.office import Place
from screens.people.person_remarks import remark_of

if TYPE_CHECKING:
    from frontdesk.packages.typed import SessionRead

_DAY = Field("day", NP_("field", "Day"), hint=NP_("field", "mt 9-18 z6 +3"))
_TIME = Field("time", NP_("field", "Time"), hint=NP_("field", "9-11, 18:30"))
_ABOUT = Field("about", NP_("field", "About"), wide=True)


class _SessionForm(Form):
    """The id of its place is the session's."""

    TITLE = NP_("page", "Session")
    REPEATS = False

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """About that session, as it is planned. Raises: Refused, `row_gone`."""
        from frontdesk.packages import attending, typed
        from frontdesk.words import lines

        on = attending.roll(duty, place.id).session
        return Begun(typed.session_as_typed(on), about=lambda: lines.long_day(on.day))

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What cannot be read."""
        problems = self._read(duty, typed).problems
        asked = {field.name for field in self.FIELDS}
        return {name: remark_of(Weight.ERROR, one) for name, one in problems.items() if name in asked}

    def _read(self, duty: Duty, typed: Typed) -> SessionRead:
        from frontdesk.packages.typed import read_session

        return read_session(typed.values, duty.day)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Do it."""
        self.do(duty, place.id, typed, draft_id)
        return Saved(Place("session", None, place.id), lambda: _("Noted. F9 takes it back."))

    @abstractmethod
    def do(self, duty: Duty, session_id: int, typed: Typed, draft_id: str) -> None:
        """The operation. Raises: Refused."""


class SessionAddForm(_SessionForm):
    """One more session; the id of its place is the package's."""

    FIELDS = (_DAY, _TIME, _ABOUT)

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """At the usual time. Raises: Refused, `row_gone`."""
        from frontdesk.packages import listing, typed

        run = listing.card(duty, place.id).run
        return Begun({"time": typed.as_typed(run)["time"]}, about=lambda: run.name)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Plan it."""
        self.do(duty, place.id, typed, draft_id)
        return Saved(Place("package", None, place.id), lambda: _("Planned. F9 takes it back."))

    def do(self, duty: Duty, session_id: int, typed: Typed, draft_id: str) -> None:
        """Plan it; `session_id` is the package's here."""
        from frontdesk.packages import attending

        read = self._read(duty, typed)
        assert read.day is not None
        attending.add(duty, session_id, read.day, read.starts, read.ends, about=read.about, draft_id=draft_id)


class SessionMoveForm(_SessionForm):
    """Another day or time."""

    FIELDS = (_DAY, _TIME, _ABOUT)

    def do(self, duty: Duty, session_id: int, typed: Typed, draft_id: str) -> None:
        """Move it."""
        from frontdesk.packages import attending

        read = self._read(duty, typed)
        assert read.day is not None
        attending.move(
            duty, session_id, read.day, read.starts, read.ends, about=read.about, draft_id=draft_id
        )


class SessionCancelForm(_SessionForm):
    """It does not take place."""

    FIELDS = (Field("reason", NP_("field", "Why"), wide=True),)

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """It needs a reason."""
        if typed["reason"].strip():
            return {}
        return {"reason": remark_of(Weight.ERROR, Reason("reason_needed"))}

    def do(self, duty: Duty, session_id: int, typed: Typed, draft_id: str) -> None:
        """Cancel it."""
        from frontdesk.packages import attending
        from frontdesk.text import clean

        attending.cancel(duty, session_id, clean(typed["reason"], limit=200).strip(), draft_id=draft_id)


class SessionHeadsForm(_SessionForm):
    """How many came."""

    FIELDS = (Field("heads", NP_("field", "How many"), hint=NP_("field", "80, 约120")),)

    def do(self, duty: Duty, session_id: int, typed: Typed, draft_id: str) -> None:
        """Write it down."""
        from frontdesk.packages import attending

        heads = self._read(duty, typed).heads
        assert heads is not None
        attending.count_heads(duty, session_id, heads, draft_id=draft_id)
