"""How the tables of stories are told: a request in a line, and what was done with it, deed by deed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from frontdesk.demo.places import ESTATES
from frontdesk.rules.attendance import read_attendance, totals, written_attendance
from frontdesk.rules.quantities import read_quantity
from frontdesk.rules.request_states import NOT_REACHED, NOT_SATISFIED, usually_solved
from frontdesk.rules.request_states import SATISFIED as SATISFIED_ANSWERS

YEAR = 2021
SECRETARY, WORKER = "secretary", "worker"
MANAGER = "物业"
SATISFIED, NEARLY = SATISFIED_ANSWERS
UNSATISFIED, UNREACHED = NOT_SATISFIED, NOT_REACHED

_CHANNELS = {"来访": "walk_in", "来电": "phone", "走访": "home_visit", "其他": "other"}
_NATURES = {
    "咨询": "inquiry",
    "求助": "help",
    "投诉": "complaint",
    "举报": "report",
    "建议": "suggestion",
    "感谢": "thanks",
}
# As the office says them in short.
_ESTATES = {
    "莒州": "海纳莒州家园",
    "付家洼": "付家洼幸福家园",
    "通力": "通力铭钻",
    "公馆": "中央公馆",
    "御景": "盛元御景",
    "银行": "日照银行家属院",
    "怡乐园": "金马怡乐园",
    "小区1": "待补充小区1",
    "小区2": "待补充小区2",
    "小区3": "待补充小区3",
} | {plan.name: plan.name for plan in ESTATES}

When = int | str
"""Working days after the request came in, or `MM-DD` or `MM-DD HH:MM`."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A move of `rules.request_states.MOVES`, or `join`.

    `details` are what the move asks for; a `unit` is an organisation's key, or 物业 for whoever manages
    the estate; several stand behind each other. `by` is the secretary or the worker of the grid; "" for
    whoever has the request in hand.
    """

    when: When
    kind: str
    text: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    by: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A request and its life; `who` is one of `reporters.WHO`, or a reporter as written."""

    day: str
    time: str
    channel: str
    nature: str
    topic: str
    estate: str
    who: str
    words: str
    summary: str
    deeds: tuple[Deed, ...]
    known_as: str = ""
    """Which resident of the sketches it is, from the beginning or once somebody has linked them."""
    background: str = ""
    place: str = ""
    urgency: str = "ordinary"
    confidential: bool = False
    state: str = "accepted"
    """In which it begins: `new` is what came in by a ledger."""


def story(head: str, words: str, summary: str, *deeds: Deed, **more: str | bool) -> Story:
    """A request: `MM-DD HH:MM channel nature topic estate who`, what was said, what the diary says."""
    day, time, channel, nature, topic, estate, who = head.split()
    return Story(
        f"{YEAR}-{day}",
        time,
        _CHANNELS[channel],
        _NATURES[nature],
        topic,
        _ESTATES[estate],
        who,
        words,
        summary,
        deeds,
        **more,  # type: ignore[arg-type]
    )


def _counted(quantity: str) -> dict[str, str]:
    counted = read_quantity(quantity)
    if counted is None:
        return {}
    return {"quantity": str(counted.number), **({"measure": counted.measure} if counted.measure else {})}


def settle(when: When, text: str, by: str = "") -> Deed:
    """It was settled, with this answer."""
    return Deed(when, "settle", text, by=by)


def whistle(when: When, unit: str, text: str, by: str = "") -> Deed:
    """A unit was called upon."""
    return Deed(when, "whistle", text, {"unit": unit}, by)


def came(when: When, unit: str, text: str = "") -> Deed:
    """A unit reported in."""
    return Deed(when, "report_in", text, {"unit": unit})


def back(when: When, unit: str, reason: str, text: str) -> Deed:
    """A unit handed it back, for a reason of the group `hand_back_reason`."""
    return Deed(when, "hand_back", text, {"unit": unit, "back_reason": reason})


def part(when: When, unit: str, text: str, quantity: str = "") -> Deed:
    """A unit did its part."""
    return Deed(when, "unit_done", text, {"unit": unit, **_counted(quantity)})


def chase(when: When, unit: str, text: str) -> Deed:
    """A unit was reminded."""
    return Deed(when, "chase", text, {"unit": unit})


def lead(when: When, unit: str, text: str) -> Deed:
    """Another of the units leads."""
    return Deed(when, "lead", text, {"unit": unit})


def seen(when: When, text: str, people: str = "", by: str = "") -> Deed:
    """Somebody went to look."""
    return Deed(when, "visit_place", text, {"people": people} if people else {}, by)


