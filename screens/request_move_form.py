"""What is done with a request: a form for each move, with the fields that the table of states asks for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.records import Draft, Duty, Kind
from frontdesk.rules.request_states import MOVES, NOT_SATISFIED, WHEN
from frontdesk.words import NP_, _, pgettext
from frontdesk.words.codes import LABELS, label
from screens.forms import Begun, Field, Form, Looked, Remark, Saved, Typed, Weight
from screens.office import Place, Target
from screens.person_remarks import remark_of

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
    "explain": Field(
        "explain", NP_("field", "Explained"), wide=True, hint=NP_("field", "why it stays; empty: it goes on")
    ),
    "reporter": Field("reporter", NP_("field", "Who was told"), listed=True),
    "reason": Field("reason", NP_("field", "Reason"), group="decline_reason"),
    "back_reason": Field("back_reason", NP_("field", "Reason"), group="hand_back_reason"),
    "owner": Field("owner", NP_("field", "To whom"), listed=True),
    "name": Field("name", NP_("field", "What it is called")),
    "day": Field("day", NP_("field", "Day"), hint=NP_("field", "today; zt, 9-3, 2021-09-03")),
    "time": Field("time", NP_("field", "Time"), hint=NP_("field", "now; 14:30, 1430, 下午2点半")),
}
_OF_THEIR_OWN = {
    ("whistle", "unit"): Field(
        "unit", NP_("field", "Units"), listed=True, several=True, hint=NP_("field", "hw wy: the first leads")
    ),
    ("lead", "unit"): Field("unit", NP_("field", "Who leads"), listed=True),
    ("finish", "text"): Field("text", NP_("field", "What was done"), wide=True, longest=10_000),
    ("banner", "text"): Field("text", NP_("field", "Inscription"), wide=True),
    ("banner", "people"): Field("people", NP_("field", "Brought by"), wide=True),
}
"""Fields that a move calls otherwise, by the move and the field."""
_PAGE = "move_"


class RequestMoveForm(Form):
    """One move; its page is called `move_…`, and the id of its place is that of the request."""

    SUBJECT = Kind.REQUEST

    def __init__(self, name: str) -> None:
        self._move = name.removeprefix(_PAGE)
        self.NAME = name
        self.TITLE = NP_("page", "Request")
        self.FIELDS = tuple(
            _OF_THEIR_OWN.get((self._move, asked), _FIELDS[asked]) for asked in MOVES[self._move].asks
        )
        self.LOOKED_AT = frozenset({"day"})

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """About that request, with the units or people that can be picked. Raises: Refused, `row_gone`."""
        from frontdesk.requests import card

        life = card.life(place.id)
        number = life.number
        move = LABELS["move"][self._move]
        return Begun(
            card.usual(duty, self._move, life),
            card.choices(duty, self._move, life),
            about=lambda: f"{number}  {_moved(move)}",
        )

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What is missing, and what cannot be so."""
        return self._remarks(duty, typed)

    def _remarks(self, duty: Duty, typed: Typed, since: date | None = None) -> Mapping[str, Remark]:
        from frontdesk.requests.reading import read_move

        problems = read_move(self._move, typed.values, duty.day, since).problems
        return {name: remark_of(Weight.ERROR, reason) for name, reason in problems.items()}

    def passed_by(self, typed: Typed) -> frozenset[str]:
        """When it happened, which is now unless somebody says so; and what only some answers ask for."""
        passed = {*WHEN}
        if typed["satisfaction"] != NOT_SATISFIED:
            passed.add("explain")
        return frozenset(passed)

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """What only the request tells: whether it was there already, and who is still to be told."""
        from frontdesk.requests import card

        life = card.life(place.id)
        passed = frozenset({"reporter"}) if len(life.waiting) < 2 else frozenset()
        return Looked(remarks=self._remarks(duty, typed, life.received_on), passed_by=passed)

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Do it; back to the request."""
        from frontdesk.requests.moving import move
        from frontdesk.requests.reading import read_move

        given = read_move(self._move, typed.values, duty.day).given
        state = move(duty, place.id, self._move, given, draft_id=draft_id)

        def done() -> str:
            return _("Noted: {state}. F9 takes it back.").format(state=label("state", state))

        # Who came from the ledger goes on there.
        back = Place(place.text) if place.text else Target(Kind.REQUEST, place.id).place
        return Saved(back, done)


def _moved(move: str) -> str:
    return pgettext("move", move)
