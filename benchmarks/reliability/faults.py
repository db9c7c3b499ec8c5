"""A fault in every handler, key and job in turn: nobody's data is seen, and the desk goes on.

First every page and form is played through with everything whole, to learn in which scene each of them is
called; then each is broken, and that scene played again.
"""

from __future__ import annotations

import asyncio
import functools
import importlib
import inspect
import os
import pkgutil
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from unittest.mock import patch

from benchmarks.reliability import every_place
from benchmarks.reliability.told import Told

if TYPE_CHECKING:
    from screens.office import Place
    from tests.screens.driven import Driven

SEED = "371199198704120021"
_OF_FORMS = ("begin", "look", "save", "remarks", "fills", "tidied", "passed_by")
_NOT_TRIED = frozenset({"open_office", "on_event", "on_unmount"})
"""Without the first there is no desk to look at, by the second comes all that ever happens, after the third
there is no desk any more."""
_PATIENCE = 120.0


class Scene(NamedTuple):
    """A page or form that is gone to, whether its boxes are typed into, and what is pressed then."""

    place: Place
    types: bool = False
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Breakable:
    """A function or method that a key, a message, a form or a thread beside the screen calls."""

    owner: Any
    name: str


@dataclass
class _Found:
    faults: int = 0
    never: int = 0
    seen: int = 0
    ended: int = 0
    by: list[str] = field(default_factory=list)


def _broken(failed: list[bool]) -> Callable[..., None]:
    """In the place of a function: it fails and says whose number it was about; and notes that it did."""

    def broken(*_given: object, **_named: object) -> None:
        failed.append(True)
        raise KeyError(f"张乃玉 {SEED}")

    return broken


def in_every_handler_and_job(database: str | None = None, some: int = 1) -> Told:
    """Break one after the other, and look for the seeded number on the screen and in the log.

    Args:
        database: a made-up community, which is made first where there is none.
        some: every so many of the scenes, and of what is called in them.
    """
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {"XDG_DATA_HOME": folder}):
        target = os.path.join(folder, "demo.db")
        every_place.community(target, database)
        found = asyncio.run(_break_all(folder, target, some))
    return Told(
        "a fault in each handler, key and job of each page and form in turn",
        "0 seeded ID numbers on the screen or in the log, the desk goes on",
        f"{found.faults} faults ({found.never} more are called by nothing that was done), "
        f"{found.seen} times seen, {found.ended} times the desk ended"
        + "".join(f" ({name})" for name in found.by[:5]),
        not (found.seen or found.ended) and found.faults > 0,
    )


async def _break_all(folder: str, target: str, some: int) -> _Found:
    from db.connection import close_database
    from screens.terminal import survive_faults
    from tests.screens.driven import desk

    survive_faults()
    breakables = [*every_breakable()]
    scene_of = await _called(target, [*_scenes(target)][::some], breakables)
    found = _Found(never=len(breakables) - len(scene_of))
    for breakable, scene in [*scene_of.items()][::some]:
        failed: list[bool] = []
        try:
            # While it opens, too: much is called then already.
            with patch.object(breakable.owner, breakable.name, _broken(failed)):
                async with asyncio.timeout(_PATIENCE), desk(target, is_calm=True) as driven:
                    await _play(driven, scene)
                    found.seen += not driven.has_ended and SEED in driven.text
                    ended = driven.has_ended
        except Exception:
            ended = True
        if failed and ended:
            found.ended += 1
            found.by.append(f"{breakable.owner.__name__}.{breakable.name}")
        found.faults += bool(failed)
        close_database()
    log = Path(folder) / "frontdesk" / "faults.log"
    found.seen += SEED in (log.read_text(encoding="utf-8") if log.exists() else "")
    return found


# What there is to break.


