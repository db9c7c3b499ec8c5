"""What is looked for in the find box, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a hit of the find box can be."""

    RESIDENT = "resident"
    HOUSEHOLD = "household"
    ORGANISATION = "organisation"
    REQUEST = "request"


class Why(StrEnum):
    """By what a hit was found."""

    NAME = "name"
    TITLE = "title"
    PINYIN = "pinyin"
    INITIALS = "initials"
    PHONE = "phone"
    PAPER = "paper"
    ADDRESS = "address"
    ESTATE = "estate"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Token:
    """One indexed word to look for; `prefix` also accepts longer words that begin with it."""

    text: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that was typed: levels from the strictest reading to the loosest, each any-of its tokens."""

    levels: tuple[tuple[Token, ...], ...]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a household is; `unit` and `building` may be empty, all parts are text."""

    estate: str
    building: str
    unit: str
    room: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of a list of finds: never an ID digit, a birth date or a phone.

    `detail` holds the relation to the head (resident), the kind (organisation) or the state
    (request) as a code, or the number of people (household).
    """

    kind: Kind
    id: int
    name: str
    sex: int = 0
    age: int | None = None
    address: Address | None = None
    household_id: int | None = None
    detail: str = ""
    here: bool = True
    open_requests: int = 0
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody (or a home) who is like what is being entered, and by what: codes of the group `alike`."""

    hit: Hit
    why: tuple[str, ...]
