"""`frontdesk staff`: who works here, as what, and their passwords."""

from __future__ import annotations

from collections.abc import Callable

from db.records import Duty, Refused
from frontdesk import opening
from frontdesk.cli import output, who
from frontdesk.cli.usage import Call, Misused
from frontdesk.rules.roles import ROLES
from frontdesk.text import clean
from frontdesk.words import _, pgettext
from frontdesk.words.codes import label


def run_staff(call: Call) -> int:
    """Does what stands behind `staff`; without anything it lists. Raises: Refused, Misused."""
    deed, *rest = call.operands or ("list",)
    found = _DEEDS.get(deed)
    if found is None or len(rest) != found[1]:
        usage = "frontdesk staff [list | add NAME ROLE | role NAME ROLE | password NAME | pin NAME]"
        raise Misused(_("Write “{usage}”.").format(usage=usage))
    duty = opening.open_office(call.options["db"], call.options["today"]).duty
    return found[0](duty, call, *rest)


def _list(duty: Duty, _call: Call) -> int:
    from db.access import staff

    for one in staff.present(duty.day):
        told = pgettext("list", ", ").join(label("role", role) for role in one.roles)
        password = _("has a password") if one.has_password else _("no password")
        pin = (_("PIN"),) if one.has_pin else ()
        output.say("  ".join(clean(text) for text in (one.name, told, password, *pin)))
    return 0


def _add(duty: Duty, _call: Call, name: str, role: str) -> int:
    from db.connection import transaction
    from frontdesk.registers import keeping

    code = _role(role)
    with transaction():
        staff_id = keeping.add(duty, "staff", {"name": clean(name, limit=60)})
        _take_up(duty, staff_id, code)
    output.say(_("{name} works here as {role}.").format(name=clean(name, limit=60), role=label("role", code)))
    return 0


def _as(duty: Duty, _call: Call, name: str, role: str) -> int:
    from frontdesk.signing_in import by_name

    code = _role(role)
    person = by_name(duty.day, name)
    if code not in person.roles:
        _take_up(duty, person.id, code)
    output.say(_("{name} works here as {role}.").format(name=clean(person.name), role=label("role", code)))
    return 0


def _take_up(duty: Duty, staff_id: int, role: str) -> None:
    from frontdesk.registers import keeping

    values = {"staff": str(staff_id), "role": role, "from_on": duty.day.isoformat()}
    keeping.add(duty, "staff_post", values)


def _role(text: str) -> str:
    """A role by its code or by what it is called. Raises: Misused."""
    for role in ROLES:
        if text.strip() in (role, label("role", role)):
            return role
    told = ", ".join(f"{role} ({label('role', role)})" for role in ROLES)
    raise Misused(_("There is no role “{role}”: {roles}.").format(role=clean(text, limit=60), roles=told))


def _password(duty: Duty, call: Call, name: str) -> int:
    from frontdesk import signing_in

    person = signing_in.by_name(duty.day, name)
    path = call.options["new_password_file"]
    if path is None and not duty.signed_in:
        path = call.options["password_file"]
    present: str | None = None
    if duty.signed_in and person.id == duty.staff_id:
        given = call.options["password_file"]
        present = who.from_file(given) if given else who.typed(_("Your password: "))
    new = who.from_file(path) if path is not None else who.twice(_("New password: "))
    signing_in.set_password(duty, person.id, new, present=present)
    output.say(_("{name} has a new password.").format(name=clean(person.name)))
    return 0


def _pin(duty: Duty, _call: Call, name: str) -> int:
    from frontdesk import signing_in

    person = signing_in.by_name(duty.day, name)
    if person.id != duty.staff_id:
        raise Refused("pin_own")
    present = who.typed(_("Your password: "))
    signing_in.set_pin(duty, who.twice(_("New PIN: ")), present=present)
    output.say(_("{name} has a new PIN.").format(name=clean(person.name)))
    return 0


_DEEDS: dict[str, tuple[Callable[..., int], int]] = {
    "list": (_list, 0),
    "add": (_add, 2),
    "role": (_as, 2),
    "password": (_password, 1),
    "pin": (_pin, 1),
}
"""What can be done, and how many words stand behind each."""
