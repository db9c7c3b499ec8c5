"""Who works at the office."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from db.tables import Staff, StaffPost


class Colleague(NamedTuple):
    """Somebody of the staff in the role held on a day."""

    id: int
    name: str
    role: str


def first_present(day: date) -> Colleague | None:
    """Return who has been on the staff longest and has not retired by a day; None without anybody.

    The role is the one taken up last of those held that day, a clerk's where none is recorded.
    """
    staff = (
        Staff.select().where(Staff.retired_on.is_null() | (Staff.retired_on > day)).order_by(Staff.id).first()
    )
    if staff is None:
        return None
    post = (
        StaffPost.select(StaffPost.role)
        .where(
            StaffPost.staff == staff.id,
            StaffPost.from_on.is_null() | (StaffPost.from_on <= day),
            StaffPost.to_on.is_null() | (StaffPost.to_on >= day),
        )
        .order_by(StaffPost.id.desc())
        .first()
    )
    return Colleague(staff.id, staff.name, "clerk" if post is None else post.role)


def take_on_first(name: str, role: str, day: date) -> Colleague:
    """Add the first person of the staff, in whose name everything else can be done.

    Call it in a transaction; the journal cannot tell of it, for there is nobody yet who could have done it.
    """
    staff = Staff.create(name=name)
    StaffPost.create(staff=staff, role=role, from_on=day)
    return Colleague(staff.id, name, role)
