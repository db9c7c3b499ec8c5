"""Writing somebody down at the desk: few keys, nobody twice, nothing lost."""

from __future__ import annotations

from typing import Any

import pytest
from textual import events

from db.connection import open_database
from db.orm import fn
from db.records import Kind, PhoneDetails
from db.residents import people
from db.tables import AccessLog, IdentityPaper, NotSame, Residency, Resident
from screens.office import Place
from tests.screens.driven import Driven, desk
from tests.screens.forms import (
    GIRL_OF_2015,
    MAN_OF_1990,
    WOMAN_OF_1987,
    WRONG_DIGIT,
    form,
    here,
    household_of,
    open_place,
    texts,
)


def newest() -> Resident:
    found: Resident = Resident.select().order_by(Resident.id.desc()).first()
    return found


def named(name: str) -> list[Resident]:
    return list(Resident.select().where(Resident.name == name).order_by(Resident.id))


async def new_member(driven: Driven, of: str = "zny hn") -> int:
    home = await household_of(driven, of)
    await driven.press("n")
    assert texts(driven)["home"].startswith("海纳莒州家园 12-1-1702")
    return home


async def test_a_box_gives_way_to_its_hint_only_while_that_is_shown(office: str) -> None:
    async with desk(office, language="en") as driven:
        await open_place(driven, Place("resident_add"))
        whole = driven.page.query_one("#field-sex").size.width
        assert "There is no name" in driven.text and "…" not in driven.text

        def boxes() -> list[int]:
            return [driven.page.query_one(f"#field-{name}").size.width for name in ("phone", "home")]

        assert boxes() == [whole, whole]
        await driven.press(*["down"] * 4)
        assert here(driven)[0] == "phone" and "child 李明" in driven.text and boxes()[1] == whole > boxes()[0]
        await driven.press("down", "down")
        # What can be typed is told before that it is missing.
        assert (
            here(driven)[0] == "home"
            and "who lives there: zny" in driven.text
            and "No home" not in driven.text
        )
        assert boxes()[0] == whole > boxes()[1]
        await driven.press("down")
        assert "? No home" in driven.text and boxes() == [whole, whole]


async def test_a_member_is_written_down_in_few_keys(office: str) -> None:
    async with desk(office) as driven:
        home = await new_member(driven)
        await driven.type("李小燕")
        await driven.press("enter", "enter")
        await driven.type(WOMAN_OF_1987)
        await driven.press("enter")
        assert texts(driven)["sex"] == "女"
        assert texts(driven)["born"] == "1987-06-01"
        assert here(driven)[0] == "phone", "what the number filled in is passed by"
        await driven.type("15412340207")
        await driven.press("enter", "enter")
        assert here(driven)[0] == "relation", "the home is known"
        await driven.type("ex")
        await driven.press("f10")
        assert driven.app.way.here == Place("card", Kind.HOUSEHOLD, home)
        assert "本户6人" in driven.text
        assert "李小燕" in driven.text
        assert "已登记:李小燕" in driven.text
        await driven.press("escape")
        assert driven.app.way.here.kind is Kind.RESIDENT, "the form is no step to go back to"
    open_database(office)
    person = newest()
    details = people.details(person.id)
    assert (details.name, details.sex, str(details.born_on)) == ("李小燕", 2, "1987-06-01")
    assert details.phones == (PhoneDetails("15412340207", "own", ""),)
    assert (details.ethnic_group, details.residence, details.doubts) == ("01", "registered", ())
    assert Residency.get(Residency.resident == person.id).relation == "38"


async def test_enter_saves_on_the_last_field(office: str) -> None:
    async with desk(office) as driven:
        await new_member(driven)
        await driven.type("李小燕")
        while here(driven)[0] != "relation":
            await driven.press("enter")
        await driven.type("99")
        while isinstance(driven.page, type(form(driven))) and here(driven)[0] != "note":
            await driven.press("enter")
        await driven.type("租住")
        await driven.press("enter")
        assert driven.app.way.here.page == "card"
    open_database(office)
    assert newest().note == "租住"


