"""Two descriptions of one person put together."""

from __future__ import annotations

from dataclasses import fields, replace

from db.records import PersonDetails, PhoneDetails

# What a record has without anybody having said it.
_UNSAID = ("", None, 0, 9)
_DOUBT_OF_TWO = "paper_shared"


def united(kept: PersonDetails, other: PersonDetails) -> PersonDetails:
    """The kept person's data, what is unknown in it taken from the other, with the numbers of both.

    A paper goes over whole, kind and number; notes stand one after the other.
    """
    taken = {
        field.name: getattr(other, field.name)
        for field in fields(PersonDetails)
        if field.name not in ("phones", "doubts", "note", "paper_kind", "paper_number")
        and getattr(kept, field.name) in _UNSAID
    }
    if not kept.paper_number:
        taken |= {"paper_kind": other.paper_kind, "paper_number": other.paper_number}
    notes = dict.fromkeys(note for note in (kept.note, other.note) if note)
    doubts = dict.fromkeys(doubt for doubt in (*kept.doubts, *other.doubts) if doubt != _DOUBT_OF_TWO)
    return replace(kept, **taken, phones=_phones(kept, other), note="\n".join(notes), doubts=tuple(doubts))


def _phones(kept: PersonDetails, other: PersonDetails) -> tuple[PhoneDetails, ...]:
    known = {phone.number for phone in kept.phones}
    return (*kept.phones, *(phone for phone in other.phones if phone.number not in known))
