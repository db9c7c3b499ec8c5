"""What became of a request, by what its row says: the state it is in and the steps that led there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import NamedTuple

from db.records import Deadlines, Matter, Reason
from db.requests.bringing_in import PastRequest, PastStep, PastWhistle
from frontdesk.ledgers.doubts import Doubt, hidden
from frontdesk.request_ledgers.office_words import OfficeWords
from frontdesk.request_ledgers.request_row import RequestRow
from frontdesk.requests.deadlines import class_of, deadlines
from frontdesk.requests.intake import LONGEST_WORDS, summary_of
from frontdesk.rules.request_states import (
    ACCEPTED,
    ACKNOWLEDGED,
    ARCHIVED,
    CLOSED,
    DECLINED,
    DISPATCHED,
    IN_PROGRESS,
    MERGED,
    NEW,
    NOT_SATISFIED,
    NOT_SOLVED,
    PARKED,
    RESOLVED,
    TO_CALL_BACK,
    WITHDRAWN,
)
from frontdesk.rules.time_limits import Span, due
from frontdesk.rules.written_requests import FINISHED
from frontdesk.settings.calendar import calendar

# The hour by which a request of an old ledger came in, where it says none: when the office opens.
_MORNING = time(8, 30)
_BETWEEN_KEPT = ";"
_LAST_STEPS = {DECLINED: "decline", WITHDRAWN: "withdraw", PARKED: "park"}


class Place(NamedTuple):
    """Where a request belongs, as far as that is known."""

    estate_id: int | None = None
    household_id: int | None = None
    grid_id: int | None = None


@dataclass(slots=True)
class Standing:
    """The state of a request and what is to be looked at because of it."""

    state: str
    resolved_on: date | None = None
    doubts: list[Doubt] = field(default_factory=list)


def standing(row: RequestRow, today: date) -> Standing:
    """The state that a row says, with the day on which it was done.

    A row that says it is open stays open whatever else it says: nothing may be forgotten.
    """
    doubts: list[Doubt] = []
    closed_on = row.closed_on
    if closed_on is not None and closed_on > today:
        doubts.append(Doubt("closed_on", Reason("closed_ahead", {"day": closed_on.isoformat()})))
        closed_on = None
    elif closed_on is not None and closed_on < row.received_on:
        doubts.append(Doubt("closed_on", Reason("closed_before_received", {"day": closed_on.isoformat()})))
        closed_on = row.received_on
    state = row.status
    if not state:
        # Without a word of its status, what is written there says it.
        is_done = closed_on is not None or row.called is not None or bool(row.result)
        state = FINISHED if is_done else IN_PROGRESS if row.progress else ACCEPTED
    if state == MERGED:
        doubts.append(Doubt("status", Reason("merged_into_unknown")))
        state = ARCHIVED
    if state in (DISPATCHED, ACKNOWLEDGED) and not row.unit_ids:
        state = ACCEPTED if state == DISPATCHED else IN_PROGRESS
    elif state in (NEW, ACCEPTED):
        state = DISPATCHED if row.unit_ids else ACCEPTED
    if state in (FINISHED, RESOLVED):
        state = _finished(row)
    is_done = state in CLOSED or state == TO_CALL_BACK
    if not is_done:
        if closed_on is not None and row.closed_on == closed_on:
            doubts.append(Doubt("status", Reason("open_with_closing_day")))
        return Standing(state, None, doubts)
    if closed_on is None:
        closed_on = row.called_on if row.called_on and row.called_on >= row.received_on else None
        if closed_on is None:
            closed_on = row.received_on
            doubts.append(Doubt("closed_on", Reason("closing_day_missing")))
    if row.satisfaction == NOT_SATISFIED and state in (ARCHIVED, RESOLVED):
        doubts.append(Doubt("satisfaction", Reason("closed_not_satisfied")))
    elif row.solved == NOT_SOLVED and state in (ARCHIVED, RESOLVED):
        doubts.append(Doubt("solved", Reason("closed_not_solved")))
    return Standing(state, closed_on, doubts)


def _finished(row: RequestRow) -> str:
    if row.called:
        return ARCHIVED
    if row.reporter_kind == "anonymous":
        return ARCHIVED
    return TO_CALL_BACK if row.called is False else RESOLVED


class Writer:
    """Makes requests of rows, with deadlines counted once for each class and day."""

    def __init__(self, office: OfficeWords, today: date, staff_id: int) -> None:
        self._office = office
        self._today = today
        self._staff_id = staff_id
        self._calendar = calendar()
        self._limits = cache(deadlines)

    def past(self, row: RequestRow, number: str, place: Place, resident_id: int | None) -> PastRequest:
        """The request that a row tells of; its doubts are added to the row's."""
        stands = standing(row, self._today)
        if stands.resolved_on is None and row.retired_units:
            _leave_out_retired(row)
            stands = standing(row, self._today)
        row.doubts += stands.doubts
        kind = class_of(row.nature, self._office.topic_class(row.topic), row.urgency)
        limits = self._deadlines(row, stands, kind)
        is_open = stands.state not in CLOSED
        is_done = stands.resolved_on is not None
        if is_open and row.owner_left:
            row.doubts.append(Doubt("owner", Reason("owner_not_here")))
        called_on = self._called_on(row, stands)
        whistles = tuple(
            PastWhistle(
                unit,
                limits.due_on if not is_done else None,
                stands.resolved_on if is_done or stands.state != ACKNOWLEDGED else row.received_on,
                stands.resolved_on,
            )
            for unit in row.unit_ids
        )
        worked = is_done or bool(row.progress)
        return PastRequest(
            number=number,
            received_on=row.received_on,
            received_time=row.time,
            matter=_matter(row, place, resident_id, kind),
            state=stands.state,
            deadlines=limits,
            grid_id=place.grid_id,
            owner_id=row.owner_id or row.receiver_id or self._staff_id,
            resolved_on=stands.resolved_on,
            contacted_on=(stands.resolved_on or row.received_on) if worked else None,
            review_on=limits.due_on if stands.state == PARKED else None,
            told_on=called_on if stands.state in CLOSED else None,
            satisfaction=row.satisfaction if called_on else "",
            solved=row.solved if called_on else "",
            finish_by=self._finish_by(row, stands, kind),
            calls=int(called_on is not None and bool(row.called)),
            steps=tuple(_steps(row, stands, called_on, number)),
            whistles=whistles,
        )

    def _called_on(self, row: RequestRow, stands: Standing) -> date | None:
        if stands.resolved_on is None:
            return None
        if row.called_on is not None and stands.resolved_on <= row.called_on <= self._today:
            return row.called_on
        return stands.resolved_on

    def _deadlines(self, row: RequestRow, stands: Standing, kind: str) -> Deadlines:
        """None for what is closed; of calling back for what is done; else as written, or by the rules."""
        if stands.state in CLOSED:
            return Deadlines()
        if stands.resolved_on is not None:
            return self._limits("call_back", datetime.combine(stands.resolved_on, _MORNING))
        at = _came_in(row)
        by_rules = self._limits(kind, at)
        until = self._written_due(row, at)
        if until is None:
            return by_rules
        if until < row.received_on:
            row.doubts.append(Doubt("due", Reason("due_before_received", {"day": until.isoformat()})))
            return by_rules
        return Deadlines(until, "", by_rules.contact_due_on, by_rules.contact_due_time)

    def _written_due(self, row: RequestRow, at: datetime) -> date | None:
        """Until when it was to be finished, as the row says."""
        return due(row.due, at, self._calendar).day if isinstance(row.due, Span) else row.due

    def _finish_by(self, row: RequestRow, stands: Standing, kind: str) -> date | None:
        """Until when what is done was to be: as written, else by the rules from the day it came in.

        None where the day of its end is not what is written, for then nobody knows whether it was in time;
        where the rules rest on days that no notice has arranged; and for what was declined or withdrawn.
        """
        is_written = row.closed_on is not None and row.closed_on == stands.resolved_on
        if stands.state not in (ARCHIVED, RESOLVED, TO_CALL_BACK) or not is_written:
            return None
        at = _came_in(row)
        until = self._written_due(row, at)
        if until is not None and until >= row.received_on:
            return until
        by_rules = self._limits(kind, at)
        return None if by_rules.estimated else by_rules.due_on