async def test_undo_takes_somebody_back_and_the_draft_does_not_return(office: str) -> None:
    async with desk(office) as driven:
        await new_member(driven)
        await driven.type("李小燕")
        form(driven).go_to("relation")
        await driven.type("99")
        await driven.press("f10", "f9")
        assert "李小燕" not in driven.rows[8:]
        assert "新建居民" in driven.rows[-3]
        assert driven.app.office.drafts == 0
    open_database(office)
    assert named("李小燕") == []


async def test_from_the_find_box_with_what_was_typed(office: str) -> None:
    async with desk(office) as driven:
        await driven.type(f"欧阳不在 {MAN_OF_1990}")
        assert "新建居民" in driven.marked
        await driven.press("enter")
        assert texts(driven)["name"] == "欧阳不在"
        assert texts(driven)["paper"] == MAN_OF_1990
        await driven.press("escape")
        assert driven.page is driven.app.desk
        await driven.press("f3")
        await driven.type("zny")
        await driven.press("down", "n")
        assert form(driven) is not None
        assert texts(driven)["name"] == "", "initials are no name"


async def test_a_home_is_found_by_address_or_by_who_lives_there(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("resident_add", Kind.HOUSEHOLD))
        await driven.type("王新来")
        form(driven).go_to("home")
        await driven.type("hn 12-1-1702")
        assert "本户5人" in driven.text
        await driven.press("enter")
        assert texts(driven)["home"] == "海纳莒州家园 12-1-1702"
        await driven.type("po")
        await driven.press("enter")
        assert texts(driven)["relation"] == "配偶"
        await driven.press("f10")
        assert driven.app.way.here.kind is Kind.RESIDENT
        assert "海纳莒州家园12号楼1单元1702室" in driven.text


async def test_of_several_homes_one_is_picked_from_the_list(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("resident_add", Kind.HOUSEHOLD))
        await driven.type("王新来")
        form(driven).go_to("home")
        await driven.type("zny")
        assert "3户" in driven.text
        await driven.press("enter")
        assert form(driven).parts.choices.is_open, "what may mean several is listed by Enter"
        await driven.type("hn")
        await driven.press("enter")
        assert texts(driven)["home"] == "海纳莒州家园 12-1-1702"
        assert here(driven)[0] == "relation"


async def test_without_a_home_it_is_said_and_saved(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("resident_add", Kind.HOUSEHOLD))
        await driven.type("王无址")
        assert "没有住址" in driven.text
        await driven.press("f10")
        assert driven.app.way.here.kind is Kind.RESIDENT
    open_database(office)
    assert Residency.select().where(Residency.resident == newest().id).count() == 0


async def test_what_is_missing_has_the_cursor_and_nothing_is_saved(office: str) -> None:
    async with desk(office) as driven:
        await new_member(driven)
        await driven.press("f10")
        assert here(driven)[0] == "name"
        assert "! 没有姓名" in driven.rows[-3]
        await driven.type("李")
        assert "没有姓名" not in driven.rows[-3]
        await driven.press("f10")
        assert here(driven)[0] == "relation"
        await driven.type("户主")
        await driven.press("f10")
        assert "户主已是张建国" in driven.rows[-3]
    open_database(office)
    assert named("李") == []


async def test_a_wrong_number_is_asked_about_once_and_then_to_be_verified(office: str) -> None:
    async with desk(office) as driven:
        await new_member(driven)
        await driven.type("李小燕")
        form(driven).go_to("paper")
        await driven.type(WRONG_DIGIT)
        form(driven).go_to("relation")
        await driven.type("99")
        await driven.press("f10")
        assert here(driven)[0] == "paper"
        assert "再按 F10" in driven.rows[-3]
        await driven.press("f10")
        assert driven.app.way.here.page == "card"
    open_database(office)
    assert newest().doubt == "paper_checksum"


