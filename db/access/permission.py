"""Where it is asked whether somebody may do what they are about to do.

The rule itself is the office's and is laid down here by the floor above, as soon as anything of it is
loaded: so no operation can be written that forgets to ask.
"""

from __future__ import annotations

from collections.abc import Callable

from db.records import Duty

Rule = Callable[[Duty, str, str], None]


def _nobody_asks(_duty: Duty, _operation: str, _about: str) -> None:
    """Without a floor above there are no roles."""


_rule: Rule = _nobody_asks


def lay_down(rule: Rule) -> None:
    """Ask this rule from now on: who acts, which operation, and what kind of thing it is about."""
    global _rule
    _rule = rule


def ask(duty: Duty, operation: str, about: str = "") -> None:
    """Raises: Refused, if this is not for who acts."""
    _rule(duty, operation, about)
