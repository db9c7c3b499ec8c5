"""The main screens as plain text, letter by letter, so that every change to them is seen and meant.

Run `python -m tests.screens.test_golden --write` after a change that is meant, and read the difference.
"""

from __future__ import annotations

import asyncio
import difflib
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from db.connection import close_database
from tests.screens.driven import desk

FOLDER = Path(__file__).with_name("golden")


class Scene(NamedTuple):
    """What is typed and pressed before the screen is looked at."""

    text: str = ""
    keys: tuple[str, ...] = ()
    given: Mapping[str, Any] = MappingProxyType({})


_TO_A_FLAT = ("ctrl+b", *"yly", "enter", "2", "enter", *"301")

SCENES = {
    "notebook_zh": Scene(),
    "hits_zh": Scene("zny"),
    "hits_en": Scene("zny", given={"language": "en"}),
    "resident_zh": Scene("zhangningyu", ("enter",)),
    "resident_en": Scene("zhangningyu", ("enter",), {"language": "en"}),
    "household_zh": Scene("zhangnanyan", ("enter", "h")),
    "estates_zh": Scene("", ("ctrl+b",)),
    "entrance_zh": Scene("", _TO_A_FLAT),
    "entrance_en": Scene("", _TO_A_FLAT, {"language": "en"}),
    "hits_ascii": Scene("张宁裕", given={"theme": "ascii"}),
}


def path_of(name: str) -> Path:
    """Where a scene is kept."""
    return FOLDER / f"{name}.txt"


async def screen(office: str, scene: Scene) -> str:
    """The rows of the screen at the end of a scene, without the blanks at their ends."""
    async with desk(office, **scene.given) as driven:
        if scene.text:
            await driven.type(scene.text)
        if scene.keys:
            await driven.press(*scene.keys)
        return driven.text + "\n"


@pytest.mark.parametrize("name", SCENES)
async def test_the_screen_is_as_it_was(name: str, office: str) -> None:
    kept = path_of(name).read_text(encoding="utf-8")
    seen = await screen(office, SCENES[name])
    difference = difflib.unified_diff(kept.splitlines(), seen.splitlines(), "kept", "seen", lineterm="", n=1)
    assert seen == kept, "\n".join(["", *difference])


def test_every_golden_file_is_of_a_scene() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {f"{name}.txt" for name in SCENES}


def write() -> None:
    """Keep every scene as it is now."""
    from frontdesk.demo import build

    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "demo.db"
        build(str(built))
        close_database()
        for name, scene in SCENES.items():
            # A copy for each: opening a card changes who is found first.
            office = shutil.copyfile(built, Path(folder) / f"{name}.db")
            office.chmod(0o600)
            path_of(name).write_text(asyncio.run(screen(str(office), scene)), encoding="utf-8", newline="\n")
            close_database()


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit("usage: python -m tests.screens.test_golden --write")
    write()
