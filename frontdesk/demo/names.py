"""Whole names, none of them that of a person in the article the demo is true to."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from frontdesk.demo.given_names import given_name
from frontdesk.demo.surnames import SURNAMES
from frontdesk.demo.wheel import draw

# The real people of the article; nobody made up may bear one of these names.
REAL_PEOPLE = frozenset(
    ("许崇峰", "李秀丽", "张乃玉", "孙绪升", "王喜娟", "于方", "成才", "东升", "任远", "王宗敏", "孙翔宇")
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its two parts; `ethnic_group` as in GB/T 3304."""

    surname: str
    given: str
    ethnic_group: str = "01"

    @property
    def whole(self) -> str:
        """The name as it is written."""
        return f"{self.surname}·{self.given}" if len(self.surname) > 2 else self.surname + self.given


@dataclass(frozen=True, slots=True)
class RareName:
    """A name that is hard to read, to type or to draw, for the head of a household.

    `alone` keeps it to people who live by themselves, whose family needs no names to match.
    """

    sex: int
    name: Name
    alone: bool = False


def new_name(rng: Random, sex: int, birth_year: int, surname: str = "") -> Name:
    """Draw a name for somebody born in `birth_year`; with `surname` only the given name is drawn."""
    while True:
        family = surname or draw(rng, SURNAMES)
        given = given_name(rng, sex, birth_year)
        if family + given not in REAL_PEOPLE:
            return Name(family, given, "10" if family == "朴" else "01")


def rare_names(estate: str) -> tuple[RareName, ...]:
    """Return the rare names that some heads of households in `estate` bear, whatever the seed."""
    return _RARE_NAMES.get(estate, ())


_RARE_NAMES = {
    "海纳": (
        RareName(1, Name("单", "德山")),
        RareName(2, Name("解", "玉芹")),
        RareName(1, Name("欧阳", "志成")),
        RareName(1, Name("阿卜杜拉", "买买提", "05"), alone=True),
    ),
    "付家洼幸福家园": (RareName(1, Name("仇", "长贵")), RareName(2, Name("盖", "桂兰"))),
    "文成": (RareName(1, Name("曾", "晟")), RareName(2, Name("吕", "茜")), RareName(1, Name("尉迟", "行"))),
    "中央公馆": (
        RareName(1, Name("查", "朝")),
        RareName(2, Name("朴", "英兰", "10"), alone=True),
        RareName(1, Name("李", "𬎆")),
    ),
    "百家晟": (RareName(1, Name("区", "乐行")), RareName(2, Name("王", "㛃"))),
    "盛元御景": (
        RareName(1, Name("司马", "晟")),
        RareName(2, Name("古丽娜尔", "艾合买提", "05"), alone=True),
        RareName(1, Name("吕", "朝行")),
    ),
    "通力铭钻": (RareName(1, Name("张", "㼆𬭎")), RareName(2, Name("解", "乐"))),
}
