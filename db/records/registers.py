"""Registers: the lists that the office keeps of places and bodies, as their pages need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """An entry of a register.

    Args:
        id: of its row.
        values: by field, as a form takes them: codes, ids, ISO days, numbers; several of them with blanks
            between, several names with `、` between. What is not known is "".
        names: by field, what those ids are called; several with `、` between.
        ended_on: the day since which it is no longer used; None while it is.
    """

    id: int
    values: Mapping[str, str]
    names: Mapping[str, str]
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class ChangeMade:
    """An operation that touched an entry: when, by whom, in which role, and its code."""

    at: datetime
    staff: str
    role: str
    operation: str
