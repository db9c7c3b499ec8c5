"""How a filling of a form begins: from nothing, from a record, or from the draft that was put aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from db.records import Draft, Duty, Refused
from frontdesk.words import _
from screens import jobs
from screens.forms.filling import Filling
from screens.forms.form import GIVEN, Begun, Form
from screens.forms.form_saving import Desk
from screens.office import Place


class Opening:
    """Asks for what one filling begins with, while somebody may be typing into it already."""

    def __init__(self, desk: Desk, shown: Callable[[Begun], None], instead: Callable[[Place], None]) -> None:
        """For the page `desk`; `shown` is told when it has begun, `instead` where else it has to begin."""
        self._desk, self._shown, self._instead = desk, shown, instead

    def begin(self, filling: Filling) -> None:
        """Look up what it begins with, beside the screen."""
        office, form, place = self._desk.office, filling.form, filling.place
        duty = office.duty
        if duty is None:
            return
        memory = office.shelf.in_memory(filling.draft_id)
        office.background.do(
            lambda: _begin(duty, form, place, memory),
            lambda begun: self._begun(filling, begun),
            lambda error: self._not_begun(filling, error),
        )

    def _begun(self, filling: Filling, begun: Begun) -> None:
        if filling is not self._desk.filling:
            return
        self._desk.take_over()
        filling.start(begun)
        if begun.draft is not None:
            self._go_on(filling, begun, begun.draft)
        self._shown(begun)

    def _go_on(self, filling: Filling, begun: Begun, draft: Draft) -> None:
        given = filling.place.text or draft.fields.get(GIVEN, "")
        filling.place = filling.place._replace(draft=draft.id, text=given)
        if filling.as_of != begun.as_of:
            filling.as_of = begun.as_of
            self._desk.say(lambda: _("Changed at another desk meanwhile: compare, then save."), badly=True)
        else:
            self._desk.say(lambda: _("Going on where you left off."))

    def _not_begun(self, filling: Filling, error: Exception) -> None:
        if filling is not self._desk.filling:
            return
        code = error.reason.code if isinstance(error, Refused) else ""
        place = filling.form.instead(filling.place, code)
        if place is None:
            self._desk.failed(error)
        else:
            self._instead(place)


def _begin(duty: Duty, form: Form, place: Place, memory: Draft | None) -> Begun:
    """How a form begins, beside the screen: with the draft it goes on with, if there is one.

    Args:
        duty: Who is on duty.
        form: The form.
        place: What it is about, and which draft.
        memory: That draft as it stands in memory, where the database does not have it yet.

    Raises:
        Refused: what the form refuses.
    """
    draft = memory
    if draft is None and (place.draft or form.RESUMES):
        draft = next((kept for kept in jobs.waiting_drafts(duty) if _is_of(kept, form, place)), None)
    if draft is not None and not place.text:
        place = place._replace(text=draft.fields.get(GIVEN, ""))
    return replace(form.begin(duty, place, draft), draft=draft)


def _is_of(draft: Draft, form: Form, place: Place) -> bool:
    same = draft.form == form.NAME and draft.subject_id == (place.id or None)
    return draft.id == place.draft or (form.RESUMES and same)
