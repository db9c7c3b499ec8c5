"""What can be pressed while a ledger is on its way in: keys as people write them, and what they do."""

from __future__ import annotations

from collections.abc import Mapping

from frontdesk.words import _
from screens.keys.keys import IN_A_LEDGER, UNDO, Key, label, shown
from screens.ledgers.ledger_taking_in import TakingIn


def teaching_hints() -> list[tuple[str, str]]:
    """While it is asked what a heading means."""
    return [
        ("Enter", _("that is it")),
        ("Esc", _("leave it open")),
        ("a-z", _("only what begins so")),
    ]


def naming_hints() -> list[tuple[str, str]]:
    """While it is asked what the file of the rows to look at is to be called."""
    return [("Enter", _("write it")), ("Esc", _("write nothing"))]


def list_hints(taking_in: TakingIn, on_heading: bool, keymap: Mapping[str, str]) -> list[tuple[str, str]]:
    """In the list; `on_heading` is whether the cursor is on a heading that can be taught."""
    keys = [key for key in IN_A_LEDGER if _acts(key, taking_in, on_heading)]
    if taking_in.is_taken:
        keys.append(UNDO)
    return [*((shown(key, keymap), label(key)) for key in keys), ("Esc", _escape(taking_in))]


def _acts(key: Key, taking_in: TakingIn, on_heading: bool) -> bool:
    if taking_in.is_at_work or key.id == "ledger_leave":
        return False
    if key.id == "ledger_teach":
        return on_heading
    if key.id == "ledger_doubts":
        return taking_in.has_doubts
    return taking_in.waits_for_taking_in


def _escape(taking_in: TakingIn) -> str:
    if taking_in.is_at_work:
        return _("wait") if taking_in.how_far.stage == "undoing" else _("stop")
    return _("leave it out") if taking_in.waits_for_taking_in else _("back")
