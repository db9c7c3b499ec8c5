"""What happened, in a sentence, said once it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Address, Home
from db.residents.seats import HEAD
from frontdesk.words import N_, _, language, lines

if TYPE_CHECKING:
    from frontdesk.life_events.plan import Plan

_SENTENCES = {
    "resident_move": N_("{who} moved to {home}."),
    "household_move": N_("{who} moved to {home}."),
    "household_split": N_("{who} moved to {home}, a household of their own."),
    "household_join": N_("{who} joined the household at {home}."),
    "move_back": N_("{who} came to live at {home}."),
    "move_away": N_("{who} moved away."),
    "death": N_("{who} has died; it is written down."),
    "birth": N_("{who} was born, at {home}."),
    "marriage_in": N_("{who} married in, at {home}."),
    "head_change": N_("The head at {home} is changed."),
    "resident_merge": N_("Two records of {who} are one now."),
    "household_merge": N_("Two records of {home} are one now."),
}
_MOST_NAMES = 2


def say(plan: Plan) -> str:
    """A plan that has been carried out, with who is head where that changed."""
    home = (
        plan.after[0 if plan.code in ("head_change", "household_merge", "birth") else -1]
        if plan.after
        else None
    )
    told = _(_SENTENCES[plan.code]).format(
        who=_names(_who(plan)), home=lines.short_address(home.address if home else Address("", "", "", ""))
    )
    heads = [_("{name} is head now.").format(name=name) for name in _new_heads(plan)]
    return ("" if language() == "zh" else " ").join([told, *heads, _("F9 takes it back.")])


def _who(plan: Plan) -> list[str]:
    """The names of whom it is about: those who changed their home, or came, or are one now."""
    if plan.merged is not None:
        return [plan.merged.person.name]
    names = {member.id: member.name for home in (*plan.before, *plan.after) for member in home.members}
    names |= {one.id: one.person.name for one in plan.newcomers}
    lived = {member.id: home.id for home in plan.before for member in home.members}
    lives = {member.id: home.id for home in plan.after for member in home.members}
    moved = [one for one in names if lived.get(one) != lives.get(one)]
    first = [plan.subject[1]] if plan.subject[0] == "resident" else []
    ordered = dict.fromkeys([*(one for one in first if one in moved), *moved])
    return [names[one] for one in ordered]


def _names(names: list[str]) -> str:
    shown = _(", ").join(names[:_MOST_NAMES])
    if len(names) <= _MOST_NAMES:
        return shown
    return _("{names} and others ({count})").format(names=shown, count=len(names))


def _new_heads(plan: Plan) -> list[str]:
    """Who is head now of a home that somebody lived in before, and was not."""
    heads = []
    for before, after in zip(plan.before, plan.after, strict=True):
        was, becomes = _head(before), _head(after)
        if becomes is not None and before.members and becomes != was:
            heads.append(becomes)
    return heads


def _head(home: Home) -> str | None:
    return next((member.name for member in home.members if member.relation == HEAD), None)
