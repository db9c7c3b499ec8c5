"""Looking at somebody's details in full: who looked stands in the access log, and why where it matters."""

from __future__ import annotations

from dataclasses import replace

from db.access import revealing
from db.records import Duty, Refused, RequestCard, Revealed
from db.residents.ages import age_on
from frontdesk.cards import with_all_clocks
from frontdesk.packages.of_people import consents, offers, taken
from frontdesk.permitted import is_permitted
from frontdesk.rules.consents import HEALTH, taken_back_on
from frontdesk.rules.protection import needs_reason
from frontdesk.settings.keeping import office_settings
from frontdesk.settings.zones import local
from frontdesk.text import clean

LONGEST_REASON = 200


def reveal(duty: Duty, resident_id: int, reason: str = "") -> Revealed:
    """Everything that a resident's card masks.

    Args:
        duty: who looks.
        resident_id: at whom.
        reason: a code of the label group "purpose", or words; asked for where the person is a child or
            there are protected facts, which are shown only to who may see them.

    Raises:
        Refused: `not_for_your_role`, `reveal_reason_missing`, `row_gone`; nothing was shown or noted then.
    """
    said = clean(reason, limit=LONGEST_REASON)
    born_on, protected = revealing.about(resident_id)
    if not said and needs_reason(age_on(duty.day, born_on), protected):
        raise Refused("reveal_reason_missing")
    revealed = revealing.reveal(duty, resident_id, said)
    if not is_permitted(duty, "see_health"):
        # What is protected stays so; who a child's guardian is, is not.
        guardians = tuple(fact for fact in revealed.protected if fact.subject == "guardian")
        return replace(revealed, protected=guardians, readings=(), packages=taken(resident_id, in_full=False))
    zone = office_settings().text("zone")
    told = consents(resident_id, in_full=True)
    taken_back = taken_back_on((one.line for one in told if one.line is not None), HEALTH)
    measured = revealed.readings if taken_back is None else ()
    return replace(
        revealed,
        readings=tuple(replace(one, taken_at=local(one.taken_at, zone)) for one in measured),
        no_readings_since=taken_back if revealed.readings else None,
        consents=told,
        packages=taken(resident_id, in_full=True),
        offers=offers(duty, [resident_id], in_full=True),
    )


def reveal_request(duty: Duty, request_id: int, reason: str) -> RequestCard:
    """A request with the phones of those who reported it; of a confidential one also who said what.

    Args:
        duty: who looks.
        request_id: at which.
        reason: a code of the label group "purpose", or words; asked for of a confidential one.

    Raises:
        Refused: `reveal_reason_missing`, `row_gone`; nothing was shown or noted then.
    """
    said = clean(reason, limit=LONGEST_REASON).strip()
    return with_all_clocks(duty, revealing.request(duty, request_id, said))
