"""What the form of a register begins with, and who is meant by a name in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db import settings
from db.connection import reading as reads
from db.records import Duty, Reason
from db.registers import certificates, reading
from frontdesk.choices import Choice, coded
from frontdesk.life_events import destinations
from frontdesk.registers.declared import Holds, Register
from frontdesk.registers.keeping import fingerprint
from frontdesk.registers.listing import choices as choices_of
from frontdesk.registers.listing import title_of
from frontdesk.registers.reading import written_hours


@dataclass(frozen=True, slots=True)
class EntryBegun:
    """An entry as its form takes it, what it is called, and its fingerprint."""

    values: Mapping[str, str]
    title: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class PersonFound:
    """Who may be meant in a field, and what is to be said of that."""

    choices: Sequence[Choice]
    reason: Reason | None = None


@reads
def area_code() -> str:
    """What stands before local phone numbers."""
    return settings.read("area_code")


def entry(register: Register, row_id: int) -> EntryBegun:
    """An entry to be put right. Raises: Refused, `row_gone`."""
    found = reading.entry(register.name, row_id)
    values = dict(found.values)
    for column in register.columns:
        if column.holds is Holds.HOURS:
            values[column.name] = written_hours(values[column.name])
        elif column.holds is Holds.PERSON and values[column.name]:
            values[column.name] = f"#{values[column.name]}"
    return EntryBegun(values, title_of(register, found), fingerprint(found))


def new_values(duty: Duty, register: Register) -> dict[str, str]:
    """What a new entry begins with: what is usual, and of what is given out the day and the next number."""
    values = dict(register.codes)
    if register.name == "certificate":
        values |= {"given_on": duty.day.isoformat(), "number": certificates.next_number(duty.day)}
    return values


def choices(duty: Duty, register: Register, row_id: int | None) -> dict[str, Sequence[Choice]]:
    """What can be picked for each field that has a list."""
    found = None if row_id is None else reading.entry(register.name, row_id)
    picked: dict[str, Sequence[Choice]] = {}
    for column in register.columns:
        if column.holds is Holds.CODE:
            picked[column.name] = coded(column.group)
        elif column.holds in (Holds.ENTRY, Holds.ENTRIES):
            picked[column.name] = choices_of(duty, column, found)
        elif column.holds is Holds.PERSON and found is not None and found.values[column.name]:
            picked[column.name] = destinations.person(f"#{found.values[column.name]}")
    return picked


def people(duty: Duty, register: Register, values: Mapping[str, str]) -> dict[str, PersonFound]:
    """Who may be meant in each field that names a resident.

    With nothing typed there, those who are called as the entry is are told, so that one key takes them.
    """
    found: dict[str, PersonFound] = {}
    for column in register.columns:
        if column.holds is not Holds.PERSON:
            continue
        text = values.get(column.name, "")
        if kept := destinations.person(text):
            found[column.name] = PersonFound(kept)
        elif text:
            those = destinations.persons(duty, text)
            reason = None if len(those) == 1 else Reason("several_people_fit", {"count": len(those)})
            found[column.name] = PersonFound(those, reason if those else Reason("nothing_found"))
        elif name := values.get("name", ""):
            those = destinations.persons(duty, name)
            told = Reason("namesakes_live_here", {"count": len(those)}) if those else None
            found[column.name] = PersonFound(those, told)
    return found


def meant_people(duty: Duty, register: Register, values: Mapping[str, str]) -> dict[str, str]:
    """The values with the residents that texts in them mean, where it is just one."""
    meant = dict(values)
    for name, found in people(duty, register, values).items():
        if values.get(name) and len(found.choices) == 1:
            meant[name] = found.choices[0].code
    return meant
