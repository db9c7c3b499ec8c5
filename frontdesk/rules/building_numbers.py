"""Numbers of buildings as a clerk lists them: `1-8`, `1,3,5`, `1-7单`, `2-8双`, `A1-A6`, `东楼`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.records import Reason

MOST = 500
"""The most buildings that may be listed at once."""
_LONGEST = 20
_BETWEEN = re.compile(r"[\s,\uff0c、;\uff1b。]+")
_BEFORE_SIDE = re.compile(r"\s+(?=(?:[单双]号?|odd|even)(?:$|[\s,\uff0c、;]))", re.IGNORECASE)
_DASHES = re.compile(r"\s*[-~\uff0d\uff5e—–至到]\s*")
_COUNTING = re.compile(r"(?<=[0-9A-Za-z])(?:号楼|#楼|楼栋|栋|幢|座|楼|#)")
_RUN = re.compile(
    r"(?P<letter>[A-Za-z]?)(?P<first>\d{1,4})-(?P<again>[A-Za-z]?)(?P<last>\d{1,4})"
    r"(?P<side>单号?|双号?|odd|even|[ds])?",
    re.IGNORECASE,
)
_ODD = ("单", "d", "o")


@dataclass(frozen=True, slots=True)
class NumbersRead:
    """The numbers in the order they were listed, each once; and what was not understood."""

    numbers: tuple[str, ...] = ()
    problem: Reason | None = None


def read_building_numbers(text: str) -> NumbersRead:
    """Reads a list of numbers.

    A run takes every number between its ends, or with 单 (`d`, `odd`) the odd, with 双 (`s`, `even`) the
    even ones; on many estates one side of the road has odd numbers.

    Returns:
        The numbers, or `buildings_missing` (nothing was written), `building_numbers_unknown` (with the
        `text` of the part), `building_numbers_many` (with the `most`).
    """
    joined = _DASHES.sub("-", _BEFORE_SIDE.sub("", text.strip()))
    found: dict[str, None] = {}
    for part in filter(None, _BETWEEN.split(_COUNTING.sub("", joined))):
        numbers = _read_part(part)
        if not numbers:
            return NumbersRead(problem=Reason("building_numbers_unknown", {"text": part[:_LONGEST]}))
        found |= dict.fromkeys(numbers)
        if len(found) > MOST:
            return NumbersRead(problem=Reason("building_numbers_many", {"most": MOST}))
    if not found:
        return NumbersRead(problem=Reason("buildings_missing"))
    return NumbersRead(tuple(found))


def _read_part(part: str) -> tuple[str, ...]:
    run = _RUN.fullmatch(part)
    if run is None:
        return (part,) if "-" not in part and len(part) <= _LONGEST else ()
    letter, again = run["letter"], run["again"]
    first, last = int(run["first"]), int(run["last"])
    if again not in ("", letter) or not first <= last:
        return ()
    side = (run["side"] or "").casefold()
    wanted = range(first, last + 1)
    if side:
        parity = 1 if side.startswith(_ODD) else 0
        wanted = range(first + (first % 2 != parity), last + 1, 2)
    # One more than may be is enough to be told that there are too many.
    return tuple(f"{letter}{number}" for number in wanted[: MOST + 1])
