"""Headings of columns: whole ones after normalising, never parts of them.

被反映人姓名 (who was complained of) holds 反映人姓名, 户主姓名 holds 姓名: a part says nothing (domain 5.1).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from frontdesk.ledgers.fields import FIELDS, IGNORED

__all__ = ["FIELDS", "IGNORED", "field_of", "fingerprint", "is_group", "normalise", "under_group"]

_BRACKETS = re.compile(r"[(\[{<【〔〈《「『](.*?)[)\]}>】〕〉》」』]", re.DOTALL)
_NOT_IN_WORDS = re.compile(r"[\W_]+")
_NUMBERING = re.compile(r"^(?:\d{1,3}|[一二三四五六七八九十]{1,3}、)[.、．]?(?=\D)")
_ASKED_FOR = re.compile(r"(?:必填|选填|可不填|非必填)+$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Whom a word in brackets after a heading may mean instead: 联系电话(子女) is 子女联系电话.
_SOMEBODY_ELSE = _words(
    "户主 监护人 家长 父亲 母亲 父母 配偶 子女 子 女 房东 房主 业主 紧急 紧急联系人 联系人 负责人 邻居 "
    "户籍 户籍地 被反映人 亲属"
)
# Heads over a group of columns that say nothing new about them.
_NEUTRAL = _words(
    "基本信息 基本情况 个人信息 个人基本信息 个人情况 个人基本情况 居民信息 居民基本信息 居民基本情况 "
    "人员信息 人员基本信息 人员基本情况 人口信息 人口基本信息 人口基本情况 家庭成员 家庭成员信息 "
    "家庭成员情况 家庭成员基本情况 成员信息 成员情况 家庭信息 家庭情况 家庭基本情况 住户信息 住户基本信息 "
    "户信息 住址 地址 现住址 现居住地 居住地 居住地址 家庭住址 居住信息 居住情况 地址信息 住房信息 "
    "房屋信息 房屋情况 房屋地址 联系方式 联系信息 其他 其他信息 其他情况 身份信息 登记信息 详细地址 "
    "小区信息 单位信息 单位基本情况 企业信息 小区基本情况 小区基本信息 本人 本人信息 本人情况 门牌 门牌号 "
    "房号 楼栋 位置"
)
_ABOUT = re.compile(r"(?:基本信息|基本情况|信息|情况)$")
# What means somebody or something else as soon as it stands below a head that is not neutral.
_TAKES_ITS_HEAD = _words(
    "name sex born id_number phone household_phone address estate building unit room grid relation ethnic "
    "residence politics education marriage workplace age contact people date"
)

_TABLE: dict[str, dict[str, str]] = {
    kind: {heading.replace("_", ""): field for field, headings in fields.items() for heading in headings}
    for kind, fields in FIELDS.items()
}


@lru_cache(maxsize=4096)
def normalise(heading: str) -> str:
    """A heading as it is compared: `* 联系电话：(必填)` is 联系电话, `3、姓 名` is 姓名.

    A bracket that names somebody else belongs to the heading: 联系电话(子女) is 子女联系电话.
    Normalising again changes nothing.
    """
    word = _normalised_once(heading)
    while (again := _normalised_once(word)) != word:
        word = again
    return word


def _normalised_once(heading: str) -> str:
    text = unicodedata.normalize("NFKC", heading).lower()
    inside = "".join(word for word in map(_bare, _BRACKETS.findall(text)) if word in _SOMEBODY_ELSE)
    bare = _bare(_NUMBERING.sub("", _BRACKETS.sub("", text).strip()))
    return inside + bare if bare else _bare(text)


def _bare(text: str) -> str:
    bare = _NOT_IN_WORDS.sub("", text)
    return _ASKED_FOR.sub("", bare) or bare


def field_of(kind: str, heading: str, taught: Mapping[str, str] | None = None) -> str | None:
    """The field that a column holds.

    Args:
        kind: a kind of ledger, one of FIELDS.
        heading: as written.
        taught: fields by normalised heading, as the office taught them for this sheet; they come first.

    Returns:
        A field of that kind; IGNORED where the column is known and not taken; None where nobody knows it.
    """
    word = normalise(heading)
    if taught and word in taught:
        return taught[word] or IGNORED
    return _TABLE[kind].get(word)


def under_group(kind: str, group: str, heading: str) -> str:
    """The heading that a column has below a head over several columns.

    户主信息 over 姓名 is 户主姓名; 基本信息 over 姓名 is 姓名; 监护人 over 姓名 is 监护人姓名, and that is
    nobody's name here.
    """
    head, word = normalise(group), normalise(heading)
    if not head or not word or head == word:
        return heading or group
    table = _TABLE[kind]
    for whole in (head + word, _ABOUT.sub("", head) + word):
        if whole in table:
            return whole
    if head in _NEUTRAL or (table.get(word) is not None and table[word] not in _TAKES_ITS_HEAD):
        return heading
    return (_ABOUT.sub("", head) or head) + word


def is_group(kind: str, heading: str) -> bool:
    """Whether a heading can stand over several columns without naming one itself."""
    head = normalise(heading)
    about = _ABOUT.sub("", head)
    return head in _NEUTRAL or about in _SOMEBODY_ELSE or (about != head and about in _TABLE[kind])


def fingerprint(headings: Iterable[str]) -> str:
    """What a sheet with these headings is known by again: 32 hexadecimal digits, blank columns left out."""
    words = [word for word in map(normalise, headings) if word]
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]
