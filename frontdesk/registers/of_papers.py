"""What the office gave out on paper: certificates (证明) and its stamp on somebody's papers (盖章)."""

from __future__ import annotations

from frontdesk.registers.declared import Column, Holds, Register
from frontdesk.registers.of_places import NOTE, RESIDENT, day_of, person_name
from frontdesk.words import NP_

CERTIFICATE = Register(
    "certificate",
    NP_("page", "Certificates and stamps"),
    NP_("page", "Certificate or stamp"),
    (
        person_name(),
        Column("about", NP_("field", "For what"), needed=True, cells=24, hint=NP_("field", "居住证明、入学")),
        RESIDENT,
        Column("kind", NP_("field", "Kind"), Holds.CODE, needed=True, group="certificate", cells=6),
        Column("number", NP_("field", "Number"), cells=10, hint=NP_("field", "the next one of the year")),
        Column("copies", NP_("field", "Copies"), Holds.NUMBER, cells=4, span=(1, 999)),
        day_of("given_on"),
        NOTE,
    ),
    alone=("number",),
    codes=(("kind", "certificate"), ("copies", "1")),
    is_struck=True,
)