async def test_what_was_typed_since_is_asked_about_anew(office: str) -> None:
    async with desk(office) as driven:
        await new_member(driven)
        await driven.type("李小燕")
        form(driven).go_to("paper")
        await driven.type(WRONG_DIGIT)
        form(driven).go_to("relation")
        await driven.type("99")
        await driven.press("f10")
        await driven.press("backspace")
        await driven.type("2")
        await driven.press("f10")
        assert form(driven), "another number, another question"
        await driven.press("f10")
        assert driven.app.way.here.page == "card"


async def test_the_same_number_is_somebody_found_before(office: str) -> None:
    async with desk(office) as driven:
        await new_member(driven)
        number = await _number_of(driven, "张建国")
        await driven.type("张见国")
        form(driven).go_to("paper")
        await driven.type(number)
        assert "1条相似" in driven.text
        assert "身份证号相同" in driven.text
        form(driven).go_to("relation")
        await driven.type("99")
        await driven.press("f10")
        assert "张建国的身份证号相同" in driven.rows[-3]
        await driven.press("pagedown", "x")
        assert "1条相似" not in driven.text
        assert here(driven)[0] == "paper"
        await driven.press("f10")
        assert driven.app.way.here.page == "card"
    open_database(office)
    person = newest()
    assert person.doubt == "paper_shared"
    pairs: Any = NotSame.select(NotSame.other).tuples()
    assert list(pairs) == [(person.id,)]


async def _number_of(driven: Driven, name: str) -> str:
    from tests.screens.forms import ask

    def look() -> str:
        one = Resident.get(Resident.name == name)
        return str(IdentityPaper.get(IdentityPaper.resident == one.id).number)

    return await ask(driven, look)


async def test_the_card_of_who_is_alike_and_back_to_the_form(office: str) -> None:
    async with desk(office) as driven:
        await new_member(driven)
        await driven.type("张建国")
        assert "同名同户" in driven.text
        await driven.press("pagedown", "enter")
        assert driven.app.way.here.kind is Kind.RESIDENT
        assert "张建国" in driven.rows[2]
        await driven.press("escape")
        assert texts(driven)["name"] == "张建国"
        assert here(driven) == ("name", 3)


