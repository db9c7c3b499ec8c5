"""What whoever is logged in may do, by the table of roles.

Whoever lets somebody log in imports this, and with it every operation asks.
"""

from __future__ import annotations

from db.access import permission
from db.records import Duty, Refused
from frontdesk.rules import roles


def is_permitted(duty: Duty, operation: str, about: str = "") -> bool:
    """Whether this person may; in an office without log-in the one who works there may everything."""
    return not duty.signed_in or roles.may(duty.roles, operation, about)


def require(duty: Duty, operation: str, about: str = "") -> None:
    """Raises: Refused, `not_for_your_role` with the `roles` that may."""
    if not is_permitted(duty, operation, about):
        told = roles.in_order(roles.who_may(operation, about))
        raise Refused("not_for_your_role", roles=",".join(told))


permission.lay_down(require)
