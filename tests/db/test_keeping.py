"""Drafts, settings, the access log and rows in bulk."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from db import bulk, drafts, journal, settings
from db.clock import utc_now
from db.connection import open_database, transaction
from db.engines.engine import SITE_SPAN
from db.orm import IntegrityError
from db.records import Draft, Duty, Refused
from db.tables import IdentityPaper, Resident, Setting


def draft_of(duty: Duty, name: str = "d-1") -> Draft:
    """Return a half-typed walk-in."""
    return Draft(
        id=name,
        staff_id=duty.staff_id,
        desk=duty.desk,
        form="walk_in",
        fields={"words": "楼道灯不亮 [/] \"'\n", "estate": ""},
        cursor_field="words",
        cursor_at=5,
    )


def test_a_draft_comes_back_as_it_was_after_a_restart(duty: Duty, opened: str) -> None:
    draft = draft_of(duty)
    assert drafts.save(draft)
    open_database(opened)
    (kept,) = drafts.waiting(duty)
    assert kept.saved_at is not None
    assert abs(kept.saved_at - utc_now()) < timedelta(minutes=1)
    assert replace(kept, saved_at=None) == draft


def test_saving_again_replaces(duty: Duty) -> None:
    drafts.save(draft_of(duty))
    drafts.save(replace(draft_of(duty), fields={"words": "修好了"}, subject_id=7, cursor_at=3))
    (kept,) = drafts.waiting(duty)
    assert (kept.fields, kept.subject_id, kept.cursor_at) == ({"words": "修好了"}, 7, 3)


def test_drafts_wait_by_person_and_desk_oldest_first(duty: Duty) -> None:
    for name in ("b", "a", "c"):
        drafts.save(draft_of(duty, name))
    drafts.save(draft_of(replace(duty, desk="2"), "elsewhere"))
    assert [draft.id for draft in drafts.waiting(duty)] == ["b", "a", "c"]
    drafts.discard("a")
    drafts.discard("never was")
    assert [draft.id for draft in drafts.waiting(duty)] == ["b", "c"]


def test_a_setting_has_its_default_until_somebody_sets_it_and_after_undo(duty: Duty) -> None:
    assert settings.read("language", "zh") == "zh"
    for value in ("en", "en", "zh"):
        with journal.operation(duty, "settings") as entry:
            settings.write(entry, "language", value)
    row = Setting.get(Setting.key == "language")
    assert row.value == "zh"
    assert row.changed_by is not None
    assert row.changed_by.id == duty.staff_id
    journal.undo_last(duty)
    assert settings.read("language") == "en"
    journal.undo_last(duty)
    assert settings.read("language", "zh") == "zh"


@pytest.mark.parametrize("key", ["", "Theme", "a b", "../x", "x" * 61, "a\nb", "[/]"])
def test_what_no_setting_can_be_called_is_refused(duty: Duty, key: str) -> None:
    with pytest.raises(Refused, match="setting_unknown"):
        settings.read(key)
    with pytest.raises(Refused, match="setting_unknown"), journal.operation(duty, "settings") as entry:
        settings.write(entry, key, "green")


def test_only_what_somebody_set_is_told_and_nothing_internal(duty: Duty) -> None:
    with journal.operation(duty, "settings") as entry:
        for key in ("theme", "demo", "demo_day"):
            settings.write(entry, key, "1")
    (told,) = settings.changed()
    assert (told.key, told.value, told.changed_by) == ("theme", "1", duty.staff_name)
    with journal.operation(duty, "settings") as entry:
        settings.clear(entry, "theme")
        settings.clear(entry, "theme")
    assert settings.changed() == ()


def test_the_clock_is_utc_without_a_zone() -> None:
    assert utc_now().tzinfo is None
    assert abs(utc_now().replace(tzinfo=UTC) - datetime.now(UTC)) < timedelta(seconds=10)


def test_rows_in_bulk(empty_target: str) -> None:
    open_database(empty_target, create=True, site=2)
    first = 2 * SITE_SPAN + 1
    people = [
        (first + n, f"张{n}", 1, date(1950, 1, 1), None if n % 2 else "2021-01-02") for n in range(3000)
    ]
    assert bulk.load("resident", ("id", "name", "sex", "born_on", "died_on"), iter(people)) == 3000
    papers = [(first + n, first + n, "other", "X\t\\N,\"'\n", n % 2 == 0) for n in range(10)]
    bulk.load("identity_paper", ("id", "resident_id", "kind", "number", "verified"), papers)
    bulk.finish_loading()
    person = Resident.get_by_id(first + 2999)
    assert (person.name, person.born_on, person.died_on, person.note) == (
        "张2999",
        date(1950, 1, 1),
        None,
        "",
    )
    assert Resident.get_by_id(first).died_on == date(2021, 1, 2)
    assert [paper.number for paper in IdentityPaper.select()] == ["X\t\\N,\"'\n"] * 10
    assert [paper.verified for paper in IdentityPaper.select().order_by(IdentityPaper.id)][:2] == [
        True,
        False,
    ]
    with transaction():
        assert Resident.create(name="李").id == first + 3000


def test_rows_in_bulk_are_all_or_none(opened: str) -> None:
    rows = [(1, "张"), (2, "李"), (1, "王")]
    with pytest.raises((Refused, IntegrityError, Exception), match=r"(?i)unique|duplicate"):
        bulk.load("resident", ("id", "name"), rows)
    assert Resident.select().count() == 0
    assert bulk.load("resident", ("id", "name"), []) == 0


def test_another_sites_rows_do_not_move_the_numbering(empty_target: str) -> None:
    open_database(empty_target, create=True, site=1)
    bulk.load("resident", ("id", "name"), [(7 * SITE_SPAN + 5, "外来"), (SITE_SPAN + 9, "张")])
    bulk.finish_loading()
    with transaction():
        assert Resident.create(name="李").id in (SITE_SPAN + 10, 7 * SITE_SPAN + 6)