async def test_correcting_shows_everything_once_and_logs_it(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny hn")
        await driven.press("enter", "e")
        before = texts(driven)
        assert before["name"] == "张南燕"
        assert before["paper"].startswith("371199")
        assert before["relation"] == "女儿"
        form(driven).go_to("workplace")
        await driven.type("县医院")
        await driven.press("f10")
        assert driven.app.way.here.kind is Kind.RESIDENT
        assert "已更正:张南燕" in driven.rows[-3]
        await driven.press("e")
        assert texts(driven) == {**before, "workplace": "县医院"}
    open_database(office)
    assert [row.action for row in AccessLog.select()] == ["edit", "edit"]
    (person,) = named("张南燕")
    assert person.workplace == "县医院"


async def test_family_with_the_same_phone_is_not_alike(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny hn")
        await driven.press("enter", "e")
        assert texts(driven)["phone"]
        assert "条相似" not in driven.text


async def test_correcting_without_a_change_changes_nothing(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny hn")
        await driven.press("enter", "e", "f10")
        assert driven.app.way.here.kind is Kind.RESIDENT
    open_database(office)
    from db.tables import JournalChange

    assert JournalChange.select(fn.COUNT(JournalChange.id)).scalar() == _changes_of_the_demo(office)


def _changes_of_the_demo(_office: str) -> int:
    from db.tables import Journal, JournalChange

    last = Journal.select().where(Journal.operation == "resident_correct").get()
    return int(JournalChange.select().where(JournalChange.journal != last.id).count())


async def test_a_child_is_corrected_with_a_reason_only(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zd hn 1702")
        await driven.press("f3")
        await driven.type("周朵朵")
        await driven.press("enter", "e")
        assert "用途" in driven.text
        assert "371199" not in driven.text
        await driven.press("f10")
        assert driven.page.said_badly
        await driven.type("学校来电核对")
        await driven.press("enter")
        assert texts(driven)["name"] == "周朵朵"
        assert driven.app.office.drafts == 0
        await driven.press("escape")
        assert driven.app.way.here.page == "card"
    open_database(office)
    (noted,) = AccessLog.select()
    assert (noted.action, noted.reason) == ("edit", "学校来电核对")


async def test_the_other_language_in_the_middle(office: str) -> None:
    async with desk(office) as driven:
        await new_member(driven)
        await driven.type("李小燕")
        form(driven).go_to("relation")
        await driven.type("儿媳")
        await driven.press("up", "ctrl+t")
        assert texts(driven)["relation"] == "daughter-in-law"
        assert texts(driven)["ethnic_group"] == "Han"
        assert "Birth date" in driven.text
        await driven.press("ctrl+t")
        assert texts(driven)["relation"] == "儿媳"
        await driven.press("f10")
        assert "本户6人" in driven.text


async def test_the_same_as_last_time(office: str) -> None:
    async with desk(office) as driven:
        await new_member(driven)
        await driven.type("李小燕")
        form(driven).go_to("registered_at")
        await driven.press("ctrl+r")
        assert texts(driven)["registered_at"] == ""
        await driven.type("莒县城阳街道1号")
        form(driven).go_to("relation")
        await driven.type("99")
        await driven.press("f10", "n")
        form(driven).go_to("registered_at")
        await driven.press("ctrl+r")
        assert texts(driven)["registered_at"] == "莒县城阳街道1号"
        form(driven).go_to("relation")
        await driven.press("ctrl+r")
        assert texts(driven)["relation"] == "非亲属"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_hostile_text_through_every_field(office: str, size: tuple[int, int]) -> None:
    hostile = "\x1b[31m[/]张\x00\u202e\ud800[@click=app.bell]x[/]\n𬎆㛃 阿卜杜拉·买买提" + "长" * 10_000
    async with desk(office, size=size) as driven:
        await open_place(driven, Place("resident_add", Kind.HOUSEHOLD))
        for name in texts(driven):
            form(driven).go_to(name)
            driven.app.post_message(events.Paste(hostile))
            await driven.settle()
            assert driven.rows
        await driven.press("f10", "f10")
        form(driven).go_to("relation")
        await driven.press("f4", "ctrl+t", "escape", "f10")
        assert form(driven)
        assert driven.rows
    open_database(office)
    assert newest().name != "x"


async def test_hostile_names_are_kept_as_they_are(office: str) -> None:
    async with desk(office) as driven:
        await new_member(driven)
        for name in ("[/]", "a[b]c", "阿卜杜拉•买买提", "𬎆㛃"):
            if driven.app.way.here.page == "card":
                await driven.press("n")
            driven.app.post_message(events.Paste(name))
            await driven.settle()
            form(driven).go_to("relation")
            await driven.type("99")
            await driven.press("f10")
            assert driven.app.way.here.page == "card"
        assert "阿卜杜拉·买" in driven.text
    open_database(office)
    assert [named(name) != [] for name in ("[/]", "a[b]c", "阿卜杜拉·买买提", "𬎆㛃")] == [True] * 4


async def test_a_girls_number_fills_in_and_follows_until_somebody_says_otherwise(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, Place("resident_add", Kind.HOUSEHOLD))
        form(driven).go_to("paper")
        await driven.type(GIRL_OF_2015)
        assert texts(driven)["born"] == "2015-03-10"
        for _digit in GIRL_OF_2015:
            await driven.press("backspace")
        await driven.type(WOMAN_OF_1987)
        assert texts(driven)["born"] == "1987-06-01", "what the form filled in follows"
        form(driven).go_to("born")
        await driven.press("ctrl+u")
        await driven.type("1987-6-2")
        form(driven).go_to("paper")
        await driven.press("backspace")
        await driven.type("8")
        assert texts(driven)["born"] == "1987-06-02", "what somebody typed stays"
        assert "生日" in driven.text or "出生日期" in driven.text
