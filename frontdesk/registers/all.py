"""All registers by their names."""

from __future__ import annotations

from collections.abc import Mapping

from frontdesk.registers import of_bodies, of_papers, of_people, of_places
from frontdesk.registers.declared import Register

LISTED: tuple[Register, ...] = (
    of_places.ESTATE,
    of_places.GRID,
    of_places.VENUE,
    of_bodies.ORGANISATION,
    of_bodies.OWNERS_COMMITTEE,
    of_bodies.REPRESENTATIVE,
    of_bodies.PARTY_BRANCH,
    of_bodies.PARTY_MEMBER,
    of_bodies.REGISTERED_MEMBER,
    of_people.VOLUNTEER,
    of_people.STAFF,
    of_people.TOPIC,
    of_people.PHRASE,
    of_papers.CERTIFICATE,
)
"""Those with a list of their own, in the order of the menu."""

_PARTS: tuple[Register, ...] = (
    of_places.BUILDING,
    of_places.GRID_POST,
    of_bodies.COMMITTEE_SEAT,
    of_people.VOLUNTEER_SERVICE,
    of_people.MEMBER_SERVICE,
    of_people.STAFF_POST,
)

REGISTERS: Mapping[str, Register] = {register.name: register for register in (*LISTED, *_PARTS)}

WITH_CARDS: frozenset[str] = frozenset(
    {register.name for register in LISTED}
    | {part.register for register in REGISTERS.values() for part in register.parts if part.has_card}
)
"""Those whose entries have cards."""
