"""What is done with a request: a form for each move, with the fields that the table of states asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from db.records import Draft, Duty, Kind
from frontdesk.rules.request_states import MOVES
from frontdesk.words import NP_, _, pgettext
from frontdesk.words.codes import LABELS, label
from screens.forms import Begun, Field, Form, Remark, Saved, Typed, Weight
from screens.office import Place, Target
from screens.person_remarks import remark_of

if TYPE_CHECKING:
    from frontdesk.choices import Choice

_FIELDS = {
    "text": Field("text", NP_("field", "What was said or done"), wide=True, longest=10_000),
    "unit": Field("unit", NP_("field", "Unit"), listed=True, hint=NP_("field", "hw, wy …, or F4")),
    "people": Field("people", NP_("field", "With whom"), wide=True),
    "agenda": Field("agenda", NP_("field", "Agenda"), wide=True),
    "should_attend": Field("should_attend", NP_("field", "Should attend")),
    "attended": Field("attended", NP_("field", "Attended")),
    "votes_for": Field("votes_for", NP_("field", "For")),
    "votes_against": Field("votes_against", NP_("field", "Against")),
    "abstained": Field("abstained", NP_("field", "Abstained")),
    "decision": Field("decision", NP_("field", "Decision"), wide=True),
    "source": Field("source", NP_("field", "Source")),
    "amount": Field("amount", NP_("field", "Amount"), hint=NP_("field", "40000, 4万")),
    "until": Field("until", NP_("field", "Until"), hint=NP_("field", "9-30, 2021-10-08")),
    "quantity": Field("quantity", NP_("field", "How many"), hint=NP_("field", "40户")),
    "satisfaction": Field(
        "satisfaction", NP_("field", "Satisfaction"), group="satisfaction", hint=NP_("field", "my jb bmy wlx")
    ),
    "reason": Field("reason", NP_("field", "Reason"), group="decline_reason"),
    "owner": Field("owner", NP_("field", "To whom"), listed=True),
}
_PAGE = "move_"


class RequestMoveForm(Form):
    """One move; its page is called `move_…`, and the id of its place is that of the request."""

    SUBJECT = Kind.REQUEST

    def __init__(self, name: str) -> None:
        self._move = name.removeprefix(_PAGE)
        self.NAME = name
        self.TITLE = NP_("page", "Request")
        self.FIELDS = tuple(_FIELDS[asked] for asked in MOVES[self._move].asks)

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """About that request, with the units or people that can be picked. Raises: Refused, `row_gone`."""
        from frontdesk.requests import card

        life = card.life(place.id)
        number = life.number
        move = LABELS["move"][self._move]
        return Begun(
            card.usual(self._move, life),
            self._choices(duty, place.id),
            about=lambda: f"{number}  {_moved(move)}",
        )

    def _choices(self, duty: Duty, request_id: int) -> dict[str, Sequence[Choice]]:
        from frontdesk.choices import coded
        from frontdesk.requests import card

        found: dict[str, Sequence[Choice]] = {
            field.name: coded(field.group) for field in self.FIELDS if field.group
        }
        if "unit" in MOVES[self._move].asks:
            found["unit"] = card.units(duty, self._move, request_id)
        if "owner" in MOVES[self._move].asks:
            found["owner"] = card.owners(duty)
        return found

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What is missing, and what cannot be so."""
        from frontdesk.requests.reading import read_move

        problems = read_move(self._move, typed.values, duty.day).problems
        return {name: remark_of(Weight.ERROR, reason) for name, reason in problems.items()}

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Do it; back to the request."""
        from frontdesk.requests.moving import move
        from frontdesk.requests.reading import read_move

        given = read_move(self._move, typed.values, duty.day).given
        state = move(duty, place.id, self._move, given, draft_id=draft_id)

        def done() -> str:
            return _("Noted: {state}. F9 takes it back.").format(state=label("state", state))

        return Saved(Target(Kind.REQUEST, place.id).place, done)


def _moved(move: str) -> str:
    return pgettext("move", move)
