"""Entries found by what a ledger calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from db.records import RegisterEntry
from db.registers import reading
from db.search.keys import estate_base, fold, word
from frontdesk.registers.keeping import is_in_use
from frontdesk.words import in_language
from frontdesk.words.codes import LABELS

_GRID = re.compile(r"(?:第|no\.?|grid)?\s*0*([0-9]{1,3})\s*(?:号?网格|号|网格)?")
_BUILDING_END = re.compile(r"(?:号楼|楼|栋|幢|号|#)+$")
# What ledgers say beside the words of the desk.
_CODE_WORDS: Mapping[str, Mapping[str, str]] = {
    "estate": {
        "commercial": "商品房 商品住宅 住宅小区 商品住宅小区 商住小区 商业小区",
        "employer": "单位宿舍 家属院 单位家属院 职工宿舍 宿舍 单位房 单位小区 单位住房 职工家属院",
        "resettlement": "回迁房 安置房 回迁小区 安置小区 回迁安置 拆迁安置 回迁安置小区",
    },
    "organisation": {
        "property_company": "物业公司 物业 物业服务企业 物业服务公司 物业管理公司",
        "company": "企业 公司 商户 个体工商户 个体户 商铺 底商 民营企业 国有企业 私营企业",
        "sanitation_office": "环卫所 环卫处 环卫",
        "health_centre": "医院 卫生院 社区卫生服务中心 卫生服务中心 卫生服务站 诊所 医疗机构",
        "owners_committee": "业委会 业主委员会",
        "school": "学校 幼儿园 小学 中学 教育机构",
        "bank": "银行 金融机构",
        "government": "机关 政府 行政机关 政府机关 机关单位 党政机关",
        "police": "派出所 公安",
        "utility": "水电气暖 供水 供电 供气 供热 供暖 公用事业",
        "other": "其他 其它 事业单位 社会组织",
    },
    "certificate": {
        "certificate": "证明 证明信 开证明 开具证明",
        "stamp": "盖章 用印 盖公章 用章 公章",
    },
    "role": {
        "secretary": "书记 党委书记 党支部书记",
        "director": "主任 居委会主任 书记主任",
        "clerk": "社区工作者 工作人员 专职工作者 社工 干事 委员 文书",
        "grid_worker": "网格员 专职网格员 网格长",
        "volunteer": "志愿者",
    },
}


def code_meant(group: str, text: str) -> str | None:
    """A code by itself, by its name in either language, or by another word for it; None for none."""
    return _codes(group).get(word(text))


@cache
def _codes(group: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, label in LABELS[group].items():
        more = _CODE_WORDS.get(group, {}).get(code, "").split()
        for said in (code, label, in_language("zh", group, label), in_language("en", group, label), *more):
            found.setdefault(word(said), code)
    return found


def building_number(text: str) -> str:
    """`3`, `03号楼` and `3#` are building 3; `A座` stays."""
    bare = _BUILDING_END.sub("", fold(text).strip()) if any(c.isdigit() for c in text) else text.strip()
    return bare.lstrip("0") or bare


def grid_number(text: str) -> str | None:
    """`第03网格`, `03` and `3` are grid 3; None where no number is said."""
    found = _GRID.fullmatch(fold(text).strip())
    return found[1] if found else None


def name_key(text: str) -> str:
    """A name as it is compared: without blanks and signs, unless it is made of them."""
    return "".join(c for c in fold(text) if c.isalnum()) or fold(text).strip()


def estate_key(text: str) -> str:
    """The name of an estate as it is compared: also without 小区."""
    key = name_key(text)
    return estate_base(text) if word(text) == key else key


class Named:
    """The entries of one register by their names; those that have ended come after those in use."""

    def __init__(self, register: str, entries: Iterable[RegisterEntry], day: date) -> None:
        self._register = register
        self._found: dict[str, RegisterEntry] = {}
        self.by_id: dict[int, RegisterEntry] = {}
        self._called: dict[int, str] = {}
        for one in sorted(entries, key=lambda entry: not is_in_use(entry, day)):
            self.by_id[one.id] = one
            names = list(_names(register, one))
            self._called[one.id] = names[0] if names else ""
            for name in names:
                self._found.setdefault(self._key(name), one)

    def find(self, text: str) -> RegisterEntry | None:
        """The entry that a text names."""
        key = self._key(text)
        return self._found.get(key) if key else None

    def name(self, row_id: int) -> str:
        """What an entry is called."""
        return self._called.get(row_id, "")

    def _key(self, text: str) -> str:
        if self._register == "estate":
            return estate_key(text)
        if self._register == "grid" and (number := grid_number(text)):
            return f"#{number}"
        return name_key(text)


def _names(register: str, entry: RegisterEntry) -> Iterable[str]:
    values = entry.values
    if register == "estate":
        return [name for name in (values["name"], *values["aliases"].split(reading.BETWEEN_NAMES)) if name]
    if register == "topic":
        return [values["name"], values["code"]]
    if register == "phrase":
        return [values["text"]]
    return [name for name in (values.get("number", ""), values.get("name", "")) if name]


class Directory:
    """The registers that entries of a ledger refer to, each read once."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._registers: dict[str, Named] = {}

    def find(self, register: str, text: str) -> RegisterEntry | None:
        """The entry of a register that a text names."""
        return self._of(register).find(text)

    def get(self, register: str, row_id: int) -> RegisterEntry:
        """The entry of a register with an id that it has."""
        return self._of(register).by_id[row_id]

    def name(self, register: str, row_id: int) -> str:
        """What an entry is called."""
        return self._of(register).name(row_id)

    def _of(self, register: str) -> Named:
        if register not in self._registers:
            entries = reading.entries(register, self._day, ended=True)
            self._registers[register] = Named(register, entries, self._day)
        return self._registers[register]
