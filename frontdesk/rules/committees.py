"""How many sit in an owners' committee (日照市物业管理条例, art. 34)."""

from __future__ import annotations

from db.records import Reason

FEWEST, MOST = 3, 11


def seats_amiss(count: int) -> Reason | None:
    """What is wrong with a number of members: it is to be odd, from three to eleven.

    Returns:
        `committee_size`, with the `count`; None where it is right, and as long as nobody is written down.
    """
    if count == 0 or (count % 2 and FEWEST <= count <= MOST):
        return None
    return Reason("committee_size", {"count": count, "fewest": FEWEST, "most": MOST})
