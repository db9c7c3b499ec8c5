"""The tests run on as many cores as they are worth."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import workers

SOME = [f"tests/test_{number}.py" for number in range(40)]


@pytest.mark.parametrize(
    ("arguments", "cores", "processes"),
    [
        (SOME, 1, 0),
        (SOME, 2, 2),
        (SOME, 64, 5),
        (SOME[:8], 2, 0),
        (["tests/test_1.py::test_this"], 2, 0),
        ([], 2, 0),
        ([str(Path(__file__).parents[1])], 2, 2),
        ([str(Path(__file__).parents[1])], 64, 8),
    ],
)
def test_few_files_and_one_core_are_not_worth_another_process(
    arguments: list[str], cores: int, processes: int
) -> None:
    assert workers.wanted(arguments, cores) == processes


def test_there_is_a_core() -> None:
    assert workers.cores() >= 1
