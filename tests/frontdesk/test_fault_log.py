"""What is written down of a fault: where in our own code it was, however deep in a library it came up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from frontdesk import fault_log

ROOT = Path(__file__).parents[2]


def calling(path: Path) -> Callable[[Callable[[], None]], None]:
    """A function that calls what it is given, as if it stood in a file."""
    names: dict[str, Callable[[Callable[[], None]], None]] = {}
    exec(compile("def call(given):\n    given()\n", str(path), "exec"), names)
    return names["call"]


def deep(levels: int) -> None:
    if not levels:
        raise ValueError("371122199001011234")
    deep(levels - 1)


@pytest.mark.parametrize("floor", ["screens", "frontdesk", "db"])
@pytest.mark.parametrize("levels", [0, 5, 40])
def test_the_place_of_ours_is_told_however_deep_the_fault(floor: str, levels: int) -> None:
    with pytest.raises(ValueError) as caught:
        calling(ROOT / floor / "made_up.py")(lambda: deep(levels))
    kind, *places = fault_log.told(caught.value)
    assert kind == "ValueError"
    assert any(place.endswith(f"{floor}/made_up.py:2 in call") for place in places)
    assert places[-1].endswith("in deep")
    assert len(places) <= 5 and "371122" not in "".join(places)
