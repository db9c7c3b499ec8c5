"""An office in which every text that is kept is hostile: written past `clean()`, as an old ledger left it.

Whatever tables there are, each of their text columns holds every text of `TEXTS` once.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from db import bulk
from db.connection import close_database, execute, open_database, transaction
from db.orm import BooleanField, DateField, DateTimeField, ForeignKeyField, IntegerField, TextField
from db.search import store
from db.tables import TABLES, Phrase, Setting, Topic
from tests.conftest import TODAY

CLICKED = "[@click=app.leave]按我[/]"
TITLE_SET = "\x1b]0;PWNED\x07"
HOSTILE_NAME = f"{TITLE_SET}\x1b[2J\x1b[31m[/]社区\u202e\n[b]x"

TEXTS = (
    "[/]",
    "a[b]c",
    CLICKED,
    "[bold red]张三[/bold red]",
    "$name {0} {name} %s %(name)s \\n",
    ":smile: <b>&amp;</b> `rm`",
    TITLE_SET,
    "\x1b[31m红\x1b[2J\x1b[99;99H\x1b[?1049l尾",
    "\x1bP1$r\x1b\\\x1b_x\x1b\\丙",
    "\x9b31m\x9d0;PWNED\x9c\x85丁",
    "甲\r\n乙\n丙\r丁",
    "戊\t己\x0b庚\x0c辛",
    "\x00\x01\x08\x0e\x7f壬",
    "\u202e右到左\u2066x\u2069\u200f",
    "\u2028癸\u2029\ufeff\u00ad子",
    "\u200b\u202c\u3164",
    " ",
    "\u3000\u3000全 角\u3000",
    "e\u0301" * 40,
    "z" + "\u0300\u0301\u0302\u0303" * 2_000,
    "\u0301\u0300",
    "👨\u200d👩\u200d👧\u200d👦一家",
    "🏳️\u200d🌈1️⃣🇨🇳👍🏽",
    "𬎆㛃",
    "阿卜杜拉·买买提",
    "“好”——①Ⅷ№°…※●",
    "กิ็็็็์ नमस्ते ﷽ 각",
    "\ue000\U000f0000\uffff\U0010ffff",
    "王" * 10_000,
    "w" * 10_000,
    "",
)
ROWS = len(TEXTS)

# What must be right for there to be an office at all: who is on duty, what is open, and readable drafts.
_RIGHT: dict[str, dict[str, Any]] = {
    "draft": {"fields": '{"name": "[/]\\u001b[2J"}'},
    "resident": {"sex": 2, "born_on": TODAY.replace(year=1946)},
    "request": {"due_on": TODAY},
}
_SETTINGS = ("paper_head", "call_attempts", "first_shift", "theme", "language", "key.undo", "notice_years")
_OTHERS = ("household", "registered_member", "party_member", "volunteer")
_NOT_FILLED = ("setting", "journal", "journal_change")


def make(target: str) -> None:
    """Fill a migrated database without rows."""
    open_database(target)
    with transaction():
        # Those that every office begins with.
        Phrase.delete().execute()
        Topic.delete().where(Topic.parent.is_null(False)).execute()
        Topic.delete().execute()
        for table in TABLES:
            meta: Any = table._meta
            name = meta.table_name
            if name in _NOT_FILLED or name.endswith("_doc"):
                continue
            fields = list(meta.sorted_fields)
            rows = [
                [_value(name, field, place, row) for place, field in enumerate(fields)] for row in range(ROWS)
            ]
            bulk.load(name, [field.column_name for field in fields], rows)
        for key in ("community", *_SETTINGS):
            Setting.create(key=key, value=HOSTILE_NAME, changed_at=TODAY)
        bulk.finish_loading()
        store.rebuild()
    close_database()


def _value(table: str, field: Any, place: int, row: int) -> object:
    """What a row has in a column: every text comes once in every text column, rows refer to their like."""
    right = _RIGHT.get(table, {})
    if field.column_name in right:
        return right[field.column_name]
    match field:
        case TextField():
            return TEXTS[(row + place) % ROWS]
        case BooleanField():
            return row % 2 == 0
        case DateField() if table == "day_close" and field.name == "day":
            # A day is closed once.
            return TODAY - timedelta(row)
        case DateField() | DateTimeField():
            return None if field.null else TODAY + timedelta(row * field.unique)
        case ForeignKeyField() if table == "residency" and field.column_name == "household_id":
            return row // 3 + 1
        case ForeignKeyField() if table == "not_same":
            # The smaller id first, no pair twice.
            return row // 2 + 1 if field.name == "one" else row // 2 + 2 + row % 2
        case ForeignKeyField() if field.name == "merged_into":
            return None
        case ForeignKeyField() if table == "service_record" and field.name == "registered_member":
            # Of one of the two, never of both.
            return None
        case ForeignKeyField() if table == "enrolment" and field.name in _OTHERS:
            # Of one of the five.
            return None
        case ForeignKeyField() | IntegerField():
            return row + 1
    raise TypeError(f"{table}.{field.column_name}: {field}")


def spoil(target: str, texts: Sequence[str]) -> int:
    """Put hostile texts wherever words of people stand in an office that is otherwise right.

    Those are the columns in which there is anything but ASCII and no JSON; what is of one kind or another, a
    day or a number stays, so every form of such an office can be begun.

    Args:
        target: a database; nobody has it open.
        texts: each comes many times, in every such column another one in the same row.

    Returns:
        How many columns there are.
    """
    open_database(target)
    columns = 0
    with transaction():
        execute("CREATE TEMP TABLE hostile (id INTEGER PRIMARY KEY, text TEXT)")
        for place, text in enumerate(texts):
            execute("INSERT INTO hostile VALUES (?, ?)", (place, text))
        for table in TABLES:
            meta: Any = table._meta
            name = meta.table_name
            if name in _NOT_FILLED or name == "draft" or name.endswith("_doc"):
                continue
            for field in meta.sorted_fields:
                if isinstance(field, TextField) and _holds_words(name, field.column_name):
                    columns += 1
                    execute(
                        f'UPDATE OR IGNORE "{name}" SET "{field.column_name}" = (SELECT text FROM hostile'
                        f' WHERE hostile.id = ("{name}".rowid * 7 + ?) % ?)',
                        (columns * 31, len(texts)),
                    )
        execute("DROP TABLE hostile")
        store.rebuild()
    close_database()
    return columns


def _holds_words(table: str, column: str) -> bool:
    found = execute(
        f'SELECT 1 FROM "{table}" WHERE "{column}" GLOB ? AND "{column}" NOT GLOB ? LIMIT 1',
        ("*[^ -~]*", "[[{]*"),
    )
    return found.fetchone() is not None
