"""What a form of address says: 张大爷 is a man surnamed 张, and likely past sixty (domain 2.9)."""

from __future__ import annotations

from dataclasses import dataclass

from db.search.surnames import is_surname_part


@dataclass(frozen=True, slots=True)
class Title:
    """A surname with what its title says: sex (0 unsaid) and the ages it is used for, which only rank."""

    surname: str
    sex: int
    youngest: int
    oldest: int


_MAN, _WOMAN, _EITHER = 1, 2, 0
_ANY_AGE = (0, 130)
_OLD, _MIDDLE, _YOUNG = (58, 130), (35, 70), (0, 45)

_AFTER: dict[str, tuple[int, tuple[int, int]]] = {
    **dict.fromkeys(("大爷", "爷爷", "大伯", "伯伯", "老头", "老爷子", "老先生"), (_MAN, _OLD)),
    **dict.fromkeys(("大娘", "大妈", "奶奶", "老太太", "老太", "婆婆"), (_WOMAN, _OLD)),
    **dict.fromkeys(("大叔", "叔叔", "叔", "师傅", "大哥"), (_MAN, _MIDDLE)),
    **dict.fromkeys(("阿姨", "大婶", "婶子", "婶", "大姐", "大嫂", "嫂子", "姨"), (_WOMAN, _MIDDLE)),
    **dict.fromkeys(("小伙子", "小伙", "小哥", "哥"), (_MAN, _YOUNG)),
    **dict.fromkeys(("姑娘", "小姐", "小妹", "姐"), (_WOMAN, _YOUNG)),
    **dict.fromkeys(("先生",), (_MAN, _ANY_AGE)),
    **dict.fromkeys(("女士", "太太"), (_WOMAN, _ANY_AGE)),
    **dict.fromkeys(("老人", "老人家"), (_EITHER, _OLD)),
    **dict.fromkeys(
        ("老师", "医生", "大夫", "书记", "主任", "经理", "同志", "老板", "某某", "某"), (_EITHER, _ANY_AGE)
    ),
    **dict.fromkeys(("小朋友", "同学"), (_EITHER, (0, 18))),
}
_BEFORE = {"老": (_EITHER, (45, 130)), "小": (_EITHER, (0, 45))}
# What an input method would take, for titles of two syllables and more: shorter ones end given names.
_SPELLED = {
    "daye": "大爷", "yeye": "爷爷", "dabo": "大伯", "daniang": "大娘", "dama": "大妈", "nainai": "奶奶",
    "dashu": "大叔", "shushu": "叔叔", "shifu": "师傅", "dage": "大哥", "ayi": "阿姨", "dashen": "大婶",
    "shenzi": "婶子", "dajie": "大姐", "dasao": "大嫂", "xiansheng": "先生", "nvshi": "女士", 
    "laoshi": "老师",
}  # fmt: skip
_LONGEST_FIRST = sorted(_AFTER, key=len, reverse=True)


def read_title(text: str) -> Title | None:
    """What `text` says if it is a surname with a title, in characters or spelled (`zhangdaye`); else None."""
    if text in _AFTER:
        return None
    for spelled, title in _SPELLED.items():
        if text.isascii() and text.endswith(spelled) and len(text) > len(spelled) + 1:
            sex, ages = _AFTER[title]
            return Title(text.removesuffix(spelled), sex, *ages)
    for title in _LONGEST_FIRST:
        if text.endswith(title) and is_surname_part(surname := text.removesuffix(title)):
            sex, ages = _AFTER[title]
            return Title(surname, sex, *ages)
    if text[:1] in _BEFORE and len(text) > 1 and is_surname_part(text[1:]):
        sex, ages = _BEFORE[text[0]]
        return Title(text[1:], sex, *ages)
    return None


def without_title(text: str) -> str:
    """A name without the title behind it: 张宁裕大爷 is 张宁裕; anything else as it is."""
    for title in _LONGEST_FIRST:
        if len(title) > 1 and text.endswith(title) and len(text) - len(title) >= 2:
            return text.removesuffix(title)
    return text
