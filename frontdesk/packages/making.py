"""What the form of a package begins with, and what it says while one types: sessions, and whom it is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.packages import outreach, reading
from db.records import Duty, PackageRun, Reason, Refused
from db.registers import reading as registers
from frontdesk import home_choices
from frontdesk.choices import Choice, coded, named
from frontdesk.packages.catalogue import shipped
from frontdesk.packages.keeping import planned, renewed

_GROUPS = {
    **{name: name for name in ("held_on", "sex", "residence", "not_served")},
    **dict.fromkeys(("has_waitlist", "may_override"), "yes_no"),
    **dict.fromkeys(("consent", "consented"), "consent"),
    **{"group": "target_group", "asks": "package_asks", "records": "package_records"},
    **{"kind": "package", "serves": "package_serves"},
}


@dataclass(frozen=True, slots=True)
class PackageSeen:
    """What a package would be: remarks by field, and what is wrong with it, likewise."""

    notes: Mapping[str, Reason] = field(default_factory=dict)
    problems: Mapping[str, Reason] = field(default_factory=dict)


def base(duty: Duty, package_id: int, series: str, *, renews: bool) -> PackageRun:
    """What a form begins with: a shipped package, an earlier run renewed, the run itself, or an empty one.

    Raises:
        Refused: `row_gone`.
    """
    if series:
        try:
            return replace(shipped(series), run=str(duty.day.year))
        except KeyError:
            raise Refused("row_gone", table="package") from None
    if not package_id:
        return PackageRun(0, _own_series(), str(duty.day.year), "", "", "other")
    run = reading.run(package_id)
    return renewed(run, duty.day) if renews else run


def _own_series() -> str:
    """A series of the office's own: no two of them are the same."""
    taken = reading.series()
    number = 1
    while f"own_{number}" in taken:
        number += 1
    return f"own_{number}"


def choices(duty: Duty) -> dict[str, Sequence[Choice]]:
    """What can be picked in its fields."""
    of_registers = {
        name: tuple(named(str(row_id), called) for row_id, called in registers.names_of(register, duty.day))
        for name, register in (("venue", "venue"), ("coordinator", "staff"), ("grid", "grid"))
    }
    groups = {name: coded(group) for name, group in _GROUPS.items()}
    return {**of_registers, **groups, "estate": home_choices.estate_choices()}


def look(duty: Duty, run: PackageRun) -> PackageSeen:
    """How many sessions it would have and how many may join, or what is wrong with it."""
    try:
        days = planned(run)
    except Refused as refused:
        values = dict(refused.reason.values)
        name = str(values.pop("field", "name"))
        return PackageSeen(problems={name: Reason(refused.reason.code, values)})
    notes: dict[str, Reason] = {}
    if run.recurrence:
        notes["recurrence"] = Reason("sessions_planned", {"count": len(days)})
    if run.target:
        count, most = outreach.count(run, duty.day), outreach.MOST_COUNTED
        beyond = Reason("target_counted_beyond", {"most": most})
        homes = "target_homes_counted" if run.serves == "household" else "target_counted"
        notes["age"] = beyond if count > most else Reason(homes, {"count": count})
    return PackageSeen(notes)
