"""What was typed is not lost: pauses, other pages, a database that cannot be written, a killed desk."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from db import drafts, journal
from db.connection import open_database, transaction
from db.records import Draft, Duty, Kind, Refused
from db.tables import Draft as DraftRow
from db.tables import Journal, Resident
from screens.forms.form import Saved
from screens.office import Place
from screens.people import person_jobs
from tests.screens.driven import LOOK_AGAIN, Driven, desk
from tests.screens.forms import ask, form, here, household_of, open_place, texts
from tests.screens.hostile_office import TEXTS

NEW = Place("resident_add", Kind.HOUSEHOLD)


def kept(driven: Driven) -> Callable[[], tuple[Draft, ...]]:
    duty = driven.app.office.duty
    assert duty is not None
    return lambda: drafts.waiting(duty)


async def until_kept(driven: Driven, count: int) -> tuple[Draft, ...]:
    """Wait until so many drafts are in the database."""
    for _round in range(2_000):
        found = await ask(driven, kept(driven))
        if len(found) == count:
            return found
        # The timer that keeps it needs its time.
        await asyncio.sleep(LOOK_AGAIN)
    raise AssertionError(f"{len(found)} drafts")


async def test_it_is_kept_after_a_pause_without_a_key_more(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李小燕")
        assert driven.app.office.drafts == 0
        (draft,) = await until_kept(driven, 1)
        assert draft.fields == {"name": "李小燕"}
        assert (draft.form, draft.cursor_field, draft.cursor_at) == ("resident_add", "name", 3)
        await driven.settle()
        assert "草稿1" in driven.rows[0]


async def test_it_is_kept_while_typing_goes_on(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # A pause that never comes: only the other timer can keep it.
    monkeypatch.setattr("screens.forms.drafts.PAUSE", 1_000.0)
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李")
        await until_kept(driven, 1)


async def test_escape_and_back_with_the_cursor_where_it_was(office: str) -> None:
    async with desk(office) as driven:
        home = await household_of(driven, "zny hn")
        await driven.press("n")
        await driven.type("李小燕")
        form(driven).go_to("registered_at")
        await driven.type("莒县城阳街道")
        await driven.press("left", "left", "escape")
        assert driven.app.way.here == Place("card", Kind.HOUSEHOLD, home)
        assert "已放一放" in driven.rows[-3]
        assert "草稿1" in driven.rows[0]
        await driven.press("f3", "ctrl+n")
        assert texts(driven)["name"] == "李小燕"
        assert texts(driven)["home"].startswith("海纳莒州家园 12-1-1702")
        assert here(driven) == ("registered_at", 4)
        await driven.press("escape")
        assert driven.page is driven.app.desk


@pytest.mark.parametrize("key", ["f3", "f5", "ctrl+p", "f1"])
async def test_other_pages_in_between(office: str, key: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李小燕")
        await driven.press(key, "ctrl+n")
        assert texts(driven)["name"] == "李小燕"
        assert here(driven) == ("name", 3)


async def test_a_step_back_to_the_form_finds_it_as_it_was(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李小燕")
        form(driven).go_to("note")
        await driven.type("住二楼")
        await driven.press("left", "f1", "escape")
        assert texts(driven)["note"] == "住二楼"
        assert here(driven) == ("note", 2)


async def test_several_wait_and_come_one_after_the_other(office: str) -> None:
    async with desk(office) as driven:
        for name in ("李一", "李二", "李三"):
            driven.app.action_find()
            await open_place(driven, NEW)
            await driven.type(name)
            await driven.press("escape")
        assert "草稿3" in driven.rows[0]
        names = []
        for _turn in range(4):
            await driven.press("ctrl+n")
            names.append(texts(driven)["name"])
        assert names == ["李一", "李二", "李三", "李一"]


async def test_of_two_forms_side_by_side_none_gets_the_others_text(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李一")
        await driven.press("escape")
        await open_place(driven, Place("household_add"))
        await driven.type("hnjzjy")
        await driven.press("ctrl+n")
        assert texts(driven)["name"] == "李一"
        await driven.press("ctrl+n")
        assert texts(driven)["estate"] == "海纳莒州家园"


async def test_nothing_typed_is_no_draft_and_neither_is_what_was_taken_back(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.press("escape")
        assert await ask(driven, kept(driven)) == ()
        await open_place(driven, NEW)
        await driven.type("李")
        await until_kept(driven, 1)
        await driven.press("backspace", "escape")
        await until_kept(driven, 0)
        assert "草稿" not in driven.rows[0]


async def test_throwing_away_is_asked_once_more(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李小燕")
        await driven.press("ctrl+d")
        assert texts(driven)["name"] == "李小燕"
        await driven.press("ctrl+d")
        assert driven.page is driven.app.desk
        assert await ask(driven, kept(driven)) == ()


async def test_the_draft_goes_with_the_operation(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李小燕")
        await until_kept(driven, 1)
        await driven.press("f10")
        assert driven.app.way.here.page == "card"
        assert await ask(driven, kept(driven)) == ()
        assert "草稿" not in driven.rows[0]


async def test_a_correction_is_gone_on_with_when_opened_anew(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny hn")
        await driven.press("enter", "e")
        form(driven).go_to("workplace")
        await driven.type("县医院")
        await driven.press("escape", "e")
        assert texts(driven)["workplace"] == "县医院"
        assert here(driven) == ("workplace", 3)
        assert "接着上次填" in driven.rows[-3]


async def test_a_save_repeated_after_an_unknown_outcome_happens_once(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = person_jobs.save_new

    def saved_but_never_heard(*given: Any) -> Saved:
        save(*given)
        raise Refused("cannot_connect", host="db")

    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李小燕")
        with monkeypatch.context() as patch:
            # The line broke between the server's doing and its answer: only this can stand for it.
            patch.setattr(person_jobs, "save_new", saved_but_never_heard)
            await driven.press("f10")
        assert driven.page.place.page == "trouble"
        await driven.press("enter")
        assert texts(driven)["name"] == "李小燕"
        await driven.press("f10")
        assert driven.app.way.here.kind is Kind.RESIDENT
        assert "李小燕" in driven.rows[2]
        assert driven.app.office.drafts == 0
    open_database(office)
    assert Resident.select().where(Resident.name == "李小燕").count() == 1
    assert Journal.select().where(Journal.operation == "resident_add").count() == 1
    assert DraftRow.select().count() == 0


async def test_a_late_autosave_does_not_bring_the_form_back(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李小燕")
        page = form(driven)
        late = page._draft()
        assert late is not None
        await driven.press("f10")
        driven.app.office.shelf.keep(late)
        await driven.settle()
        assert await ask(driven, kept(driven)) == ()
        assert driven.app.office.drafts == 0


async def test_while_nothing_can_be_written_drafts_stay_in_memory(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.forms.drafts._TRY_AGAIN", 0.01)
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李小燕")
        await ask(driven, lambda: _may_write(False))
        await driven.press("escape")
        assert "1份草稿只在内存里" in driven.rows[-3]
        assert "草稿1" in driven.rows[0]
        await driven.press("f5")
        assert "1份草稿只在内存里" in driven.rows[-3]
        await driven.press("ctrl+n")
        assert texts(driven)["name"] == "李小燕"
        await driven.press("f10")
        assert driven.page.place.page == "trouble"
        await driven.press("ctrl+t", "ctrl+t", "enter")
        assert texts(driven)["name"] == "李小燕"
        await driven.press("ctrl+q")
        assert not driven.has_ended, "leaving would lose it"
        await ask(driven, lambda: _may_write(True))
        await until_kept(driven, 1)
        await driven.settle()
        await driven.press("f10")
        assert driven.app.way.here.kind is Kind.RESIDENT
        assert "内存" not in driven.text


def _may_write(allowed: bool) -> None:
    """As when the disk is mounted anew: SQLite itself refuses to write on this connection."""
    from db.connection import raw

    connection: sqlite3.Connection = raw()
    connection.execute(f"PRAGMA query_only = {'off' if allowed else 'on'}")


async def test_leaving_the_desk_keeps_what_was_typed_a_moment_ago(office: str) -> None:
    async with desk(office) as driven:
        await open_place(driven, NEW)
        await driven.type("李小燕")
        await driven.press("ctrl+q")
        assert driven.has_ended
    async with desk(office) as driven:
        assert "草稿1" in driven.rows[0]
        await driven.press("ctrl+n")
        assert texts(driven)["name"] == "李小燕"


async def test_another_desk_changed_the_record_meanwhile(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny hn")
        await driven.press("enter", "e")
        form(driven).go_to("workplace")
        await driven.type("县医院")
        await ask(driven, lambda: _elsewhere(driven, note="改过", workplace="一中"))
        await driven.press("f10")
        assert driven.page.said_badly
        assert texts(driven)["workplace"] == "县医院", "what was typed stays"
        assert texts(driven)["note"] == "改过", "what was not comes as it is now"
        assert "原为 一中" in driven.text
        await driven.press("f10")
        assert driven.app.way.here.kind is Kind.RESIDENT
    open_database(office)
    person = Resident.get(Resident.name == "张南燕")
    assert (person.workplace, person.note) == ("县医院", "改过")


async def test_a_draft_of_a_record_that_was_changed_meanwhile_says_so(office: str) -> None:
    async with desk(office) as driven:
        await driven.type("zny hn")
        await driven.press("enter", "e")
        form(driven).go_to("workplace")
        await driven.type("县医院")
        await driven.press("escape")
        await ask(driven, lambda: _elsewhere(driven, workplace="一中"))
        await driven.press("e")
        assert "另一台" in driven.rows[-3]
        assert "原为 一中" in driven.text
        await driven.press("f10")
        assert driven.app.way.here.kind is Kind.RESIDENT


def _elsewhere(driven: Driven, **fields: str) -> None:
    duty = driven.app.office.duty
    assert duty is not None
    person = Resident.get(Resident.name == "张南燕")
    with journal.operation(Duty(duty.staff_id, "", "clerk", "2", duty.day), "resident_correct") as entry:
        entry.update(Resident, person.id, **fields)


@pytest.mark.parametrize("text", TEXTS)
async def test_hostile_drafts_are_shown_and_harmless(office: str, text: str) -> None:
    open_database(office)
    staff = 1
    with transaction():
        drafts.save(
            Draft(
                id="hostile",
                staff_id=staff,
                desk="",
                form="resident_add",
                fields={
                    **dict.fromkeys(("name", "phone", "home", "relation", "sex", "note", ".text"), text),
                    ".as_of": text,
                    ".apart": text,
                    "no such field": text,
                },
                cursor_field=text,
                cursor_at=-7,
            )
        )
    async with desk(office) as driven:
        assert driven.app.office.duty is not None
        duty = driven.app.office.duty
        await ask(
            driven,
            lambda: DraftRow.update(staff=duty.staff_id, desk=duty.desk).execute(),
        )
        await driven.press("ctrl+n")
        assert form(driven)
        for box in texts(driven).values():
            assert "\x1b" not in box
            assert "\u202e" not in box
        assert driven.rows
        await driven.press("f10", "escape")
        assert driven.rows
