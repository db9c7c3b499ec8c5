"""What a key is: its id, its deed and its words; how it is bound and how it is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from textual.binding import Binding

from frontdesk.words import N_, NP_, pgettext

_SHOWN = {
    "escape": "Esc",
    "slash": "/",
    "enter": "Enter",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "pagedown": "PageDown",
}


class Key(NamedTuple):
    """A key and what it does; `label` and `help` are English and looked up when shown."""

    id: str
    key: str
    action: str
    label: str
    help: str
    in_key_line: bool = False
    before_a_box: bool = False
    """Whether it acts even where a box has a use of its own for the key."""


def label(key: Key) -> str:
    """The short word for what the key does, in the language of the moment."""
    return pgettext("key", key.label)


def bindings(keys: Iterable[Key]) -> list[Binding]:
    """The keys as Textual binds them."""
    return [
        Binding(key.key, key.action, key.label, show=False, id=key.id, priority=key.before_a_box)
        for key in keys
    ]


def shown(key: Key, keymap: Mapping[str, str]) -> str:
    """How the key is written for people: `F1`, `Ctrl+T`, `/`; `keymap` holds the keys of other ids."""
    parts = keymap.get(key.id, key.key).split(",")[0].strip().split("+")
    if len(parts) == 1 and len(parts[0]) == 1:
        return parts[0]
    return "+".join(_SHOWN.get(part, part.capitalize()) for part in parts)


def to_the_box(name: str) -> Key:
    """From a list back to the box over it."""
    return Key(name, "slash", "to_box", NP_("key", "Find"), N_("back to the box"))


def next_section(name: str) -> Key:
    """The next section of a list in sections."""
    help_text = N_("next section; Shift+Tab: before")
    return Key(name, "tab", "section(1)", NP_("key", "Section"), help_text, before_a_box=True)


def print_list(name: str) -> Key:
    """What is listed, on paper."""
    return Key(name, "p", "print", NP_("key", "Print"), N_("print what is listed"))
