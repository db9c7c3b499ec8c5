"""Logging in, unlocking, and the passwords and PINs for it.

A password lets somebody in; a PIN only unlocks what a password has opened. How often in a row one was wrong,
and when, is kept in the database: starting the program again, or trying at another desk or in the shell, does
not begin a new count.
"""

from __future__ import annotations

import math
from datetime import date, timedelta

from db import journal
from db.access import proofs, staff
from db.clock import utc_now
from db.connection import transaction
from db.records import Colleague, Duty, Proof, Reason, Refused
from frontdesk import passwords, permitted
from frontdesk.rules import roles, secrets, waiting


def people(day: date) -> tuple[Colleague, ...]:
    """Who can log in: who works here that day and has a password."""
    return tuple(one for one in staff.present(day) if one.has_password)


def log_in(day: date, desk: str, staff_id: int, password: str, *, roles_on: date | None = None) -> Duty:
    """Lets somebody in.

    Args:
        day: the day to work on, which may be any.
        desk: at which desk.
        staff_id: who.
        password: theirs.
        roles_on: the day whose roles they have, where it is another one: nobody goes back to an old role.

    Raises:
        Refused: `password_wrong`; `password_wait` with the `wait` in seconds, after too many wrong ones;
            `nobody_by_that_name`, where who it was does not work here any more.
    """
    person = _present(roles_on or day, staff_id)
    _refuse_wrong(staff_id, password)
    main, *others = person.roles
    return Duty(person.id, person.name, main, desk, day, signed_in=True, other_roles=tuple(others))


def by_name(day: date, name: str) -> Colleague:
    """Who is meant by a name on the command line. Raises: Refused, `nobody_by_that_name`."""
    found = [one for one in staff.present(day) if one.name == name.strip()]
    if len(found) != 1:
        raise Refused("nobody_by_that_name", name=name)
    return found[0]


def takes_pin(duty: Duty) -> bool:
    """Whether a PIN opens what somebody locked: one was set, and was not wrong too often."""
    proof = proofs.of(duty.staff_id)
    return bool(proof.pin) and proof.failed_pins < secrets.MOST_FAILURES


def unlock(duty: Duty, secret: str, *, roles_on: date | None = None) -> None:
    """Opens what somebody locked: by the PIN, or by the password, which always does.

    Args:
        duty: whose desk it is.
        secret: the PIN or the password.
        roles_on: the day whose roles they have now, where it is another than the day they work on.

    Raises:
        Refused: `pin_wrong` with how often it may still be tried; `pin_spent`, from when on it is the
            password; `pin_none`, where digits were typed and no PIN was ever set; `password_wrong`,
            `password_wait`; `log_in_again`, where they do not work here any more, or not as the same.
    """
    proof = proofs.of(duty.staff_id)
    spent = proof.failed_pins >= secrets.MOST_FAILURES
    like_a_pin = secret.isdigit() and len(secret) <= secrets.LONGEST_PIN
    if proof.pin and not spent and like_a_pin:
        # Counted before it is looked at: pulling the plug gives no further try.
        proofs.keep(duty.staff_id, failed_pins=proof.failed_pins + 1)
        if not passwords.is_right(secret, proof.pin) and not passwords.is_right(secret, proof.password):
            left = secrets.MOST_FAILURES - proof.failed_pins - 1
            raise Refused("pin_wrong", left=left) if left else Refused("pin_spent")
    else:
        try:
            _refuse_wrong(duty.staff_id, secret)
        except Refused as refused:
            if refused.reason.code == "password_wrong" and like_a_pin:
                raise Refused("pin_spent" if proof.pin else "pin_none") from None
            raise
    if proof.pin:
        proofs.keep(duty.staff_id, failed_pins=0)
    present = staff.present(roles_on or duty.day)
    if not any(one.id == duty.staff_id and set(one.roles) == set(duty.roles) for one in present):
        raise Refused("log_in_again")


