"""What the pages that are asked for most are made of, loaded while nobody types.

On a slow PC it takes longer to load a page than to show it, and the first resident of the day waits for it.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from importlib import import_module

from screens.background import Background
from screens.idle import Idle

MODULES = (
    "screens.walk_in.walk_in_form",
    "screens.forms.form_page",
    "frontdesk.drafts",
    "frontdesk.choices",
    "frontdesk.requests.units",
    "frontdesk.requests.usual",
    "frontdesk.finding",
    "frontdesk.home_choices",
    "frontdesk.life_events.destinations",
    "frontdesk.requests.intake",
    "screens.cards.card_page",
    "frontdesk.cards",
    "screens.queue.queue_page",
    "frontdesk.queue.computing",
    "screens.packages.packages_page",
    "frontdesk.packages.listing",
    "screens.requests.diary_page",
    "frontdesk.registers.all",
    "frontdesk.registers.listing",
    "frontdesk.requests.filters",
    "frontdesk.requests.ledger",
    "screens.figures.figures_page",
    "frontdesk.report.figures",
    "frontdesk.report.behind",
    "frontdesk.report.closing",
    "frontdesk.report.supplement_rows",
    "screens.figures.figure_rows",
    "screens.figures.plan_rows",
)
"""In the order in which they are asked for on most days; with each comes whatever it builds upon."""
LOAD_EVERY = 0.5
"""Seconds between two looks whether somebody types."""
_QUIET = 1.0
"""Seconds without a key after which nobody is typing."""


class Preloading:
    """Loads one module after another beside the screen, and stops as soon as a key is pressed."""

    def __init__(self, background: Background, idle: Idle) -> None:
        self._background, self._idle = background, idle
        self._left = deque(MODULES)
        self._is_loading = False

    def go_on(self) -> None:
        """Load the next, unless somebody types."""
        if not self._left or self._is_loading or self._idle.seconds < _QUIET:
            return
        self._is_loading = True
        load = partial(import_module, self._left.popleft())
        # What cannot be loaded is said where it is asked for.
        self._background.look_up("preload", load, self._loaded, self._loaded)

    def _loaded(self, _module: object) -> None:
        self._is_loading = False
        self.go_on()
