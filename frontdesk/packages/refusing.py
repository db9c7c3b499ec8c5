"""A consent that was refused is remembered, and not asked for again (网络数据安全管理条例 art. 22)."""

from __future__ import annotations

from collections.abc import Sequence

from db import journal
from db.packages import consents
from db.records import ConsentGiven, Duty, Refused


def refuse(
    duty: Duty,
    package_id: int,
    resident_id: int,
    refusals: Sequence[ConsentGiven],
    *,
    draft_id: str | None = None,
) -> None:
    """Notes that what a package needs was refused. Raises: Refused, `nothing_refused`, `already_saved`."""
    with journal.operation(
        duty, "consent_refuse", subject_kind="package", subject_id=package_id, draft_id=draft_id
    ) as entry:
        if not refusals:
            raise Refused("nothing_refused")
        for one in refusals:
            consents.give(entry, resident_id, one, package_id)
