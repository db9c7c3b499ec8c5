"""Who works at the office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from db.connection import reading
from db.records import Colleague
from db.tables import SignIn, Staff, StaffPost

_WITHOUT_POST = ("clerk",)
"""What somebody is of whom no post is recorded."""
_POSTS_ENDED = ("volunteer",)
"""What somebody is whose posts have all ended, and who has not retired: who may least."""


def first_present(day: date) -> Colleague | None:
    """Return who has been on the staff longest and has not retired by a day; None without anybody."""
    return next(iter(present(day)), None)


@reading
def present(day: date) -> tuple[Colleague, ...]:
    """Return who has not retired by a day, longest on the staff first.

    Before their first post people are what they will be: a PC whose clock was set back is worked at as well.
    """
    staff: Any = (
        Staff.select(Staff.id, Staff.name)
        .where(Staff.retired_on.is_null() | (Staff.retired_on > day))
        .order_by(Staff.id)
        .tuples()
    )
    posts: Any = (
        StaffPost.select(StaffPost.staff, StaffPost.role, StaffPost.from_on, StaffPost.to_on)
        .order_by(StaffPost.id.desc())
        .tuples()
    )
    recorded: dict[int, list[_Post]] = {}
    for staff_id, *post in posts:
        recorded.setdefault(staff_id, []).append(_Post(*post))
    rows: Any = SignIn.select(SignIn.staff, SignIn.password, SignIn.pin).tuples()
    proofs = {staff_id: (bool(password), bool(pin)) for staff_id, password, pin in rows}
    return tuple(
        Colleague(
            staff_id,
            name,
            _roles(recorded.get(staff_id, []), day),
            *proofs.get(staff_id, (False, False)),
        )
        for staff_id, name in staff
    )


class _Post(NamedTuple):
    role: str
    from_on: date | None
    to_on: date | None


def _roles(posts: Sequence[_Post], day: date) -> tuple[str, ...]:
    """What posts make of somebody on a day, the latest written down first."""
    if not posts:
        return _WITHOUT_POST
    begun = [one for one in posts if one.from_on is None or one.from_on <= day]
    held = [one.role for one in begun if one.to_on is None or one.to_on >= day]
    if begun:
        return tuple(dict.fromkeys(held)) or _POSTS_ENDED
    first = min(one.from_on for one in posts if one.from_on is not None)
    return tuple(dict.fromkeys(one.role for one in posts if one.from_on == first))


def take_on_first(name: str, roles: tuple[str, ...], day: date) -> Colleague:
    """Add the first person of the staff, in whose name everything else can be done.

    Call it in a transaction; the journal cannot tell of it, for there is nobody yet who could have done it.
    """
    staff = Staff.create(name=name)
    for role in reversed(roles):
        StaffPost.create(staff=staff, role=role, from_on=day)
    return Colleague(staff.id, name, roles)
