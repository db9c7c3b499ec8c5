"""A register's ledger into the register: one transaction, one entry of the journal, one undo."""

from __future__ import annotations

from collections.abc import Callable

from db import journal
from db.records import Duty, Refused
from db.registers import writing
from frontdesk.register_ledgers.intake import RegisterIntake

_TOLD_EVERY = 100


def bring_in(
    duty: Duty,
    intake: RegisterIntake,
    how_far: Callable[[int, int], None] | None = None,
    draft_id: str | None = None,
) -> None:
    """Write down what was looked through; as `Incoming.write`.

    Args:
        duty: Who acts.
        intake: As `read_intake` made it from the register as it is now.
        how_far: Told of the rows that are written.
        draft_id: Makes a repeated taking in of the same intake happen once.

    Raises:
        Refused: `changed_since` where anybody has changed anything since; `already_saved`; what the engine
            met. Nothing was written then.
    """
    entering = [one for one in intake.entering if not one.is_repeated and (one.values or one.beside)]
    if not entering:
        return
    register = intake.register.name
    with journal.operation(duty, "register_import", subject_kind=register, draft_id=draft_id) as entry:
        if journal.sequence() != intake.sequence:
            raise Refused("changed_since")
        for done, one in enumerate(entering):
            if how_far is not None and done % _TOLD_EVERY == 0:
                how_far(done, len(entering))
            if one.known is None:
                row_id = writing.add(entry, register, one.values)
            else:
                row_id = one.known.id
                if one.values:
                    writing.correct(entry, register, row_id, one.values)
            for beside in one.beside:
                writing.add(entry, beside.register, {**beside.values, beside.owner: str(row_id)})
