"""Amounts of money as people write them, in fen."""

from __future__ import annotations

import re
import unicodedata

_AMOUNT = re.compile(r"(\d{1,12})(?:\.(\d{1,4}))?(万|千|百)?(?:元|块|yuan)?", re.I)
_TIMES = {"": 1, "百": 100, "千": 1_000, "万": 10_000}
MOST_FEN = 10**13


def read_fen(text: str) -> int | None:
    """Reads an amount: `40000`, `40,000.00元`, `4万`, `1.5万`, `¥12.50`; None where it is none, or nothing.

    Returns:
        Fen (hundredths of a yuan); None also where it would not come out in whole fen.
    """
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("¥", "").replace(" ", "")
    found = _AMOUNT.fullmatch(plain)
    if found is None:
        return None
    behind = found[2] or ""
    scaled = int(found[1] + behind) * _TIMES[found[3] or ""] * 100
    fen, rest = divmod(scaled, 10 ** len(behind))
    return fen if not rest and 0 < fen <= MOST_FEN else None


def written_yuan(fen: int) -> str:
    """Fen as yuan: `40,000元` has no fen, `12.50元` has."""
    yuan, rest = divmod(fen, 100)
    return f"{yuan:,}.{rest:02}" if rest else f"{yuan:,}"
