"""The whistle board, the chase and its letter, and the wall of banners, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from db.records import Duty, Matter, Refused
from db.requests import reading
from db.tables import Organisation, Request
from frontdesk.printing.head import as_html
from frontdesk.printing.letters import chase_letter, whistle_slip
from frontdesk.printing.receipts import receipt
from frontdesk.requests import banners, whistles
from frontdesk.requests.logging import Then, log
from frontdesk.requests.moving import chase, move
from frontdesk.settings.keeping import set_value
from frontdesk.undoing import undo_last
from frontdesk.words import set_language
from tests import community

LIGHT = Matter(
    words="路灯坏了,晚上看不见。", summary="院内路灯不亮", reporter="马大爷", topic="ss", phone="15400000001"
)


@pytest.fixture(autouse=True)
def a_community(duty: Duty) -> None:
    """The small community, in the open database, with the words that stand on paper."""
    community.load()
    set_language("zh")


def on(duty: Duty, month: int, day: int) -> Duty:
    return replace(duty, day=date(2021, month, day))


def unit(place: int) -> str:
    return str(Organisation.select().order_by(Organisation.id)[place].id)


def whistled(duty: Duty, matter: Matter, place: int) -> int:
    logged = log(duty, matter, Then.ACCEPT)
    assert logged.id is not None
    move(duty, logged.id, "whistle", {"unit": unit(place), "text": "请修"})
    return logged.id


def board(duty: Duty, typed: str = "", *, answered: bool = False) -> list[tuple[str, list[tuple[str, int]]]]:
    found = whistles.board(duty, typed, answered=answered)
    return [(one.unit, [(line.line.number[-1], line.late) for line in one.whistles]) for one in found]


def test_the_latest_stand_on_top_and_one_key_chases(duty: Duty) -> None:
    early, late = on(duty, 8, 20), on(duty, 8, 30)
    first = whistled(late, LIGHT, 0)
    second = whistled(early, LIGHT, 1)
    third = whistled(late, replace(LIGHT, summary="电梯停了"), 1)
    fourth = whistled(on(duty, 9, 6), LIGHT, 0)
    move(late, third, "report_in", {"unit": unit(1)})
    names = [Organisation.get_by_id(int(unit(place))).name for place in (0, 1)]
    # 20 August: due on the 27th, six working days before 6 September. 30 August: not reported in by the
    # 1st, which is three working days ago; whoever has reported in has until today.
    assert board(duty) == [(names[1], [("4", 6), ("5", 0)]), (names[0], [("3", 3), ("6", -5)])]
    assert board(duty, "cq") == [(names[1], [("4", 6)]), (names[0], [("3", 3)])]
    assert board(duty, "电梯") == [(names[1], [("5", 0)])]
    assert board(duty, f"{names[0][:2]} {Request.get_by_id(first).number}") == [(names[0], [("3", 3)])]
    assert board(duty, "x[/]") == []

    (line,) = whistles.board(duty, "cq")[0].whistles
    chase(duty, line.line.id)
    chase(duty, line.line.id)
    (line,) = whistles.board(duty, "cq")[0].whistles
    assert (line.line.chased_on, line.line.times_chased, line.line.state) == (duty.day, 2, "sent")
    steps = reading.life(second).steps
    assert [step.kind for step in steps][-2:] == ["chase", "chase"]
    undo_last(duty)
    assert whistles.board(duty, "cq")[0].whistles[0].line.times_chased == 1

    move(duty, first, "hand_back", {"unit": unit(0), "back_reason": "not_ours", "text": "不归我们"})
    assert board(duty, answered=True)[1] == (names[0], [("6", -5), ("3", 0)])
    move(duty, first, "whistle", {"unit": unit(0), "text": ""})
    again = [one.line for one in whistles.board(duty, "")[1].whistles if one.line.request_id == first]
    assert [one.times_handed_back for one in again] == [1]
    withdrawn = next(
        one.line.id for one in whistles.board(duty, "")[1].whistles if one.line.request_id == fourth
    )
    move(duty, fourth, "withdraw", {})
    assert not any(number == "6" for _unit, those in board(duty) for number, _late in those)
    with pytest.raises(Refused) as refused:
        chase(duty, withdrawn)
    assert refused.value.reason.code == "move_not_possible"


def test_the_letter_tells_what_the_unit_has_to_know_and_nothing_of_who_said_it(duty: Duty) -> None:
    set_value(duty, "paper_head", "莒县同心社区居民委员会")
    set_value(duty, "office_phone", "0633-6220000")
    request = whistled(on(duty, 8, 20), LIGHT, 1)
    chase(duty, whistles.board(duty, "")[0].whistles[0].line.id)
    sent = whistles.board(duty, "")[0].whistles[0].line
    letter = as_html(duty, chase_letter(duty, sent.id))
    number = Request.get_by_id(request).number
    for told in (
        "莒县同心社区居民委员会",
        "督办函", sent.unit, number, "院内路灯不亮", "已超期6个工作日",
        "至今尚未报到", "第1次催办", "于2021年9月8日前", "0633-6220000", "2021年9月6日",
    ):  # fmt: skip
        assert told in letter, told
    slip = as_html(duty, whistle_slip(duty, sent.id))
    assert "吹哨派单" in slip and "请修" in slip and "size: A4" in slip
    slip_of = as_html(duty, receipt(duty, request))
    assert number in slip_of and "马大爷" in slip_of and "0633-6220000" in slip_of
    for page in (letter, slip):
        assert "马大爷" not in page and "15400000001" not in page and "晚上看不见" not in page
    assert "路灯" not in slip_of and "15400000001" not in slip_of
    set_value(duty, "letter_paper", "a5")
    assert "size: A5" in as_html(duty, chase_letter(duty, sent.id))


def test_a_confidential_matter_goes_out_without_its_words(duty: Duty) -> None:
    request = whistled(on(duty, 9, 3), replace(LIGHT, confidential=True), 0)
    sent = whistles.board(duty, "")[0].whistles[0].line
    pages = [chase_letter(duty, sent.id), whistle_slip(duty, sent.id), receipt(duty, request)]
    for page in (as_html(duty, one) for one in pages):
        assert "路灯" not in page and "请修" not in page and "马大爷" not in page
    assert "催办单" in as_html(duty, pages[0]), "not late: a reminder"
    set_language("en")
    assert "working days left" in as_html(duty, chase_letter(duty, sent.id))


def test_banners_hang_the_latest_first(duty: Duty) -> None:
    logged = log(on(duty, 4, 16), LIGHT, Then.SETTLE, answer="修好了")
    assert logged.id is not None
    move(on(duty, 6, 20), logged.id, "banner", {"text": "为民解忧暖人心、至真至诚显真情", "people": "孙绪升"})
    move(on(duty, 8, 1), logged.id, "banner", {"text": "一心为民"})
    assert [one.inscription for one in banners.wall("")] == ["一心为民", "为民解忧暖人心、至真至诚显真情"]
    assert [one.people for one in banners.wall("sxs")] == ["孙绪升"]
    assert banners.wall("解忧 路灯")[0].day == date(2021, 6, 20)
    assert banners.wall("没有") == ()
    Request.update(confidential=True).execute()
    assert [one.people + one.summary + one.estate for one in banners.wall("")] == ["", ""]
