"""Identity numbers: what they say of a person, and what is wrong with them (domain 2.1).

The eighteen digits of GB 11643 are an area, a birth date, a sequence (odd for men, even for women) and a
check character (ISO 7064 MOD 11-2). Permits of people from Hong Kong, Macao and Taiwan and the foreigners'
cards of 2023 are built alike. No number is ever refused because its area did not exist in the year of birth:
numbers are given out later than that.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.records import Reason
from frontdesk.rules.unsaid import says_nothing

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
OLDEST = 120
# Spreadsheets keep this many digits of a number and make the rest zeros.
_KEPT_DIGITS = 15
_DAMAGED = Reason("paper_damaged")
DAMAGED = _DAMAGED.code

_PROVINCES = frozenset(
    str(region + province)
    for region, provinces in ((10, 5), (20, 3), (30, 7), (40, 6), (60, 5))
    for province in range(1, provinces + 1)
) | {"50", "51", "52", "53", "54", "71"}
_PERMIT_AREAS = ("81", "82", "83", "9")
# Foreigners' cards until 2023: a country in letters, then twelve digits.
_OLD_FOREIGNERS_CARD = re.compile(r"[A-Z]{3}[0-9]{12}")
_PASSPORT = re.compile(r"(?:E[0-9A-Z]|[GDSP]E?)[0-9]{7,8}")
_DIGITS = re.compile(r"[0-9]+")
_EIGHTEEN = re.compile(r"[0-9]{17}[0-9X]")
_MEANT_FOR_ONE = re.compile(r"[0-9]{6}[^\u4e00-\u9fff]{6,}")
# 台胞证 have eight digits (earlier ones ten), many foreign passports nine.
_OTHER_PAPERS_DIGITS = (8, 9, 10)
_IN_POWERS = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?1[0-9]")
_POINT_ZERO = re.compile(r"(?<=[0-9])\.0+$")
# What is typed for an X at the end: Cyrillic, Greek, a multiplication sign, a cross.
_LIKE_X = re.compile("[ХΧ×╳✕✖]$")
_KEPT_SIGNS = "*?#"
_PAPERS = re.compile(
    "(?P<id>居民身份证|公民身份|身份证件?|身份)|(?P<passport>护照)|(?P<other>港澳居民来往内地通行证|往来港澳通行证"
    "|台湾居民来往大陆通行证|港澳通行证|通行证|台胞证|回乡证|港澳台居民居住证|外国人永久居留身份证|永久居留证|居住证|军官证"
    "|士兵证|文职证|警官证|户口[簿本]|驾驶证|出生医学证明|出生证|残疾人?证)|证件|号码|编号|(?<=[一-鿿])号|^号"
)


class Level(StrEnum):
    """How much is wrong: an error asks for a decision, a warning for a look, unknown for neither."""

    ERROR = "error"
    WARNING = "warning"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found out about what was written. Nothing of it ever keeps anybody from saving."""

    level: Level
    reason: Reason


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number as it is kept, and what it says.

    `kind` is a code of the group "paper", empty for empty text. `born_on` and `sex` (GB/T 2261.1, 0 unsaid)
    are what the number says even where its check character is wrong; a date that cannot be a birth date is
    None. `findings` come errors first.
    """

    number: str
    kind: str
    born_on: date | None = None
    sex: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def doubts(self) -> tuple[str, ...]:
        """The codes (group "doubt") of what is to be verified: errors and warnings."""
        return tuple(f.reason.code for f in self.findings if f.level is not Level.UNKNOWN)


def check_character(first17: str) -> str:
    """The last character of an identity number (ISO 7064 MOD 11-2) with these first seventeen digits."""
    return CHECK_CHARACTERS[sum(int(d) * weight for d, weight in zip(first17, WEIGHTS, strict=True)) % 11]


def in_eighteen_digits(number: str) -> str:
    """The number of today for one of the old form (15 digits); any other number as it is.

    Those of the old form were born in the 1900s; 996 to 999 were kept for people born before.
    """
    if len(number) != 15 or not _DIGITS.fullmatch(number):
        return number
    century = "18" if number[12:] >= "996" else "19"
    first17 = number[:6] + century + number[6:]
    return first17 + check_character(first17)


def read_identity_number(
    text: str, day: date, *, sex: int = 0, born_on: date | None = None
) -> IdentityNumber:
    """Reads an identity number, or the number of any other paper, as somebody wrote it.

    Args:
        text: anything: full-width, with blanks and dashes, with the paper's name before or behind it.
        day: today, for dates in the future and impossible ages.
        sex: what was written of the person's sex (GB/T 2261.1; 0 and 9 say nothing).
        born_on: what was written of the person's birth date.

    Returns:
        The number in one spelling, which reads as itself, with everything that was found.
    """
    if says_nothing(text):
        return IdentityNumber("", "")
    folded = unicodedata.normalize("NFKC", text).strip()
    number, named = _without_names(_POINT_ZERO.sub("", folded))
    if says_nothing(number):
        return IdentityNumber("", "")
    if _IN_POWERS.fullmatch(folded) or _IN_POWERS.fullmatch(number):
        return IdentityNumber("", "resident_id", findings=(Finding(Level.ERROR, _DAMAGED),))
    if _EIGHTEEN.fullmatch(number) or (len(number) == 15 and _DIGITS.fullmatch(number)):
        return _read_digits(number, day, sex, born_on)
    if not named and (finding := _misshapen(number)):
        return IdentityNumber(number, "resident_id", findings=(finding,))
    unchecked = (Finding(Level.UNKNOWN, Reason("paper_not_checked")),)
    if named == "passport" or (not named and _PASSPORT.fullmatch(number)):
        return IdentityNumber(number, "passport", findings=unchecked)
    if _OLD_FOREIGNERS_CARD.fullmatch(number):
        return IdentityNumber(number, "residence_permit", findings=unchecked)
    return IdentityNumber(number, "other", findings=unchecked)


def read_identity_cell(
    number: int | float, day: date, *, sex: int = 0, born_on: date | None = None
) -> IdentityNumber:
    """Reads a number from a numeric cell of a spreadsheet, which has lost all digits after the fifteenth.

    The check character does not tell: one in eleven of the cut numbers still fits. So such a number is
    refused as `DAMAGED`, and nothing of it is kept.
    """
    if not abs(number) < 10**_KEPT_DIGITS:
        return IdentityNumber("", "resident_id", findings=(Finding(Level.ERROR, _DAMAGED),))
    whole = int(number)
    return read_identity_number(str(whole if whole == number else number), day, sex=sex, born_on=born_on)


def _without_names(text: str) -> tuple[str, str]:
    """The bare number, and which paper it was said to be: "", "passport" or "other"."""
    named = ""
    while True:
        found = {match.lastgroup for match in _PAPERS.finditer(text)}
        named = "passport" if "passport" in found else "other" if "other" in found else named
        bare = _bare(_PAPERS.sub("", text))
        if bare == text:
            return bare, named
        text = bare


def _bare(text: str) -> str:
    upper = unicodedata.normalize("NFKC", text).upper()
    # The sign for times is none of the letters and would fall away.
    crossed = _LIKE_X.sub("X", upper.rstrip(" '\"‘’“”"))
    folded = unicodedata.normalize("NFKC", crossed)
    kept = (c for c in folded if c.isalnum() or c in _KEPT_SIGNS or unicodedata.category(c) == "Co")
    return _LIKE_X.sub("X", "".join(kept))


def _misshapen(number: str) -> Finding | None:
    """What is wrong with something that can only have been meant for an ID number."""
    if _DIGITS.fullmatch(number.removesuffix("X")):
        if len(number) in _OTHER_PAPERS_DIGITS:
            return None
        return Finding(Level.ERROR, Reason("paper_length", {"count": len(number)}))
    nearly = len(number) == 18 and sum(c in "0123456789" for c in number) >= 14
    if nearly or _MEANT_FOR_ONE.fullmatch(number):
        return Finding(Level.ERROR, Reason("paper_characters"))
    return None


def _read_digits(number: str, day: date, sex: int, born_on: date | None) -> IdentityNumber:
    errors: list[Reason] = []
    warnings: list[Reason] = []
    modern = in_eighteen_digits(number)
    if check_character(modern[:17]) != modern[17]:
        errors.append(Reason("paper_checksum"))
    born = _real_date(modern[6:14])
    if born is None:
        errors.append(Reason("paper_date"))
    elif born > day:
        errors.append(Reason("paper_future"))
        born = None
    elif _years(born, day) > OLDEST:
        errors.append(Reason("paper_age", {"years": _years(born, day)}))
        born = None
    permit = number.startswith(_PERMIT_AREAS)
    if not permit and number[:2] not in _PROVINCES:
        warnings.append(Reason("paper_area_unknown"))
    if modern[14:17] == "000":
        warnings.append(Reason("paper_sequence_zero"))
    if len(number) == 15:
        warnings.append(Reason("paper_old_form"))
    elif number.endswith("000"):
        warnings.append(Reason("paper_zeros"))
    says = 1 if int(modern[16]) % 2 else 2
    if sex in (1, 2) and sex != says:
        warnings.append(Reason("paper_sex_differs"))
    if born_on and born and born_on != born:
        warnings.append(Reason("paper_birth_differs"))
    findings = [Finding(Level.ERROR, reason) for reason in errors]
    findings += [Finding(Level.WARNING, reason) for reason in warnings]
    kind = "residence_permit" if permit else "resident_id"
    return IdentityNumber(number, kind, born, says, tuple(findings))


def _real_date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
