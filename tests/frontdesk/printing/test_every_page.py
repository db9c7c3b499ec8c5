"""Every page the desk prints: whole tables, nothing that must not leave the office, in its own language."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.connection import close_database
from frontdesk.opening import open_office
from frontdesk.printing.head import as_html
from frontdesk.printing.paper import Facts, Heading, Printout, Size, Table
from frontdesk.text import cell_width
from frontdesk.words import LANGUAGES, Language, set_language
from tests.frontdesk.printing.every_page import every_page

_ROOM = {Size.A4: 95, Size.A4_ACROSS: 150, Size.A5: 78}
"""Half-width characters side by side in a list, by the size of the paper."""
_EDGE = 1.8
_PHONE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_ID_NUMBER = re.compile(r"(?<![0-9])[0-9]{17}[0-9X](?![0-9])")
_OF_UNITS = {"register-organisation", "register-owners_committee", "register-venue"}
_HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module", params=LANGUAGES)
def pages(
    request: pytest.FixtureRequest, demo_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, tuple[Printout, str]]]:
    """Each page with its file, by its name."""
    language: Language = request.param
    set_language(language)
    path = tmp_path_factory.mktemp("printed") / "demo.db"
    shutil.copyfile(demo_file, path)
    duty = open_office(str(path)).duty
    yield {name: (page, as_html(duty, page)) for name, page in every_page(duty)}
    close_database()
    set_language("en")


def tables(pages: dict[str, tuple[Printout, str]]) -> Iterator[tuple[str, Size, Table]]:
    for name, (page, _text) in pages.items():
        yield from ((name, page.size, block) for block in page.blocks if isinstance(block, Table))


def test_a_heading_stands_whole_in_its_column(pages: dict[str, tuple[Printout, str]]) -> None:
    found = list(tables(pages))
    assert len(found) > 50
    for name, size, table in found:
        assert {len(row) for row in table.rows} <= {len(table.headings)} == {len(table.shares)}, name
        for heading, share in zip(table.headings, table.shares, strict=True):
            room = _ROOM[size] * share / sum(table.shares) - _EDGE
            parts = [heading] if _HAN.search(heading) else heading.split()
            assert all(cell_width(part) <= room for part in parts), (name, heading, room)


def test_days_and_phones_stand_whole_too(pages: dict[str, tuple[Printout, str]]) -> None:
    for name, size, table in tables(pages):
        for row in table.rows:
            for text, share in zip(row, table.shares, strict=True):
                room = _ROOM[size] * share / sum(table.shares) - _EDGE
                whole = re.findall(r"[0-9*-]{8,}", text)
                assert all(len(part) <= room for part in whole), (name, text, room)


def test_no_number_of_anybody_but_on_the_page_that_is_asked_for_in_full(
    pages: dict[str, tuple[Printout, str]],
) -> None:
    for name, (_page, text) in pages.items():
        if name == "own-data-in-full":
            assert _ID_NUMBER.search(text) and _PHONE.search(text)
        else:
            assert not _ID_NUMBER.search(text), name
            assert name in _OF_UNITS or not _PHONE.search(text), name


def test_labels_are_of_one_language_and_told_once(pages: dict[str, tuple[Printout, str]]) -> None:
    is_chinese = "姓名" in pages["own-data"][1]
    for name, (page, _text) in pages.items():
        labels = [block.text for block in page.blocks if isinstance(block, Heading)]
        for block in page.blocks:
            if isinstance(block, Facts):
                labels += [label for label, _value in block.rows]
            if isinstance(block, Table):
                labels += block.headings
                assert len(set(block.headings)) == len(block.headings), (name, block.headings)
        for label in labels:
            assert bool(_HAN.search(label)) is is_chinese, (name, label)


def test_what_is_hung_up_does_not_tell_what_it_was_about(pages: dict[str, tuple[Printout, str]]) -> None:
    _page, text = pages["banners"]
    assert "2021-0083" in text and "重残" not in text
