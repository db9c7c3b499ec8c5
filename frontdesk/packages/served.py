"""Whom a package serves: residents, households, Party members and registered members, or volunteers.

As a value of a form somebody is a code: `#12` a resident, else `household#5`, `volunteer#3` and so on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from db.records import Duty, Refused, RegisterEntry
from db.search.keys import word
from frontdesk.choices import Choice
from frontdesk.home_choices import home_choice, home_choices
from frontdesk.life_events import destinations
from frontdesk.registers import listing
from frontdesk.registers.all import REGISTERS

RESIDENT, HOUSEHOLD = "resident", "household"
SERVED: Mapping[str, tuple[str, ...]] = {
    "resident": (RESIDENT,),
    "household": (HOUSEHOLD,),
    "member": ("party_member", "registered_member"),
    "volunteer": ("volunteer",),
}
"""By what a package says it serves who that can be."""
BODIES = frozenset((*SERVED["member"], *SERVED["volunteer"]))
"""Who need not be on the register of residents."""

_MARK, _MOST = "#", 12
# What tells members of the same name apart.
_BESIDE = ("branch", "work_unit", "skill")


class Whom(NamedTuple):
    """Somebody that a package can serve."""

    who: str
    id: int

    @property
    def code(self) -> str:
        """As a value of a form."""
        return f"{'' if self.who == RESIDENT else self.who}{_MARK}{self.id}"


def whom(value: str) -> Whom | None:
    """Whom a value of a form stands for; None for a text that was not understood."""
    who, mark, number = value.partition(_MARK)
    who = who or RESIDENT
    known = any(who in some for some in SERVED.values())
    return Whom(who, int(number)) if mark and number.isascii() and number.isdecimal() and known else None


def found(duty: Duty, serves: str, text: str) -> tuple[Choice, ...]:
    """Those that can be meant by what was typed of them, of whom a package serves."""
    if serves == "household":
        return tuple(_of_home(choice) for choice in home_choices(duty, text))
    if serves == "resident":
        return destinations.persons(duty, text)
    return tuple(
        _of_entry(register, entry, text)
        for register in SERVED[serves]
        for entry in listing.fitting(REGISTERS[register], listing.lines(duty, register), text)
    )[:_MOST]


def chosen(duty: Duty, one: Whom) -> tuple[Choice, ...]:
    """Somebody as the choice that was made; nothing where there is no such thing, or no more."""
    if one.who == RESIDENT:
        return destinations.person(one.code)
    if one.who == HOUSEHOLD:
        try:
            return (_of_home(home_choice(duty, one.id)),)
        except Refused:
            return ()
    return tuple(
        _of_entry(one.who, entry, "") for entry in listing.lines(duty, one.who) if entry.id == one.id
    )


def _of_home(choice: Choice) -> Choice:
    return Choice(f"{HOUSEHOLD}{choice.code}", choice.name, words=choice.words, beside=choice.beside)


def _of_entry(register: str, entry: RegisterEntry, text: str) -> Choice:
    columns = (one for one in REGISTERS[register].columns if one.name in _BESIDE)
    beside = next((told for column in columns if (told := listing.shown(column, entry))), "")
    name = listing.title_of(REGISTERS[register], entry)
    # Found by nothing but this very text: with a letter more it may be somebody else of the name.
    return Choice(Whom(register, entry.id).code, name, words=(word(text),), beside=beside)
