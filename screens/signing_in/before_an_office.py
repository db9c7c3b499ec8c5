"""What pages draw before there is an office, or before anybody may see it."""

from __future__ import annotations

from collections.abc import Sequence

from screens.frames.page import pressable
from screens.keys.keys import EVERYWHERE, label, shown
from screens.office import Office
from screens.parts.cells import wrap
from screens.parts.lines import Line, line

_MOST_LINES = 5


def key_line(office: Office, width: int) -> Sequence[Line]:
    """The keys that do something then."""
    keys = [key for key in EVERYWHERE if key.id in ("language", "leave")]
    return [pressable([(shown(key, office.keymap), label(key)) for key in keys], width)]


def paragraphs(texts: Sequence[str], width: int) -> Sequence[Line]:
    """Texts under each other, a line left empty before each."""
    drawn: list[Line] = []
    for text in texts:
        drawn += [line(), *(line(f" {part}") for part in wrap(text, width - 2, _MOST_LINES))]
    return drawn
