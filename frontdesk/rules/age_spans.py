"""From which age to which: `60+`, `6-12`, `60岁以上`, `14以下` (pure)."""

from __future__ import annotations

import re
import unicodedata

OLDEST = 130
_SPAN = re.compile(r"(\d{1,3})(?:周?岁)?(?:-|~|至|到)(\d{1,3})(?:周?岁)?")
_FROM = re.compile(r"(?:>=?)?(\d{1,3})(?:周?岁)?(?:\+|及?以上|-|起)?")
_UNTIL = re.compile(r"(?:<=?|-)(\d{1,3})(?:周?岁)?|(\d{1,3})(?:周?岁)?及?以下")


def read_ages(text: str) -> tuple[int | None, int | None] | None:
    """The least and the most completed years; a number alone is the least; None where it is no span.

    `14以下` takes 14 in, as 以下 does in law (民法典 art. 1259).
    """
    told = re.sub(r"[‐-―−—~～]", "-", "".join(unicodedata.normalize("NFKC", text).split()))
    if not told:
        return None, None
    if found := _SPAN.fullmatch(told):
        least, most = int(found[1]), int(found[2])
        return (least, most) if least <= most <= OLDEST else None
    if found := _UNTIL.fullmatch(told):
        most = int(found[1] or found[2])
        return (None, most) if most <= OLDEST else None
    if found := _FROM.fullmatch(told):
        least = int(found[1])
        return (least, None) if least <= OLDEST else None
    return None


def written_ages(least: int | None, most: int | None) -> str:
    """A span as it is typed: `60+`, `6-12`, `-14`."""
    if least is None:
        return "" if most is None else f"-{most}"
    return f"{least}+" if most is None else f"{least}-{most}"
