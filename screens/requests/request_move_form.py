"""What is done with a request: a form for each move, with the fields that the table of states asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.records import Draft, Duty, Kind, Reason
from frontdesk.rules.request_states import MOVES, NOT_REACHED, WHEN, goes_on, usually_solved
from frontdesk.words import NP_, _, pgettext
from frontdesk.words.codes import LABELS, label
from screens.forms.form import Begun, Form, Looked, Remark, Saved, Typed, Weight
from screens.office import Place, Target
from screens.people.person_remarks import remark_of
from screens.queue.queue_places import HERE, also, call_goes_on, came_from, on_the_phone, unanswered
from screens.requests.move_fields import fields_of
from screens.requests.move_picture import MovePicture, said_by

if TYPE_CHECKING:
    from frontdesk.requests import card

_PAGE = "move_"


class RequestMoveForm(Form):
    """One move; its page is called `move_…`, and the id of its place is that of the request."""

    SUBJECT = Kind.REQUEST
    SHOWS_PLAN = True
    CORRECTS = False

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._move = name.removeprefix(_PAGE)
        self.TITLE = NP_("page", "Request")
        self.FIELDS = fields_of(self._move)
        self._asked = {field.name for field in self.FIELDS}
        self.LOOKED_AT = frozenset({"day", "decisions", "main", "who"} & set(MOVES[self._move].asks))

    def begin(self, duty: Duty, place: Place, draft: Draft | None) -> Begun:
        """About that request, with the units or people that can be picked. Raises: Refused, `row_gone`."""
        from frontdesk.requests import card, meanwhile

        life = card.life(place.id)
        number = life.number
        move = LABELS["move"][self._move]
        came = came_from(place.text)
        known = {} if came is None else {name: came.known[name] for name in self._asked & came.known.keys()}
        more = on_the_phone(duty, came)

        def about() -> str:
            return "  ".join((number, _moved(move), *([also(more)] if more else [])))

        # A draft goes on from what its request was when it was begun.
        then = draft.fields.get(".as_of", "") if draft is not None else ""
        return Begun(
            {**card.usual(duty, self._move, life), **known},
            card.choices(duty, self._move, life),
            about=about,
            as_of=then or meanwhile.as_of(life),
        )

    def remarks(self, duty: Duty, typed: Typed) -> Mapping[str, Remark]:
        """What is missing, and what cannot be so."""
        from frontdesk.requests.reading import read_move

        return _errors(read_move(self._move, typed.values, duty.day).problems)

    def passed_by(self, typed: Typed) -> frozenset[str]:
        """When it happened, which is now unless somebody says so; and what only some answers ask for."""
        passed = set(WHEN)
        if typed["satisfaction"] == NOT_REACHED:
            passed.add("solved")
        if not goes_on({**typed.values, "explain": ""}):
            passed.add("explain")
        return frozenset(passed)

    def fills(self, duty: Duty, name: str, typed: Typed) -> Mapping[str, str]:
        """Whether it is solved, as those mostly say who are so satisfied."""
        return {"solved": usually_solved(typed["satisfaction"])} if name == "satisfaction" else {}

    def look(self, duty: Duty, place: Place, typed: Typed) -> Looked:
        """What only the office's data tell; and what another desk did meanwhile, field by field."""
        from frontdesk.requests import card, meanwhile

        looked = card.look(duty, self._move, place.id, typed.values, typed.as_of)
        remarks = dict(self._news(looked))
        remarks |= _errors(looked.problems)
        seen = meanwhile.seen(looked.life)
        if not looked.is_possible:
            refused = Reason("move_not_possible", {"state": looked.life.state})
            remarks[self.FIELDS[0].name] = remark_of(Weight.ERROR, refused)
            seen = {}
        return Looked(
            remarks=remarks,
            choices=looked.choices,
            picture=MovePicture(looked.life, looked.news, duty.day),
            seen=seen,
            passed_by=frozenset({"reporter"}) if self._has_one_to_tell(looked) else frozenset(),
        )

    def _has_one_to_tell(self, looked: card.Looked) -> bool:
        return self._move in ("call_back", "settle") and len(looked.life.waiting) < 2

    def _news(self, looked: card.Looked) -> Mapping[str, Remark]:
        """Beside each field what another desk has said in it since."""
        from frontdesk.requests import meanwhile

        found = {}
        for field in self.FIELDS:
            step = meanwhile.said_of(looked.news, self._move, field.name)
            if step is not None:
                found[field.name] = Remark(Weight.WARNING, said_by(step, field, looked.life))
        return found

    def save(self, duty: Duty, place: Place, typed: Typed, draft_id: str) -> Saved:
        """Do it; back to the request."""
        from frontdesk.requests.moving import move
        from frontdesk.requests.reading import read_move

        given = read_move(self._move, typed.values, duty.day).given
        came = came_from(place.text)
        callee = None if came is None else came.callee
        if callee is not None and given.get("satisfaction") == NOT_REACHED:
            from frontdesk.queue.calling import nobody_answered

            count = nobody_answered(duty, callee, place.id, given, draft_id=draft_id)
            return Saved(Place(came.page if came else HERE), lambda: unanswered(count))
        state = move(duty, place.id, self._move, given, draft_id=draft_id)

        def done() -> str:
            return _("Noted: {state}. F9 takes it back.").format(state=label("state", state))

        # Who came from the ledger, or from the queue, goes on there.
        back = Target(Kind.REQUEST, place.id).place if came is None else Place(came.page)
        return call_goes_on(duty, callee, Saved(back, done))


def _errors(problems: Mapping[str, Reason]) -> dict[str, Remark]:
    return {name: remark_of(Weight.ERROR, reason) for name, reason in problems.items()}


def _moved(move: str) -> str:
    return pgettext("move", move)
