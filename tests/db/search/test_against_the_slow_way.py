"""Finding, compared with asking every rule of everybody, on both engines."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.connection import close_database, open_database
from db.records import Duty, Kind
from db.search import store
from frontdesk.demo import build
from frontdesk.finding import find
from tests.conftest import TODAY
from tests.lending import Server

from . import lookups, namesakes, oracle

_EVERYBODY = 20_000
_DUTY = Duty(1, "", "clerk", "1", TODAY)


def people_found(text: str) -> list[int]:
    """Return the ids of the residents that `text` finds, in their order; nothing where only nearest."""
    found = find(_DUTY, text, _EVERYBODY)
    return [hit.id for hit in found.hits if hit.kind is Kind.RESIDENT and not found.nearest]


@pytest.fixture(scope="module")
def demo_on_postgresql(postgresql_server: Server) -> Iterator[str]:
    """The made-up community on the server."""
    postgresql_server.run("CREATE DATABASE slow_way")
    build(postgresql_server.url("slow_way"))
    close_database()
    yield postgresql_server.url("slow_way")
    close_database()
    postgresql_server.run("DROP DATABASE slow_way WITH (FORCE)")


@pytest.fixture
def demo(engine_name: str, request: pytest.FixtureRequest, demo_file: Path) -> Iterator[str]:
    """The made-up community, open, on each engine in turn."""
    target = str(demo_file) if engine_name == "sqlite" else request.getfixturevalue("demo_on_postgresql")
    open_database(target)
    yield target
    close_database()


@pytest.mark.parametrize("seed", range(20))
def test_a_small_community(opened: str, seed: int) -> None:
    namesakes.load()
    people = oracle.everybody()
    named = [one for one in people if one.whole_name.isalpha() and not one.whole_name.isascii()]
    for lookup in lookups.some(named, 40, seed):
        assert (lookup.text, people_found(lookup.text)) == (
            lookup.text,
            oracle.found(people, lookup.typed, lookup.joined),
        )


@pytest.mark.parametrize("seed", range(3))
def test_a_small_community_with_people_served_lately(opened: str, seed: int) -> None:
    namesakes.load()
    people = oracle.everybody()
    drawn = random.Random(seed)
    served: list[int] = []
    named = [one for one in people if one.whole_name.isalpha() and not one.whole_name.isascii()]
    for lookup in lookups.some(named, 40, seed):
        one = drawn.choice(people).id
        store.note_served(one)
        served = [one, *(other for other in served if other != one)]
        # A tier has no more of them than twenty; here are no more who could be in one.
        assert (lookup.text, people_found(lookup.text)) == (
            lookup.text,
            oracle.found(people, lookup.typed, lookup.joined, served),
        )


def test_the_made_up_community(demo: str, slow_answers: list[tuple[str, list[int]]]) -> None:
    assert sum(bool(found) for _, found in slow_answers) > len(slow_answers) / 2
    for text, found in slow_answers:
        assert (text, people_found(text)) == (text, found)


@pytest.fixture(scope="module")
def slow_answers(demo_file: Path) -> list[tuple[str, list[int]]]:
    """What the slow way finds in the made-up community, asked once for both engines."""
    open_database(str(demo_file))
    people = oracle.everybody()
    close_database()
    return [
        (lookup.text, oracle.found(people, lookup.typed, lookup.joined))
        for lookup in lookups.some(people, 120, seed=7)
    ]


def test_both_engines_give_the_same_hits(
    demo_file: Path, demo_on_postgresql: str, slow_answers: list[tuple[str, list[int]]]
) -> None:
    texts = [text[:end] for text, _ in slow_answers[:40] for end in range(1, len(text) + 1)]
    answers = []
    for target in (str(demo_file), demo_on_postgresql):
        open_database(target)
        answers.append([find(_DUTY, text, limit) for text in texts for limit in (1, 18, 50)])
        close_database()
    assert answers[0] == answers[1]
