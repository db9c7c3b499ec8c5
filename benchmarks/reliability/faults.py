"""A fault in what every key leads to, and in every job beside the screen: nobody's data is seen."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import os
import pkgutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.reliability.told import Told

SEED = "371199198704120021"
_PAGES = (
    "to_do", "packages", "diary", "registers", "settings", "copies", "care", "whistles", "banners",
    "working_days", "browse", "walk_in", "resident_add", "help", "menu", "ledger_file", "ledger_out",
)  # fmt: skip


def in_every_key_and_job(most: int = 1_000_000) -> Told:
    """Break one after the other, and look for the seeded number on the screen and in the log.

    Args:
        most: how many at most.
    """
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {"XDG_DATA_HOME": folder}):
        count, seen, ended = asyncio.run(_break_all(folder, most))
    return Told(
        "a fault in each key's action on each page and in each job beside the screen",
        "0 seeded ID numbers on the screen or in the log, the desk goes on",
        f"{count} faults, {seen} times seen, {ended} times the desk ended",
        not (seen or ended) and count > 0,
    )


async def _break_all(folder: str, most: int) -> tuple[int, int, int]:
    from db.connection import close_database, open_database
    from screens.terminal import survive_faults
    from tests import community
    from tests.screens.driven import desk

    target = os.path.join(folder, "office.db")
    open_database(target, create=True)
    close_database()
    community.settle(target)
    survive_faults()
    count = seen = ended = 0
    for breaks, key in _faults():
        if count >= most:
            break
        async with desk(target, is_calm=True) as driven:
            with breaks():
                await key(driven)
                count += 1
                seen += not driven.has_ended and SEED in driven.text
                ended += driven.has_ended
        close_database()
    log = Path(folder) / "frontdesk" / "faults.log"
    seen += SEED in (log.read_text(encoding="utf-8") if log.exists() else "")
    return count, seen, ended


def _broken(*_given: object, **_named: object) -> None:
    raise KeyError(f"张乃玉 {SEED}")


def _faults() -> Iterator[tuple[Callable[[], Any], Callable[[Any], Any]]]:
    yield from _of_keys()
    yield from _of_jobs()


def _of_keys() -> Iterator[tuple[Callable[[], Any], Callable[[Any], Any]]]:
    """The action of each key of each page, broken; the page is gone to and the key is pressed."""
    from screens.background import Background
    from screens.office import Office
    from screens.pages import make_page

    office = Office(Background(lambda call: call()), Background(lambda call: call()))
    from screens.forms.drafts import Shelf

    office.shelf = Shelf(office)
    for name in _PAGES:
        page = type(make_page(name, office))
        for binding in page.BINDINGS:
            action = getattr(binding, "action", "").partition("(")[0]
            if action and "." not in action and hasattr(page, f"action_{action}"):
                key = str(getattr(binding, "key", "")).split(",")[0]
                yield _patching(page, f"action_{action}"), _pressing(name, key)


def _of_jobs() -> Iterator[tuple[Callable[[], Any], Callable[[Any], Any]]]:
    """Each function of the modules of jobs, broken; every page is gone to in turn."""
    import screens

    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        if module.name.endswith(("jobs", "queries")):
            loaded = importlib.import_module(module.name)
            for name, job in inspect.getmembers(loaded, inspect.isfunction):
                if job.__module__ == loaded.__name__ and not name.startswith("_") and name != "open_office":
                    yield _patching(loaded, name), _visiting


def _patching(owner: Any, name: str) -> Callable[[], Any]:
    return lambda: patch.object(owner, name, _broken)


def _pressing(page: str, key: str) -> Callable[[Any], Any]:
    async def press(driven: Any) -> None:
        from screens.office import Place

        driven.app.go(Place(page))
        await driven.settle()
        await driven.press("down", key)

    return press


async def _visiting(driven: Any) -> None:
    from screens.office import Place

    for page in ("to_do", "packages", "diary", "settings", "walk_in"):
        driven.app.go(Place(page))
        await driven.settle()
        if driven.app.office.trouble is not None:
            await driven.press("enter")
    await driven.press("f3")
    if driven.app.office.trouble is None:
        await driven.type("zny")
