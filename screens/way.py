"""The way one came, so that Esc leads back step by step and in the end to the opening page."""

from __future__ import annotations

from screens.office import Place

DESK = Place("desk")
_PASSING = ("help", "menu", "welcome")
_MOST_STEPS = 100


class Way:
    """Where one is, and the places before it. From the opening page the way begins anew."""

    def __init__(self) -> None:
        self.here = DESK
        self._steps: list[Place] = []

    def go(self, place: Place, leaving: Place) -> None:
        """On to another place; `leaving` is the one to come back to, as it looks when it is left."""
        if place == DESK:
            self._steps.clear()
        elif leaving.page not in _PASSING:
            self._steps = [*self._steps, leaving][-_MOST_STEPS:]
        self.here = place

    def drop(self, place: Place) -> None:
        """That place is shown instead of this one: Esc must not lead from it to itself."""
        while self._steps and self._steps[-1][:3] == place[:3]:
            self._steps.pop()

    def back(self) -> Place:
        """A step back; where that leads."""
        self.here = self._steps.pop() if self._steps else DESK
        return self.here
