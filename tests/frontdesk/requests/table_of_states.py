"""Makes docs/requests.md from the table of states: `python -m tests.frontdesk.requests.table_of_states`."""

from __future__ import annotations

from pathlib import Path

from frontdesk.rules.request_states import MOVES, STATES
from frontdesk.words import in_language
from frontdesk.words.codes import LABELS

PAGE = Path(__file__).parents[3] / "docs" / "requests.md"
_HEAD = """\
# The life of a request

From `frontdesk/rules/request_states.py`, where alone it is decided what can be done with a request; every
move leaves a step that stays. What is open has an owner and a day on which something is due: the finish
clock, the review of what is parked, or the calls that are owed.

| move | 办理 | in these states | leads to | asks for (**needs**) |
|---|---|---|---|---|
"""


def _name(group: str, code: str) -> str:
    return f"{code} {in_language('zh', group, LABELS[group][code])}"


def page() -> str:
    """The page as it has to be."""
    rows = []
    for name, move in MOVES.items():
        states = ", ".join(state for state in STATES if state in move.begins)
        leads_to = _name("state", move.leads_to) if move.leads_to else "the same"
        asks = ", ".join(f"**{one}**" if one in move.needs else one for one in move.asks)
        chinese = in_language("zh", "move", LABELS["move"][name])
        rows.append(f"| {name} | {chinese} | {states} | {leads_to} | {asks} |")
    states = ", ".join(_name("state", state) for state in STATES)
    call = (
        "A call back ends as archived when the resident is satisfied or was not reached three times; it "
        "opens the request again when they are not. Whoever gave no name is not called."
    )
    return _HEAD + "\n".join(rows) + f"\n\n{call}\n\nStates: {states}.\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