def may_be_set_by(duty: Duty) -> tuple[Colleague, ...]:
    """Whose password somebody may set: their own first."""
    everybody = permitted.is_permitted(duty, "staff_password")
    found = [one for one in staff.present(duty.day) if everybody or one.id == duty.staff_id]
    return tuple(sorted(found, key=lambda one: one.id != duty.staff_id))


def set_password(duty: Duty, staff_id: int, password: str, *, present: str | None = None) -> None:
    """Gives somebody a password; one's own only with the present one, where there is one.

    Whoever had to wait after wrong ones need not wait any longer.

    Raises:
        Refused: `password_wrong`, `password_wait`, `password_length`, `password_guessed`,
            `not_for_your_role`, `nobody_by_that_name`.
    """
    person = _present(duty.day, staff_id)
    own = staff_id == duty.staff_id
    if own and duty.signed_in:
        _refuse_wrong(staff_id, present or "")
    _refuse(secrets.wrong_with_password(password, person.name))
    code = "own_password" if own else "staff_password"
    permitted.require(duty, code)
    hashed = passwords.hashed(password)
    with journal.operation(duty, code, subject_kind="staff", subject_id=staff_id, undoable=False):
        proofs.keep(staff_id, password=hashed, failed=0, failed_at=None, failed_pins=0)


def set_pin(duty: Duty, pin: str, *, present: str) -> None:
    """Gives oneself a PIN, with the password; an empty one takes it away.

    Raises:
        Refused: `password_wrong`, `password_wait`, `pin_form`, `pin_guessed`.
    """
    _refuse_wrong(duty.staff_id, present)
    if pin:
        _refuse(secrets.wrong_with_pin(pin))
    hashed = passwords.hashed(pin) if pin else ""
    with journal.operation(duty, "own_pin", subject_kind="staff", subject_id=duty.staff_id, undoable=False):
        proofs.keep(duty.staff_id, pin=hashed, failed_pins=0)


def refuse_to_lock_out(day: date) -> None:
    """Raises: Refused, `nobody_could_log_in`, where nobody who may change settings has a password."""
    if not any(roles.may(one.roles, "setting_change") for one in people(day)):
        raise Refused("nobody_could_log_in", roles=",".join(roles.in_order(roles.who_may("setting_change"))))


def _present(day: date, staff_id: int) -> Colleague:
    for one in staff.present(day):
        if one.id == staff_id:
            return one
    raise Refused("nobody_by_that_name", name="")


def _refuse_wrong(staff_id: int, password: str) -> None:
    """Raises: Refused, `password_wrong`, which is counted; `password_wait`, where it was not looked at."""
    proof = _begin_a_try(staff_id)
    if not passwords.is_right(password, proof.password):
        if wait := waiting.span(proof.failed + 1):
            raise _wait(wait)
        raise Refused("password_wrong")
    proofs.keep(staff_id, failed=0, failed_at=None)
    if passwords.is_too_cheap(proof.password):
        proofs.keep(staff_id, password=passwords.hashed(password))


def _begin_a_try(staff_id: int) -> Proof:
    """Counts a try before it is looked at: of many at once, and with the plug pulled, none is free.

    Raises:
        Refused: `password_wait`.
    """
    now = utc_now()
    with transaction():
        proof = proofs.of(staff_id)
        wait = waiting.left(proof.failed, proof.failed_at, now)
        if not wait:
            proofs.keep(staff_id, failed=proof.failed + 1, failed_at=now)
        elif proof.failed_at is not None and proof.failed_at > now:
            # The clock was set back: what is waited for is counted from now on.
            proofs.keep(staff_id, failed_at=now)
    if wait:
        raise _wait(wait)
    return proof


def _wait(wait: timedelta) -> Refused:
    return Refused("password_wait", wait=math.ceil(wait.total_seconds()))


def _refuse(problem: Reason | None) -> None:
    if problem is not None:
        raise Refused(problem.code, **problem.values)
