"""What a row says of somebody who is known: what is new, what is other, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from db.records import PersonDetails, Reason
from db.residents.known import KnownPerson
from db.residents.seats import HEAD
from frontdesk.ledgers.doubts import Doubt
from frontdesk.ledgers.person_row import PersonRow
from frontdesk.rules.kinship import steps

# What the columns of a person are called in a ledger, where that is another name.
_IN_LEDGERS = {"born_on": "born", "paper_number": "id_number", "ethnic_group": "ethnic", "phones": "phone"}
_PLAIN = ("ethnic_group", "residence", "politics", "marriage", "education", "workplace", "registered_at")
_DIFFERENT = {
    "sex": "sex_differs",
    "born_on": "born_on_differs",
    "paper_number": "paper_number_differs",
}
_CERTAIN = tuple(_DIFFERENT)
# The relations that say no more than that somebody is of this kind to the head: less than what is known.
_GENERAL = frozenset({"10", "20", "29", "30", "40", "50", "60", "70", "80", "97"})


@dataclass(frozen=True, slots=True)
class Change:
    """A field of somebody that becomes another; `old` and `new` as texts or codes, "" for nothing."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What becomes of somebody, by what changes, and what of the row was not believed."""

    person: PersonDetails
    relation: str
    changes: tuple[Change, ...]
    doubts: tuple[Doubt, ...]


def compare(row: PersonRow, known: KnownPerson, *, same_home: bool) -> Compared:
    """Put a row beside what is known; what is known for certain is never replaced, only filled in.

    Args:
        row: What the ledger says.
        known: What the register says.
        same_home: Whether the row is about the home they live in; else its relation is another one.
    """
    old, new = known.person, row.person
    changed: dict[str, object] = {}
    doubts: list[Doubt] = []
    changes: list[Change] = []
    for name in _CERTAIN:
        was, says = getattr(old, name), getattr(new, name)
        if name not in row.said or was == says or (name == "born_on" and _agrees(row, old)):
            continue
        if was:
            doubts.append(Doubt(_IN_LEDGERS.get(name, name), Reason(_DIFFERENT[name])))
        else:
            changed[name] = says
            changes.append(Change(_IN_LEDGERS.get(name, name), "", str(says)))
            if name == "paper_number":
                changed["paper_kind"] = new.paper_kind
    for name in _PLAIN:
        was, says = getattr(old, name), getattr(new, name)
        if name in row.said and was != says:
            changed[name] = says
            changes.append(Change(_IN_LEDGERS.get(name, name), was, says))
    for found, value, change in _added(old, new):
        changed[found] = value
        changes.append(change)
    relation, relation_changes, relation_doubts = _relation(row, known, same_home=same_home)
    marks = (*old.doubts, *(code for code in new.doubts if _is_of(code, changed) and code not in old.doubts))
    if changed:
        changed["doubts"] = marks
    return Compared(
        replace(old, **changed) if changed else old,  # type: ignore[arg-type]
        relation,
        (*changes, *relation_changes),
        (*doubts, *relation_doubts),
    )


def _agrees(row: PersonRow, old: PersonDetails) -> bool:
    """Whether a month or a year without a day is that of the birth date that is known."""
    said = row.person.born_on
    if row.birth_is_exact or said is None or old.born_on is None:
        return False
    return said.year == old.born_on.year


def _added(old: PersonDetails, new: PersonDetails) -> Iterator[tuple[str, object, Change]]:
    """Numbers and notes come to those that are there."""
    there = {phone.number for phone in old.phones}
    more = tuple(phone for phone in new.phones if phone.number not in there)
    if more:
        numbers = " ".join(phone.number for phone in more)
        yield "phones", (*old.phones, *more), Change("phone", "", numbers)
    # A ledger keeps a note on one line.
    if new.note and "".join(new.note.split()) not in "".join(old.note.split()):
        note = "\n".join(part for part in (old.note, new.note) if part)
        yield "note", note, Change("note", old.note, note)


def _relation(
    row: PersonRow, known: KnownPerson, *, same_home: bool
) -> tuple[str, tuple[Change, ...], tuple[Doubt, ...]]:
    was, says = known.relation, row.relation
    if (
        not same_home
        or not says
        or not was
        or was == says
        or (says in _GENERAL and steps(was) == steps(says))
    ):
        return was, (), ()
    if HEAD in (was, says):
        return was, (), (Doubt("relation", Reason("head_differs")),)
    return says, (Change("relation", was, says),), ()


def _is_of(code: str, changed: dict[str, object]) -> bool:
    """Whether a doubt is about something that is taken over: only then is the person to be verified."""
    return code.startswith("paper_") and "paper_number" in changed
