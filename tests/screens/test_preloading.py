"""What is loaded while nobody types, and that the pages asked for most need nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import pytest

from screens import preloading
from screens.background import Background
from screens.idle import Idle
from screens.preloading import MODULES, Preloading

ROOT = Path(__file__).parents[2]


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The modules that were loaded, in their order; none is loaded in truth."""
    names: list[str] = []
    monkeypatch.setattr(preloading, "import_module", names.append)
    return names


def load_all(loaded: list[str]) -> None:
    """Let it load as the desk does when nobody has typed for a minute, its answers handed to this thread."""
    clock = Clock()
    idle = Idle(clock, clock)
    clock.now = 60.0
    answers: SimpleQueue[Callable[[], None]] = SimpleQueue()
    background = Background(answers.put)
    Preloading(background, idle).go_on()
    while len(loaded) < len(MODULES):
        answers.get()()
    background.close()


def test_everything_is_loaded_one_after_the_other_once_nobody_types(loaded: list[str]) -> None:
    load_all(loaded)
    assert loaded == list(MODULES)


def test_nothing_is_loaded_while_somebody_types(loaded: list[str]) -> None:
    clock = Clock()
    background = Background(lambda answer: answer())
    Preloading(background, Idle(clock, clock)).go_on()
    background.close()
    assert loaded == []


def test_what_cannot_be_loaded_keeps_nothing_else_from_being_loaded(
    loaded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(name: str) -> None:
        loaded.append(name)
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(preloading, "import_module", load)
    load_all(loaded)
    assert loaded == list(MODULES)


def test_the_pages_asked_for_most_then_load_nothing(office: str) -> None:
    code = [sys.executable, "-m", "tests.screens.loads_on_the_way", office]
    done = subprocess.run(code, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert set(found) == {"f2", "f5", "f6", "f7", "f8", "enter"}
    assert not any(found.values()), found
