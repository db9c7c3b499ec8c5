"""What forms of address say of somebody."""

from __future__ import annotations

import pytest

from frontdesk.rules.titles import read_title, without_title

EITHER, MAN, WOMAN = 0, 1, 2


@pytest.mark.parametrize(
    ("text", "surname", "sex"),
    [
        ("张大爷", "张", MAN),
        ("张爷爷", "张", MAN),
        ("刘大娘", "刘", WOMAN),
        ("王大妈", "王", WOMAN),
        ("王奶奶", "王", WOMAN),
        ("王阿姨", "王", WOMAN),
        ("李婶", "李", WOMAN),
        ("李姐", "李", WOMAN),
        ("李大叔", "李", MAN),
        ("李师傅", "李", MAN),
        ("赵哥", "赵", MAN),
        ("赵先生", "赵", MAN),
        ("赵女士", "赵", WOMAN),
        ("赵老师", "赵", EITHER),
        ("赵老头", "赵", MAN),
        ("赵老人", "赵", EITHER),
        ("赵某", "赵", EITHER),
        ("赵某某", "赵", EITHER),
        ("老张", "张", EITHER),
        ("小张", "张", EITHER),
        ("张小朋友", "张", EITHER),
        ("尉迟大爷", "尉迟", MAN),
        ("欧阳女士", "欧阳", WOMAN),
        ("老欧阳", "欧阳", EITHER),
        ("zhangdaye", "zhang", MAN),
        ("wangayi", "wang", WOMAN),
        ("lvnvshi", "lv", WOMAN),
        ("yuchidaniang", "yuchi", WOMAN),
    ],
)
def test_a_title_says_the_surname_and_the_sex(text: str, surname: str, sex: int) -> None:
    title = read_title(text)
    assert title is not None
    assert (title.surname, title.sex) == (surname, sex)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "张",
        "大爷",
        "阿姨",
        "老人",
        "女士",
        "张伟",
        "张宁裕",
        "张宁裕大爷",
        "张大",
        "安娜小姐",
        "ayi",
        "daye",
        "zhangny",
    ],
)
def test_what_is_no_surname_with_a_title(text: str) -> None:
    assert read_title(text) is None


@pytest.mark.parametrize(
    ("title", "like", "unlike"),
    [("张大爷", 75, 30), ("张阿姨", 50, 20), ("小张", 25, 70), ("老张", 60, 20), ("张同学", 12, 50)],
)
def test_a_title_tells_likely_ages(title: str, like: int, unlike: int) -> None:
    read = read_title(title)
    assert read is not None
    assert read.youngest <= like <= read.oldest
    assert not read.youngest <= unlike <= read.oldest


@pytest.mark.parametrize("title", ["张先生", "张女士", "张老师", "张某"])
def test_some_titles_tell_no_age(title: str) -> None:
    read = read_title(title)
    assert read is not None
    assert (read.youngest, read.oldest) == (0, 130)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张宁裕大爷", "张宁裕"),
        ("张宁裕老师", "张宁裕"),
        ("欧阳娜娜阿姨", "欧阳娜娜"),
        ("张大爷", "张大爷"),
        ("张宁哥", "张宁哥"),
        ("张宁裕", "张宁裕"),
        ("", ""),
    ],
)
def test_a_whole_name_loses_the_title_behind_it(text: str, name: str) -> None:
    assert without_title(text) == name
