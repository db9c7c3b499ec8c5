"""What the other entries of a register say of one that is being written: names that are taken, doubles."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from db.records import Reason
from db.registers import estate_names, reading
from frontdesk.registers.declared import Register


def check(register: Register, values: Mapping[str, str], itself: int | None) -> dict[str, Reason]:
    """What keeps an entry from being saved, by field.

    Args:
        register: of which it is one.
        values: as `reading.read_entry` gives them.
        itself: its id, where it is there already.

    Returns:
        `entry_taken`, `alias_taken` (with the `alias` and the `estate` that has it), `building_taken`,
        `topic_nested`, `topic_in_itself`.
    """
    problems: dict[str, Reason] = {}
    for field in register.alone:
        value = values.get(field, "")
        if value and reading.with_values(register.name, {field: value}, itself):
            problems[field] = Reason("entry_taken", {"text": value})
    if register.name in _OWN:
        problems |= _OWN[register.name](values, itself)
    return problems


def _estate(values: Mapping[str, str], itself: int | None) -> dict[str, Reason]:
    """Estates have several names, and no two estates one of them (domain 1.4)."""
    problems = {}
    name, aliases = values.get("name", ""), values.get("aliases", "").split(reading.BETWEEN_NAMES)
    if (other := _called(name, itself, "aliases")) is not None:
        problems["name"] = _alias_taken(name, other)
    for alias in filter(None, aliases):
        other = _called(alias, itself, "name")
        if other is None:
            other = _called(alias, itself, "aliases")
        if other is not None:
            problems["aliases"] = _alias_taken(alias, other)
    return problems


def _called(name: str, itself: int | None, field: str) -> int | None:
    """Another estate with a name; those that were made one with it gave theirs to it."""
    if not name:
        return None
    own = frozenset() if itself is None else estate_names.merged_into(itself)
    return next((one for one in reading.with_values("estate", {field: name}, itself) if one not in own), None)


def _alias_taken(alias: str, estate: int) -> Reason:
    return Reason("alias_taken", {"alias": alias, "estate": reading.entry("estate", estate).values["name"]})


def _building(values: Mapping[str, str], itself: int | None) -> dict[str, Reason]:
    if not values.get("estate"):
        return {}
    same = {"estate": values["estate"], "number": values.get("number", "")}
    if reading.with_values("building", same, itself):
        return {"number": Reason("building_taken", {"number": same["number"]})}
    return {}


def _topic(values: Mapping[str, str], itself: int | None) -> dict[str, Reason]:
    """Topics have two levels (domain 4.6)."""
    parent = values.get("parent", "")
    if not parent:
        return {}
    if itself is not None and int(parent) == itself:
        return {"parent": Reason("topic_in_itself")}
    has_parts = itself is not None and reading.with_values("topic", {"parent": str(itself)})
    if has_parts or reading.entry("topic", int(parent)).values["parent"]:
        return {"parent": Reason("topic_nested")}
    return {}


_OWN: Mapping[str, Callable[[Mapping[str, str], int | None], dict[str, Reason]]] = {
    "estate": _estate,
    "building": _building,
    "topic": _topic,
}
