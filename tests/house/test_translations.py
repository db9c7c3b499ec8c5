"""The Chinese catalogue is complete and compiled, and the tool that says so can be trusted."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.house.translations import (
    PO,
    check,
    extracted,
    faults,
    messages,
    placeholders,
    read,
    texts,
    unseen,
    write,
)

CODE = """
from frontdesk.words import N_, NP_, _, ngettext
TABLE = {"a": N_("marked"), "b": NP_("key", "Back")}
_("{count} people").format(count=1)
ngettext("{count} year", "{count} years", 2)
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    for name in ("frontdesk", "screens", "db"):
        (tmp_path / name).mkdir()
    (tmp_path / "screens/page.py").write_text(CODE, encoding="utf-8")
    return tmp_path


def translated(program: Path) -> Catalog:
    catalogue = extracted(program)
    for message in messages(catalogue).values():
        plural = not isinstance(message.id, str)
        message.string = (message.id[-1],) if plural else message.id
    return catalogue


def test_the_catalogue_is_complete_and_compiled() -> None:
    assert check() == []


def test_that_something_can_be_taken_back_is_said_in_one_way() -> None:
    found = messages(read(PO)).values()
    told = [text for one in found if "F9 takes" in str(one.id) for text in texts(one.string)]
    assert len(told) > 30
    assert not [one for one in told if not one.endswith(("按F9可撤销。", "按F9可全部撤销。"))]


def test_every_kind_of_mark_is_found(program: Path) -> None:
    assert set(messages(extracted(program))) == {
        ("marked", None),
        ("Back", "key"),
        ("{count} people", None),
        ("{count} year", None),
    }


def test_a_good_catalogue_has_no_faults(program: Path) -> None:
    catalogue = translated(program)
    assert list(faults(extracted(program), catalogue, catalogue)) == []


def test_each_fault_is_told(program: Path) -> None:
    written = translated(program)
    del written["marked"]
    written.add("no longer used", "不再用")
    messages(written)["Back", "key"].flags.add("fuzzy")
    messages(written)["{count} people", None].string = "{number}人"
    messages(written)["{count} year", None].string = ("",)
    assert list(faults(extracted(program), written, None)) == [
        "not in the catalogue: ('marked', None)",
        "out of use: ('no longer used', None)",
        "fuzzy: ('Back', 'key')",
        "other placeholders: ('{count} people', None)",
        "not translated: ('{count} year', None)",
        "not compiled",
    ]


def test_a_compiled_catalogue_of_yesterday_is_told(program: Path) -> None:
    written = translated(program)
    messages(written)["marked", None].string = "今天"
    assert list(faults(extracted(program), written, translated(program))) == [
        "the compiled catalogue is not the written one"
    ]


def test_writing_adds_keeps_and_drops(program: Path) -> None:
    po = program / "zh.po"
    write(program, po)
    text = po.read_text(encoding="utf-8").replace(
        'msgid "marked"\nmsgstr ""', 'msgid "marked"\nmsgstr "有标记"'
    )
    po.write_text(text, encoding="utf-8")
    (program / "screens/page.py").write_text('_("marked")\n_("new")\n', encoding="utf-8")
    write(program, po)
    assert {found: message.string for found, message in messages(read(po)).items()} == {
        ("marked", None): "有标记",
        ("new", None): "",
    }
    assert check(program, po) == ["not translated: ('new', None)"]
    before = po.read_bytes()
    write(program, po)
    assert po.read_bytes() == before


def test_texts_inside_f_strings_are_told(program: Path) -> None:
    (program / "screens/line.py").write_text("""from frontdesk.words import _
f"{_('hidden')} 1"
_("seen") + f" {1}"
""")
    assert list(unseen(program)) == ["inside an f-string: screens/line.py:2"]


def test_placeholders_count_with_their_format() -> None:
    assert placeholders("grid {number:02d}") != placeholders("{number}")
