"""Codes for what ledgers say in words: sex, ethnic group, relation and the like (domain 2.2-2.4, 5.3).

Every reader takes the code itself, the words of either language that are in use for it, and nothing else:
what it does not understand is None, never a guess. Codes are those of `frontdesk.words.codes`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from db.search.keys import fold
from frontdesk.rules import code_words

_MARKS = "√✓✔☑×✗✘○"
_BRACKETS = re.compile(r"[(\[【].*?[)\]】]")


def _table(words: Mapping[str, str]) -> dict[str, str]:
    """Every word with its code. A word with two codes would be a mistake of ours, so it is one here."""
    table: dict[str, str] = {}
    for code, said in words.items():
        for word in (code, *said.split()):
            if table.setdefault(_key(word), code) != code:
                raise ValueError(f"{word} is both {table[_key(word)]} and {code}")
    return table


def _key(text: str) -> str:
    """A word without what ledgers put around it: blanks, quotes, dots, slashes, case and width."""
    folded = fold(text).strip()
    return "/" if folded == "/" else "".join(c for c in folded if c.isalnum() or c in _MARKS)


def _ethnic_words() -> dict[str, str]:
    words: dict[str, str] = {}
    names = zip(code_words.ETHNIC_GROUPS.split(), code_words.ETHNIC_LETTERS.split(), strict=True)
    for number, (name, letters) in enumerate(names, start=1):
        code = f"{number:02}"
        words[code] = f"{name} {name}族 {letters} {code_words.MORE_ETHNIC_GROUPS.get(code, '')}"
    return words | {code: code_words.MORE_ETHNIC_GROUPS[code] for code in ("97", "98")}


_SEX = _table(code_words.SEXES)
_ETHNIC = _table(_ethnic_words())
_RELATION = _table(code_words.RELATIONS)
_RESIDENCE = _table(code_words.RESIDENCES)
_POLITIC = _table(code_words.POLITICS)
_MARRIAGE = _table(code_words.MARRIAGES)
_EDUCATION = _table(code_words.EDUCATIONS)
_WHOSE_WORDS = _table(code_words.WHOSE)
_TENURE = _table(code_words.TENURES)
_YES_NO = _table(code_words.YES_NO)


def _read(table: Mapping[str, str], text: str) -> str | None:
    """The code of a text as it is, without what is in brackets, or without a number before it."""
    if len(text) > 60:
        return None
    folded = fold(text)
    key = _key(text)
    for said in (key, _key(_BRACKETS.sub("", folded)), _without_number(key)):
        if said and (code := table.get(said)) is not None:
            return code
    return None


def _without_number(key: str) -> str:
    """`1男` and `01汉族`, as lists of values are written, without the number."""
    return key.lstrip("0123456789") if not key.isdigit() else ""


def read_sex(text: str) -> int | None:
    """The sex as in GB/T 2261.1: 1 male, 2 female, 0 unknown, 9 not stated."""
    code = _read(_SEX, text.strip().removesuffix(".0"))
    return None if code is None else int(code)


def read_ethnic_group(text: str) -> str | None:
    """An ethnic group, GB/T 3304-1991 (`01` to `56`, `97`, `98`), with or without 族."""
    return _read(_ETHNIC, _two_digits(text))


def read_relation(text: str) -> str | None:
    """The relation to the head, GB/T 4761-2008; 本人 is the head, as in a household's own book."""
    said = fold(text).strip()
    for before in ("户主的", "户主之", "与户主", "系户主", "户主"):
        if (
            said.startswith(before)
            and len(said) > len(before)
            and (code := _read(_RELATION, said[len(before) :]))
        ):
            return code
    code = _two_digits(text)
    return "02" if code == "01" else _read(_RELATION, code)


def read_residence(text: str) -> str | None:
    """How somebody lives here: registered, unregistered, floating or hukou_only."""
    return _read(_RESIDENCE, text)


def read_politics(text: str) -> str | None:
    """The political status; the numbers are those of GB/T 4762."""
    return _read(_POLITIC, _two_digits(text))


def read_marriage(text: str) -> str | None:
    """The marital status; the numbers are those of GB/T 2261.2."""
    return _read(_MARRIAGE, text)


def read_education(text: str) -> str | None:
    """The schooling, the highest that is meant; the numbers are those of GB/T 4658."""
    return _read(_EDUCATION, text)


def read_whose(text: str) -> tuple[str | None, str]:
    """Whose a phone is by the words beside it, and the name among them: 儿子张三 is a child's, named 张三."""
    whole = " ".join(text.split())
    code = None
    names: list[str] = []
    for part in re.split(r"[^\w·•・．.]+|_", whole):
        found = _read(_WHOSE_WORDS, part)
        if found is None and part and (word := _whose_before(part)):
            found, part = _WHOSE_WORDS[word], part[len(word) :]
            names.append(part)
        elif found is None and part:
            names.append(part)
        code = code or found
    return code, " ".join(names)


def _whose_before(part: str) -> str:
    """The longest word of two characters and more that `part` begins with, if a name may follow."""
    for length in range(min(4, len(part) - 2), 1, -1):
        if part[:length] in _WHOSE_WORDS:
            return part[:length]
    return ""


def read_tenure(text: str) -> str | None:
    """How a home is held: owned, let or employer."""
    return _read(_TENURE, text)


def read_yes_no(text: str) -> bool | None:
    """Yes or no, in words, numbers and signs (domain 5.1, item 8)."""
    code = _read(_YES_NO, text)
    return None if code is None else code == "yes"


def _two_digits(text: str) -> str:
    said = fold(text).strip().removesuffix(".0")
    return said.zfill(2) if said.isascii() and said.isdigit() else text