def _came_in(row: RequestRow) -> datetime:
    """When it came in; where no time is written, as the office opened."""
    return datetime.combine(row.received_on, time.fromisoformat(row.time) if row.time else _MORNING)


def _leave_out_retired(row: RequestRow) -> None:
    """Nobody waits for an answer of a unit that is used no longer."""
    row.unit_ids = tuple(unit for unit in row.unit_ids if unit not in row.retired_units)
    for name in row.retired_units.values():
        row.kept.append(name)
        row.doubts.append(Doubt("unit", Reason("unit_ended", {"name": hidden(name)})))


def _matter(row: RequestRow, place: Place, resident_id: int | None, kind: str) -> Matter:
    return Matter(
        words=row.words,
        summary=summary_of(row.words),
        reporter=row.reporter,
        reporter_kind=row.reporter_kind,
        resident_id=resident_id,
        household_id=place.household_id,
        estate_id=place.estate_id,
        place=row.place,
        background=row.background,
        channel=row.channel,
        nature=row.nature,
        topic=row.topic,
        urgency=row.urgency,
        time_limit=kind,
        confidential=row.confidential,
        campaign=row.campaign,
        phone=row.phone,
    )


def _steps(row: RequestRow, stands: Standing, called_on: date | None, number: str) -> list[PastStep]:
    """What was done, in its order; what was written beside it all stands with the first step."""
    kept = row.kept[1:] if row.old_number == number else row.kept
    beside = _BETWEEN_KEPT.join(kept)[:LONGEST_WORDS]
    staff = row.receiver_id
    received, done = row.received_on, stands.resolved_on
    steps = [PastStep("log", received, row.words, {"ledger": beside} if beside else {}, staff, row.time)]
    steps += [PastStep("whistle", received, "", {"unit": str(unit)}, staff) for unit in row.unit_ids]
    result = row.result
    if row.progress and (done is None or result):
        steps.append(PastStep("progress", done or received, row.progress, {}, row.owner_id))
    else:
        result = result or row.progress
    if row.fen or row.money_source:
        given = {"source": row.money_source, "amount": str(row.fen) if row.fen else ""}
        steps.append(
            PastStep("funding", done or received, "", {k: v for k, v in given.items() if v}, row.owner_id)
        )
    if done is None:
        if stands.state == PARKED or result:
            kind = _LAST_STEPS.get(stands.state, "progress")
            steps.append(PastStep(kind, received, result, {}, row.owner_id))
        return steps
    steps.append(PastStep(_LAST_STEPS.get(stands.state, "finish"), done, result, {}, row.owner_id))
    if row.called and called_on is not None:
        said = {"satisfaction": row.satisfaction, "solved": row.solved}
        given = {name: code for name, code in said.items() if code}
        steps.append(PastStep("call_back", called_on, row.call_text, given))
    return steps
