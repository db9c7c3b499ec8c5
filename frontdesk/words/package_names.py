"""What a package is called."""

from __future__ import annotations

from frontdesk.words import language


def called(name: str, name_en: str, run: str) -> str:
    """A package by its name in the language of the moment, and which run of it."""
    own = name_en if language() == "en" and name_en else name
    return f"{own} {run}" if run and run not in own else own
