"""What is written on a silk banner: mostly two lines of as many characters."""

from __future__ import annotations

_PARTING = "，、；。,;!！\n"


def couplet(inscription: str) -> tuple[str, ...]:
    """The lines of an inscription: it is parted at commas, and without any in Chinese at its blanks."""
    parted = inscription.translate(dict.fromkeys(map(ord, _PARTING), "\n"))
    found = tuple(line for part in parted.split("\n") if (line := part.strip()))
    if len(found) == 1 and not inscription.isascii():
        found = tuple(found[0].split())
    return found or (inscription.strip(),)
