"""What runs beside the screen for logging in: a password takes the processor a tenth of a second and more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import Colleague, Duty

if TYPE_CHECKING:
    from frontdesk.opening import Closed, Opened


def let_in(closed: Closed, staff_id: int, password: str) -> Opened:
    """Lets somebody into the office."""
    from frontdesk import opening

    return opening.let_in(closed, staff_id, password)


def open_encrypted(target: str | None, secret: str) -> None:
    """Gives the passphrase or the recovery key of the office's database."""
    from frontdesk import opening

    opening.open_encrypted(target, secret)


def unlock(duty: Duty, secret: str) -> None:
    """Opens what was locked."""
    from frontdesk import opening

    opening.let_back_in(duty, secret)


def takes_pin(duty: Duty) -> bool:
    """Whether a PIN opens what this person locked."""
    from frontdesk import signing_in

    return signing_in.takes_pin(duty)


def whose_password(duty: Duty) -> tuple[Colleague, ...]:
    """Whose password this person may set: their own first."""
    from frontdesk import signing_in

    return signing_in.may_be_set_by(duty)


def set_password(duty: Duty, staff_id: int, password: str, present: str | None) -> None:
    """Gives somebody a password."""
    from frontdesk import signing_in

    signing_in.set_password(duty, staff_id, password, present=present)


def set_pin(duty: Duty, pin: str, present: str) -> None:
    """Gives oneself a PIN."""
    from frontdesk import signing_in

    signing_in.set_pin(duty, pin, present=present)
