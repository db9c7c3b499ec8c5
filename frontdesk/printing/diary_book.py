"""The people's diary as a book: a cover, and leaf after leaf a sentence for every matter, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from db.records import Duty, RequestLine
from frontdesk.printing.head import office_head
from frontdesk.printing.paper import Block, Cover, Entry, Leaf, Printout, Size
from frontdesk.text import cell_width, clean
from frontdesk.words import Language, _, diary, language, lines, pgettext
from frontdesk.words.codes import label

LINES_OF_A_LEAF = 22
"""Of the 24 ruled lines of a leaf: two are left for what turns out longer than counted."""
_CELLS_OF_A_LINE: Mapping[Language, int] = {"zh": 46, "en": 38}
"""What surely fits on a line beside the state and the number; states are longer in English."""


def diary_book(
    duty: Duty, found: Iterable[RequestLine], since: date | None = None, until: date | None = None
) -> Printout:
    """The book of some requests.

    Args:
        duty: who prints it.
        found: the requests in any order; they are written down by the day on which they came.
        since, until: the period that the cover tells; None for the day of the first or last of them.
    """
    by_day = sorted(found, key=lambda one: (one.received_on, one.id))
    first = since or (by_day[0].received_on if by_day else duty.day)
    last = until or (by_day[-1].received_on if by_day else duty.day)
    period = lines.long_day(first)
    if last != first:
        period = _("{since} to {until}").format(since=period, until=lines.long_day(last))
    title = pgettext("print", "People's diary")
    blocks: list[Block] = [Cover(title, period, office_head(duty).name)]
    blocks += (Leaf(entries, number) for number, entries in enumerate(_leaves(by_day), 1))
    return Printout(title, tuple(blocks), size=Size.A5, is_book=True)


def _leaves(by_day: Sequence[RequestLine]) -> Iterator[tuple[Entry, ...]]:
    """What stands on each leaf; a day that goes on overleaf is told there again."""
    leaf: list[Entry] = []
    room = LINES_OF_A_LEAF
    for day, those in groupby(by_day, key=lambda one: one.received_on):
        heading = Entry(f"{lines.long_day(day)}  {lines.weekday(day)}", is_day=True)
        is_told = False
        for one in those:
            text = clean(diary.sentence(one))
            needed = max(-(-cell_width(text) // _CELLS_OF_A_LINE[language()]), 1)
            if leaf and needed + (not is_told) > room:
                yield tuple(leaf)
                leaf, room, is_told = [], LINES_OF_A_LEAF, False
            if not is_told:
                leaf.append(heading)
                room -= 1
                is_told = True
            leaf.append(Entry(text, f"{label('state', one.state)}  {one.number}"))
            room -= needed
    if leaf or not by_day:
        yield tuple(leaf)
