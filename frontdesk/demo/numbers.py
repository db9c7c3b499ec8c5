"""Phone and identity numbers that belong to nobody and can belong to nobody."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from frontdesk.rules.identity import CHECK_CHARACTERS, WEIGHTS

# No operator has mobile numbers of this segment, and no place has this area code.
PHONE_SEGMENT = "154"
IDENTITY_AREA = "371199"

_HALF = 10_000
# A prime, so that any step goes through all of a day's numbers before one comes again.
_SEQUENCES = 499
_STEP = 233


def _sums(width: int, at: int, numbers: range) -> list[int]:
    weights = WEIGHTS[at : at + width]
    return [sum(int(d) * w for d, w in zip(f"{n:0{width}}", weights, strict=True)) for n in numbers]


# What each part of an identity number adds to its check sum.
_AREA_SUM = _sums(6, 0, range(int(IDENTITY_AREA), int(IDENTITY_AREA) + 1))[0]
_YEAR_SUMS = _sums(4, 6, range(_HALF))
_DAY_SUMS = _sums(4, 10, range(1300))
_SEQUENCE_SUMS = _sums(3, 14, range(1000))


class Numbers:
    """Gives out numbers, each once, spread over all there are."""

    def __init__(self, seed: int) -> None:
        self._key = seed * 7919 + 13
        self._phones = 0
        self._born: defaultdict[tuple[int, bool], int] = defaultdict(int)

    def phone(self) -> str:
        """Return the next phone number.

        Four rounds that mix one half of the digits into the other: as in a Feistel cipher no
        two counts meet in one number, and neighbours in the count are far apart.
        """
        high, low = divmod(self._phones, _HALF)
        self._phones += 1
        for turn in (1, 2, 3, 4):
            high, low = low, (high + (low * low * 3 + low * 7919 + self._key * turn) // 7) % _HALF
        return f"{PHONE_SEGMENT}{high:04}{low:04}"

    def identity(self, born: date, sex: int) -> str:
        """Return the next identity number of somebody born on a day; odd for men, even for women."""
        man = sex == 1
        ordinal = born.toordinal()
        count = self._born[ordinal, man]
        self._born[ordinal, man] = count + 1
        sequence = 2 * ((ordinal * 7919 + self._key + count * _STEP) % _SEQUENCES) + (1 if man else 2)
        year, day = born.year, born.month * 100 + born.day
        total = _AREA_SUM + _YEAR_SUMS[year] + _DAY_SUMS[day] + _SEQUENCE_SUMS[sequence]
        return f"{IDENTITY_AREA}{year:04}{day:04}{sequence:03}{CHECK_CHARACTERS[total % 11]}"
