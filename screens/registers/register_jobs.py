"""What the pages of registers ask for and have done, beside the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from db.records import Duty, Reason, RegisterEntry

if TYPE_CHECKING:
    from frontdesk.registers.listing import EntryCard


class Listed(NamedTuple):
    """The entries of a register that what was typed leaves, and how many there are of all."""

    entries: tuple[RegisterEntry, ...]
    of: int
    typed: str


def entries(duty: Duty, register: str, typed: str, *, ended: bool) -> Listed:
    """The entries of a register that fit what is typed."""
    from frontdesk.registers import listing
    from frontdesk.registers.all import REGISTERS

    declared = REGISTERS[register]
    everything = listing.lines(duty, register, ended=ended)
    # Whoever is called by the number that was typed is found; the number is not shown.
    found = listing.fitting(declared, everything, typed)
    return Listed(tuple(listing.masked(declared, one) for one in found), len(everything), typed)


def counts(duty: Duty) -> dict[str, int]:
    """How many entries each register has."""
    from frontdesk.registers import listing

    return listing.counts(duty)


def card(duty: Duty, register: str, row_id: int) -> EntryCard:
    """An entry with what belongs to it."""
    from frontdesk.registers import listing

    return listing.card(duty, register, row_id)


def what_hangs(register: str, row_id: int) -> tuple[Reason, ...]:
    """What still hangs on an entry."""
    from frontdesk.registers import keeping

    return keeping.what_hangs(register, row_id)


def end(duty: Duty, register: str, row_id: int) -> None:
    """It is no longer used."""
    from frontdesk.registers import keeping

    keeping.end(duty, register, row_id)


def use_again(duty: Duty, register: str, row_id: int) -> None:
    """It is used again."""
    from frontdesk.registers import keeping

    keeping.use_again(duty, register, row_id)
