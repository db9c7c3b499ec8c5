"""How each register is kept: its table, what an entry holds beside its columns, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from db.community.address_order import number_order
from db.tables import (
    Building,
    Certificate,
    CommitteeSeat,
    Estate,
    EstateAlias,
    Grid,
    GridPost,
    Organisation,
    OrganisationEstate,
    PartyBranch,
    PartyMember,
    Phrase,
    RegisteredMember,
    Representative,
    ServiceRecord,
    Staff,
    StaffPost,
    Table,
    Topic,
    Venue,
    Volunteer,
)

RETIRED, LEFT, UNTIL = "retired_on", "left_on", "to_on"


@dataclass(frozen=True, slots=True)
class Several:
    """A field with several values: rows of a table of its own that refer to the entry."""

    table: type[Table]
    owner: str
    value: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A register in the database.

    Args:
        table: its table; a field of an entry is a column of it unless it is one of `several`.
        fields: those columns.
        ended: the column with the day on which an entry ends.
        order: the columns that entries are listed by; with a minus from the last to the first.
        fixed: what a column says in all entries of this register; others of the table are another's.
        derived: columns that follow from the text of a field.
        several: fields with several values.
        parts: registers whose entries end with this one's, by the column that refers to it.
    """

    table: type[Table]
    fields: tuple[str, ...]
    ended: str
    order: tuple[str, ...] = ("id",)
    fixed: Mapping[str, str] = field(default_factory=dict)
    derived: Mapping[str, tuple[str, Callable[[str], object]]] = field(default_factory=dict)
    several: Mapping[str, Several] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)


_ORGANISATION = ("name", "kind", "answers_for", "contact_name", "phone", "hours", "address", "note")
_ESTATES = {"estates": Several(OrganisationEstate, "organisation", "estate")}

KEPT: Mapping[str, Kept] = {
    "estate": Kept(
        Estate,
        ("name", "kind", "built", "organisation", "address", "note"),
        RETIRED,
        several={"aliases": Several(EstateAlias, "estate", "name")},
    ),
    "building": Kept(
        Building,
        ("estate", "number", "grid"),
        RETIRED,
        order=("estate", "number_sort", "number"),
        derived={"number_sort": ("number", number_order)},
    ),
    "grid": Kept(Grid, ("number", "name", "note"), RETIRED, order=("number",), parts={"grid_post": "grid"}),
    "grid_post": Kept(GridPost, ("grid", "staff", "from_on", "to_on"), UNTIL, order=("from_on", "id")),
    "venue": Kept(Venue, ("name", "address", "capacity", "contact_name", "phone", "note"), RETIRED),
    "organisation": Kept(Organisation, _ORGANISATION, RETIRED, several=_ESTATES),
    "owners_committee": Kept(
        Organisation,
        tuple(name for name in _ORGANISATION if name not in ("kind", "answers_for")),
        RETIRED,
        fixed={"kind": "owners_committee"},
        several=_ESTATES,
        parts={"committee_seat": "organisation"},
    ),
    "committee_seat": Kept(
        CommitteeSeat,
        ("organisation", "name", "resident", "post", "phone", "from_on", "to_on"),
        UNTIL,
    ),
    "representative": Kept(
        Representative,
        ("name", "estate", "resident", "phone", "from_on", "to_on", "note"),
        UNTIL,
        order=("estate", "id"),
    ),
    "party_branch": Kept(PartyBranch, ("name", "organisation", "secretary", "note"), RETIRED),
    "party_member": Kept(
        PartyMember,
        ("name", "branch", "post", "resident", "phone", "joined_on", "left_on", "note"),
        LEFT,
        order=("branch", "id"),
    ),
    "registered_member": Kept(
        RegisteredMember,
        ("name", "work_unit", "skill", "post", "resident", "phone", "registered_on", "left_on", "note"),
        LEFT,
    ),
    "volunteer": Kept(
        Volunteer, ("name", "skill", "resident", "phone", "joined_on", "left_on", "note"), LEFT
    ),
    "volunteer_service": Kept(
        ServiceRecord, ("volunteer", "done_on", "what", "minutes"), "struck_on", order=("done_on", "id")
    ),
    "member_service": Kept(
        ServiceRecord,
        ("registered_member", "done_on", "what", "minutes"),
        "struck_on",
        order=("done_on", "id"),
    ),
    "staff": Kept(
        Staff,
        ("name", "phone", "note"),
        RETIRED,
        parts={"staff_post": "staff", "grid_post": "staff"},
    ),
    "staff_post": Kept(StaffPost, ("staff", "role", "from_on", "to_on"), UNTIL, order=("from_on", "id")),
    "topic": Kept(
        Topic,
        ("code", "name", "name_en", "parent", "organisation", "time_limit"),
        RETIRED,
        order=("position", "id"),
    ),
    "certificate": Kept(
        Certificate,
        ("name", "about", "resident", "kind", "number", "copies", "given_on", "note"),
        "struck_on",
        order=("-given_on", "-id"),
    ),
    "phrase": Kept(Phrase, ("text", "topic"), RETIRED, order=("topic", "position", "id")),
}
"""Every register by its name."""
