"""A fault in every handler, key and job in turn: nobody's data is seen, and the desk goes on.

First every page and form is played through with everything whole, to learn in which scene each of them is
called; then each is broken, and that scene played again. What no scene calls is called by hand in one in
which it stands, on the thread of the screen or beside it.
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


class Part(NamedTuple):
    """A scene, and whether something is called by hand in it after it was played."""

    scene: Scene
    by_hand: bool


@dataclass(frozen=True)
class Breakable:
    """A function or method that a key, a message, a form or a thread beside the screen calls."""

    owner: Any
    name: str


@dataclass
class _Found:
    faults: int = 0
    by_hand: int = 0
    nowhere: int = 0
    seen: int = 0
    ended: int = 0
    gave_up: int = 0
    by: list[str] = field(default_factory=list)


def _broken(whole: Callable[..., Any], failed: list[bool], *, once: bool) -> Callable[..., Any]:
    """In the place of a function: it fails and says whose number it was about; and notes that it did."""

    def broken(*given: Any, **named: Any) -> Any:
        if once and failed:
            return whole(*given, **named)
        failed.append(True)
        raise KeyError(f"张乃玉 {SEED}")

    # Who calls a handler looks at how many arguments it takes.
    return functools.wraps(whole)(broken)


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
        f"{found.faults} faults, {found.by_hand} of them called by hand ({found.nowhere} stand in no scene), "
        f"{found.seen} times seen, {found.ended} times the desk ended by one; {found.gave_up} come so often, "
        "if each call fails, that it gave up at the sixth within a minute, as it is meant to"
        + "".join(f" ({name})" for name in found.by[:5]),
        not (found.seen or found.ended) and found.faults > 0,
    )


async def _break_all(folder: str, target: str, some: int) -> _Found:
    from screens.terminal import survive_faults

    survive_faults()
    breakables = [*every_breakable()]
    parts = await _parts(target, [*_scenes(target)][::some], breakables)
    found = _Found(nowhere=len(breakables) - len(parts))
    for breakable, part in [*parts.items()][::some]:
        played = await _play_broken(target, breakable, part, once=False)
        found.by_hand += played.failed and part.by_hand
        found.seen += played.seen
        found.faults += played.failed
        if played.failed and played.ended:
            found.gave_up += 1
            played = await _play_broken(target, breakable, part, once=True)
            found.seen += played.seen
            if played.ended:
                found.ended += 1
                found.by.append(f"{breakable.owner.__name__}.{breakable.name}")
    log = Path(folder) / "frontdesk" / "faults.log"
    found.seen += SEED in (log.read_text(encoding="utf-8") if log.exists() else "")
    return found


class _Played(NamedTuple):
    """Whether anything failed, the seeded number stood on the screen, and the desk ended."""

    failed: bool
    seen: bool
    ended: bool


async def _play_broken(target: str, breakable: Breakable, part: Part, *, once: bool) -> _Played:
    """Play a scene with something in it that fails whenever it is called, or `once`."""
    from db.connection import close_database
    from tests.screens.driven import desk

    failed: list[bool] = []
    seen = False
    broken = _broken(getattr(breakable.owner, breakable.name), failed, once=once)
    try:
        # While it opens, too: much is called then already.
        with patch.object(breakable.owner, breakable.name, broken):
            async with asyncio.timeout(_PATIENCE), desk(target, is_calm=True) as driven:
                await _play(driven, part.scene)
                if part.by_hand and not driven.has_ended:
                    await _call(driven, breakable)
                seen = not driven.has_ended and SEED in driven.text
                ended = driven.has_ended
    except Exception:
        ended = True
    close_database()
    return _Played(bool(failed), seen, ended)


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


async def _parts(
    target: str, scenes: Sequence[Scene], breakables: Sequence[Breakable]
) -> dict[Breakable, Part]:
    """The first scene in which each of them is called; else the first in which it stands."""
    from db.connection import close_database
    from tests.screens.driven import desk

    called: dict[Breakable, Part] = {}
    standing: dict[Breakable, Part] = {}
    playing = scenes[0]

    def noting(breakable: Breakable) -> Callable[..., Any]:
        whole = getattr(breakable.owner, breakable.name)

        @functools.wraps(whole)
        def noted(*given: Any, **named: Any) -> Any:
            called.setdefault(breakable, Part(playing, by_hand=False))
            return whole(*given, **named)

        return noted

    with ExitStack() as stack:
        for breakable in breakables:
            stack.enter_context(patch.object(breakable.owner, breakable.name, noting(breakable)))
        for scene in scenes:
            playing = scene
            async with desk(target, is_calm=True) as driven:
                await _play(driven, scene)
                for breakable in breakables:
                    if breakable not in standing and _stands(driven, breakable):
                        standing[breakable] = Part(scene, by_hand=True)
            close_database()
    return standing | called


def _stands(driven: Driven, breakable: Breakable) -> bool:
    """Whether it can be called on the screen that is shown: what is no widget's, everywhere."""
    return not driven.has_ended and (
        not _is_of_the_screen(breakable) or _whose(driven, breakable) is not None
    )


def _is_of_the_screen(breakable: Breakable) -> bool:
    from textual.message_pump import MessagePump

    return inspect.isclass(breakable.owner) and issubclass(breakable.owner, MessagePump)


def _whose(driven: Driven, breakable: Breakable) -> Any:
    app = driven.app
    there = (app, app.screen, *app.screen.walk_children())
    return next((one for one in there if isinstance(one, breakable.owner)), None)


async def _call(driven: Driven, breakable: Breakable) -> None:
    """Call it as a message does, or as a job beside the screen."""
    broken = getattr(breakable.owner, breakable.name)
    if _is_of_the_screen(breakable):
        whose = _whose(driven, breakable)
        if whose is not None:
            whose.call_later(broken, whose)
    else:
        page = driven.page
        page.office.background.do(broken, lambda _none: None, page.failed)
    await driven.settle()


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
