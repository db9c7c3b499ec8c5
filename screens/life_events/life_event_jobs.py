"""What the forms of life events do beside the screen: what is usual, what it comes to, making it happen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from db.records import Draft, Duty, Home, Kind, Member, Reason, ResidentCard
from frontdesk.words import _, event_sentences, lines, ngettext
from frontdesk.words.codes import label
from screens import jobs
from screens.forms.form import Begun, Looked, Remark, Saved, Typed, Weight
from screens.life_events.plan_rows import Picture
from screens.office import Place, Target
from screens.people.person_remarks import remark_of

if TYPE_CHECKING:
    from frontdesk.choices import Choice
    from frontdesk.life_events.told import About, Told
    from screens.life_events.life_event_forms import LifeEvent

_ALL_OF_THEM = ("move", "move_away", "join")
_FOUND = ("to", "partner", "other")
_FILLED_IN = ("who", "head", "new_head", "parents", "spouse", "sex", "day")
_OF_SOMEBODY_NEW = ("sex", "paper", "born", "phone")


def begin(duty: Duty, form: LifeEvent, place: Place, draft: Draft | None) -> Begun:
    """With who and what is usual. Raises: Refused, as `telling.about`."""
    from frontdesk.life_events import telling

    about = telling.about(duty, Kind(place.text), place.id)
    values = {name: value for name, value in _usual(duty, form.EVENT, about).items() if value}
    choices = _people_choices(about.members)
    if about.person is not None and about.home is None:
        choices = _people_choices((about.person,))
    for name in _FOUND:
        kept = draft.fields.get(name, "") if draft is not None else ""
        choices[name] = _kept_choice(duty, form.EVENT, kept)
    choices |= _coded()
    return Begun(
        values,
        {name: found for name, found in choices.items() if name in {field.name for field in form.FIELDS}},
        about=lambda: _about(about),
        as_of=telling.fingerprint(about),
    )


def tidied(name: str, text: str, today: date) -> str:
    """A day as a date, relations by their names; what is not understood stays."""
    from frontdesk.life_events.corrections import written_corrections
    from frontdesk.rules.told_days import read_told_day

    if name == "relations":
        return written_corrections(text)
    read = read_told_day(text, today) if text.strip() else None
    return text.strip() if read is None else read.isoformat()


def told_by_paper(typed: Typed, today: date) -> Mapping[str, str]:
    """Sex and birth date from an ID number without a fault."""
    from frontdesk.rules.person_form import read_paper

    paper = read_paper(typed["paper"], today)
    if not paper.number or paper.born_on is None or paper.doubts:
        return {}
    return {"sex": str(paper.sex) if paper.sex else "", "born": paper.born_on.isoformat()}


def look(duty: Duty, form: LifeEvent, place: Place, typed: Typed) -> Looked:
    """The plan, what is to be said of each field, and what can be picked. Raises: Refused."""
    from frontdesk import drafts
    from frontdesk.life_events import telling

    try:
        about = telling.about(duty, Kind(place.text), place.id)
        values, choices = _found(duty, form.EVENT, place, typed)
        told = telling.tell(duty, form.EVENT, about, values)
    except Exception:
        drafts.refuse_saved(place.draft)
        raise
    if told.problems:
        drafts.refuse_saved(place.draft)
    names = [field.name for field in form.FIELDS]
    remarks = _remarks(duty, form, typed, told)
    remarks |= {name: _which(found) for name, found in choices.items() if name in _FOUND and len(found) != 1}
    choices |= _people_choices(told.people, about)
    records = _records(duty, place, values) if form.EVENT == "resident_merge" else None
    return Looked(
        remarks={name: one for name, one in remarks.items() if name in names},
        choices={name: found for name, found in choices.items() if name in names},
        picture=Picture(told, about.home, records),
        seen=telling.seen(told),
        passed_by=frozenset(
            name for name in names if name not in form.ASKED and not _stops(name, typed, told)
        ),
    )


def save(duty: Duty, form: LifeEvent, place: Place, typed: Typed, draft_id: str) -> Saved:
    """Make it happen; back to the card. Raises: Refused, as `telling.happen`."""
    from frontdesk.life_events import telling
    from screens.life_events.life_event_forms import card_of

    about = telling.about(duty, Kind(place.text), place.id)
    values, _choices = _found(duty, form.EVENT, place, typed)
    plan = telling.happen(duty, form.EVENT, about, values, as_of=typed.as_of, draft_id=draft_id)
    return Saved(card_of(place), lambda: event_sentences.say(plan))


def _usual(duty: Duty, event: str, about: About) -> dict[str, str]:
    """What is most often meant, by field."""
    from frontdesk.life_events import likely
    from frontdesk.life_events.form_reading import EVERYBODY
    from frontdesk.rules.kinship import is_head

    person = about.person
    itself = _code(person) if person else ""
    values = {}
    if event in ("move", "move_away", "death"):
        values["who"] = itself
    if event == "split" and person:
        values["who"] = " ".join(map(_code, likely.own_family(about)))
    if event == "join" or (not itself and event in _ALL_OF_THEM):
        values["who"] = EVERYBODY
    if event == "head_change" and person and not is_head(person):
        values["new_head"] = itself
    if event == "birth":
        values["parents"] = " ".join(map(_code, likely.parents_of(about)))
    if event == "marriage_in" and (one := likely.marriageable(about)):
        values["spouse"] = _code(one)
        values["sex"] = {1: "2", 2: "1"}.get(one.sex, "")
    return values


def _found(
    duty: Duty, event: str, place: Place, typed: Typed
) -> tuple[dict[str, str], dict[str, Sequence[Choice]]]:
    """The values with what a text to be looked up means, if just one thing; and all that it may mean."""
    from frontdesk.life_events import destinations

    values = dict(typed.values)
    choices: dict[str, Sequence[Choice]] = {}
    for name in _FOUND:
        text = values.get(name, "")
        if not text:
            continue
        if kept := _kept_choice(duty, event, text):
            choices[name] = kept
            continue
        if name == "partner":
            choices[name] = destinations.persons_or_new(duty, text)
        elif event == "resident_merge":
            choices[name] = destinations.persons(duty, text, leave_out=place.id)
        else:
            choices[name] = destinations.destinations(duty, text)
        if len(choices[name]) == 1:
            values[name] = choices[name][0].code
    return values, choices


def _which(found: Sequence[Choice]) -> Remark:
    """What was typed may mean several, or nothing."""
    if not found:
        return remark_of(Weight.ERROR, Reason("nothing_found"))
    count = len(found)
    return Remark(Weight.ERROR, lambda: _("{count} fit: Enter lists them").format(count=count))


def _kept_choice(duty: Duty, event: str, value: str) -> Sequence[Choice]:
    """The choice of a value that was picked before."""
    from frontdesk.life_events import destinations

    if event in ("marriage_in", "resident_merge"):
        return destinations.person(value)
    return destinations.destination(duty, value)


def _people_choices(members: Sequence[Member], about: About | None = None) -> dict[str, Sequence[Choice]]:
    """The people of an event by their numbers and names, and in place of them everybody and nobody."""
    from frontdesk.choices import Choice, coded, spelled

    everybody, nobody = coded("in_place_of_people")
    people = tuple(
        Choice(
            _code(one),
            f"{number}{one.name}",
            words=(str(number), *spelled(one.name), *spelled(f"{number}{one.name}")),
            beside=" ".join((lines.sex_and_age(one.sex, one.age), label("relation", one.relation))).strip(),
        )
        for number, one in enumerate(members, 1)
    )
    here = people if about is None else people[: len(about.members) or 1]
    return {
        "who": (*here, everybody),
        "parents": here,
        "spouse": here,
        "head": (*people, nobody),
        "new_head": (*here, nobody),
    }


def _coded() -> dict[str, Sequence[Choice]]:
    from frontdesk.choices import coded

    return {"relation": coded("relation"), "sex": coded("sex")}


def _code(member: Member) -> str:
    return f"#{member.id}"


def _about(about: About) -> str:
    parts = []
    if about.person is not None:
        parts.append(f"{about.person.name} {lines.sex_and_age(about.person.sex, about.person.age)}".strip())
    if about.home is not None:
        parts.append(lines.full_address(about.home.address))
    return "  ".join(parts)


def _stops(name: str, typed: Typed, told: Told) -> bool:
    """Whether there is something to say in a field."""
    if name == "relations":
        return told.plan is not None and bool(told.plan.doubtful)
    if name == "head":
        return name in told.problems
    if name in _OF_SOMEBODY_NEW and typed["partner"].startswith("#"):
        return False
    if name == "relation":
        return name in told.problems or bool(typed[name])
    return name in told.problems or not typed[name]


def _remarks(duty: Duty, form: LifeEvent, typed: Typed, told: Told) -> dict[str, Remark]:
    """What stands beside the fields: what is missing or in doubt, else what was understood."""
    # Beside what was filled in and said otherwise it need not stand what it was.
    remarks = {name: Remark(Weight.NOTE, lambda: "") for name in _FILLED_IN if typed[name]}
    remarks |= _understood(duty, form.EVENT, told)
    for name, reason in told.warnings.items():
        remarks[name] = remark_of(Weight.WARNING, reason)
    for name, reason in told.doubts.items():
        remarks[name] = remark_of(Weight.DOUBT, reason)
    names = [field.name for field in form.FIELDS]
    for name, reason in told.problems.items():
        remarks[name if name in names else names[0]] = remark_of(Weight.ERROR, reason)
    return remarks


def _understood(duty: Duty, event: str, told: Told) -> dict[str, Remark]:
    plan = told.plan
    if plan is None:
        return {}
    remarks: dict[str, Remark] = {"day": Remark(Weight.NOTE, lambda: _when(plan.day, duty.day))}
    if event in ("move", "split", "join", "move_back", "household_merge"):
        goal = plan.before[-1]
        remarks["to"] = remarks["other"] = _lives_there(goal)
    if told.heads:
        names = " ".join(one.name for one in told.heads)
        remarks["head"] = Remark(Weight.NOTE, lambda: _("{name} becomes head").format(name=names))
    if plan.newcomers:
        born = {member.id: member for home in plan.after for member in home.members}
        relation = next((born[one.id].relation for one in plan.newcomers if one.id in born), "")
        remarks["relation"] = Remark(Weight.NOTE, lambda: label("relation", relation) if relation else "")
    if plan.doubtful:
        count = len(plan.doubtful)
        remarks["relations"] = Remark(
            Weight.WARNING,
            lambda: ngettext("{count} guess, marked ?", "{count} guesses, marked ?", count).format(
                count=count
            ),
        )
    return remarks


def _lives_there(goal: Home) -> Remark:
    if not goal.id:
        return Remark(Weight.NOTE, lambda: _("a new household"))
    first = goal.members[:1]
    return Remark(
        Weight.NOTE,
        lambda: "  ".join([lines.household_size(len(goal.members)), *map(lines.member, first)]),
    )


def _when(day: date, today: date) -> str:
    ago = (today - day).days
    words = {0: _("today"), 1: _("yesterday")}.get(ago, "")
    return f"{lines.day_in(day, today)} {lines.weekday(day)} {words}".strip()


def _records(duty: Duty, place: Place, values: Mapping[str, str]) -> tuple[ResidentCard, ResidentCard] | None:
    """The cards of both records, masked."""
    from frontdesk.life_events.destinations import person_id

    other = person_id(values.get("other", ""))
    if other is None:
        return None
    one, two = (jobs.preview(duty, Target(Kind.RESIDENT, record)) for record in (place.id, other))
    return (one, two) if isinstance(one, ResidentCard) and isinstance(two, ResidentCard) else None
