"""One table of keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontdesk.words import LANGUAGES, Language, set_language
from screens.keys import keys
from screens.parts.cells import width

MANUAL = Path(__file__).parents[2] / "docs" / "desk.md"


def test_an_id_and_a_key_mean_one_thing_in_one_place() -> None:
    for table in (keys.EVERYWHERE, keys.IN_THE_BOX, keys.IN_A_LIST, keys.ON_A_CARD, keys.WHILE_BROWSING):
        assert len({key.id for key in table}) == len({key.key for key in table}) == len(table)
    ids = [key.id for key in (*keys.EVERYWHERE, *keys.IN_THE_BOX, *keys.IN_A_LIST, *keys.ON_A_CARD)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_key_line_fits_eighty_columns(language: Language) -> None:
    set_language(language)
    shown = [f"{keys.shown(key, {})} {keys.label(key)} " for key in keys.EVERYWHERE if key.in_key_line]
    assert 1 + sum(map(width, shown)) <= 80


def test_keys_are_written_as_people_write_them() -> None:
    written = {key.id: keys.shown(key, {}) for key in (*keys.EVERYWHERE, *keys.IN_A_LIST)}
    assert written["find"] == "F3"
    assert written["menu"] == "Ctrl+P"
    assert written["back"] == "Esc"
    assert written["household"] == "h"
    assert written["to_box"] == "/"
    assert keys.shown(keys.EVERYWHERE[0], {"help": "ctrl+h,f1"}) == "Ctrl+H"


def test_the_table_for_the_manual_has_every_key() -> None:
    set_language("en")
    table = keys.table()
    assert all(f"| {keys.shown(key, {})} | {key.help} |" in table for key in keys.EVERYWHERE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_manual_has_the_table(language: Language) -> None:
    set_language(language)
    assert keys.table() in MANUAL.read_text(encoding="utf-8")
