"""Who works at the office."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import reading
from db.records import Colleague
from db.tables import SignIn, Staff, StaffPost

_WITHOUT_POST = ("clerk",)
"""What somebody is of whom no post is recorded."""


def first_present(day: date) -> Colleague | None:
    """Return who has been on the staff longest and has not retired by a day; None without anybody."""
    return next(iter(present(day)), None)


@reading
def present(day: date) -> tuple[Colleague, ...]:
    """Return who has not retired by a day, longest on the staff first."""
    staff: Any = (
        Staff.select(Staff.id, Staff.name)
        .where(Staff.retired_on.is_null() | (Staff.retired_on > day))
        .order_by(Staff.id)
        .tuples()
    )
    posts: Any = (
        StaffPost.select(StaffPost.staff, StaffPost.role)
        .where(
            StaffPost.from_on.is_null() | (StaffPost.from_on <= day),
            StaffPost.to_on.is_null() | (StaffPost.to_on >= day),
        )
        .order_by(StaffPost.id.desc())
        .tuples()
    )
    roles: dict[int, dict[str, None]] = {}
    for staff_id, role in posts:
        roles.setdefault(staff_id, {})[role] = None
    rows: Any = SignIn.select(SignIn.staff, SignIn.password, SignIn.pin).tuples()
    proofs = {staff_id: (bool(password), bool(pin)) for staff_id, password, pin in rows}
    return tuple(
        Colleague(
            staff_id,
            name,
            tuple(roles.get(staff_id, _WITHOUT_POST)),
            *proofs.get(staff_id, (False, False)),
        )
        for staff_id, name in staff
    )


def take_on_first(name: str, roles: tuple[str, ...], day: date) -> Colleague:
    """Add the first person of the staff, in whose name everything else can be done.

    Call it in a transaction; the journal cannot tell of it, for there is nobody yet who could have done it.
    """
    staff = Staff.create(name=name)
    for role in reversed(roles):
        StaffPost.create(staff=staff, role=role, from_on=day)
    return Colleague(staff.id, name, roles)
