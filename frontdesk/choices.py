"""The values a field can have, and which of them is meant by what somebody types.

Typing needs no input method: a code, the Chinese or the English name or its beginning, the initials or
the spelling of the Chinese name will do, whatever the language of the moment is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from db.search.keys import word
from db.search.readings import word_readings
from frontdesk.rules import written_codes
from frontdesk.words import in_language
from frontdesk.words.codes import LABELS, label

# What is offered first, because most people are it; the rest of a group follows in its own order.
_FIRST = {
    "sex": ("1", "2"),
    "relation": (
        *("02", "10", "20", "30", "38", "28", "41", "42", "43", "44", "51", "52", "55", "56", "53", "54"),
        *("71", "73", "75", "77", "97", "99"),
    ),
}
# What a form does not offer: a ledger may say 本人 of the head, a form says 户主.
_NOT_OFFERED = {"relation": frozenset({"01", "03", "98"})}
_LONGEST = 20
_BETWEEN = re.compile(r"[\s,;,;、+]+")
# How ledgers and people write a value besides its name: 丈夫, 老伴, 汉, 党员.
_WRITTEN: Mapping[str, Callable[[str], Any]] = {
    "sex": written_codes.read_sex,
    "relation": written_codes.read_relation,
    "ethnic_group": written_codes.read_ethnic_group,
    "residence": written_codes.read_residence,
    "politics": written_codes.read_politics,
    "marriage": written_codes.read_marriage,
    "education": written_codes.read_education,
    "tenure": written_codes.read_tenure,
    "whose": lambda text: written_codes.read_whose(text)[0],
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose: its code, what it is called, and the folded words it is found by.

    Of a group of codes (`group`, a key of `words.codes.LABELS`) the name is the label in the language of
    the moment; anything else (an estate) has the `name` given here; `beside` tells it from others.
    """

    code: str
    name: str = ""
    group: str = ""
    words: tuple[str, ...] = ()
    beside: str = ""

    def shown(self) -> str:
        """The name in the language of the moment."""
        return label(self.group, self.code) if self.group else self.name


@dataclass(frozen=True, slots=True)
class Meant:
    """What was meant: one choice, or several that what was typed leaves open, or none."""

    choice: Choice | None = None
    open: tuple[Choice, ...] = ()


@cache
def coded(group: str) -> tuple[Choice, ...]:
    """The choices of a group of codes, the commonest first."""
    texts = LABELS[group]
    first = _FIRST.get(group, ())
    codes = [*first, *(code for code in texts if code not in first)]
    hidden = _NOT_OFFERED.get(group, frozenset())
    return tuple(_coded(group, code) for code in codes if code not in hidden)


def _coded(group: str, code: str) -> Choice:
    chinese = in_language("zh", group, LABELS[group][code])
    english = LABELS[group][code]
    return Choice(code, group=group, words=(word(code), *spelled(chinese), word(english)))


def lettered(group: str, letters: Sequence[tuple[str, str]]) -> list[Choice]:
    """The choices of a group in an order of their own, each also meant by its letter, which stands beside."""
    known = {choice.code: choice for choice in coded(group)}
    return [
        replace(known[code], words=(letter, *known[code].words), beside=letter) for code, letter in letters
    ]


def named(code: str, name: str, *others: str) -> Choice:
    """A choice with a name of its own and other names that it is known by."""
    return Choice(code, name, words=tuple(found for one in (name, *others) for found in spelled(one)))


def spelled(name: str) -> tuple[str, ...]:
    """A name folded, and its initials and spellings."""
    whole = word(name)[:_LONGEST]
    if whole.isascii():
        return (whole,)
    spellings = (
        form
        for reading in word_readings(whole)
        for form in ("".join(syllable[0] for syllable in reading), "".join(reading))
    )
    return tuple(dict.fromkeys((whole, *spellings)))


def are_about(texts: Iterable[str], typed: str) -> bool:
    """Whether texts on a screen have every word that was typed: in them, or as initials or spelling.

    A spelling counts from the beginning of any character on, initials of two letters and more anywhere.
    """
    texts = tuple(texts)
    return all(any(_is_about(text, one) for text in texts) for one in typed.casefold().split())


def _is_about(text: str, wanted: str) -> bool:
    if wanted in text.casefold():
        return True
    return wanted.isascii() and any(
        (wanted in "".join(syllable[0] for syllable in reading) and len(wanted) > 1)
        or any("".join(reading[start:]).startswith(wanted) for start in range(len(reading)))
        for reading in _readings(text)
    )


@lru_cache(1_000)
def _readings(text: str) -> tuple[tuple[str, ...], ...]:
    return () if text.isascii() else word_readings(word(text)[:_LONGEST])


def meant(choices: Sequence[Choice], typed: str) -> Meant:
    """Which choice is meant: the one that is just that, else that begins so, else that has it in it."""
    wanted = word(typed)
    if not wanted:
        return Meant()
    for fits in (_is, _begins, _has):
        found = tuple(choice for choice in choices if fits(choice, wanted))
        if len(found) == 1:
            return Meant(found[0])
        if written := _written(choices, typed):
            return Meant(written)
        if found:
            return Meant(open=found)
    return Meant()


def meant_each(choices: Sequence[Choice], typed: str) -> tuple[Choice, ...] | None:
    """Which choices are meant by several words, each once; None where one of them is not understood."""
    found = [meant(choices, one).choice for one in _BETWEEN.split(typed) if one]
    known = tuple(dict.fromkeys(one for one in found if one is not None))
    return known if known and None not in found else None


def _written(choices: Sequence[Choice], typed: str) -> Choice | None:
    """What a ledger would mean by it; letters are initials here and never words of a ledger."""
    read = _WRITTEN.get(choices[0].group) if choices and not typed.isascii() else None
    code = read(typed) if read else None
    return None if code is None else next((choice for choice in choices if choice.code == str(code)), None)


def narrowed(choices: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """The choices that what was typed leaves, the best first; all of them where nothing was typed."""
    wanted = word(typed)
    if not wanted:
        return tuple(choices)
    found = (choice for fits in (_is, _begins, _has) for choice in choices if fits(choice, wanted))
    return tuple(dict.fromkeys(found))


def _is(choice: Choice, wanted: str) -> bool:
    return wanted in choice.words or (wanted.isdecimal() and wanted == choice.code.lstrip("0"))


def _begins(choice: Choice, wanted: str) -> bool:
    return any(known.startswith(wanted) for known in choice.words)


def _has(choice: Choice, wanted: str) -> bool:
    return not wanted.isascii() and any(wanted in known for known in choice.words)
