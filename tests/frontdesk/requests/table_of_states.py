"""Makes docs/requests.md from the table of states: `python -m tests.frontdesk.requests.table_of_states`."""

from __future__ import annotations

from pathlib import Path

from frontdesk.rules.request_states import MOVES, STATES, WHEN
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
        asked = (one for one in move.asks if one not in WHEN)
        asks = ", ".join(f"**{one}**" if one in move.needs else one for one in asked)
        chinese = in_language("zh", "move", LABELS["move"][name])
        rows.append(f"| {name} | {chinese} | {states} | {leads_to} | {asks} |")
    states = ", ".join(_name("state", state) for state in STATES)
    call = (
        "Every move can say on which day and at what time it happened (`day`, `time`, asked for last and "
        "passed by): not before the request came in, nor ahead. Steps stand in the order in which they "
        "happened.\n\n"
        "Everybody who reported it is called, one call at a time. A reporter who is told, or was not reached "
        "in three calls, waits no more; when nobody waits, the request is archived with the worst that was "
        "said. Who is not satisfied, or says it is not solved, opens it again, unless it is explained why it "
        "stays so. Whoever gave no name is not called.\n\n"
        "Of the units that are called upon one leads; when it hands the matter back, the next one does."
    )
    return _HEAD + "\n".join(rows) + f"\n\n{call}\n\nStates: {states}.\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
