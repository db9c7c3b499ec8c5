"""Which passwords and PINs will do."""

from __future__ import annotations

from itertools import pairwise

from db.records import Reason

SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 200
SHORTEST_PIN, LONGEST_PIN = 4, 8
MOST_FAILURES = 5
"""So often in a row a PIN may be wrong; after that it is the password."""


def wrong_with_password(password: str, name: str) -> Reason | None:
    """What is wrong with a new password of somebody."""
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        return Reason("password_length", {"least": SHORTEST_PASSWORD})
    if len(set(password)) <= 2 or (name and name in password):
        return Reason("password_guessed")
    return None


def wrong_with_pin(pin: str) -> Reason | None:
    """What is wrong with a new PIN."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST_PIN <= len(pin) <= LONGEST_PIN):
        return Reason("pin_form", {"least": SHORTEST_PIN, "most": LONGEST_PIN})
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if steps <= {0} or steps <= {1} or steps <= {-1}:
        return Reason("pin_guessed")
    return None
