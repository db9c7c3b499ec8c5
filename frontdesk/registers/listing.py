"""Registers as their pages show them: lists that what is typed narrows, and cards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from db.access.masks import masked_phone
from db.community.population import HAVE_PEOPLE, population
from db.records import ChangeMade, Duty, Reason, Refused, RegisterEntry
from db.registers import reading
from db.search.keys import word
from frontdesk.choices import Choice, named, spelled
from frontdesk.registers.all import LISTED, REGISTERS
from frontdesk.registers.declared import Column, Holds, Part, Register
from frontdesk.registers.keeping import is_in_use
from frontdesk.registers.reading import written_hours
from frontdesk.rules.committees import seats_amiss
from frontdesk.words import pgettext
from frontdesk.words.codes import label

_NUMBER = re.compile(r"[0-9][0-9-]{5,}[0-9]")


@dataclass(frozen=True, slots=True)
class EntryCard:
    """An entry with what belongs to it, and who changed it."""

    register: Register
    entry: RegisterEntry
    parts: tuple[tuple[Part, tuple[RegisterEntry, ...]], ...]
    changes: tuple[ChangeMade, ...]
    population: tuple[int, int, int, int] | None = None
    """Buildings, flats, flats lived in, people."""
    remark: Reason | None = None
    """What is not as it has to be."""


def lines(
    duty: Duty, register: str, *, ended: bool = False, owner: tuple[str, int] | None = None
) -> tuple[RegisterEntry, ...]:
    """The entries of a register.

    Args:
        duty: on whose day.
        register: one of `REGISTERS`.
        ended: whether those that are no longer used are among them.
        owner: a field and an id: only those that refer to it.
    """
    return reading.entries(register, duty.day, ended=ended, owner=owner)


def card(duty: Duty, register: str, row_id: int) -> EntryCard:
    """An entry with what belongs to it, ended parts too. Raises: Refused, `row_gone`."""
    declared = REGISTERS[register]
    parts = tuple((part, _of(duty, part, row_id)) for part in declared.parts)
    people = population(register, row_id) if register in HAVE_PEOPLE else None
    entry = masked(declared, reading.entry(register, row_id))
    remark = None
    if register == "owners_committee" and is_in_use(entry, duty.day):
        remark = seats_amiss(sum(is_in_use(seat, duty.day) for _part, seats in parts for seat in seats))
    return EntryCard(declared, entry, parts, reading.changes(register, row_id), people, remark)


def _of(duty: Duty, part: Part, row_id: int) -> tuple[RegisterEntry, ...]:
    found = reading.entries(part.register, duty.day, ended=True, owner=(part.field, row_id))
    return tuple(masked(REGISTERS[part.register], one) for one in found)


def masked(register: Register, entry: RegisterEntry) -> RegisterEntry:
    """An entry as lists and cards may show it: of people no whole phone (domain 6.1)."""
    if not entry.values.get("phone") or not register.is_of_people:
        return entry
    phone = _NUMBER.sub(lambda found: masked_phone(found[0]), entry.values["phone"])
    return replace(entry, values={**entry.values, "phone": phone})


def counts(duty: Duty) -> dict[str, int]:
    """How many entries in use each of the listed registers has."""
    return reading.counts((register.name for register in LISTED), duty.day)


def shown(column: Column, entry: RegisterEntry) -> str:
    """What a field of an entry shows, in the language of the moment."""
    value = entry.values.get(column.name, "")
    if column.holds is Holds.CODE:
        return label(column.group, value) if value else ""
    if column.holds is Holds.HOURS:
        return written_hours(value)
    name = entry.names.get(column.name)
    if name is None:
        return value
    return grid_name(name) if column.of == "grid" and name else name


def grid_name(number: str) -> str:
    """`第03网格`, `grid 03`; a number that is none stays."""
    return pgettext("grid", "grid {number}").format(number=number.zfill(2)) if number.isdecimal() else number


def grid_choice(code: str, number: str) -> Choice:
    """A grid to pick: by its number, with the nought or without."""
    written = number.zfill(2)
    return replace(named(code, grid_name(number), number, written), beside=written)


def title_of(register: Register, entry: RegisterEntry) -> str:
    """What an entry is called."""
    name = shown(register.columns[0], entry)
    return grid_name(name) if register.name == "grid" else name


def fitting(register: Register, entries: Sequence[RegisterEntry], typed: str) -> tuple[RegisterEntry, ...]:
    """The entries that every word of what was typed fits, as it is written or by its initials or spelling."""
    words = [folded for part in typed.split() if (folded := word(part))]
    if not words:
        return tuple(entries)
    return tuple(one for one in entries if _fits(register, one, words))


def _fits(register: Register, entry: RegisterEntry, words: Sequence[str]) -> bool:
    texts = [text for column in register.columns if (text := shown(column, entry))]
    for wanted in words:
        if wanted.isascii():
            if not any(_is_spelled(text, wanted) for text in texts):
                return False
        elif not any(wanted in word(text) for text in texts):
            return False
    return True


def _is_spelled(text: str, wanted: str) -> bool:
    """Whether a text begins so, spelled in letters or as it is written; from two letters on, has it in it."""
    if len(wanted) > 1 and wanted in word(text):
        return True
    forms = _spellings(text)
    return any(one.startswith(wanted) or (len(wanted) > 1 and wanted in one) for one in forms)


@lru_cache(maxsize=50_000)
def _spellings(text: str) -> tuple[str, ...]:
    return tuple(form for name in text.split(reading.BETWEEN_NAMES) for form in spelled(name))


def choices(duty: Duty, column: Column, entry: RegisterEntry | None = None) -> tuple[Choice, ...]:
    """What can be picked for a field that refers to a register: what is in use, and what stands there."""
    if column.holds not in (Holds.ENTRY, Holds.ENTRIES):
        return ()
    aliases = _aliases(duty) if column.of == "estate" else {}
    found = {
        row_id: grid_choice(str(row_id), name)
        if column.of == "grid"
        else named(str(row_id), name, *aliases.get(row_id, ()))
        for row_id, name in reading.names_of(column.of, duty.day)
    }
    if entry is not None:
        for value in entry.values.get(column.name, "").split():
            if int(value) not in found:
                found[int(value)] = named(value, _ended_name(column.of, int(value)))
    return tuple(found.values())


def _aliases(duty: Duty) -> Mapping[int, Sequence[str]]:
    return {
        estate.id: estate.values["aliases"].split(reading.BETWEEN_NAMES)
        for estate in reading.entries("estate", duty.day)
        if estate.values["aliases"]
    }


def _ended_name(register: str, row_id: int) -> str:
    try:
        return title_of(REGISTERS[register], reading.entry(register, row_id))
    except Refused:
        return str(row_id)
