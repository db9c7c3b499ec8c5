"""Everything that looking after the database can find wrong, its copies included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from db import checking, journal
from db.clock import utc_now
from db.copies import kept_copies
from db.copies.heads_file import KnownHead
from db.encryption import file_keys
from db.records import Finding, Reason, Refused
from frontdesk.backups import cleaning, heads, keeping

_OLD_AFTER = 7


def examine(now: datetime | None = None) -> list[Finding]:
    """Looks the database and its copies over: the worst first, hints last.

    Returns:
        As `db.checking.findings`; `journal_cut` or `journal_cut_since` also by what is written down apart;
            `erased_came_back`, `copy_damaged`; of an encrypted database
            `copy_in_the_clear`; hints: `copies_none`, `copies_old`, `copies_away`.

    Raises:
        Refused: where not even that can be looked at.
    """
    found = checking.findings()
    with suppress(Refused):
        if count := cleaning.came_back():
            found.append(Finding(Reason("erased_came_back", {"count": count})))
    database = kept_copies.present_file()
    second = None if database is None else keeping.second_place(database)
    with suppress(Refused):
        found += _cut(found, heads.lost(*([second] if second is not None else ())))
    if database is not None:
        found += _copies(now or utc_now())
    return sorted(found, key=lambda one: not one.wrong)


def _cut(found: Sequence[Finding], head: KnownHead | None) -> Iterator[Finding]:
    """A tail that was cut off with the closes in it, told by what is written down beside the copies."""
    if head is None or any(one.reason.code == "journal_cut" for one in found):
        return
    if head.day:
        yield Finding(Reason("journal_cut", {"day": head.day, "entry": head.entry}))
    else:
        yield Finding(Reason("journal_cut_since", {"entry": head.entry}))


def _copies(now: datetime) -> list[Finding]:
    """Every copy is opened and compared; what is too far away or too old is only said."""
    database = kept_copies.present_file()
    assert database is not None
    found: list[Finding] = []
    whole = None
    for copy in kept_copies.listed(database):
        try:
            checked = kept_copies.check(copy, now)
            whole = whole or checked
        except Refused:
            found.append(Finding(Reason("copy_damaged", {"path": copy.path})))
    if file_keys.is_encrypted(database):
        found += [
            Finding(Reason("copy_in_the_clear", {"path": path}))
            for path in kept_copies.files(database)
            if not file_keys.is_encrypted(Path(path))
        ]
    if whole is None:
        found.append(Finding(Reason("copies_none"), wrong=False))
    elif (days := (now - whole.made_at).days) >= _OLD_AFTER and whole.entry != journal.sequence():
        found.append(Finding(Reason("copies_old", {"days": days}), wrong=False))
    problem = keeping.second_place_problem(database, now)
    return [*found, Finding(problem, wrong=False)] if problem else found