def every_breakable() -> Iterator[Breakable]:
    """What keys, messages, forms and threads call, in every module of the screens."""
    from textual.app import App

    import screens
    from screens.forms.form import Form

    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        loaded = importlib.import_module(module.name)
        own = [one for one in vars(loaded).values() if getattr(one, "__module__", "") == loaded.__name__]
        for one in own:
            if inspect.isclass(one):
                names = [name for name in vars(one) if name.startswith(("on_", "action_"))]
                # Before the application is mounted there is no page to say it on: it ends, and says where.
                not_tried = _NOT_TRIED | ({"on_mount"} if issubclass(one, App) else set())
                names = [name for name in names if name not in not_tried]
                names += [name for name in _OF_FORMS if issubclass(one, Form) and name in vars(one)]
                yield from (Breakable(one, name) for name in names if inspect.isfunction(vars(one)[name]))
            elif inspect.isfunction(one) and module.name.endswith(("jobs", "queries")):
                name = one.__name__
                yield from [Breakable(loaded, name)] if name[0] != "_" and name not in _NOT_TRIED else []


# When it is called.


def _scenes(target: str) -> Iterator[Scene]:
    """Every page, each kind of page with each of its keys, every form typed into and saved."""
    from db.connection import close_database
    from frontdesk import opening
    from screens.office import Place
    from screens.way import DESK

    dice = random.Random(1)
    duty = opening.open_office(target).duty
    pages = [DESK, *every_place.pages(dice)]
    forms = [*every_place.forms(duty, every_place.form_names(), dice)]
    close_database()
    for place in pages:
        yield Scene(place, types=True)
    kinds = {_kind(place): place for place in reversed(pages)}
    for kind, place in kinds.items():
        yield from (Scene(place, keys=("down", key)) for key in _keys_of(kind))
    for place in forms:
        yield Scene(place, types=True, keys=("enter", "down", "f4", "escape", "f10", "f10"))
    yield Scene(Place("lock"))
    yield Scene(Place("help"), keys=("f1", "ctrl+t", "ctrl+t", "f9", "ctrl+g", "ctrl+g", "ctrl+l", "enter"))


def _kind(place: Place) -> type:
    from screens.background import Background
    from screens.forms.drafts import Shelf
    from screens.office import Office
    from screens.pages import make_page

    office = Office(Background(lambda call: call()), Background(lambda call: call()))
    office.shelf = Shelf(office)
    return type(make_page(place.page, office)) if place.page != "desk" else _desk_page()


def _desk_page() -> type:
    from screens.desk.desk_page import DeskPage

    return DeskPage


def _keys_of(page: Any) -> list[str]:
    found = (str(getattr(binding, "key", "")).split(",")[0] for binding in page.BINDINGS)
    return [key for key in dict.fromkeys(found) if key]


async def _called(
    target: str, scenes: Sequence[Scene], breakables: Sequence[Breakable]
) -> dict[Breakable, Scene]:
    """The first scene in which each of them is called."""
    from db.connection import close_database
    from tests.screens.driven import desk

    found: dict[Breakable, Scene] = {}
    playing = scenes[0]

    def noting(breakable: Breakable) -> Callable[..., Any]:
        whole = getattr(breakable.owner, breakable.name)

        @functools.wraps(whole)
        def noted(*given: Any, **named: Any) -> Any:
            found.setdefault(breakable, playing)
            return whole(*given, **named)

        return noted

    with ExitStack() as stack:
        for breakable in breakables:
            stack.enter_context(patch.object(breakable.owner, breakable.name, noting(breakable)))
        for scene in scenes:
            playing = scene
            async with desk(target, is_calm=True) as driven:
                await _play(driven, scene)
            close_database()
    return found


async def _play(driven: Driven, scene: Scene) -> None:
    from textual import events

    from screens.parts.box import Box

    app = driven.app
    if app.office.trouble is None and scene.place != app.way.here:
        app.go(scene.place)
        await driven.settle()
    for box in app.screen.query(Box) if scene.types else ():
        box.focus()
        app.post_message(events.Paste("zny"))
        await driven.settle()
    for key in scene.keys:
        if not driven.has_ended:
            await driven.press(key)
