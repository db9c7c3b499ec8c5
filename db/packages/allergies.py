"""What children in packages must not have (过敏), in full: health data, told to nobody without a reason."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from db.access import access_log
from db.connection import transaction
from db.records import Duty
from db.tables import Allergy, Enrolment


def reveal(duty: Duty, enrolments: Collection[int], reason: str) -> dict[int, str]:
    """What is written down, by enrolment; everybody whom it is about gets a line in the access log.

    Raises:
        Refused: `not_for_your_role`.
    """
    with transaction():
        rows: Any = (
            Allergy.select(Allergy.enrolment, Enrolment.resident, Allergy.text)
            .join(Enrolment)
            .where(Allergy.enrolment << list(enrolments))
            .order_by(Allergy.id)
            .tuples()
        )
        found = list(rows)
        for _enrolment, resident, _text in found:
            access_log.note(duty, resident, "reveal", reason, about="health")
        return {enrolment: text for enrolment, _resident, text in found}
