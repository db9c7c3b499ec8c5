"""What the queue is narrowed by: the kinds of filters, their values, and which lines fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from db.packages import reading as packages
from db.records import Duty, QueueLine
from db.registers import reading as registers
from frontdesk.choices import Choice, are_about, coded, named
from frontdesk.home_choices import estate_choices
from frontdesk.registers.listing import grid_choice
from frontdesk.words import language, queue_lines

GROUP = "queue_filter"
KINDS: Mapping[str, str] = {"owner": "m", "grid": "g", "estate": "e", "kind": "k", "package": "p"}
"""The kinds of filters, each with the letter that picks it."""


def kinds() -> tuple[Choice, ...]:
    """What can be filtered by, each picked by its letter."""
    known = {choice.code: choice for choice in coded(GROUP)}
    return tuple(
        Choice(kind, group=GROUP, words=(letter, *known[kind].words), beside=letter)
        for kind, letter in KINDS.items()
    )


def values(duty: Duty, kind: str) -> tuple[Choice, ...]:
    """What a filter of a kind can be set to; of people whoever asks comes first."""
    if kind == "kind":
        return coded("queue")
    if kind == "grid":
        return tuple(grid_choice(name, name) for _row_id, name in registers.names_of("grid", duty.day))
    if kind == "estate":
        return tuple(replace(one, code=one.name) for one in estate_choices())
    if kind == "package":
        english = language() == "en"
        return tuple(
            named(str(one.id), (one.name_en if english else "") or one.name)
            for one in packages.lines(duty.day)
        )
    return staff(duty)


def staff(duty: Duty) -> tuple[Choice, ...]:
    """The staff, whoever asks first."""
    people = sorted(registers.names_of("staff", duty.day), key=lambda one: one[0] != duty.staff_id)
    return tuple(named(str(row_id), name) for row_id, name in people)


def fits(line: QueueLine, chosen: Mapping[str, str], typed: str) -> bool:
    """Whether a line is what the filters and the words that are typed ask for."""
    own = {
        "owner": "" if line.owner_id is None else str(line.owner_id),
        "grid": "" if line.grid is None else str(line.grid),
        "estate": line.estate,
        "kind": line.key.kind,
        "package": "" if line.package_id is None else str(line.package_id),
    }
    if any(own[kind] != code for kind, code in chosen.items()):
        return False
    wanted = " ".join(one for one in typed.casefold().split() if not _is_kind(line.key.kind, one))
    return not wanted or are_about(
        (
            queue_lines.deed(line),
            queue_lines.who(line),
            queue_lines.matter(line),
            line.number,
            line.owner,
        ),
        wanted,
    )


def _is_kind(kind: str, wanted: str) -> bool:
    """Whether a kind is meant, in either language: `hf`, 回访, call."""
    return any(
        known.startswith(wanted) for choice in coded("queue") if choice.code == kind for known in choice.words
    )
