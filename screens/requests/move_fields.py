"""The fields of the forms of a request's moves."""

from __future__ import annotations

from frontdesk.rules.request_states import MOVES
from frontdesk.words import NP_
from screens.forms.form import Field

_WORDS = 10_000

_FIELDS = {
    "text": Field("text", NP_("field", "Said or done"), wide=True, longest=_WORDS),
    "unit": Field(
        "unit", NP_("field", "Which unit"), anew=True, listed=True, hint=NP_("field", "hw, wy …, or F4")
    ),
    "people": Field("people", NP_("field", "With whom"), wide=True),
    "agenda": Field("agenda", NP_("field", "Agenda"), wide=True),
    "attendance": Field(
        "attendance", NP_("field", "Who came"), hint=NP_("field", "业委会5/7 党员8/10 (came/should)")
    ),
    "votes_for": Field("votes_for", NP_("field", "For")),
    "votes_against": Field("votes_against", NP_("field", "Against")),
    "abstained": Field("abstained", NP_("field", "Abstained")),
    "decisions": Field(
        "decisions",
        NP_("field", "Decisions"),
        wide=True,
        hint=NP_("field", "换分类桶@小李 3-20; …"),
        longest=_WORDS,
    ),
    "task": Field("task", NP_("field", "Task"), anew=True, listed=True),
    "outcome": Field("outcome", NP_("field", "Outcome"), anew=True, group="task_outcome"),
    "source": Field("source", NP_("field", "Source"), anew=True),
    "amount": Field("amount", NP_("field", "Amount"), hint=NP_("field", "40000, 4万")),
    "stage": Field(
        "stage",
        NP_("field", "Stage"),
        anew=True,
        group="funding_stage",
        hint=NP_("field", "sq asked pz approved dw paid"),
    ),
    "evidence": Field("evidence", NP_("field", "Evidence"), hint=NP_("field", "a paper's number, a letter")),
    "level": Field("level", NP_("field", "To level"), anew=True, group="level", hint=NP_("field", "1 2 3 4")),
    "to": Field("to", NP_("field", "To whom")),
    "until": Field("until", NP_("field", "Till when"), hint=NP_("field", "9-30, +3, next wed")),
    "quantity": Field("quantity", NP_("field", "How many"), hint=NP_("field", "40户")),
    "satisfaction": Field(
        "satisfaction",
        NP_("field", "Satisfaction"),
        group="satisfaction",
        hint=NP_("field", "sat, bas, not s, not r"),
    ),
    "solved": Field(
        "solved", NP_("field", "Is it solved"), anew=True, group="solved", hint=NP_("field", "yjj wjj")
    ),
    "explain": Field(
        "explain", NP_("field", "Explained"), wide=True, hint=NP_("field", "why it stays; empty: it goes on")
    ),
    "reporter": Field("reporter", NP_("field", "Who was told"), anew=True, listed=True),
    "reason": Field("reason", NP_("field", "Reason"), group="decline_reason"),
    "back_reason": Field("back_reason", NP_("field", "Reason"), group="hand_back_reason"),
    "owner": Field("owner", NP_("field", "To whom"), listed=True),
    "name": Field("name", NP_("field", "Its name")),
    "main": Field(
        "main", NP_("field", "One with"), found=True, hint=NP_("field", "0202, or F4: those like it")
    ),
    "who": Field(
        "who", NP_("field", "Who that is"), found=True, hint=NP_("field", "zny, a number, an address")
    ),
    "step": Field(
        "step", NP_("field", "Which step"), anew=True, listed=True, hint=NP_("field", "F4; 1 is the latest")
    ),
    "day": Field("day", NP_("field", "Day"), hint=NP_("field", "today; zt, 9-3, 2021-09-03")),
    "time": Field("time", NP_("field", "Time"), hint=NP_("field", "now; 14:30, 1430, 下午2点半")),
}
_OF_THEIR_OWN = {
    ("whistle", "unit"): Field(
        "unit", NP_("field", "Units"), listed=True, several=True, hint=NP_("field", "hw wy: the first leads")
    ),
    ("lead", "unit"): Field("unit", NP_("field", "Who leads"), anew=True, listed=True),
    ("finish", "text"): Field("text", NP_("field", "Result"), wide=True, longest=_WORDS),
    ("meeting", "text"): Field("text", NP_("field", "Opinions"), wide=True, longest=_WORDS),
    ("escalate", "text"): Field("text", NP_("field", "Why"), wide=True, longest=_WORDS),
    ("strike", "text"): Field("text", NP_("field", "Why"), wide=True, longest=_WORDS),
    ("link_reporter", "reporter"): Field("reporter", NP_("field", "Reporter"), anew=True, listed=True),
    ("banner", "text"): Field("text", NP_("field", "Inscription"), wide=True),
    ("banner", "people"): Field("people", NP_("field", "Brought by"), wide=True),
}
"""Fields that a move calls otherwise, by the move and the field."""


def fields_of(move: str) -> tuple[Field, ...]:
    """The fields of a move, in their order."""
    return tuple(_OF_THEIR_OWN.get((move, asked), _FIELDS[asked]) for asked in MOVES[move].asks)
