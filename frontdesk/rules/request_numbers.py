"""Numbers of requests as people say them: `2021-0412`, or the part behind the year."""

from __future__ import annotations


def is_number(typed: str) -> bool:
    """Whether what was typed can be the number of a request, or a part of one."""
    digits = typed.replace("-", "")
    return digits.isascii() and digits.isdecimal()


def is_meant(number: str, typed: str) -> bool:
    """Whether a number is meant: it begins so, or its part behind the year is just that."""
    digits = typed.replace("-", "")
    return number.replace("-", "").startswith(digits) or number.endswith(f"-{digits}")
