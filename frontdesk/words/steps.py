"""What a step of a request says, beside its kind and its day, in the language of the moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from db.records import RequestLife, RequestStep
from frontdesk.rules.money import written_yuan
from frontdesk.words import _, lines, pgettext
from frontdesk.words.codes import label

_AS_THEY_ARE = ("people", "agenda", "source", "evidence", "name", "to", "owner", "who", "ledger")
_CODED = {
    "satisfaction": "satisfaction",
    "solved": "solved",
    "reason": "decline_reason",
    "back_reason": "hand_back_reason",
    "stage": "funding_stage",
    "outcome": "task_outcome",
}
_VOTES = ("votes_for", "votes_against", "abstained")


def step_words(step: RequestStep, life: RequestLife, *, only: str = "") -> list[str]:
    """What a step says: the units, its own words, and each thing that was given.

    Args:
        step: of `life`.
        life: the request it is of, which knows what its units are called.
        only: one field, where nothing else is asked for.
    """
    told: dict[str, str] = {"unit": _units(step, life), "text": step.text}
    for name, say in _SAID.items():
        told[name] = say(step.details) if step.details.get(name) else ""
    if any(step.details.get(name) for name in _VOTES):
        told["votes_for"] = _votes(step.details)
    if step.kind == "join":
        # Who joined stands among the reporters.
        told["reporter"] = ""
    return [text for name, text in told.items() if text and only in ("", name)]


def _units(step: RequestStep, life: RequestLife) -> str:
    names = {str(one.organisation_id): one.unit for one in life.whistles}
    return _(", ").join(names[one] for one in step.details.get("unit", "").split() if one in names)


def _as_it_is(name: str) -> Callable[[Mapping[str, str]], str]:
    return lambda given: given[name]


def _label(name: str, group: str) -> Callable[[Mapping[str, str]], str]:
    return lambda given: label(group, given[name])


def _quantity(given: Mapping[str, str]) -> str:
    return given["quantity"] + given.get("measure", "")


def _amount(given: Mapping[str, str]) -> str:
    amount = given["amount"]
    known = amount.isascii() and amount.isdecimal()
    return _("{amount} yuan").format(amount=written_yuan(int(amount))) if known else amount


def _level(given: Mapping[str, str]) -> str:
    return f"L{given['level']} {label('level', given['level'])}"


def _attended(given: Mapping[str, str]) -> str:
    came = given["attended"] + (f"/{given['should_attend']}" if given.get("should_attend") else "")
    return _("attended {count}").format(count=came)


def _votes(given: Mapping[str, str]) -> str:
    votes = ":".join(given.get(name) or "0" for name in _VOTES)
    return _("votes {votes}").format(votes=votes)


def _struck(given: Mapping[str, str]) -> str:
    """Which step was struck."""
    return " ".join(part for part in (given.get("step_day", ""), label("move", given["step"])) if part)


_SAID: Mapping[str, Callable[[Mapping[str, str]], str]] = {
    "main": lambda given: _("into {number}").format(number=given["main"]),
    "number": _as_it_is("number"),
    "reporter": _as_it_is("reporter"),
    "level": _level,
    **{name: _as_it_is(name) for name in _AS_THEY_ARE},
    "task": _as_it_is("task"),
    "quantity": _quantity,
    "amount": _amount,
    **{name: _label(name, group) for name, group in _CODED.items()},
    "explain": lambda given: _("explained: {text}").format(text=given["explain"]),
    "until": lambda given: pgettext("step", "until {day}").format(day=given["until"]),
    "attendance": _as_it_is("attendance"),
    "attended": _attended,
    "decisions": lambda given: _("decided: {text}").format(text=given["decisions"]),
    "step": _struck,
}
"""By what was given, how it is said."""


def day_and_time(step: RequestStep) -> str:
    """`9月6日 14:30`; the day alone where the time was not said."""
    return f"{lines.day(step.day)} {step.time}".rstrip()
