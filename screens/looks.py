"""How the desk looks: dark, light, in 16 colours, and without signs that old consoles draw too wide."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import NamedTuple

from textual.theme import Theme


class Look(NamedTuple):
    """A look: its theme, and whether it draws ASCII signs only; `words.codes` (theme) says its name."""

    theme: Theme
    ascii_only: bool = False


# The variables that desk.tcss asks for, besides Textual's own.
_DARK = {
    "band": "#22303c",
    "band-text": "#e4ebf0",
    "band-key": "#7cc4e8",
    "sign": "#7cc4e8",
    "mark": "#24455c",
    "mark-text": "#ffffff",
    "quiet": "#8a97a3",
    "field": "#1c252d",
    "field-here": "#2a3a47",
    "field-style": "none",
    "accent-text": "#7cc4e8",
    "alert-text": "#ffb35c",
    "late-text": "#ff7a70",
    "late-marked": "#ff9d95",
    "good-text": "#86d39b",
    "input-selection-background": "#2f6f95",
    "input-cursor-background": "#d8dee4",
    "input-cursor-foreground": "#14191e",
}
_LIGHT = {
    "band": "#d5dee6",
    "band-text": "#15202a",
    "band-key": "#0b5c8a",
    "sign": "#0b5c8a",
    "mark": "#c3dcec",
    "mark-text": "#000000",
    "quiet": "#5f6b76",
    "field": "#eaeff2",
    "field-here": "#d9e6ee",
    "field-style": "none",
    "accent-text": "#0b5c8a",
    "alert-text": "#a33b00",
    "late-text": "#b3001b",
    "late-marked": "#a00018",
    "good-text": "#17683a",
    "input-selection-background": "#9cc8e4",
    "input-cursor-background": "#1d2730",
    "input-cursor-foreground": "#f6f8f9",
}
_SIXTEEN = {
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
    "band": "ansi_blue",
    "band-text": "ansi_bright_white",
    "band-key": "ansi_bright_yellow",
    "sign": "ansi_bright_yellow",
    "mark": "ansi_blue",
    "mark-text": "ansi_bright_white",
    "quiet": "ansi_default",
    "field": "ansi_default",
    "field-here": "ansi_default",
    "field-style": "underline",
    "accent-text": "ansi_cyan",
    "alert-text": "ansi_yellow",
    "late-text": "ansi_bright_red",
    "late-marked": "ansi_bright_white",
    "good-text": "ansi_green",
    "input-selection-background": "ansi_cyan",
    "input-selection-foreground": "ansi_black",
    "input-cursor-background": "ansi_white",
    "input-cursor-foreground": "ansi_black",
    "input-cursor-text-style": "none",
}


def _theme(name: str, foreground: str, background: str, panel: str, colours: dict[str, str]) -> Theme:
    return Theme(
        name=name,
        primary="#2f7fb0",
        foreground=foreground,
        background=background,
        surface=background,
        panel=panel,
        dark=name == "dark",
        variables=colours,
    )


def _ansi(name: str) -> Theme:
    default = "ansi_default"
    return Theme(
        name=name,
        ansi=True,
        primary="ansi_blue",
        foreground=default,
        background=default,
        surface=default,
        panel=default,
        boost=default,
        variables=_SIXTEEN,
    )


LOOKS: Mapping[str, Look] = {
    "dark": Look(_theme("dark", "#d8dee4", "#14191e", "#1b232a", _DARK)),
    "light": Look(_theme("light", "#1d2730", "#f6f8f9", "#e8edf1", _LIGHT)),
    "sixteen": Look(_ansi("sixteen")),
    "ascii": Look(_ansi("ascii"), ascii_only=True),
}


def fitting_look(color_system: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """The name of the look for this terminal.

    Args:
        color_system: what Rich found out about the terminal's colours ("truecolor", "256", "standard" …).
        environ: the environment; FRONTDESK_THEME names a look outright.
    """
    if (wanted := environ.get("FRONTDESK_THEME", "")) in LOOKS:
        return wanted
    if sys.platform == "win32" and not environ.get("WT_SESSION"):
        # The old console: with a Chinese code page it draws ambiguous signs two cells wide.
        return "ascii"
    if environ.get("TERM", "").startswith(("linux", "ansi", "vt", "dumb")):
        return "sixteen"
    return "dark" if color_system in ("truecolor", "256") else "sixteen"
