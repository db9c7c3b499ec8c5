"""The register as a ledger, with the headings that offices use; what goes out comes back in unchanged.

Masked unless somebody says why everything is needed; then each person's line in the access log says so.
Headings and values are Chinese whatever the language of the desk: it is the office's ledger.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from db import journal, roster
from db.ages import age_on
from db.masks import masked_paper, masked_phone
from db.records import Duty, Refused
from db.roster import RosterLine
from frontdesk.ledgers.person_row import hidden
from frontdesk.ledgers.writing import write_table
from frontdesk.text import clean
from frontdesk.words import in_language
from frontdesk.words.codes import LABELS

KINDS = ("residents", "households")
_TITLES = {"residents": "居民", "households": "住户"}
_YES = "是"
_LONGEST_REASON = 200

Value = str | int


class Column(NamedTuple):
    """A column: its heading, and what stands in it for somebody; `full` where only full ledgers have it."""

    heading: str
    value: Callable[[RosterLine], Value]
    full: bool = False


def _word(group: str, code: str | int) -> str:
    """What a code is called in Chinese; an unknown one stands for itself."""
    text = LABELS.get(group, {}).get(str(code))
    return str(code) if text is None else in_language("zh", group, text)


_HOME = (
    Column("户编号", lambda line: line.household_number),
    Column("小区", lambda line: line.address.estate),
    Column("楼号", lambda line: line.address.building),
    Column("单元", lambda line: line.address.unit),
    Column("室", lambda line: line.address.room),
    Column("所属网格", lambda line: line.grid or ""),
)
_PERSON = (
    Column("与户主关系", lambda line: _word("relation", line.relation)),
    Column("姓名", lambda line: line.name),
    Column("性别", lambda line: _word("sex", line.sex) if line.sex in (1, 2) else ""),
    Column("民族", lambda line: _word("ethnic_group", line.ethnic_group)),
    Column("人员类型", lambda line: _word("residence", line.residence)),
    Column("政治面貌", lambda line: _word("politics", line.politics) if line.politics else ""),
    Column("婚姻状况", lambda line: _word("marriage", line.marriage) if line.marriage else ""),
    Column("文化程度", lambda line: _word("education", line.education) if line.education else ""),
    Column("工作单位", lambda line: line.workplace),
    Column("户籍地址", lambda line: line.registered_at),
    Column("重点类别", lambda line: _hardship(line.hardship), full=True),
    Column("是否退役军人", lambda line: _YES if line.veteran else "", full=True),
    Column("残疾情况", lambda line: line.disability, full=True),
)


def _hardship(kinds: str) -> str:
    return "、".join(_word("hardship", kind) for kind in kinds.split())


def export(
    duty: Duty, kind: str, path: str | os.PathLike[str], *, full: bool = False, reason: str = ""
) -> int:
    """Write a ledger.

    Args:
        duty: Who asks for it.
        kind: One of `KINDS`.
        path: A file that is not there yet, ending in .xlsx or .csv.
        full: With ID numbers, birth dates, phones and what is kept apart.
        reason: Why, where it is to be full.

    Returns:
        How many rows were written.

    Raises:
        Refused: `export_kind`, `export_reason_missing`; as `write_table`. Nothing was written then.
    """
    if kind not in KINDS:
        raise Refused("export_kind")
    said = clean(reason, limit=_LONGEST_REASON)
    if full and not said:
        raise Refused("export_reason_missing")
    columns = _columns(duty, kind, full=full)
    residents: list[int] = []
    written = False
    try:
        with journal.operation(duty, "ledger_export", undoable=False):
            rows = _rows(kind, columns, residents, full=full)
            count = write_table(path, _TITLES[kind], [column.heading for column in columns], rows)
            written = True
            if full:
                roster.note_export(duty, residents, said)
    except BaseException:
        # Nothing goes out that nobody can be asked about.
        if written:
            Path(path).unlink(missing_ok=True)
        raise
    return count


def _columns(duty: Duty, kind: str, *, full: bool) -> tuple[Column, ...]:
    paper, phone = (str, str) if full else (masked_paper, masked_phone)
    number = Column("身份证号", lambda line: paper(line.paper_number) if line.paper_number else "")
    phones = Column("联系电话", lambda line: "、".join(phone(one) for one in line.phones))
    if kind == "households":
        head = Column("户主姓名", lambda line: line.name)
        numbers = Column("户主身份证号", number.value)
        return (*_HOME, head, numbers, phones, Column("家庭人口数", lambda line: line.members))
    born = Column("出生日期", lambda line: line.born_on.isoformat() if line.born_on else "")
    age = Column("年龄", lambda line: _age(duty, line))
    person = tuple(column for column in _PERSON if full or not column.full)
    note = Column("备注", lambda line: line.note if full else hidden(line.note))
    return (*_HOME, *person[:3], number, born if full else age, phones, *person[3:], note)


def _age(duty: Duty, line: RosterLine) -> Value:
    age = age_on(duty.day, line.born_on)
    return "" if age is None else age


def _rows(
    kind: str, columns: tuple[Column, ...], residents: list[int], *, full: bool
) -> Iterator[list[Value]]:
    for line in roster.lines(heads_only=kind == "households", protected=full):
        residents.append(line.resident_id)
        yield [column.value(line) for column in columns]
