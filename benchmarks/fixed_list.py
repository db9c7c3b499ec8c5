"""The desk with nothing looked up: what a key costs on the same screen with a list that is fixed.

`python -m benchmarks.fixed_list DATABASE standing|drawn`. `standing` shows the same list after every key:
the desk's widgets draw only what changed, so a key paints itself and nothing else. `drawn` shows two full
lists by turns: every key paints a list. All else, from the start to the painting, is the desk's own.
"""

from __future__ import annotations

import sys
from itertools import cycle

import screens.app
import screens.opening_app
from frontdesk.opening import close_office, open_office
from screens import jobs
from screens.desk.answer import Answer
from screens.desk.desk_page import DeskPage

QUERIES = {"standing": ("z",), "drawn": ("z", "l")}
"""What the lists are the answers to; each has more hits than the desk shows."""


def _answers(database: str, queries: tuple[str, ...]) -> list[Answer]:
    try:
        duty = open_office(database).duty
        return [jobs.find(duty, query) for query in queries]
    finally:
        close_office()


def main(database: str, way: str) -> int:
    """Opens the desk with the lists; the exit code."""
    answers = cycle(_answers(database, QUERIES[way]))

    class FixedList(DeskPage):
        """Answers at once and on the spot, whatever is typed."""

        def _look_up(self, *_given: object) -> None:
            self._show_answer(next(answers))

    vars(screens.opening_app)["DeskPage"] = FixedList
    return screens.app.run_desk(database, language="en")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
