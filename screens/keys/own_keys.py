"""Keys that the office gave to other deeds: which can be given, and which of them hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from screens.keys.keys import EVERYWHERE, PLACES, Key

if TYPE_CHECKING:
    from frontdesk.settings.declared import Setting

# What moves a cursor, goes on or goes back is the same in every program, and stays.
_FIXED = ("enter", "escape", "up", "down", "left", "right", "pageup", "pagedown", "slash", "backspace")


@cache
def _known() -> Mapping[str, Key]:
    """The keys whose deeds can have another one, by id."""
    keys = (key for _place, there in PLACES for key in there)
    return {key.id: key for key in keys if key.key.split(",")[0] not in _FIXED}


@cache
def key_settings() -> tuple[Setting, ...]:
    """The setting of each key that can be another one."""
    from frontdesk.settings.declared import key_setting

    return tuple(
        key_setting(key.id, key.key, key.help, letters=len(key.key) == 1) for key in _known().values()
    )


def clash(key_id: str, key: str, given: Mapping[str, str]) -> Key | None:
    """What a key does already where a deed is to have it; None where it is free.

    Args:
        key_id: whose key it is to be.
        key: the key, as Textual calls it.
        given: other keys that deeds have been given, by id.
    """
    for _place, keys in PLACES:
        there = {one.id: one for one in (*EVERYWHERE, *keys)}
        if key_id not in there:
            continue
        for one in there.values():
            if one.id != key_id and key in given.get(one.id, one.key).split(","):
                return one
    return None


def keymap(given: Mapping[str, str]) -> dict[str, str]:
    """Of keys that were given, those that hold: for a deed there is, no letter where people type, free."""
    held: dict[str, str] = {}
    for key_id, key in sorted(given.items()):
        own = _known().get(key_id)
        if own is None or (len(key) == 1 and len(own.key) != 1):
            continue
        others = {other: given[other] for other in given.keys() & _known().keys() if other != key_id}
        if clash(key_id, key, others) is None:
            held[key_id] = key
    return held
