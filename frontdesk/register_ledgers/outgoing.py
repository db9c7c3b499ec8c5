"""A register as a ledger: the entries in use, phones masked unless it is to be full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from db.access.masks import masked_phone
from db.records import Duty, RegisterEntry
from db.registers import reading
from db.registers.reading import BETWEEN_NAMES
from frontdesk.ledgers.doubts import hidden
from frontdesk.ledgers.fields import FIELDS
from frontdesk.ledgers.outgoing import Outgoing, Value, word_for
from frontdesk.register_ledgers.kinds import REGISTER_OF
from frontdesk.register_ledgers.naming import name_key
from frontdesk.registers.all import REGISTERS
from frontdesk.registers.declared import Column, Holds, Register
from frontdesk.words import NP_, in_language

BESIDES: Mapping[str, str] = {
    "buildings": NP_("field", "Number of buildings"),
    "staff": NP_("field", "Grid worker"),
    "role": NP_("field", "Post"),
}
"""What ledgers of registers hold beside the columns of the register, and what it is called."""

# The register that each of them counts or lists, by the field that refers to the entry.
_FROM: Mapping[str, tuple[str, str, str, str]] = {
    "estate": ("buildings", "building", "estate", ""),
    "grid": ("staff", "grid_post", "grid", "staff"),
    "staff": ("role", "staff_post", "staff", "role"),
}
_WORDS = (Holds.TEXT, Holds.NAMES)


def outgoing(duty: Duty, kind: str, *, full: bool) -> Outgoing:
    """The ledger of the entries in use of a register.

    Args:
        duty: On whose day they are in use.
        kind: One of `kinds.REGISTER_OF`.
        full: With phones.
    """
    register = REGISTERS[REGISTER_OF[kind]]
    # Letters come before a name that looks like the end of a ledger, such as 盖章.
    columns = sorted(
        (column for column in register.columns if column.holds is not Holds.PERSON),
        key=lambda column: column.name not in register.alone,
    )
    entries = reading.entries(register.name, duty.day)
    beside = _beside(duty, register)
    names = [column.name for column in columns] + ([_FROM[register.name][0]] if beside else [])
    return Outgoing(
        in_language("zh", "page", register.title),
        [FIELDS[kind][name][0] for name in names],
        _rows(columns, entries, beside, full=full),
        _residents(entries),
    )


def _residents(entries: tuple[RegisterEntry, ...]) -> list[int]:
    return [int(one.values["resident"]) for one in entries if one.values.get("resident")]


def _rows(
    columns: list[Column],
    entries: tuple[RegisterEntry, ...],
    beside: Mapping[str, Value] | None,
    *,
    full: bool,
) -> Iterator[list[Value]]:
    topics = _topics() if any(column.of == "topic" for column in columns) else {}
    for entry in entries:
        row: list[Value] = [
            topics.get(entry.values[column.name], "")
            if column.of == "topic"
            else _value(column, entry, full=full)
            for column in columns
        ]
        if beside is not None:
            row.append(beside.get(str(entry.id), ""))
        yield row


def _topics() -> Mapping[str, str]:
    """What each topic is called by its id: by its letters where another one has the same name."""
    there = reading.entries("topic", date.max, ended=True)
    names = Counter(name_key(topic.values["name"]) for topic in there)
    return {
        str(topic.id): topic.values["name" if names[name_key(topic.values["name"])] == 1 else "code"]
        for topic in there
    }


def _value(column: Column, entry: RegisterEntry, *, full: bool) -> Value:
    value = entry.values.get(column.name, "")
    if column.holds is Holds.CODE:
        return word_for(column.group, value)
    if column.holds is Holds.PHONE and not full:
        return BETWEEN_NAMES.join(map(masked_phone, filter(None, value.split(BETWEEN_NAMES))))
    if column.holds in (Holds.ENTRY, Holds.ENTRIES):
        return entry.names.get(column.name, "")
    # A number in a note may be somebody's; what something is called stays whole.
    if column.holds in _WORDS and not full and column.name in ("note", "answers_for"):
        return hidden(value)
    return value


def _beside(duty: Duty, register: Register) -> Mapping[str, Value] | None:
    """By the id of an entry what stands beside it: how many buildings, who works there, as what."""
    if register.name not in _FROM:
        return None
    _field, part, owner, shown = _FROM[register.name]
    found: dict[str, list[str]] = {}
    for one in reading.entries(part, duty.day):
        text = "" if not shown else one.names.get(shown) or word_for("role", one.values[shown])
        found.setdefault(one.values[owner], []).append(text)
    if not shown:
        return {entry: len(those) for entry, those in found.items()}
    return {entry: BETWEEN_NAMES.join(dict.fromkeys(those)) for entry, those in found.items()}
