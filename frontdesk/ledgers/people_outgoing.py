"""The register of residents as a ledger: everybody home by home, or a line for each household."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from db.access.masks import masked_paper, masked_phone
from db.records import Duty
from db.residents import roster
from db.residents.ages import age_on
from db.residents.roster import RosterLine
from frontdesk.ledgers.doubts import hidden
from frontdesk.ledgers.outgoing import Outgoing, Value, word_for

_TITLES = {"residents": "居民", "households": "住户"}
_YES = "是"


class Column(NamedTuple):
    """A column: its heading, and what stands in it for somebody; `full` where only full ledgers have it."""

    heading: str
    value: Callable[[RosterLine], Value]
    full: bool = False


_HOME = (
    Column("户编号", lambda line: line.household_number),
    Column("小区", lambda line: line.address.estate),
    Column("楼号", lambda line: line.address.building),
    Column("单元", lambda line: line.address.unit),
    Column("室", lambda line: line.address.room),
    Column("所属网格", lambda line: line.grid or ""),
)
_PERSON = (
    Column("与户主关系", lambda line: word_for("relation", line.relation)),
    Column("姓名", lambda line: line.name),
    Column("性别", lambda line: word_for("sex", line.sex) if line.sex in (1, 2) else ""),
    Column("民族", lambda line: word_for("ethnic_group", line.ethnic_group)),
    Column("人员类型", lambda line: word_for("residence", line.residence)),
    Column("政治面貌", lambda line: word_for("politics", line.politics) if line.politics else ""),
    Column("婚姻状况", lambda line: word_for("marriage", line.marriage) if line.marriage else ""),
    Column("文化程度", lambda line: word_for("education", line.education) if line.education else ""),
    Column("工作单位", lambda line: line.workplace),
    Column("户籍地址", lambda line: line.registered_at),
    Column("重点类别", lambda line: _hardship(line.hardship), full=True),
    Column("是否退役军人", lambda line: _YES if line.veteran else "", full=True),
    Column("残疾情况", lambda line: line.disability, full=True),
)


def _hardship(kinds: str) -> str:
    return "、".join(word_for("hardship", kind) for kind in kinds.split())


def outgoing(duty: Duty, kind: str, *, full: bool) -> Outgoing:
    """The ledger of everybody who lives here, or with a line for each household.

    Args:
        duty: On whose day people are so old.
        kind: One of `kinds.PEOPLE`.
        full: With ID numbers, birth dates, phones and what is kept apart.
    """
    columns = _columns(duty, kind, full=full)
    residents: list[int] = []
    rows = _rows(kind, columns, residents, full=full)
    return Outgoing(_TITLES[kind], [column.heading for column in columns], rows, residents)


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
