"""What a part found: one line of the table, and whether the bar was met."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """`bar` is what was asked for, `found` what was seen."""

    what: str
    bar: str
    found: str
    met: bool
