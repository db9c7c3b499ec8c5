"""Two requests that are one, and who a reporter as written is."""

from __future__ import annotations

from typing import Any

from db.records import Refused, RequestLife, WhistleSent
from db.requests import reading, writing
from db.residents.people import details
from frontdesk.requests.doing import Doing, Effect
from frontdesk.rules.request_states import ACCEPTED, ACKNOWLEDGED, CLOSED, DISPATCHED, NEW, TO_CALL_BACK


def merge(doing: Doing) -> dict[str, Any]:
    """What is open of it goes over to the other one: everybody who reported it, units, tasks.

    Raises:
        Refused: `merge_with_itself`, `request_closed` with its `number`, each with the `field`; `row_gone`.
    """
    life, entry = doing.life, doing.entry
    if int(doing.given["main"]) == life.id:
        raise Refused("merge_with_itself", field="main")
    main = reading.life(int(doing.given["main"]))
    if main.state in CLOSED:
        raise Refused("request_closed", field="main", number=main.number)
    known = {one.resident_id for one in main.reporters if one.resident_id is not None}
    # Whoever reported both is one head, and is called once.
    others = [one.id for one in life.reporters if one.resident_id not in known]
    writing.hand_over_reporters(entry, life.id, main.id, others)
    for task in life.tasks:
        if task.is_open:
            writing.change_task(entry, task.id, request=main.id)
    changes = _hand_over_units(doing, main)
    if life.confidential:
        changes["confidential"] = True
    writing.change(entry, main.id, **changes)
    time = f"{doing.at:%H:%M}" if doing.given.get("time") or doing.day == entry.duty.day else ""
    day = max(doing.day, main.received_on)
    writing.add_step(entry, main.id, "merged_in", time, "", {"number": life.number}, day)
    doing.details["main"] = main.number
    return {"main": main.id}


def _hand_over_units(doing: Doing, main: RequestLife) -> dict[str, Any]:
    """Units that are at it are at the other one now; what that changes of its state."""
    at_it = {one.organisation_id for one in main.whistles if one.is_open}
    leads = any(one.lead for one in main.whistles if one.is_open)
    gone_over: list[WhistleSent] = []
    for one in doing.life.whistles:
        if not one.is_open:
            continue
        if main.state == TO_CALL_BACK or one.organisation_id in at_it:
            # Nothing more is owed by it, or under its other whistle only.
            writing.change_whistle(doing.entry, one.id, done_on=max(doing.day, one.sent_on))
        else:
            writing.change_whistle(doing.entry, one.id, request=main.id, lead=not leads)
            leads = True
            gone_over.append(one)
    if main.state not in (NEW, ACCEPTED) or not gone_over:
        return {"state": main.state}
    reported = any(one.state == "reported" for one in gone_over)
    return {"state": ACKNOWLEDGED if reported else DISPATCHED}


def link_reporter(doing: Doing) -> dict[str, Any]:
    """A reporter as written is somebody on the register.

    Raises:
        Refused: `reporter_unknown` with the `field`, where that reporter is not to be linked; `row_gone`.
    """
    unknown = [one for one in doing.life.reporters if one.is_unknown]
    reporter = next((one for one in unknown if str(one.id) == doing.given["reporter"]), None)
    if reporter is None:
        raise Refused("reporter_unknown", field="reporter")
    resident_id = int(doing.given["who"])
    doing.details |= {"reporter": reporter.name, "who": details(resident_id).name}
    writing.change_reporter(doing.entry, reporter.id, resident=resident_id)
    is_first = reporter == doing.life.reporters[0]
    return {"resident": resident_id} if is_first else {}


EFFECTS: dict[str, Effect] = {"merge": merge, "link_reporter": link_reporter}
"""By the name of the move."""
