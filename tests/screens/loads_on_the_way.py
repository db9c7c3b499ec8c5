"""`python -m tests.screens.loads_on_the_way DATABASE`: what keys still load once all is loaded beforehand.

What the database's floor loads with a first question is its own affair. In a process of its own, for whatever
one test has loaded stays loaded for the next.
"""

from __future__ import annotations

import asyncio
import json
import sys
from importlib import import_module

from screens.preloading import MODULES
from tests.screens.driven import desk

_OURS = ("frontdesk", "screens")


async def loaded(database: str, *ways: tuple[str, ...]) -> dict[str, list[str]]:
    """By the last key of each way, from the opening page on, the modules of ours that it loads."""
    found = {}
    async with desk(database, language="en") as driven:
        for module in MODULES:
            import_module(module)
        for way in ways:
            before = set(sys.modules)
            await driven.press(*way)
            new = sorted(name for name in sys.modules if name not in before and name.split(".")[0] in _OURS)
            found[way[-1]] = new
            await driven.press("f3")
    return found


if __name__ == "__main__":
    ways = (("f2",), ("f5",), ("f6",), ("f7",), ("f8",), (*"zny", "enter"))
    print(json.dumps(asyncio.run(loaded(sys.argv[1], *ways))))
