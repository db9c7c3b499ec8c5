"""More people for the small community: those that ranking and rare readings need."""

from __future__ import annotations

from datetime import date

from db import bulk
from db.connection import transaction
from db.search import store
from tests import community

# They live in a building of their own, registered after everybody of the community.
_MORE: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "building": ("id estate_id number number_sort grid_id", [(6, 2, "5", 5, 2)]),
    "household": (
        "id building_id unit unit_sort room room_sort",
        [(9, 6, "1", 1, "101", 101), (10, 6, "1", 1, "102", 102)],
    ),
    "resident": (
        "id name sex born_on died_on",
        [
            (101, "张宁", 1, date(1990, 1, 1), None),
            (102, "仇曾", 1, date(1980, 1, 1), None),
            (103, "盖朴", 2, date(1975, 1, 1), None),
            (104, "区乐行", 1, date(1991, 1, 1), None),
            (105, "欧阳茜", 2, date(1993, 1, 1), None),
            (106, "阿卜杜热依木江•买买提吐尔逊", 1, date(1988, 1, 1), None),
            (107, "Jean-Paul Dupont", 1, date(1970, 1, 1), None),
            (108, "刘芳", 2, date(1990, 1, 1), None),
            (109, "刘桂花", 2, date(1950, 1, 1), None),
            (110, "刘桂花", 2, date(1951, 1, 1), None),  # moved away
            (111, "刘桂花", 2, date(1952, 1, 1), None),
            (112, "张\ue000", 1, date(1960, 1, 1), None),
            (113, "盖明", 1, None, None),  # has never lived here
        ],
    ),
    "residency": (
        "id resident_id household_id relation from_on to_on",
        [
            *((resident, resident, 9, "99", None, None) for resident in range(101, 109)),
            *((resident, resident, 10, "99", None, None) for resident in (109, 111, 112)),
            (110, 110, 10, "99", None, date(2020, 1, 1)),
        ],
    ),
}


def load() -> None:
    """Load the community with these people into the open database and index it."""
    with transaction():
        community.load()
        for table, (columns, rows) in _MORE.items():
            bulk.load(table, columns.split(), rows)
        bulk.finish_loading()
        store.rebuild()
