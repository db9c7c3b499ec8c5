"""What a package is called, and in a few words why somebody is in it no more."""

from __future__ import annotations

from frontdesk.words import language
from frontdesk.words.codes import LABELS, label


def called(name: str, name_en: str, run: str) -> str:
    """A package by its name in the language of the moment, and which run of it."""
    own = name_en if language() == "en" and name_en else name
    return f"{own} {run}" if run and run not in own else own


def ended_because(reason: str) -> str:
    """Why an enrolment ended by itself; "" of one that did not, or that somebody gave a reason for."""
    return label("enrolment_reason", reason) if reason in LABELS["enrolment_reason"] else ""
