"""Where things are: estates with their buildings, grids with their workers, venues (domain 1.1, 2.6)."""

from __future__ import annotations

from frontdesk.registers.declared import Column, Holds, Part, Register
from frontdesk.words import NP_

NOTE = Column("note", NP_("field", "Note"), wide=True)
PHONE = Column("phone", NP_("field", "Phone"), Holds.PHONE, cells=13)
CONTACT = Column("contact_name", NP_("field", "Contact"), cells=8)
ADDRESS = Column("address", NP_("field", "Address"))
RESIDENT = Column(
    "resident", NP_("field", "Lives here"), Holds.PERSON, hint=NP_("field", "zny, 0207: if on the register")
)


def name_of(cells: int, hint: str = "") -> Column:
    """What a place or a body is called."""
    return Column("name", NP_("field", "Called"), needed=True, cells=cells, hint=hint)


def person_name(cells: int = 12) -> Column:
    """A person's name."""
    return Column("name", NP_("field", "Name"), needed=True, cells=cells)


def days(starts: str, ends: str, first: str, last: str) -> tuple[Column, Column]:
    """The days from and until which something holds."""
    return (
        Column(starts, first, Holds.DAY, cells=10, hint=NP_("field", "2021-03-01, zt, -3; may be empty")),
        Column(ends, last, Holds.DAY, cells=10, hint=NP_("field", "empty while it goes on")),
    )


def day_of(name: str) -> Column:
    """The day on which something was done."""
    return Column(
        name, NP_("field", "Day"), Holds.DAY, needed=True, cells=10, hint=NP_("field", "yesterday, -3, 9-3")
    )


SINCE, UNTIL = NP_("field", "From"), NP_("field", "Until")

ESTATE = Register(
    "estate",
    NP_("page", "Estates register"),
    NP_("page", "Estate"),
    (
        name_of(18),
        Column(
            "aliases",
            NP_("field", "Other names"),
            Holds.NAMES,
            cells=16,
            wide=True,
            hint=NP_("field", "怡乐园、怡乐园小区"),
        ),
        Column("kind", NP_("field", "Kind"), Holds.CODE, needed=True, group="estate", cells=10),
        Column("built", NP_("field", "Built"), Holds.MONTH, cells=8, hint=NP_("field", "2006-04 or 2006")),
        Column("organisation", NP_("field", "Managed by"), Holds.ENTRY, of="organisation", cells=18),
        ADDRESS,
        NOTE,
    ),
    parts=(Part("building", "estate", has_card=True),),
    alone=("name",),
    codes=(("kind", "commercial"),),
)
BUILDING = Register(
    "building",
    NP_("page", "Buildings"),
    NP_("page", "Building"),
    (
        Column(
            "number", NP_("field", "Building"), cells=14, hint=NP_("field", "3; empty where it has no number")
        ),
        Column("estate", NP_("field", "Estate"), Holds.ENTRY, needed=True, of="estate", cells=18),
        Column("grid", NP_("field", "Grid"), Holds.ENTRY, of="grid", cells=9),
    ),
)
GRID = Register(
    "grid",
    NP_("page", "Grids"),
    NP_("page", "Grid"),
    (
        Column("number", NP_("field", "Number"), Holds.NUMBER, needed=True, cells=6, span=(1, 999)),
        Column("name", NP_("field", "Called"), cells=18),
        NOTE,
    ),
    parts=(Part("grid_post", "grid"), Part("building", "grid", has_card=True)),
    alone=("number",),
)
GRID_POST = Register(
    "grid_post",
    NP_("page", "Grid workers"),
    NP_("page", "Grid worker"),
    (
        Column("staff", NP_("field", "Grid worker"), Holds.ENTRY, needed=True, of="staff", cells=12),
        Column("grid", NP_("field", "Grid"), Holds.ENTRY, needed=True, of="grid", cells=9),
        *days("from_on", "to_on", SINCE, UNTIL),
    ),
    starts="from_on",
    ends="to_on",
)
VENUE = Register(
    "venue",
    NP_("page", "Venues"),
    NP_("page", "Venue"),
    (
        name_of(18, NP_("field", "同心广场")),
        Column("address", NP_("field", "Address"), cells=20),
        Column("capacity", NP_("field", "Places"), Holds.NUMBER, cells=6, span=(1, 100_000)),
        CONTACT,
        PHONE,
        NOTE,
    ),
    alone=("name",),
)
