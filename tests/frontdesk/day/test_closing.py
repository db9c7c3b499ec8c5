"""A day is looked through and closed: at most one close stands, and nothing else is touched by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db import drafts, journal
from db.connection import transaction
from db.queue import marks
from db.records import Draft, Duty, LineKey, Matter, Refused
from db.tables import DayClose, Request, RequestReporter, Resident, Staff
from frontdesk.day import closing, reviewing
from frontdesk.day.closing import Words
from frontdesk.day.handover import forgotten, handed_over
from frontdesk.day.left import left
from frontdesk.queue import marking
from frontdesk.requests.logging import Then, log
from frontdesk.undoing import undo_last
from frontdesk.words import set_language
from tests import community
from tests.conftest import TODAY

KNOWN = Matter(
    words="楼道灯不亮。", summary="楼道灯不亮", reporter="张大爷", resident_id=1, topic="ss", estate_id=1
)


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, without what waits there already."""
    community.load()
    set_language("en")
    with transaction():
        RequestReporter.delete().execute()
        Request.delete().execute()
        Resident.update(doubt="").execute()


def on(duty: Duty, day: date) -> Duty:
    return replace(duty, day=day)


def kinds(duty: Duty) -> list[str]:
    return [line.key.kind for line in left(duty).mine]


def test_an_empty_day_is_closed_and_says_so(duty: Duty) -> None:
    assert left(duty).mine == () and forgotten(duty) is None
    closing.close(duty, TODAY, Words())
    found = closing.standing(TODAY)
    assert found is not None and found.counts == {} and found.staff == duty.staff_name
    assert found.entry == 0 and closing.short_code(found) == ""


def test_a_day_is_closed_once_and_the_second_is_told(duty: Duty) -> None:
    log(duty, KNOWN, Then("accept"))
    head = journal.head()
    closing.close(duty, TODAY, Words("sunny", "停电两小时", "", "钥匙在抽屉里"))
    found = closing.standing(TODAY)
    assert found is not None
    assert (found.entry, found.chain) == head and found.chain.startswith(
        closing.short_code(found).replace("-", "")
    )
    assert found.counts["logged"] == 1 and found.counts["written"] == 1
    with transaction():
        other = Staff.create(name="李青苗")
    second = replace(duty, staff_id=other.id, staff_name="李青苗", desk="2")
    with pytest.raises(Refused, match="day_closed") as told:
        closing.close(second, TODAY, Words())
    assert told.value.reason.values["name"] == duty.staff_name
    # Closing locks nothing.
    log(second, KNOWN, Then("accept"))
    with pytest.raises(Refused, match="day_ahead"):
        closing.close(duty, TODAY + timedelta(1), Words())


def test_a_day_is_opened_again_and_what_was_typed_is_offered(duty: Duty) -> None:
    words = Words("rain", "记事", "", "交接")
    with pytest.raises(Refused, match="day_open"):
        closing.reopen(duty, TODAY)
    closing.close(duty, TODAY, words)
    closing.correct(duty, TODAY, replace(words, leader_remark="已阅"))
    closing.reopen(duty, TODAY)
    assert closing.standing(TODAY) is None
    assert closing.typed_last(TODAY) == replace(words, leader_remark="已阅")
    closing.close(duty, TODAY, words)
    assert DayClose.select().count() == 2
    for _time in range(4):
        undo_last(duty)
    assert DayClose.select().count() == 0 and journal.verify() is None


def test_a_forgotten_close_is_offered_and_the_note_is_read_the_next_day(duty: Duty) -> None:
    log(duty, KNOWN, Then("accept"))
    tomorrow = on(duty, TODAY + timedelta(1))
    assert forgotten(duty) is None and forgotten(tomorrow) == TODAY
    assert forgotten(on(duty, TODAY + timedelta(30))) is None
    closing.close(tomorrow, TODAY, Words(handover="王大娘上午来取证明"))
    assert forgotten(tomorrow) is None and forgotten(on(duty, TODAY + timedelta(2)))
    note = handed_over(tomorrow)
    assert note is not None and (note.day, note.handover) == (TODAY, "王大娘上午来取证明")
    assert handed_over(duty) is None and handed_over(on(duty, TODAY + timedelta(40))) is None


def test_what_is_left_is_what_is_due_and_ones_own_and_what_lacks_something(duty: Duty) -> None:
    before = on(duty, date(2021, 8, 20))
    log(before, KNOWN, Then("accept"))
    bare = replace(KNOWN, topic="qt", resident_id=None, reporter="穿红衣的大姐", phone="")
    log(duty, bare, Then("accept"))
    drafts.save(Draft("d-1", duty.staff_id, duty.desk, "walk_in", {"words": "半句"}))
    found = kinds(duty)
    assert found[:3] == ["draft", "no_topic", "no_person"] and {"finish", "first_contact"} <= set(found)
    # What somebody else has in hand is theirs; it is counted, not walked through.
    finish = next(line for line in left(duty).mine if line.key.kind == "finish")
    with transaction():
        other = Staff.create(name="李青苗")
    marking.hand_over(duty, finish.key, other.id)
    assert "finish" not in kinds(duty) and "finish" in [line.key.kind for line in left(duty).others]
    # What is only worth a look is looked at once, or tomorrow again.
    no_topic, no_person = (
        next(one for one in left(duty).mine if one.key.kind == kind) for kind in found[1:3]
    )
    reviewing.done(duty, no_topic.key)
    reviewing.put_off(duty, no_person.key)
    assert not {"no_topic", "no_person"} & set(kinds(duty))
    assert "no_person" in kinds(on(duty, TODAY + timedelta(1)))
    undo_last(duty)
    assert "no_person" in kinds(duty)
    with pytest.raises(Refused, match="queue_line_gone"):
        reviewing.put_off(duty, LineKey("theme", 1, "ss 3"))
    assert marks.standing(TODAY)[no_topic.key].dropped


def test_three_of_a_topic_in_an_estate_within_a_month_are_a_theme(duty: Duty) -> None:
    for day, topic in ((date(2021, 8, 9), "ss-1"), (date(2021, 8, 20), "ss-2"), (TODAY, "ss")):
        log(on(duty, day), replace(KNOWN, topic=topic, words=f"{topic}坏了"), Then("accept"))
    themes = [line for line in left(duty).mine if line.key.kind == "theme"]
    assert [(one.place, one.count, one.code) for one in themes] == [("金马怡乐园", 3, "ss")]
    reviewing.done(duty, themes[0].key)
    assert "theme" not in kinds(duty)
    # One more of it is worth another look.
    log(duty, replace(KNOWN, words="又坏了"), Then("accept"))
    assert "theme" in kinds(duty)
    assert "theme" not in kinds(on(duty, date(2021, 10, 1)))
