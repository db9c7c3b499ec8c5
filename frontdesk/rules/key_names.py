"""Keys of the keyboard by name, as people write them."""

from __future__ import annotations

import re

from frontdesk.rules.opening_hours import folded

_MODIFIERS = {"ctrl": "ctrl", "control": "ctrl", "^": "ctrl", "alt": "alt", "shift": "shift"}
_NAMED = {
    **dict.fromkeys(("pageup", "pgup"), "pageup"),
    **dict.fromkeys(("pagedown", "pgdn", "pgdown"), "pagedown"),
    **dict.fromkeys(("insert", "ins"), "insert"),
    **dict.fromkeys(("delete", "del"), "delete"),
    **dict.fromkeys(("home", "end"), ""),
}
_PARTED = re.compile(r"(?:(ctrl|control|alt|shift)[+-]?|(\^))(.+)")
# What a terminal cannot tell from another key, or what ends programs.
_TAKEN = {"ctrl+c": "Ctrl+C", "ctrl+i": "Tab", "ctrl+j": "Enter", "ctrl+m": "Enter", "ctrl+h": "Backspace"}


def read_key(text: str) -> str | None:
    """Reads a key: `F2`, `ctrl+k`, `Ctrl K`, `^K`, `h`, `PgUp`; None where there is no such key.

    Returns:
        The key as Textual calls it: `f2`, `ctrl+k`, `h`, `pageup`.
    """
    told = folded(text)
    if len(told) == 1 and told.isascii() and told.isalpha():
        return told
    if re.fullmatch(r"f([1-9]|1[0-9]|2[0-4])", told):
        return told
    if told in _NAMED:
        return _NAMED[told] or told
    parted = _PARTED.fullmatch(told)
    if parted is None:
        return None
    modifier = _MODIFIERS[parted[1] or parted[2]]
    key = read_key(parted[3])
    if key is None or "+" in key or (modifier == "shift" and len(key) == 1):
        return None
    return f"{modifier}+{key}"


def is_letter(key: str) -> bool:
    """Whether a key, as `read_key` returns it, types a letter."""
    return len(key) == 1


def taken_by_terminal(key: str) -> str:
    """The key that a terminal takes a key for, or itself where that ends programs; empty if neither."""
    return _TAKEN.get(key, "")
