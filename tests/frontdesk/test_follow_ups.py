"""Who is known at the health centre and was not measured for long: by readings, by what they said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from db.connection import transaction
from db.records import Duty, MeasuredValue
from db.tables import AccessLog, Consent, HealthNote, HealthReading
from frontdesk import follow_ups
from frontdesk.queue.computing import queue
from frontdesk.rules.known_patients import is_measured, is_said
from frontdesk.words import queue_lines, set_language
from tests import community


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("高血压", True),
        ("患 高血压、冠心病", True),
        ("2型糖尿病", True),
        ("血压偏高", True),
        ("无高血压", False),
        ("否认糖尿病,有高血压", True),
        ("血压正常", False),
        ("腰椎间盘突出", False),
        ("", False),
    ],
)
def test_what_a_note_says(note: str, said: bool) -> None:
    assert is_said(note) is said


def test_beyond_the_line_on_three_days() -> None:
    high, fine = MeasuredValue("blood_pressure", "150/92"), MeasuredValue("blood_pressure", "130/80")
    days = [date(2021, 3, day) for day in (1, 2, 3)]
    assert is_measured((day, high) for day in days)
    assert not is_measured((days[0], high) for _time in range(5))
    assert not is_measured([*((day, high) for day in days[:2]), (days[2], fine)])
    assert not is_measured([(day, MeasuredValue("pulse", "190")) for day in days])


def measured(resident: int, *readings: tuple[date, str]) -> None:
    with transaction():
        for day, reading in readings:
            at = datetime.combine(day, datetime.min.time()) + timedelta(hours=2)
            HealthReading.create(resident=resident, taken_at=at, kind="blood_pressure", reading=reading)


def test_ninety_days_without_a_reading(duty: Duty) -> None:
    community.load()
    set_language("en")
    last = duty.day - timedelta(90)
    spring = [(date(2021, 3, day), "150/92") for day in (1, 8, 15)]
    measured(1, *spring, (last, "128/80"))
    measured(2, *spring, (last + timedelta(1), "128/80"))
    measured(4, *spring[:2])
    measured(15, *spring)  # who died
    with transaction():
        HealthNote.create(resident=8, text="高血压,本人告知")
        HealthNote.create(resident=2, text="糖尿病")
    found = {one.resident_id: one for one in follow_ups.due(duty)}
    assert {one: line.last_on for one, line in found.items()} == {1: last, 8: None}
    assert set(follow_ups.by_grid(duty).values()) == {1}
    (first, second) = [line for line in queue(duty) if line.key.kind == "follow_up"]
    assert (first.count, first.who, first.opens, {first.grid, second.grid}) == (1, "", ("care", 0), {1, 2})
    assert "1 person" in queue_lines.matter(first)
    # Measured again, and another day later: nobody asks for it twice.
    measured(8, (duty.day, "120/80"))
    assert {one.resident_id for one in follow_ups.due(duty)} == {1}
    assert {one.resident_id for one in follow_ups.due(replace(duty, day=duty.day + timedelta(1)))} == {1, 2}


def test_who_took_every_consent_back_is_followed_no_more(duty: Duty) -> None:
    community.load()
    spring = [(date(2021, 3, day), "150/92") for day in (1, 8, 15)]

    def consents(resident: int, *withdrawn: date | None, purpose: str = "health") -> None:
        for day in withdrawn:
            about = {"resident": resident, "purpose": purpose, "given_by": "self", "how": "signed"}
            Consent.create(**about, given_on=date(2021, 1, 1), withdrawn_on=day)

    with transaction():
        consents(1, duty.day, duty.day)
        consents(1, None, purpose="photo")
        consents(2, duty.day, None)
        consents(4, duty.day, purpose="photo")
        consents(4, None)
    for resident in (1, 2, 4, 8):
        measured(resident, *spring)
    assert {one.resident_id for one in follow_ups.due(duty)} == {2, 4, 8}


def test_who_may_not_see_health_sees_nobody_and_a_look_is_noted(duty: Duty) -> None:
    community.load()
    with transaction():
        HealthNote.create(resident=8, text="高血压")
    volunteer = replace(duty, signed_in=True, role="volunteer")
    assert not follow_ups.due(volunteer) and follow_ups.due(duty)
    follow_ups.opened(duty)
    assert AccessLog.get().action == "patient_list"
