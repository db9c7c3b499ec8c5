"""Phone numbers as people write them, several in a cell, with whose they are beside them (domain 2.7)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from db.records import Reason
from frontdesk.rules.identity import Finding, Level
from frontdesk.rules.unsaid import says_nothing

_MOBILE = "1[3-9][0-9]{9}"
# 010 and 02x have three digits and long numbers, all others four.
_LANDLINE = "0(?:10|2[0-9])[2-9][0-9]{7}|0[3-9][0-9]{2}[2-9][0-9]{6,7}"
_SERVICE = "[48]00[0-9]{7}"
_SHORT = "1[12][0-9]|1[0-2][0-9]{3}|9[56][0-9]{3,4}"
_KNOWN = re.compile(f"(?:{_MOBILE}|{_LANDLINE}|{_SERVICE}|{_SHORT})")
_OF_ONE = re.compile(rf"{_MOBILE}|(?:{_LANDLINE})(?:-[0-9]{{1,5}})?")
_LOCAL = re.compile("[2-9][0-9]{6,7}")
_EXTENSION = re.compile(rf"^((?:{_LANDLINE})|[2-9][0-9]{{6,7}})-?(?:转|分机|ext\.?|x|#|-)([0-9]{{1,5}})$")
_DASH_OF_AREA = re.compile("^(0[0-9]{2,3})-")

# A blank parts two numbers only where there is a number on either side; see `_joined`.
_PARTED = re.compile(r"[;,、/\\|\n\r。&]|\s(?=\+)|(?<=[0-9)])\s*(?:或者?|以及|及|和)\s*(?=[0-9(+])")
_NUMBER = re.compile(r"\+?[(0-9][0-9\s()\-.*]*(?:(?:转|分机|ext\.?|x|#)\s*[0-9]{1,5}\b)?", re.I)
_TAIL_OF_FLOAT = re.compile(r"(?<=[0-9]{7})\.0+(?![0-9])")
_IN_POWERS = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")
# Within a number (154 0086 1234) it calls nobody.
_CALLING_CHINA = re.compile(r"(?:\+|(?<![0-9])(?<![0-9][\s\-.])00)\s*\(?86\)?[\s\-]*")
_LABELS = re.compile(
    "(?:联系|移动|固定|手机|家庭|办公|住宅)?(?:电话|手机|座机|固话)(?:号码?)?|号码|^(?:tel|mobile|phone)",
    re.I,
)
_MORE_DIGITS_THAN_ANY = 40


@dataclass(frozen=True, slots=True)
class PhoneRead:
    """A number in digits (an extension behind a dash), and what is unsure about it.

    `beside` is what else was written with it, as it was: 儿子, 张三, 本人. A text with no number at all
    gives one with an empty `number`, so that it is not lost.
    """

    number: str
    finding: Finding | None = None
    beside: str = ""


def read_phones(text: str, area_code: str = "") -> tuple[PhoneRead, ...]:
    """Reads the phone numbers of a text, each once, in their order.

    Args:
        text: `13x xxxx xxxx`, `0633-6221234、6221235`, `儿子:13xxxxxxxxx;女儿 13xxxxxxxxx`, anything.
        area_code: what is put before local numbers without one (`0633`); "" puts nothing.

    Returns:
        The numbers; one that is of no known form is there as it was written, with a warning.
    """
    if says_nothing(text):
        return ()
    folded = _TAIL_OF_FLOAT.sub("", unicodedata.normalize("NFKC", text))
    folded = "".join("-" if unicodedata.category(c) == "Pd" or c in "−_" else c for c in folded)
    folded = "".join(c for c in folded if unicodedata.category(c) != "Cf").strip("'\"`‘’“” ")
    read: dict[str, PhoneRead] = {}
    for phone in _with_words(_read_chunk(chunk, area_code) for chunk in _PARTED.split(folded)):
        read.setdefault(phone.number or phone.beside, phone)
    return tuple(read.values())


def number_of_one(text: str) -> str:
    """The first number of a text in digits, where it is one's own: under the same the same telephone rings.

    Hotlines and short numbers are many people's, and of a masked or unknown one nobody knows: they give "".
    """
    text = text.strip()
    if not _OF_ONE.fullmatch(text):
        text = next((one.number for one in read_phones(text)), "")
    return text if _OF_ONE.fullmatch(text) else ""


def _with_words(chunks: Iterable[list[PhoneRead]]) -> list[PhoneRead]:
    """All numbers; words that stand alone (`张三, 13xxxxxxxxx`) go to a number beside them."""
    phones: list[PhoneRead] = []
    for chunk in chunks:
        for phone in chunk:
            if phones and not (phones[-1].number and phone.number):
                last = phones.pop()
                words = ",".join(filter(None, (last.beside, phone.beside)))
                phone = replace(phone if phone.number else last, beside=words)
            phones.append(phone)
    return phones


def _read_chunk(chunk: str, area_code: str) -> list[PhoneRead]:
    """The numbers of a chunk with the words beside them: all before their numbers, or all behind."""
    if _IN_POWERS.fullmatch(chunk.strip()):
        return [_unknown(chunk.strip())]
    found = [m for m in _NUMBER.finditer(_CALLING_CHINA.sub(" ", chunk)) if any(c.isdigit() for c in m[0])]
    words = [_words(piece) for piece in _between(_CALLING_CHINA.sub(" ", chunk), found)]
    if not found:
        return [] if says_nothing(words[0]) else [PhoneRead("", _warning(words[0]), words[0])]
    shift = 0 if words[0] else 1
    return [
        PhoneRead(phone.number, phone.finding, words[at + shift])
        for at, match in enumerate(found)
        for phone in _read_groups(match[0], area_code)
    ]


def _between(chunk: str, found: list[re.Match[str]]) -> list[str]:
    edges = [0, *(edge for match in found for edge in match.span()), len(chunk)]
    return [chunk[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _words(piece: str) -> str:
    words = _LABELS.sub("", piece.strip(" \t:()[]【】<>《》-.'\"*")).strip(" :()[]-.")
    return f"{words})" if words.count("(") > words.count(")") else words


def _read_groups(written: str, area_code: str) -> list[PhoneRead]:
    """The numbers of a run of digits, blanks and dashes, in the way that makes most of it known."""
    tight = re.sub(r"[\s().]", "", written).strip("-").lower()
    extended = _EXTENSION.fullmatch(_DASH_OF_AREA.sub(r"\1", tight))
    if extended and (whole := _known(extended[1], area_code)):
        return [PhoneRead(f"{whole}-{extended[2]}")]
    if written.lstrip().startswith("+"):
        return [_unknown("+" + re.sub("[^0-9]", "", written))]
    if "*" in written:
        return [_unknown(tight)]
    groups = re.findall("[0-9]+", written)
    if sum(map(len, groups)) > _MORE_DIGITS_THAN_ANY:
        return [_unknown("".join(groups))]
    if len(groups) == 1 and len(groups[0]) > 11 and re.fullmatch(f"(?:{_MOBILE}){{2,}}", groups[0]):
        groups = re.findall("[0-9]{11}", groups[0])
    return [
        PhoneRead(known) if (known := _known(number, area_code)) else _unknown(number)
        for number in _joined(tuple(groups), area_code)
    ]


def _joined(groups: tuple[str, ...], area_code: str) -> tuple[str, ...]:
    """Groups of digits joined to numbers: as few unknown ones as can be, then as few as can be."""
    best: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    for end in range(1, len(groups) + 1):
        ways = []
        for start in range(end):
            number = "".join(groups[start:end])
            unknown, count, before = best[start]
            ways.append((unknown + (not _known(number, area_code)), count + 1, (*before, number)))
        best.append(min(ways, key=lambda way: way[:2]))
    return best[-1][2]


def _known(number: str, area_code: str) -> str:
    """The number as it is kept, or "" where it is of no known form."""
    if _KNOWN.fullmatch(number):
        return number
    if _LOCAL.fullmatch(number):
        whole = area_code + number
        return whole if not area_code or re.fullmatch(_LANDLINE, whole) else ""
    for prefix in ("86", "0086", "0"):
        rest = number.removeprefix(prefix)
        if rest != number and re.fullmatch(_MOBILE, rest):
            return rest
    # A spreadsheet took the zero away, or the number was written for callers from abroad.
    for rest in (number, number.removeprefix("86")):
        if area_code and rest.startswith(area_code.removeprefix("0")) and re.fullmatch(_LANDLINE, "0" + rest):
            return "0" + rest
    return ""


def _unknown(number: str) -> PhoneRead:
    return PhoneRead(number, _warning(number))


def _warning(number: str) -> Finding:
    return Finding(Level.WARNING, Reason("phone_unknown", {"number": number}))
