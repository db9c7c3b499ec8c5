"""A register as a ledger, with the headings that offices use; what goes out comes back in unchanged.

Phones are masked unless somebody says why they are needed. Headings and values are Chinese whatever the
language of the desk: it is the office's ledger.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from db import journal
from db.masks import masked_phone
from db.records import Duty, Refused, RegisterEntry
from db.registers import reading
from db.registers.reading import BETWEEN_NAMES
from db.roster import note_export
from frontdesk.ledgers.fields import FIELDS
from frontdesk.ledgers.person_row import hidden
from frontdesk.ledgers.writing import write_table
from frontdesk.register_ledgers.kinds import REGISTER_OF
from frontdesk.register_ledgers.naming import name_key
from frontdesk.registers.all import REGISTERS
from frontdesk.registers.declared import Column, Holds, Register
from frontdesk.text import clean
from frontdesk.words import NP_, in_language
from frontdesk.words.codes import LABELS

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
_LONGEST_REASON = 200
_WORDS = (Holds.TEXT, Holds.NAMES)

Value = str | int


def export(
    duty: Duty, kind: str, path: str | os.PathLike[str], *, full: bool = False, reason: str = ""
) -> int:
    """Write the entries in use of a register.

    Args:
        duty: Who asks for it.
        kind: One of `kinds.REGISTER_OF`.
        path: A file that is not there yet, ending in .xlsx or .csv.
        full: With phones; whoever is on the register of residents gets a line in the access log.
        reason: Why, where it is to be full.

    Returns:
        How many rows were written.

    Raises:
        Refused: `export_kind`, `export_reason_missing`; as `write_table`. Nothing was written then.
    """
    if kind not in REGISTER_OF:
        raise Refused("export_kind")
    said = clean(reason, limit=_LONGEST_REASON)
    if full and not said:
        raise Refused("export_reason_missing")
    register = REGISTERS[REGISTER_OF[kind]]
    # Letters come before a name that looks like the end of a ledger, such as 盖章.
    columns = sorted(
        (column for column in register.columns if column.holds is not Holds.PERSON),
        key=lambda column: column.name not in register.alone,
    )
    written = False
    try:
        with journal.operation(duty, "ledger_export", subject_kind=register.name, undoable=False):
            entries = reading.entries(register.name, duty.day)
            beside = _beside(duty, register)
            names = [column.name for column in columns] + ([_FROM[register.name][0]] if beside else [])
            rows = _rows(columns, entries, beside, full=full)
            headings = [FIELDS[kind][name][0] for name in names]
            count = write_table(path, _chinese("page", register.title), headings, rows)
            written = True
            if full:
                note_export(duty, _residents(entries), said)
    except BaseException:
        # Nothing goes out that nobody can be asked about.
        if written:
            Path(path).unlink(missing_ok=True)
        raise
    return count


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
        return _word(column.group, value)
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
        text = "" if not shown else one.names.get(shown) or _word("role", one.values[shown])
        found.setdefault(one.values[owner], []).append(text)
    if not shown:
        return {entry: len(those) for entry, those in found.items()}
    return {entry: BETWEEN_NAMES.join(dict.fromkeys(those)) for entry, those in found.items()}


def _word(group: str, code: str) -> str:
    """What a code is called in Chinese; an unknown one stands for itself."""
    text = LABELS.get(group, {}).get(code)
    return code if text is None else _chinese(group, text)


def _chinese(group: str, text: str) -> str:
    return in_language("zh", group, text)