def talks(when: When, text: str, people: str, by: str = "") -> Deed:
    """A round-table was held."""
    return Deed(when, "round_table", text, {"people": people}, by)


def meeting(when: When, text: str, agenda: str, came: str, votes: str, decisions: str) -> Deed:
    """A deliberation meeting: who came by group, votes for and against and abstentions, what was decided."""
    groups = read_attendance(came)
    assert groups is not None
    attended, should = totals(groups)
    given = {
        "agenda": agenda,
        "attendance": written_attendance(groups),
        "attended": str(attended),
        "should_attend": str(should),
        **dict(zip(("votes_for", "votes_against", "abstained"), votes.split(), strict=True)),
        "decisions": decisions,
    }
    return Deed(when, "meeting", text, given, SECRETARY)


def funds(when: When, source: str, yuan: int, stage: str, text: str = "", evidence: str = "") -> Deed:
    """Money was applied for, approved or paid."""
    details = {"source": source, "amount": str(yuan * 100), "stage": stage}
    return Deed(when, "funding", text, {**details, **({"evidence": evidence} if evidence else {})}, SECRETARY)


def task(when: When, text: str, said: str = "") -> Deed:
    """What a meeting had decided was done."""
    return Deed(when, "task_done", said, {"task": text, "outcome": "done"})


def up(when: When, level: int, to: str, text: str) -> Deed:
    """It went up to a level that can do more."""
    return Deed(when, "escalate", text, {"level": str(level), "to": to})


def link(when: When, who: str, text: str) -> Deed:
    """The reporter as written is a resident of this name."""
    return Deed(when, "link_reporter", text, {"who": who})


def merge(when: When, main: str, text: str) -> Deed:
    """It is one with the earlier request of this number."""
    return Deed(when, "merge", text, {"main": main})


def strike(when: When, step: str, text: str) -> Deed:
    """The latest step of this kind was wrong."""
    return Deed(when, "strike", text, {"step": step})


def told(when: When, text: str, by: str = "") -> Deed:
    """The reporter was told how it stands."""
    return Deed(when, "contact", text, by=by)


def extend(when: When, until: str, text: str) -> Deed:
    """It was given more time, until `MM-DD`."""
    return Deed(when, "extend", text, {"until": f"{YEAR}-{until}"})


def park(when: When, until: str, text: str, by: str = "") -> Deed:
    """It waits, to be looked at again on `MM-DD`."""
    return Deed(when, "park", text, {"until": f"{YEAR}-{until}"}, by)


def resume(when: When, text: str = "") -> Deed:
    """It goes on."""
    return Deed(when, "resume", text)


def done(when: When, text: str, quantity: str = "", by: str = "") -> Deed:
    """It was done, so much of it."""
    return Deed(when, "finish", text, _counted(quantity), by)


def becomes_package(when: When, name: str, text: str) -> Deed:
    """It ends as a package for many."""
    return Deed(when, "become_package", text, {"name": name})


def becomes_activity(when: When, name: str, text: str) -> Deed:
    """It ends as something that is held again and again."""
    return Deed(when, "become_activity", text, {"name": name})


def asked(when: When, said: str = SATISFIED, text: str = "", explain: str = "", solved: str = "") -> Deed:
    """The first reporter who waits for it was called back; `explain` is why it stays as it is.

    Whether it is solved they say as they mostly do, unless `solved` says otherwise.
    """
    solved = solved or usually_solved(said)
    given = {"satisfaction": said, "solved": solved, "explain": explain}
    return Deed(when, "call_back", text, {name: text for name, text in given.items() if text})


def again(when: When, text: str) -> Deed:
    """It was taken up again."""
    return Deed(when, "reopen", text)


def give(when: When, text: str = "") -> Deed:
    """The worker of the grid has it in hand from now on."""
    return Deed(when, "hand_over", text, {"owner": WORKER})


def decline(when: When, reason: str, text: str) -> Deed:
    """It was declined, and where to go instead."""
    return Deed(when, "decline", text, {"reason": reason})


def drop(when: When, text: str) -> Deed:
    """The reporter took it back."""
    return Deed(when, "withdraw", text)


def banner(when: When, text: str, people: str) -> Deed:
    """A silk banner with this inscription was brought."""
    return Deed(when, "banner", text, {"people": people})


def revisit(when: When, text: str, people: str = "") -> Deed:
    """Somebody went to see how it is now."""
    return Deed(when, "revisit", text, {"people": people} if people else {})


def join(when: When, who: str, words: str) -> Deed:
    """Somebody else reported the same."""
    return Deed(when, "join", words, {"reporter": who})
