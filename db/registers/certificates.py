"""The numbers of certificates, which run through a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.connection import reading
from db.orm import fn
from db.tables import Certificate


@reading
def next_number(day: date) -> str:
    """The number that comes after the last one of a year: `2021-013`; struck ones count, for they are out."""
    year = f"{day.year}-"
    rows: Any = (
        Certificate.select(Certificate.number)
        .where(Certificate.number.startswith(year))
        # Texts of as many digits sort as numbers do.
        .order_by(fn.LENGTH(Certificate.number).desc(), Certificate.number.desc())
        .limit(20)
        .tuples()
    )
    for (number,) in rows:
        digits = number.removeprefix(year)
        if digits.isascii() and digits.isdecimal():
            return f"{year}{int(digits) + 1:03}"
    return f"{year}001"
