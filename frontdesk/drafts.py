"""Forms somebody has begun and put aside: kept at every pause, taken up again, thrown away."""

from __future__ import annotations

from db import drafts, journal
from db.records import Draft, Duty


def keep(duty: Duty, draft: Draft) -> int:
    """Keeps a draft as it stands; how many of this person wait at this desk then.

    A draft whose form was saved meanwhile is not kept again.

    Raises:
        Refused: what the database met; the draft was not kept then.
    """
    drafts.save(draft)
    return len(drafts.waiting(duty))


def waiting(duty: Duty) -> tuple[Draft, ...]:
    """This person's drafts at this desk, the one that was left alone longest first."""
    return drafts.waiting(duty)


def discard(duty: Duty, draft_id: str) -> int:
    """Throws a draft away; how many wait then.

    Raises:
        Refused: what the database met; the draft is still there then.
    """
    drafts.discard(draft_id)
    return len(drafts.waiting(duty))


def refuse_saved(draft_id: str) -> None:
    """Says so where the form of a draft was saved already. Raises: Refused, `already_saved`."""
    journal.refuse_saved(draft_id)
