"""Makes db/search/readings_table.py from pypinyin, a development dependency.

Run `python -m tests.db.readings_from_pypinyin` after a change here or a new pypinyin.
A character keeps the readings that people really use for it: the dictionary's first, those that
pypinyin's phrases attest in earnest, and those that given names are known to have; the rest
(archaic, dialect) would only make short queries vague.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from pypinyin import Style
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.style import convert

TABLE = Path(__file__).parents[2] / "db" / "search" / "readings_table.py"

GIVEN_NAMES = {
    "乐": "le yue", "茜": "qian xi", "行": "xing hang", "朝": "chao zhao", "晟": "sheng cheng",
    "娜": "na nuo", "艾": "ai yi", "蔚": "wei yu", "盛": "sheng cheng", "强": "qiang jiang",
    "藏": "zang cang", "偲": "si cai", "杉": "shan sha", "莎": "sha suo", "纶": "lun guan",
    "靓": "liang jing", "珏": "jue yu", "奇": "qi ji", "柏": "bai bo", "翟": "zhai di",
    "隗": "wei kui", "曾": "zeng ceng", "长": "chang zhang", "重": "chong zhong", "弹": "dan tan",
    "宓": "mi fu", "茄": "qie jia", "燕": "yan", "阿": "a e", "单": "dan shan",
    "俊": "jun", "大": "da", "万": "wan", "丽": "li", "子": "zi",
    "石": "shi", "合": "he", "车": "che", "卜": "bu", "莉": "li", "鑫": "xin", "婕": "jie", "冯": "feng",
    "姚": "yao", "蔡": "cai", "郝": "hao", "卞": "bian", "贾": "jia", "芮": "rui", "逄": "pang", "裴": "pei",
}  # fmt: skip


def _plain(reading: str) -> str:
    return convert(reading, Style.NORMAL, strict=False, default=reading).replace("ü", "v")


def _attested() -> dict[str, Counter[str]]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in PHRASES_DICT.items():
        if len(phrase) == len(readings):
            for character, reading in zip(phrase, readings, strict=True):
                counts[character][_plain(reading[0])] += 1
    return counts


def readings() -> dict[str, tuple[str, ...]]:
    """Every character that pypinyin knows, with its readings in use, the commonest first (at most three)."""
    attested = _attested()
    table = {}
    for code, listed in PINYIN_DICT.items():
        character = chr(code)
        known = list(dict.fromkeys(_plain(reading) for reading in listed.split(",")))
        known = [r for r in known if r.isascii() and r.isalpha() and r[0] not in "iuv"]
        if not known:
            continue
        if character in GIVEN_NAMES:
            table[character] = tuple(GIVEN_NAMES[character].split())
            continue
        counts = attested.get(character, Counter())
        total = counts.total()
        if total:
            used = [r for r in known if counts[r] >= max(2, 0.08 * total) or (total < 10 and counts[r])]
            used.sort(key=lambda r: -counts[r])
        else:
            used = known[:2]
        table[character] = tuple(dict.fromkeys(used or known[:1]))[:3]
    return table


def source() -> str:
    """The text of the table's module: a line for each set of readings, the characters behind it."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for character, read in readings().items():
        groups[read].append(character)
    lines = [f"{','.join(read)} {''.join(sorted(characters))}" for read, characters in sorted(groups.items())]
    head = '"""Readings of characters; made by tests/db/readings_from_pypinyin.py (data: pypinyin, MIT)."""\n'
    return head + "\n# ruff: noqa: E501\nTABLE = '''\\\n" + "\n".join(lines) + "\n'''\n"


if __name__ == "__main__":
    TABLE.write_text(source(), encoding="utf-8")
