"""What was typed into the find box, as terms for the index: any order, all must match."""

from __future__ import annotations

import re
from datetime import date

from db.records import Term, Token
from db.search.keys import estate_base, fold, tail, word
from db.search.tokens import SEX_MARKS

from .rules.address import split_address
from .rules.titles import read_title, without_title

_LONGEST_QUERY = 200
_MOST_TERMS = 8
_EITHER_SEX = ("男~", "女~")
# Private-use characters are letters: fonts of rare names live there.
_NOT_IN_WORDS = re.compile(r"[^\w\-\ue000-\uf8ff\U000f0000-\U0010fffd]+|_")
# `3#2-501` and `3#楼`; any other `#` is punctuation, which the index must never meet.
_BUILDING_MARK = re.compile(r"((?<!\d)\d{1,4}|(?<![a-z])[a-z])#楼?")
_DASHES = re.compile("[‐-―−]")
# What an estate is called besides its name says nothing by itself.
_OF_ANY_ESTATE = ("小区", "社区")
_PHONE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9]\d{9}|0\d{9,11})$")
_NUMBER = re.compile(r"\d{1,17}x?$")
_REQUEST_NUMBER = re.compile(r"(?:19|20)\d\d-\d{1,5}$")
_NAME_THEN_DIGITS = re.compile(r"([^\d\-#]+)(\d+)$")
_SCRIPTS = re.compile(r"[a-z]+|[^a-z0-9\-]+|[0-9\-][0-9a-z\-]*")
_SHORTEST_TAIL = 4
_FIRST_BIRTH_YEAR = 1900


def parse(text: str, day: date) -> tuple[Term, ...]:
    """The terms of `text`; () where nothing in it can be looked for. `day` turns titles' ages into years.

    Never raises, whatever was typed: punctuation parts words, more than eight terms are dropped.
    """
    folded = _DASHES.sub("-", fold(text[:_LONGEST_QUERY]))
    if phone := _PHONE.match(re.sub(r"[\s\-()]", "", folded)):
        return (_number(phone[1]),)
    folded = _BUILDING_MARK.sub(r"\1号楼", re.sub("['’·•・.`]", "", folded))
    words = [piece for raw in _NOT_IN_WORDS.split(folded) for piece in _pieces(raw)]
    alone = len(words) == 1
    return tuple(_term(piece, day, alone=alone) for piece in words[:_MOST_TERMS])


def parse_joined(text: str, day: date) -> tuple[Term, ...]:
    """The term of a name spelled in several words (`zhang wei`) as if it were one; () for anything else."""
    words = text[:_LONGEST_QUERY].split()
    if len(words) < 2 or not all(word.isascii() and word.isalpha() for word in words):
        return ()
    return parse("".join(words), day)


def _pieces(raw: str) -> list[str]:
    """One blank-separated word as the things it names: `海纳3号楼` is an estate and a building."""
    raw = raw.removeprefix("尾号")
    if not raw.strip("-") or raw in _OF_ANY_ESTATE:
        return []
    if _REQUEST_NUMBER.match(raw) or _NUMBER.match(raw):
        return [raw]
    if address := split_address(raw):
        head, place = address
        # `张伟-海纳`: a hyphen before anything but a number is punctuation.
        rest = _pieces(place.strip("-")) if re.match(r"-\D*$", place) else [place]
        return [*_pieces(head), *rest]
    raw = raw.replace("-", "")
    if joined := _NAME_THEN_DIGITS.match(raw):
        return [*_pieces(joined[1]), joined[2]]
    if read_title(raw):
        return [raw]
    if raw.isalpha() and not raw.isascii() and re.search("[a-z]", raw):
        return _SCRIPTS.findall(raw)
    return [raw]


def _term(piece: str, day: date, *, alone: bool) -> Term:
    if _NUMBER.match(piece):
        return _number(piece)
    if "-" in piece:
        return _place(piece)
    if title := read_title(piece):
        return _title(piece, title.surname, title.sex, (day.year - title.oldest, day.year - title.youngest))
    return _word(piece, alone=alone)


def _number(digits: str) -> Term:
    exact, begins = Token(digits), Token(digits, prefix=True)
    if len(digits) < _SHORTEST_TAIL:
        return Term(((exact,), (begins,)))
    ends = Token(tail(digits), prefix=True)
    return Term(((ends,), (exact,), (begins, ends)))


def _place(piece: str) -> Term:
    exact, begins = Token(piece), Token(piece, prefix=True)
    if piece.startswith("-") or piece.endswith("-") or piece.count("-") > 1:
        return Term(((exact,), (begins,)))
    # `2-501` may be a building without units, or a unit and room with the building left out.
    return Term(((exact,), (exact, Token(f"-{piece}")), (begins, Token(f"-{piece}", prefix=True))))


def _word(piece: str, *, alone: bool) -> Term:
    """A name, its reading, or an estate: an estate is met last where it is all that was typed."""
    name = word(without_title(piece))
    exact, begins = Token(name), Token(name, prefix=True)
    estate = Token(f"@{estate_base(name)}", prefix=True)
    if alone:
        return Term(((exact,), (begins,), (begins, estate)))
    return Term(((exact, estate), (begins, estate)))


def _title(piece: str, surname: str, sex: int, years: tuple[int, int]) -> Term:
    marks = SEX_MARKS.get(sex, _EITHER_SEX)
    likely = tuple(Token(f"{surname}{m}{y}", prefix=True) for m in marks for y in year_prefixes(*years))
    anybody = tuple(Token(f"{surname}{m}", prefix=True) for m in marks)
    literal = Token(word(piece), prefix=True)
    return Term(((*likely, literal), (*anybody, literal)))


def year_prefixes(first: int, last: int) -> list[str]:
    """The fewest beginnings that the years from `first` to `last` and no others have (`195` for a decade)."""
    prefixes: list[str] = []
    year = max(first, _FIRST_BIRTH_YEAR)
    while year <= last:
        if year % 100 == 0 and year + 99 <= last:
            prefixes.append(str(year)[:2])
            year += 100
        elif year % 10 == 0 and year + 9 <= last:
            prefixes.append(str(year)[:3])
            year += 10
        else:
            prefixes.append(str(year))
            year += 1
    return prefixes
